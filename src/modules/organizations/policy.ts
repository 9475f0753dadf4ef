// Who keeps the record of a unit, and who decides what a unit is?
import type { Role } from '#kernel/actor.ts';

export const mayEditProfile: Role[] = [
  ...(['province_admin', 'department_officer', 'district_admin', 'district_officer', 'principal', 'clerk'] as const),
];
/** Names, types, codes, the administrative superior, hiding: the administrators over the unit. */
export const mayAdminister: Role[] = ['province_admin', 'district_admin'];
/** The professional superior decides who sees whom: the department alone. */
export const mayMove: Role[] = ['province_admin'];
