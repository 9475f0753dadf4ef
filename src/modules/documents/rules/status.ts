// Is a document in force on a day? Computed from its dates and from what other published documents do to it, never written by hand
// (Luật Ban hành văn bản quy phạm pháp luật 2015, Điều 151-154; P-8.2).
import type { LocalDate } from '#kernel/calendar.ts';

export type Status = 'not_yet' | 'in_force' | 'partly' | 'expired' | 'replaced';
export const statusNames: Record<Status, string> = {
  not_yet: 'Chưa có hiệu lực',
  in_force: 'Còn hiệu lực',
  partly: 'Hết hiệu lực một phần',
  expired: 'Hết hiệu lực',
  replaced: 'Bị thay thế',
};
export const statuses = Object.keys(statusNames) as Status[];

export type Force = {
  /** In force from this day; without it, from the day of issue. */
  effectiveOn: LocalDate | null;
  issuedOn: LocalDate | null;
  /** No longer in force from this day. */
  expiresOn: LocalDate | null;
  /** The first day on which another published document that does this to it is in force. */
  replacedOn: LocalDate | null;
  abolishedOn: LocalDate | null;
  amendedOn: LocalDate | null;
};

/** An end outweighs a beginning: what was replaced before it began never was in force. Queries filter by the same words: queries/force.ts. */
export function statusOf(force: Force, today: LocalDate): Status {
  const come = (day: LocalDate | null) => day !== null && day <= today;
  if (come(force.replacedOn)) return 'replaced';
  if (come(force.abolishedOn) || come(force.expiresOn)) return 'expired';
  const from = force.effectiveOn ?? force.issuedOn;
  if (from === null || from > today) return 'not_yet';
  return come(force.amendedOn) ? 'partly' : 'in_force';
}
