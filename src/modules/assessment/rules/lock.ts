// Is a cell closed, why, and who can open it? A granted unlocking opens the cells it names to whoever asked, for as long as it says.
import { formatDate } from '#kernel/calendar.ts';
import { longName } from './column-words.ts';

export type LockKind = 'principal' | 'deadline' | 'approval' | 'closed_year';
/** `at`: the day. */
type Lock = { kind: LockKind; column: string | null; reason: string; by: string; at: string };
type Open = {
  id: number;
  askedBy: string;
  until: string;
  cells: readonly { pupil: string; column: string | null; closed?: true }[];
};

const what = ({ column }: Lock): string => (column === null ? 'Bảng điểm này' : 'Cột này');

/** Null is "all of them". */
export type LockScope = {
  classId: number | null;
  classSubjectId: number | null;
  semester: 1 | 2 | 3 | null;
  column: string | null;
};
/** Classes that a lock of the whole school leaves open. */
type Excepting = { exceptions?: readonly { classId: number }[] };
const leavesOpen = (lock: LockScope & Excepting, { classId }: LockScope): boolean =>
  lock.classId === null && (lock.exceptions ?? []).some((one) => one.classId === classId);
/**
 * Closes all that `scope` names, be it a cell or more? The questions to the database say the same in SQL. The approved year closes what it was
 * made of: no mark of a semester changes it any more. A school is closed also where some of its classes are excepted.
 */
export const closes = (lock: LockScope & Excepting & { kind?: LockKind }, scope: LockScope): boolean =>
  !leavesOpen(lock, scope) &&
  (lock.classId === null || lock.classId === scope.classId) &&
  (lock.classSubjectId === null || lock.classSubjectId === scope.classSubjectId) &&
  (lock.semester === null || lock.semester === scope.semester || (lock.kind === 'approval' && lock.semester === 3)) &&
  (lock.column === null || lock.column === scope.column);
/** Closes a part of what `scope` names, not the whole. */
export const closesPart = (lock: LockScope & Excepting, scope: LockScope): boolean =>
  !leavesOpen(lock, scope) &&
  !closes(lock, scope) &&
  (['classId', 'classSubjectId', 'semester', 'column'] as const).every(
    (name) => lock[name] === null || scope[name] === null || lock[name] === scope[name],
  );

export const lockKindNames: Record<LockKind, string> = {
  principal: 'hiệu trưởng khóa',
  deadline: 'hết hạn',
  approval: 'đã duyệt',
  closed_year: 'năm học đã kết thúc',
};
export const periodNames = { 1: 'Học kỳ I', 2: 'Học kỳ II', 3: 'Cả năm' } as const;
/** Within a sentence. */
export const periodWords = { 1: 'học kỳ I', 2: 'học kỳ II', 3: 'cả năm' } as const;
/** What a lock closes: 'cả trường, học kỳ I', 'Ngữ văn lớp 6A, học kỳ I, cột Kiểm tra thường xuyên 1'. */
export function scopeWords(
  { semester, column }: Pick<LockScope, 'semester' | 'column'>,
  names: { className: string | null; subject: string | null },
): string {
  const where = names.subject
    ? `${names.subject} lớp ${names.className ?? ''}`
    : names.className
      ? `lớp ${names.className}`
      : 'cả trường';
  return [where, semester === null ? 'mọi học kỳ' : periodWords[semester], column && `cột ${longName(column)}`]
    .filter(Boolean)
    .join(', ');
}

/** Why, in words, with who can open it: `principal` does it alone. */
export function lockReason(lock: Lock, principal = false): string {
  const why = lock.reason ? `: ${lock.reason.replace(/[.\s]+$/, '')}` : '';
  if (lock.kind === 'closed_year')
    return `Năm học đã kết thúc từ ${formatDate(lock.at)}${why}. Điểm chỉ để xem; muốn sửa thì hiệu trưởng hoàn tác kết chuyển trước.`;
  const how = principal
    ? `Muốn sửa, mở lại ở ${lock.kind === 'approval' ? 'Kết quả' : 'Khóa điểm'}`
    : 'Muốn sửa, gửi đề nghị mở khóa cho hiệu trưởng';
  const by = { principal: `do ${lock.by} khóa`, deadline: 'khóa vì hết hạn', approval: `đã được ${lock.by} duyệt` }[lock.kind];
  return `${what(lock)} ${by} ngày ${formatDate(lock.at)}${why}. ${how}.`;
}

/** The lock on a cell, unless one of `open` opens it to `userId`. */
export function lockOn<L extends Lock>(
  locks: readonly L[],
  open: readonly Open[],
  cell: { pupil: string; column: string },
  userId: string | null,
): { lock: L; through: null } | { lock: null; through: number | null } {
  const lock = locks.find(({ column }) => column === null || column === cell.column);
  if (!lock) return { lock: null, through: null };
  const opened = open.find(
    ({ askedBy, cells }) =>
      askedBy === userId &&
      cells.some((one) => !one.closed && one.pupil === cell.pupil && (one.column === null || one.column === cell.column)),
  );
  return opened ? { lock: null, through: opened.id } : { lock, through: null };
}
