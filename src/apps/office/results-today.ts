// What waits for a principal: results that became others after their class was approved, or are complete only since.
import { formatInstant } from '#kernel/calendar.ts';
import { formatNumber } from '#kernel/numbers.ts';
import { schoolYearOf } from '#kernel/school-year.ts';
import { awaitingAgain, mayLockMarks, periodWords } from '#modules/assessment/index.ts';
import type { Unit } from '#modules/organizations/index.ts';
import type { Work } from '#platform/db/work.ts';
import type { Todo } from './todo.ts';

/** Classes named one by one; the rest in one line. */
const named = 4;

export async function resultsToday(work: Work, unit: Unit): Promise<Todo[]> {
  if (mayLockMarks(work.actor, unit) !== true) return [];
  const found = await awaitingAgain(work, unit.id);
  const year = schoolYearOf(work.today);
  const todo = found.slice(0, named).map(
    ({ classId, className, schoolYear, period, pupils, since }): Todo => ({
      id: `again-${classId}-${period}`,
      text: `Lớp ${className}: kết quả ${periodWords[period]}${schoolYear === year ? '' : ` năm học ${schoolYear}`} của ${formatNumber(pupils.length)} em chờ duyệt lại`,
      detail: pupils.slice(0, 3).join(', ') + (pupils.length > 3 ? ` và ${formatNumber(pupils.length - 3)} em nữa` : ''),
      ...{ when: `từ ${formatInstant(since).slice(0, 11)}`, act: 'Xem và duyệt', tone: 'warn' },
      to: `/${unit.slug}/assessment/results/${classId}/${period === 3 ? 'cn' : `hk${period}`}`,
    }),
  );
  const rest = found.slice(named);
  const [first] = rest;
  return first
    ? [
        ...todo,
        {
          ...{ id: 'again-more', text: `${formatNumber(rest.length)} lớp khác có kết quả chờ duyệt lại` },
          detail: rest
            .slice(0, 8)
            .map(({ className }) => className)
            .join(', '),
          ...{ to: `/${unit.slug}/assessment/results`, act: 'Xem', tone: 'info' },
        },
      ]
    : todo;
}
