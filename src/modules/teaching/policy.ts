// Who plans the teaching of a school, and who sees it?
import { type Actor, holds } from '#kernel/actor.ts';
import { notFound, reservedFor } from '#kernel/refusal.ts';
import type { Unit } from '#modules/organizations/index.ts';
import { mayReadRecords } from '#modules/people/index.ts';

const planners = ['principal', 'clerk'] as const;

export const mayPlanTeaching = (actor: Actor, unit: { path: string }): boolean => holds(actor, planners, unit.path);

export function demandPlanning(actor: Actor, unit: Unit): void {
  if (!mayPlanTeaching(actor, unit))
    throw reservedFor(planners, `Môn học và phân công của ${unit.shortName} do hiệu trưởng và văn thư của trường lập.`);
}
export function demandReading(actor: Actor, unit: Unit): void {
  const may = mayReadRecords(actor, unit);
  if (may !== true) throw notFound('Không tìm thấy trang này.');
}
