// Who brings resources in, and who lets them into the repository of the units above?
import { type Actor, holds } from '#kernel/actor.ts';
import { type Reason, refuse } from '#kernel/refusal.ts';
import { siteWriters } from '#modules/media/index.ts';
import type { Unit } from '#modules/organizations/index.ts';

/** Teachers bring in what they made. */
export const resourceKeepers = [...siteWriters, 'teacher', 'clerk'] as const;
const publishers = [...siteWriters] as const;
/** Of a unit above the one that asks. */
const judges = ['province_admin', 'department_officer', 'district_admin', 'district_officer'] as const;

export const mayKeepResources = (actor: Actor, unit: Unit): true | Reason =>
  holds(actor, resourceKeepers, unit.path)
    ? true
    : { code: 'not_allowed', message: `Tài nguyên của ${unit.shortName} do giáo viên và ban biên tập của đơn vị đưa lên.` };
export const mayPublishResources = (actor: Actor, unit: Unit): true | Reason =>
  holds(actor, publishers, unit.path)
    ? true
    : {
        code: 'not_allowed',
        message: `Bạn lưu nháp được; biên tập viên, người duyệt bài hoặc hiệu trưởng ${unit.shortName} đăng.`,
      };
export const mayJudgeResources = (actor: Actor, unit: Unit): true | Reason =>
  holds(actor, judges, unit.path)
    ? true
    : { code: 'not_allowed', message: 'Kho chung do chuyên viên, quản trị của Phòng và Sở duyệt.' };
export function demand(decision: true | Reason): void {
  if (decision !== true) throw refuse(decision.code, decision.message);
}
