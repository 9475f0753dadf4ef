// Who keeps what citizens write to a unit, who answers for the answers, and who may see who asked? Pure.
import { type Actor, holds } from '#kernel/actor.ts';
import type { Reason } from '#kernel/refusal.ts';
import type { Unit } from '#modules/organizations/index.ts';
import type { Hand } from './rules/question-way.ts';

export const keepers = [...(['clerk', 'editor', 'approver', 'principal', 'district_admin', 'province_admin'] as const)] as const;
const officers = { district: 'district_officer', department: 'department_officer' } as const;
const approvers = ['approver', 'principal', 'district_admin', 'province_admin'] as const;

type Place = Pick<Unit, 'id' | 'path' | 'level' | 'shortName'>;

/** An officer answers for the own office; at the schools below he or she looks on. */
export function keeps(actor: Actor, unit: Place): boolean {
  if (holds(actor, keepers, unit.path)) return true;
  const officer = officers[unit.level as keyof typeof officers];
  return officer !== undefined && actor.kind === 'person' && actor.grants.some((g) => g.role === officer && g.path === unit.path);
}

export const mayKeep = (actor: Actor, unit: Place): true | Reason =>
  keeps(actor, unit) || {
    code: 'not_allowed',
    message: `Hỏi đáp, góp ý và thăm dò của ${unit.shortName} do văn thư, biên tập viên, người duyệt và thủ trưởng của đơn vị giữ. Nhờ quản trị đơn vị cấp quyền.`,
  };

/** Those who keep the questions, and officers of the units above; a teacher has nothing to do with what parents write. */
export const mayRead = (actor: Actor, unit: Place): true | Reason =>
  keeps(actor, unit) || holds(actor, ['district_officer', 'department_officer'], unit.path) || mayKeep(actor, unit);

/** The asker's name and how to reach him or her: only who holds a role at this very unit, never from above. */
export const mayReveal = (actor: Actor, unit: Place): boolean =>
  actor.kind === 'system' ||
  (actor.kind === 'person' &&
    keeps(actor, unit) &&
    actor.grants.some((grant) => grant.path === unit.path && grant.role !== 'teacher'));

export const idOf = (actor: Actor): string => (actor.kind === 'person' ? actor.userId : '');

export const handOf = (actor: Actor, unit: Place, writtenBy: readonly string[]): Hand => ({
  keeps: keeps(actor, unit),
  approves: holds(actor, approvers, unit.path),
  wrote: actor.kind === 'person' && writtenBy.includes(actor.userId),
});
