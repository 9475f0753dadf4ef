// The code and the secret by which a question is found again, as people type and read them.

/** As people type it: capitals, blanks, hyphens. */
export const plainCode = (typed: string): string => typed.toLowerCase().replace(/[^a-z0-9]/g, '');
export const shownCode = (code: string): string => code.toUpperCase().replace(/(.{4})(?=.)/g, '$1-');
export const shownSecret = (secret: string): string => secret.toUpperCase().replace(/(.{5})(?=.)/g, '$1-');
