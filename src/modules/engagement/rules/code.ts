// By what does somebody find a question again? A code that may be shown to anybody, and a secret that only the asker holds.
import { createHash, randomInt } from 'node:crypto';

/** Without signs that look or sound like another: no 0 o, 1 l i, 2 z, 5 s, 8 b. */
const letters = 'acdefghjkmnpqrtuvwxy34679';
const word = (length: number) => Array.from({ length }, () => letters[randomInt(letters.length)]).join('');

export const newCode = (): string => word(8);
/** 25^10: not to be guessed, still short enough to be copied by hand. */
export const newSecret = (): string => word(10);

/** As people type it: capitals, blanks, hyphens. */
export const plainCode = (typed: string): string => typed.toLowerCase().replace(/[^a-z0-9]/g, '');
export const shownCode = (code: string): string => code.toUpperCase().replace(/(.{4})(?=.)/g, '$1-');
export const shownSecret = (secret: string): string => secret.toUpperCase().replace(/(.{5})(?=.)/g, '$1-');

export const secretHash = (code: string, secret: string): string =>
  createHash('sha256')
    .update(`${plainCode(code)}:${plainCode(secret)}`)
    .digest('base64url');
