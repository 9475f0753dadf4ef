import { addressHeader, type Identity } from '#modules/access/index.ts';
import { identityContext, requestContext } from '#platform/http/context.ts';
import type { Args } from '#platform/http/screen.ts';

export const identityOf = ({ context }: Pick<Args, 'context'>): Identity => context.get(identityContext) as Identity;

/** The request's headers with the address the server saw, whatever the visitor claims. */
export function visitorOf({ context, request }: Args): Headers {
  const headers = new Headers(request.headers);
  headers.set(addressHeader, context.get(requestContext).address);
  return headers;
}

/** A redirect that also hands the browser its session. */
export function withCookies(response: Response, cookies: string[]): Response {
  for (const cookie of cookies) response.headers.append('set-cookie', cookie);
  return response;
}

/** Only addresses of this office: one slash, then a name; nothing a browser could read as another host. */
export const safeNext = (next: FormDataEntryValue | string | null): string =>
  typeof next === 'string' && /^\/[a-z0-9][^\s\\]*$/.test(next) && !next.startsWith('/login') ? next : '/';
