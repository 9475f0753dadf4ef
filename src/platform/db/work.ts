// One transaction of one actor: what commands and queries are handed instead of a connection.

import type { Kysely } from 'kysely';
import type { Actor } from '#kernel/actor.ts';
import type { LocalDate } from '#kernel/calendar.ts';

export type Work = {
  readonly actor: Actor;
  /** The business instant and day at which the transaction began. */
  readonly now: Date;
  readonly today: LocalDate;
  readonly requestId: string | undefined;
  /** Untyped handle; modules narrow it to their own tables with `readerOf` and `writerOf`. */
  readonly handle: Kysely<unknown>;
  /** What a `statement` is asked through. It leaves at once: several asked without waiting are answered in the order in which they were. */
  ask<Row>(text: string, values: unknown[]): Promise<Row[]>;
  /**
   * Asked, and nobody waits for the answer: what is asked later is answered later, the commit among it. Should it fail, so does the transaction,
   * for its reason.
   */
  sent(asked: Promise<unknown>): void;
  /**
   * NOTIFY a little after the commit, together with what others hinted at in the meantime. In the transaction it would make all commits of
   * the server wait for each other. For what is only a hint: a crash loses it.
   */
  hint(channel: string, payload: string): void;
  /**
   * Runs a part of the transaction in the scope of the whole province, for questions that no single unit may answer by itself
   * (is this identifier used elsewhere?). Name the reason; of rows found so the actor is handed none, but for what belongs to a thing
   * that was sent to the actor's unit.
   */
  elevated<T>(reason: string, part: () => Promise<T>): Promise<T>;
};

/** What a query may do: select. */
export type Reader<Tables> = Pick<Kysely<Tables>, 'selectFrom' | 'selectNoFrom' | 'with' | 'fn' | 'dynamic'>;

/** The reading handle of a module: its own tables and the published views of lower modules. */
export const readerOf =
  <Tables>() =>
  (work: Work): Reader<Tables> =>
    work.handle as unknown as Reader<Tables>;

/** The writing handle of a module: its own tables only, so that trespassing does not compile. */
export const writerOf =
  <Tables>() =>
  (work: Work): Kysely<Tables> =>
    work.handle as unknown as Kysely<Tables>;
