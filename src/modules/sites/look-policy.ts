// Who dresses a site, and who decides what its members wear? Pure.
import { type Actor, holds, runnersOf } from '#kernel/actor.ts';
import { siteWriters } from '#modules/media/index.ts';
import type { Unit } from '#modules/organizations/index.ts';

export const mayDress = (actor: Actor, unit: Unit): true | string =>
  holds(actor, siteWriters, unit.path)
    ? true
    : `Trang của ${unit.shortName} do biên tập viên, người duyệt bài, ${runnersOf(unit.level)} sửa.`;

export const mayHandDown = (actor: Actor, unit: Unit): true | string => {
  if (unit.level !== 'department' && unit.level !== 'district') return `${unit.shortName} không có đơn vị thành viên.`;
  return holds(actor, ['province_admin', 'district_admin'], unit.path)
    ? true
    : `Quy định chung cho các trang thành viên của ${unit.shortName} do quản trị đặt.`;
};
