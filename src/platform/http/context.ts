// What a screen's loader is handed: services of the process, who acts, and the request's own facts.
import { createContext, type RouterContextProvider } from 'react-router';
import type { Person } from '#kernel/actor.ts';
import { Refused } from '#kernel/refusal.ts';
import type { Database } from '#platform/db/database.ts';
import type { Work } from '#platform/db/work.ts';
import type { FileStore } from '#platform/files/store.ts';
import type { Log } from '#platform/log/log.ts';
import type { Printer } from '#platform/pdf/pdf.ts';

export type RequestFacts = {
  id: string;
  /** When the server began with it, in milliseconds of the real clock. */
  at: number;
  nonce: string;
  /** Where the request came from, as the server itself saw it. */
  address: string;
  officeUrl: string;
  portalUrl(label: string): string;
};

export const databaseContext = createContext<Database>();
/** Bytes of pictures, by content. */
export const filesContext = createContext<FileStore>();
/** Pages of paper. */
export const printerContext = createContext<Printer>();
export const logContext = createContext<Log>();
export const requestContext = createContext<RequestFacts>();
export const personContext = createContext<Person | null>(null);

type Context = Readonly<RouterContextProvider>;

/** The person who acts. @throws Refused 'unauthenticated' */
export function personOf(context: Context): Person {
  const person = context.get(personContext);
  if (!person) throw new Refused('unauthenticated', [{ code: 'login', message: 'Đăng nhập để tiếp tục.' }]);
  return person;
}

/** A read of the acting person. */
export function reading<T>(context: Context, part: (work: Work) => Promise<T>): Promise<T> {
  return context.get(databaseContext).read(personOf(context), part, { requestId: context.get(requestContext).id });
}
/** A transaction of the acting person. */
export function writing<T>(context: Context, part: (work: Work) => Promise<T>): Promise<T> {
  return context.get(databaseContext).as(personOf(context), part, { requestId: context.get(requestContext).id });
}

/** The identity service of the process (sessions, passwords), typed by its users: this floor does not know access. */
export const identityContext = createContext<unknown>();

/** What is known of the session besides the person. */
export const sessionContext = createContext<{ token: string; secondFactor: boolean; passwordExpired: boolean }>({
  token: '',
  secondFactor: false,
  passwordExpired: false,
});
