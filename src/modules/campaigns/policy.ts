// Who reminds, who sets deadlines?
import { type Actor, holds, type Role } from '#kernel/actor.ts';

export const overseers: Role[] = ['province_admin', 'department_officer', 'district_admin', 'district_officer'];

/** The department reminds everybody, an office the units of its district. */
export const mayRemind = (actor: Actor, unitPath: string): boolean => holds(actor, overseers, unitPath);
/** A deadline is set for one's own subtree. */
export const maySetCampaign = (actor: Actor, unitPath: string): boolean => holds(actor, overseers, unitPath);
/** A reminder is read by the unit's own people, not by those who sent it. */
export const isAddressee = (actor: Actor, unitId: number): boolean =>
  actor.kind === 'person' && actor.grants.some((grant) => grant.unitId === unitId);
