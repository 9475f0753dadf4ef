// Who fills and publishes what a unit discloses, and who looks after many units?
import { type Actor, holds, type Role } from '#kernel/actor.ts';
import type { Reason } from '#kernel/refusal.ts';
import { siteWriters } from '#modules/media/index.ts';
import type { Unit } from '#modules/organizations/index.ts';

export const disclosureKeepers = [...siteWriters, 'clerk'] as const;
export const overseers: readonly Role[] = ['province_admin', 'department_officer', 'district_admin', 'district_officer'];

export const mayKeepDisclosure = (actor: Actor, unit: Unit): true | Reason =>
  holds(actor, disclosureKeepers, unit.path)
    ? true
    : {
        code: 'not_allowed',
        message: `Mục công khai của ${unit.shortName} do văn thư, biên tập viên, người duyệt bài và thủ trưởng của đơn vị lập. Nhờ quản trị đơn vị cấp quyền.`,
      };
export const mayOversee = (actor: Actor, unitPath: string): boolean => holds(actor, overseers, unitPath);

/** How small a number may be shown is the department's. */
export const smallestKeepers: readonly Role[] = ['province_admin', 'department_officer'];
export const maySetSmallest = (actor: Actor): boolean => holds(actor, smallestKeepers, 'u1');
