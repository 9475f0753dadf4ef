// How does the product say no? With every reason at once, each a sentence for a person.

import type { Role } from './actor.ts';

export type Reason = {
  code: string;
  message: string;
  field?: string;
  /** What the field is called, where the message alone does not say which one it means. */
  label?: string;
  /** Who may do it: those whom the reader can turn to. */
  by?: readonly Role[];
  /** What in the text it is about, for whoever answers for it all the same. */
  about?: string;
};
/** A reason away from its field: which one it means is said in front where its own words do not say it. */
export const reasonText = ({ label, message }: Reason, field = label): string =>
  field && !message.toLowerCase().includes(field.toLowerCase()) ? `${field}: ${message}` : message;
export type RefusalKind = 'refused' | 'not_found' | 'conflict' | 'unauthenticated' | 'too_many';

/** Thrown by commands; the transaction rolls back and the screen, the CLI or the API shows the reasons. */
export class Refused extends Error {
  readonly refused = true;
  readonly kind: RefusalKind;
  readonly reasons: Reason[];
  /** For a conflict: what the other one saved. */
  readonly theirs: unknown;
  constructor(kind: RefusalKind, reasons: Reason[], theirs?: unknown) {
    super(reasons.map((reason) => reasonText(reason)).join(' '));
    this.kind = kind;
    this.reasons = reasons;
    this.theirs = theirs;
  }
}

/** By brand, not by class: the same error may come out of another bundle. */
export const isRefused = (error: unknown): error is Refused =>
  error instanceof Error && (error as Partial<Refused>).refused === true;

export const refuse = (code: string, message: string, field?: string): Refused =>
  new Refused('refused', [field === undefined ? { code, message } : { code, message, field }]);

/** Not yours to do or to see: said with the roles whose it is. */
export const reservedFor = (by: readonly Role[], message: string): Refused =>
  new Refused('refused', [{ code: 'not_allowed', message, by }]);

/** What one may not see does not exist: the same words whether it is missing or another school's. */
export const notFound = (what = 'Không tìm thấy.'): Refused => new Refused('not_found', [{ code: 'not_found', message: what }]);

/** Throws when there is any reason. */
export function throwIfAny(reasons: (Reason | null | undefined | false)[]): void {
  const real = reasons.filter((reason): reason is Reason => Boolean(reason));
  if (real.length > 0) throw new Refused('refused', real);
}
