// Who may see and write the records of pupils and staff of a unit?
import { type Actor, holds, type Role } from '#kernel/actor.ts';
import { type Reason, refuse } from '#kernel/refusal.ts';

type UnitRef = { path: string; shortName: string };

const writers: Role[] = ['principal', 'clerk'];
const readers: Role[] = [
  'province_admin',
  'department_officer',
  'district_admin',
  'district_officer',
  'principal',
  'clerk',
  'teacher',
];

/** True, or why not and who can. */
export function mayWriteRecords(actor: Actor, unit: UnitRef): true | Reason {
  if (holds(actor, writers, unit.path)) return true;
  return {
    code: 'not_allowed',
    message: `Hồ sơ của ${unit.shortName} do văn thư và hiệu trưởng của trường ghi. Bạn xem được nhưng không sửa.`,
  };
}
export function mayReadRecords(actor: Actor, unit: UnitRef): true | Reason {
  if (holds(actor, readers, unit.path)) return true;
  return {
    code: 'not_allowed',
    message: `Hồ sơ của ${unit.shortName} dành cho người quản lý, văn thư, giáo viên của đơn vị và cấp trên. Nhờ quản trị đơn vị cấp quyền.`,
  };
}
/** Offices have staff too, and no clerk of a school: their own officers and administrators keep those records. */
export function mayWriteStaff(actor: Actor, unit: UnitRef & { level: string }): true | Reason {
  const office = unit.level === 'department' || unit.level === 'district';
  const own: Role[] =
    unit.level === 'department' ? ['province_admin', 'department_officer'] : ['district_admin', 'district_officer'];
  return office && holds(actor, own, unit.path) ? true : mayWriteRecords(actor, unit);
}
/** Masked fields (R7.5): their reading is logged. Those who enter them may read them. */
export const mayReveal = (actor: Actor, unit: UnitRef): true | Reason =>
  holds(actor, [...writers, 'district_admin', 'province_admin'], unit.path)
    ? true
    : { code: 'not_allowed', message: `Thông tin được che. Văn thư hoặc hiệu trưởng ${unit.shortName} xem được.` };

export const mayRevealStaff = (actor: Actor, unit: UnitRef & { level: string }): true | Reason =>
  mayWriteStaff(actor, unit) === true ? true : mayReveal(actor, unit);

/** The subtrees in which the actor reads records. */
export const rootsToRead = (actor: Actor): string[] =>
  actor.kind === 'person' ? actor.grants.filter((grant) => readers.includes(grant.role)).map((grant) => grant.path) : [];

export function demand(decision: true | Reason): void {
  if (decision !== true) throw refuse(decision.code, decision.message);
}
