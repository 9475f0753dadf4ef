// Who prints the books of a school, who hands out cards, who says how books look? Who may read a sheet prints what it holds; what bears a number is the school's word.
import { type Actor, holds, type Role } from '#kernel/actor.ts';
import type { Reason } from '#kernel/refusal.ts';
import { mayReadAllSheets, mayReadMarks } from '#modules/assessment/index.ts';
import type { Hand } from './queries/hand.ts';
import { type BookKind, books } from './rules/books.ts';

type UnitRef = { path: string; shortName: string };

/**
 * On paper as on the screen: all the marks of a class, addresses and parents are for who leads it; a list of the class also for who teaches it, the
 * marks of a subject for who teaches that. Means and levels, and what counts them, are every teacher's of the school to read.
 */
export function mayPrint(
  actor: Actor,
  unit: UnitRef,
  of: { kind: BookKind; className: string; subject: string | null },
  { leads, teaches }: Hand,
): true | Reason {
  const may = mayReadMarks(actor, unit);
  if (may !== true || mayReadAllSheets(actor, unit) || leads) return may;
  const { by, name } = books[of.kind];
  if (by === 'school') return true;
  if (by === 'teachers' && teaches.length > 0) return true;
  if (by === 'subject' && of.subject !== null && teaches.includes(of.subject)) return true;
  const who = { homeroom: '', teachers: ', giáo viên dạy lớp', subject: ', giáo viên môn đó' }[by];
  return {
    ...{ code: 'not_yours', field: 'class' },
    message: `${name} lớp ${of.className} do chủ nhiệm lớp${who}, hiệu trưởng và văn thư in. Kết quả của lớp xem ở mục Kết quả.`,
  };
}

export const mayPrintSchool = (actor: Actor, unit: UnitRef): true | Reason =>
  mayReadAllSheets(actor, unit) || {
    ...{ code: 'not_allowed', by: issuers },
    message: `In cả trường dành cho hiệu trưởng, văn thư của ${unit.shortName} và cấp trên.`,
  };

const issuers: readonly Role[] = ['principal', 'clerk'];
export const mayIssue = (actor: Actor, unit: UnitRef): true | Reason =>
  holds(actor, issuers, unit.path) || {
    ...{ code: 'not_allowed', by: issuers },
    message: `Phiếu và học bạ có số do hiệu trưởng hoặc văn thư của ${unit.shortName} phát hành. Bạn vẫn in được bản nháp.`,
  };

const templateKeepers: readonly Role[] = ['province_admin', 'department_officer'];
export const mayKeepTemplates = (actor: Actor, unit: UnitRef): true | Reason =>
  holds(actor, templateKeepers, unit.path) || {
    ...{ code: 'not_allowed', by: templateKeepers },
    message: 'Mẫu sổ sách dùng chung của tỉnh do Sở quy định.',
  };
/** How books look is no secret of the Sở: the Phòng answers its schools who ask. */
export const templateReaders: readonly Role[] = [...templateKeepers, 'district_admin', 'district_officer'];
export const mayReadTemplates = (actor: Actor, unit: UnitRef & { level: string }): true | Reason =>
  ((unit.level === 'department' || unit.level === 'district') && holds(actor, templateReaders, unit.path)) || {
    ...{ code: 'not_allowed', by: templateReaders },
    message: 'Mẫu sổ sách đặt chung cho cả tỉnh, ở màn hình của Sở và Phòng.',
  };
