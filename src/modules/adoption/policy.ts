// Who keeps the register of portals, who looks at it, who scores whom?
import { type Actor, holds, type Role } from '#kernel/actor.ts';

/** A survey counts the whole province; a verdict by hand, criteria and the final score are the department's. */
export const surveyors: Role[] = ['province_admin', 'department_officer'];
export const maySurvey = (actor: Actor): boolean => holds(actor, surveyors, 'u1');

/** The department looks at everybody, an office at the units of its district. */
export const overseers: Role[] = ['province_admin', 'department_officer', 'district_admin', 'district_officer'];
export const mayOversee = (actor: Actor, unitPath: string): boolean => holds(actor, overseers, unitPath);

/** A unit speaks for itself through its own people; nobody above does it for the unit. */
export const selfScorers: Role[] = [
  'principal',
  'clerk',
  'editor',
  'approver',
  'district_admin',
  'district_officer',
  ...surveyors,
];
export const mayScoreSelf = (actor: Actor, unitId: number): boolean =>
  actor.kind === 'person' && actor.grants.some((grant) => grant.unitId === unitId && selfScorers.includes(grant.role));
