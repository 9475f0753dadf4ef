// Does a name on the web lead to this very installation? It is sent a word that nobody has seen before, and only who knows the secret of
// the installation has the answer: a copy of an earlier answer, or of the whole site, does not.
import { createHmac } from 'node:crypto';

export type Here = (nonce: string) => string;

/** Beside the health check: below an address that no site has, and that no kept page answers. */
export const herePath = (nonce: string): string => `/healthz/${nonce}`;
/** Of a path as a server gets it; null: something else is asked. */
export const nonceOf = (path: string): string | null => /^\/healthz\/([A-Za-z0-9_-]{22})$/.exec(path)?.[1] ?? null;

/** @param secret of the installation: the same in all its processes */
export function openHere(secret: string): Here {
  const key = createHmac('sha256', secret).update('leads here').digest();
  return (nonce) => createHmac('sha256', key).update(nonce).digest('base64url');
}
