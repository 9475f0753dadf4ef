// Is a cell closed, why, and who can open it? A granted unlocking opens the cells it names to whoever asked, for as long as it says.
import { formatDate } from '#kernel/calendar.ts';

export type LockKind = 'principal' | 'deadline' | 'approval' | 'closed_year';
/** `at`: the day. */
type Lock = { kind: LockKind; column: string | null; reason: string; by: string; at: string };
type Open = { id: number; askedBy: string; until: string; cells: readonly { pupil: string; column: string | null }[] };

const what = ({ column }: Lock): string => (column === null ? 'Bảng điểm này' : 'Cột này');

/** Why, in words, with who can open it. */
export function lockReason(lock: Lock): string {
  const why = lock.reason ? `: ${lock.reason.replace(/[.\s]+$/, '')}` : '';
  if (lock.kind === 'closed_year')
    return `Năm học đã kết thúc từ ${formatDate(lock.at)}${why}. Điểm chỉ để xem; hiệu trưởng xem xét đề nghị sửa.`;
  const by = { principal: `do ${lock.by} khóa`, deadline: 'khóa vì hết hạn', approval: `đã được ${lock.by} duyệt` }[lock.kind];
  return `${what(lock)} ${by} ngày ${formatDate(lock.at)}${why}. Muốn sửa, gửi đề nghị mở khóa cho hiệu trưởng.`;
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
      askedBy === userId && cells.some((one) => one.pupil === cell.pupil && (one.column === null || one.column === cell.column)),
  );
  return opened ? { lock: null, through: opened.id } : { lock, through: null };
}
