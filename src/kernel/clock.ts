// What time is it for the business? Deadlines, school years and validity follow this clock; sessions, jobs and audit the real one.
import { type LocalDate, toLocal } from './calendar.ts';

export type Clock = { now(): Date; today(): LocalDate };

const clockOf = (now: () => Date): Clock => ({ now, today: () => toLocal(now()).date });

export const realClock = (): Clock => clockOf(() => new Date());

/** Ticks on from `start`, which it showed at the real instant `startedAt`. */
export const startedClock = (start: Date, startedAt: Date): Clock =>
  clockOf(() => new Date(start.getTime() + (Date.now() - startedAt.getTime())));

/** Stands still until moved: for tests. */
export function fixedClock(at: Date): Clock & { set(next: Date): void } {
  let current = at;
  return {
    ...clockOf(() => new Date(current)),
    set: (next) => {
      current = next;
    },
  };
}
