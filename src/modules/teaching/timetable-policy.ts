// Who makes the timetable of a school, and who sees it in the office?
import { type Actor, holds } from '#kernel/actor.ts';
import { reservedFor } from '#kernel/refusal.ts';
import type { Unit } from '#modules/organizations/index.ts';

const makers = ['principal', 'clerk'] as const;

export const mayMakeTimetable = (actor: Actor, unit: { path: string }): boolean => holds(actor, makers, unit.path);
export const whyNotTimetable = (unit: { shortName: string }): string =>
  `Thời khóa biểu của ${unit.shortName} do hiệu trưởng và văn thư của trường xếp. Bạn xem được nhưng không sửa.`;

export function demandTimetable(actor: Actor, unit: Unit): void {
  if (!mayMakeTimetable(actor, unit)) throw reservedFor(makers, whyNotTimetable(unit));
}
