import type { Identity } from '#modules/access/index.ts';
import { identityContext } from '#platform/http/context.ts';
import type { Args } from '#platform/http/screen.ts';

export const identityOf = ({ context }: Pick<Args, 'context'>): Identity => context.get(identityContext) as Identity;

/** A redirect that also hands the browser its session. */
export function withCookies(response: Response, cookies: string[]): Response {
  for (const cookie of cookies) response.headers.append('set-cookie', cookie);
  return response;
}

/** Only addresses of this office. */
export const safeNext = (next: FormDataEntryValue | string | null): string =>
  typeof next === 'string' && /^\/[a-z0-9]/.test(next) && !next.includes('\\') ? next : '/';
