// Which semesters of which classes are closed, as a whole or in parts? For a screen that shows a school at a glance.
import { formatDate, toLocal } from '#kernel/calendar.ts';
import { closes, closesPart, type LockScope } from './lock.ts';

type Excepting = LockScope & { exceptions?: readonly { classId: number }[] };

export type MatrixCell<L> = {
  semester: 1 | 2 | 3;
  /** The locks that close all of it, the widest first. */
  whole: L[];
  /** Those that close a subject or a column in it. */
  parts: L[];
  /** Locks of the whole school that leave this class open. */
  excepted: L[];
};
/** @param classId null: the whole school */
export const matrixRow = <L extends Excepting>(locks: readonly L[], classId: number | null): MatrixCell<L>[] =>
  ([1, 2, 3] as const).map((semester) => {
    const scope = { classId, classSubjectId: null, semester, column: null };
    return {
      semester,
      whole: locks.filter((lock) => closes(lock, scope)),
      parts: locks.filter((lock) => closesPart(lock, scope)),
      excepted: locks.filter((lock) => !closes(lock, scope) && closes({ ...lock, exceptions: [] }, scope)),
    };
  });

/** 'đã khóa 10/12/2018, Nguyễn Văn An': what is closed as a whole is not offered to be closed again. */
export function lockedBy(locks: readonly (LockScope & { at: Date; by: string })[], scope: LockScope): string | null {
  const lock = locks.find((one) => closes(one, scope));
  return lock ? `đã khóa ${formatDate(toLocal(lock.at).date)}, ${lock.by}` : null;
}
