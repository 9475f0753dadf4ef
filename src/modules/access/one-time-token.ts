// A link to hand over where there is no mail: the token is shown once, its hash is kept.
import { createHash, randomBytes } from 'node:crypto';

export const hashOf = (token: string): string => createHash('sha256').update(token).digest('hex');

export function newOneTimeToken(): { token: string; hash: string } {
  const token = randomBytes(24).toString('base64url');
  return { token, hash: hashOf(token) };
}
