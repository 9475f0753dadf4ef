// Who writes the pages of a unit's site, and who decides under which names it is found? Pure.
import { type Actor, holds, type Role, runnersOf } from '#kernel/actor.ts';
import { refuse, reservedFor } from '#kernel/refusal.ts';
import { siteWriters } from '#modules/media/index.ts';
import type { Unit } from '#modules/organizations/index.ts';

export const mayWritePages = (actor: Actor, unit: Unit): true | string =>
  holds(actor, siteWriters, unit.path)
    ? true
    : `Trang của ${unit.shortName} do biên tập viên, người duyệt bài, ${runnersOf(unit.level)} sửa.`;

export function demandPages(actor: Actor, unit: Unit): void {
  const may = mayWritePages(actor, unit);
  if (may !== true) throw refuse('not_allowed', may);
}

/** Who answers for what others have written: articles and pages alike. */
export const textApprovers: readonly Role[] = ['approver', 'principal', 'province_admin', 'district_admin'];
export const mayApproveTexts = (actor: Actor, unit: Unit): boolean => holds(actor, textApprovers, unit.path);

export const hostKeepers: readonly Role[] = ['principal', 'district_admin', 'province_admin'];
/** A name outside the province's own host has to be pointed at the server first. */
export const foreignHostKeepers: readonly Role[] = ['district_admin', 'province_admin'];

export const mayKeepHosts = (actor: Actor, unit: Unit): boolean => holds(actor, hostKeepers, unit.path);
export function demandHosts(actor: Actor, unit: Unit): void {
  if (!mayKeepHosts(actor, unit))
    throw reservedFor(hostKeepers, `Tên miền của ${unit.shortName} do ${runnersOf(unit.level)} đặt.`);
}

/** What holds for all names of the province. */
export const provinceKeepers: readonly Role[] = ['province_admin'];
export const mayKeepProvince = (actor: Actor): boolean => holds(actor, provinceKeepers, 'u1');

/** The clerk knows who leads the house as soon as the decision is there. */
export const leaderKeepers: readonly Role[] = [...siteWriters, 'clerk'];
