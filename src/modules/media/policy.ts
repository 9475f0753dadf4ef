// Who looks after the pictures of a unit, and who names the children on them? Those who write its site; those who know the children.
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

const taggers = ['principal', 'clerk', 'teacher'] as const;
/** Who says which children are on a picture: those who know them. */
export const mayTag = (actor: Actor, unit: Unit): true | Reason =>
  holds(actor, taggers, unit.path)
    ? true
    : {
        code: 'not_allowed',
        message: `Trẻ trong ảnh do giáo viên, văn thư và hiệu trưởng ${unit.shortName} ghi: họ biết mặt học sinh.`,
      };

export function demandPictures(actor: Actor, unit: Unit): void {
  const may = mayKeepPictures(actor, unit);
  if (may !== true) throw refuse(may.code, may.message);
}
