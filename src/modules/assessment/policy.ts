// Who sees the marks of a school, who enters them, who locks and opens them? What a teacher may enter follows from the teaching assignment,
// which is loaded as part of the sheet (R1.46).
import { type Actor, holds, type Role } from '#kernel/actor.ts';
import { formatDate } from '#kernel/calendar.ts';
import type { Reason } from '#kernel/refusal.ts';

type UnitRef = { path: string; shortName: string };
type Named = { userId: string | null; name: string };
type SheetRef = {
  kind: 'subject' | 'homeroom';
  className: string;
  teachers: readonly (Named & { from: string; to: string | null })[];
  homeroom: Named | null;
};

const readers: readonly Role[] = [
  ...(['province_admin', 'department_officer', 'district_admin', 'district_officer', 'principal', 'clerk', 'teacher'] as const),
];
export const mayReadMarks = (actor: Actor, unit: UnitRef): true | Reason =>
  holds(actor, readers, unit.path) || {
    code: 'not_allowed',
    message: `Điểm của ${unit.shortName} dành cho giáo viên, hiệu trưởng, văn thư của trường và cấp trên.`,
  };

/** Those who read every sheet of a school. */
const sheetReaders: readonly Role[] = [
  ...(['province_admin', 'department_officer', 'district_admin', 'district_officer', 'principal', 'clerk'] as const),
];
export const mayReadAllSheets = (actor: Actor, unit: { path: string }): boolean => holds(actor, sheetReaders, unit.path);

const isActor = (actor: Actor, one: Named | null): boolean =>
  actor.kind === 'person' && one !== null && one.userId === actor.userId;

/**
 * The marks of a sheet, on the screen, in a workbook or for a program alike: a teacher reads what he or she teaches or has taught there in
 * that semester, and as homeroom teacher all of the class; nobody needs the marks of a class that he or she has nothing to do with. What came
 * of them (means, levels, the table of a class) is every teacher's of the school to read: `mayReadMarks`.
 */
export function mayReadSheet(actor: Actor, unit: UnitRef, sheet: SheetRef): true | Reason {
  const may = mayReadMarks(actor, unit);
  if (may !== true || mayReadAllSheets(actor, unit)) return may;
  if ([...sheet.teachers, sheet.homeroom].some((one) => isActor(actor, one))) return true;
  return {
    code: 'not_yours',
    message: `Bảng điểm này của lớp ${sheet.className} dành cho người dạy môn này, chủ nhiệm lớp, hiệu trưởng và văn thư. Kết quả của lớp xem ở mục Kết quả.`,
  };
}

/** A reason names pupils and what went wrong with them: it is between who asks and who keeps the school. */
export const mayReadRequest = (actor: Actor, unit: UnitRef, { askedBy }: { askedBy: string }): true | Reason => {
  const may = mayReadMarks(actor, unit);
  if (may !== true || mayReadAllSheets(actor, unit) || (actor.kind === 'person' && actor.userId === askedBy)) return may;
  return {
    code: 'not_yours',
    message: 'Đề nghị này do người khác gửi: chỉ người gửi, hiệu trưởng, văn thư và cấp trên đọc được.',
  };
};

/**
 * The teacher of the subject, the homeroom teacher of what a homeroom teacher rates, the principal of everything. The clerk brings in
 * workbooks that the teachers made, and types no mark.
 */
export function mayEnterMarks(actor: Actor, unit: UnitRef, sheet: SheetRef, today: string, via = ''): true | Reason {
  if (holds(actor, via === 'import' ? ['principal', 'clerk'] : ['principal'], unit.path)) return true;
  const current = sheet.teachers.filter(({ from, to }) => from <= today && (to === null || to >= today));
  if (sheet.kind === 'homeroom') {
    if (isActor(actor, sheet.homeroom)) return true;
    const who = sheet.homeroom ? `giáo viên chủ nhiệm ${sheet.homeroom.name}` : 'giáo viên chủ nhiệm (lớp chưa có)';
    return { code: 'not_yours', message: `Mục này của lớp ${sheet.className} do ${who} hoặc hiệu trưởng ghi.` };
  }
  if (current.some((one) => isActor(actor, one))) return true;
  const before = sheet.teachers.find((one) => isActor(actor, one) && one.to !== null && one.to < today);
  const now = current.map(({ name }) => name).join(', ');
  if (before?.to)
    return {
      code: 'handed_over',
      message: `Thầy cô dạy môn này đến ${formatDate(before.to)}, nay do ${now || 'người khác'} ghi điểm. Điểm đã ghi vẫn giữ nguyên.`,
    };
  return {
    code: 'not_yours',
    message: now
      ? `Điểm môn này của lớp ${sheet.className} do ${now} ghi theo phân công giảng dạy. Bạn chỉ xem.`
      : `Môn này của lớp ${sheet.className} chưa phân công giáo viên. Nhờ hiệu trưởng hoặc văn thư phân công.`,
  };
}

export const mayLockMarks = (actor: Actor, unit: UnitRef): true | Reason =>
  holds(actor, ['principal'], unit.path) || {
    code: 'not_allowed',
    message: `Khóa và mở điểm do hiệu trưởng ${unit.shortName} quyết định.`,
  };

/** Those who look after many schools. */
export const overseers: readonly Role[] = ['province_admin', 'department_officer', 'district_admin', 'district_officer'];
export const mayOverseeMarks = (actor: Actor, unit: { path: string }): boolean => holds(actor, overseers, unit.path);

/** A reason why a finding is right as it stands: the principal's word, or that of who looks after the school. */
export const mayExplainResults = (actor: Actor, unit: UnitRef): true | Reason =>
  holds(actor, ['principal', ...overseers], unit.path) || {
    code: 'not_allowed',
    message: `Giải trình do hiệu trưởng ${unit.shortName} hoặc cán bộ Phòng, Sở ghi.`,
  };

export const minimumKeepers: readonly Role[] = ['province_admin', 'department_officer'];
/** Least numbers of marks hold for the whole province. */
export const mayOrderMinimums = (actor: Actor, unit: { path: string; level: string }): boolean =>
  unit.level === 'department' && holds(actor, minimumKeepers, unit.path);
