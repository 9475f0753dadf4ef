// By what does somebody find a question again? A code that may be shown to anybody, and a secret that only the asker holds.
import { createHash, randomInt } from 'node:crypto';
import { plainCode } from './code.ts';

/** Without signs that look or sound like another: no 0 o, 1 l i, 2 z, 5 s, 8 b. */
const letters = 'acdefghjkmnpqrtuvwxy34679';
const word = (length: number) => Array.from({ length }, () => letters[randomInt(letters.length)]).join('');

export const newCode = (): string => word(8);
/** 25^10: not to be guessed, still short enough to be copied by hand. */
export const newSecret = (): string => word(10);

export const secretHash = (code: string, secret: string): string =>
  createHash('sha256')
    .update(`${plainCode(code)}:${plainCode(secret)}`)
    .digest('base64url');
