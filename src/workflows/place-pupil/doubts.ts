// What is odd about the class that is chosen for a pupil, and may be right all the same: asked once, stored when it is confirmed.
import { gradeOf } from '#kernel/code-lists/units-and-grades.ts';
import type { Reason } from '#kernel/refusal.ts';
import { closes, type locksAt, periodWords } from '#modules/assessment/index.ts';

type Place = { id: number; name: string; grade: string };
type Lock = Awaited<ReturnType<typeof locksAt>>[number];

const gradeWords = (grade: string) => (gradeOf(grade)?.name ?? grade).replace(/^./, (c) => c.toLowerCase());

/** @param learns the grade in this school year, where it is known */
export const gradeDoubt = (who: string, learns: string | null, place: Place, field: string): Reason | false =>
  learns !== null &&
  learns !== place.grade && {
    code: 'doubt-grade',
    message: `${who} học ${gradeWords(learns)} trong năm học này, lớp ${place.name} là ${gradeWords(place.grade)}.`,
    field,
  };

/**
 * Periods that are closed over all sheets of the class: what lacks of whoever comes cannot be written there. Where the whole school is closed no
 * other class would be better.
 */
export const closedDoubts = (locks: readonly Lock[], place: Place, field: string): Reason[] =>
  ([1, 2, 3] as const).flatMap((semester): Reason[] => {
    const closed = locks.filter(
      (lock) => lock.classId !== null && closes(lock, { classId: place.id, classSubjectId: null, semester, column: null }),
    );
    if (closed.length === 0) return [];
    const what = closed.some(({ kind }) => kind === 'approval')
      ? `Kết quả ${periodWords[semester]} của lớp ${place.name} đã duyệt, sổ đã khóa`
      : `Sổ điểm ${periodWords[semester]} của lớp ${place.name} đã khóa`;
    return [{ code: `doubt-closed-${semester}`, message: `${what}: điểm của em phải xin mở từng ô.`, field }];
  });
