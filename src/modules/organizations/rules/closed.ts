// Does the unit still exist, and what is said of one that does not? It stays on record and to be read; it publishes nothing any more. Pure.
import { formatDate, type LocalDate } from '#kernel/calendar.ts';
import { type Reason, Refused } from '#kernel/refusal.ts';

type Unit = { shortName: string; closedOn: LocalDate | null };

export const isClosed = (unit: Pick<Unit, 'closedOn'>, today: LocalDate): boolean =>
  unit.closedOn !== null && unit.closedOn <= today;

export const closedReason = (unit: Unit, today: LocalDate): Reason | false =>
  unit.closedOn !== null &&
  isClosed(unit, today) && {
    code: 'unit_closed',
    message: `${unit.shortName} đã giải thể từ ${formatDate(unit.closedOn)}: trang còn đọc được nhưng không đăng gì mới. Việc mới đăng ở trang của đơn vị tiếp nhận.`,
  };

/** A dissolution can be taken back for a day. */
export const reopenableUntil = (closedAt: Date | null): Date | null => closedAt && new Date(closedAt.getTime() + 86_400_000);

/**
 * Asked by whatever brings something before the public, but for one thing: a question that citizens had asked before is owed its answer,
 * and a public answer stands where it was asked. @throws Refused when the unit is dissolved; the database is the second lock
 */
export function demandOpen(unit: Unit, today: LocalDate): void {
  const reason = closedReason(unit, today);
  if (reason) throw new Refused('refused', [reason]);
}
