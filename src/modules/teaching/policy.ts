// Who plans the teaching of a school? It is read by whoever reads its records.
import { type Actor, holds } from '#kernel/actor.ts';
import { reservedFor } from '#kernel/refusal.ts';
import type { Unit } from '#modules/organizations/index.ts';

const planners = ['principal', 'clerk'] as const;

export const mayPlanTeaching = (actor: Actor, unit: { path: string }): boolean => holds(actor, planners, unit.path);

export function demandPlanning(actor: Actor, unit: Unit): void {
  if (!mayPlanTeaching(actor, unit))
    throw reservedFor(planners, `Môn học và phân công của ${unit.shortName} do hiệu trưởng và văn thư của trường lập.`);
}
