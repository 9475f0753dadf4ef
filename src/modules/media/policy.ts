// Who looks after the pictures of a unit? Those who write its articles and its site.
import { type Actor, holds } from '#kernel/actor.ts';
import { type Reason, refuse } from '#kernel/refusal.ts';
import type { Unit } from '#modules/organizations/index.ts';

export const siteWriters = ['editor', 'approver', 'principal', 'province_admin', 'district_admin'] as const;

export const mayKeepPictures = (actor: Actor, unit: Unit): true | Reason =>
  holds(actor, siteWriters, unit.path)
    ? true
    : {
        code: 'not_allowed',
        message: `Ảnh và bài của ${unit.shortName} do biên tập viên, người duyệt bài và hiệu trưởng của đơn vị giữ. Nhờ quản trị đơn vị cấp quyền.`,
      };

export function demandPictures(actor: Actor, unit: Unit): void {
  const may = mayKeepPictures(actor, unit);
  if (may !== true) throw refuse(may.code, may.message);
}
