// What waits for a principal: results that became others after their class was approved, are complete only since, or lack of who came since.
import { formatInstant } from '#kernel/calendar.ts';
import { formatNumber, formatSome } from '#kernel/numbers.ts';
import { schoolYearOf } from '#kernel/school-year.ts';
import { awaitingAgain, cameWithoutResults, mayLockMarks, type Period, periodWords } from '#modules/assessment/index.ts';
import type { Unit } from '#modules/organizations/index.ts';
import type { Work } from '#platform/db/work.ts';
import type { Todo } from './todo.ts';

/** Classes named one by one; the rest in one line. */
const named = 4;

export async function resultsToday(work: Work, unit: Unit): Promise<Todo[]> {
  if (mayLockMarks(work.actor, unit) !== true) return [];
  const found = await awaitingAgain(work, unit.id);
  const came = await cameWithoutResults(work, unit.id);
  const year = schoolYearOf(work.today);
  const at = ({ classId, period }: { classId: number; period: Period }) =>
    `/${unit.slug}/assessment/results/${classId}/${period === 3 ? 'cn' : `hk${period}`}`;
  const of = (schoolYear: string) => (schoolYear === year ? '' : ` năm học ${schoolYear}`);
  const arrived = came.slice(0, named).map(
    (one): Todo => ({
      id: `came-${one.classId}-${one.period}`,
      text: `Lớp ${one.className} đã duyệt ${periodWords[one.period]}${of(one.schoolYear)}: ${formatNumber(one.pupils.length)} em mới vào lớp chưa có kết quả`,
      ...{ detail: formatSome(one.pupils, 3), to: at(one), act: 'Xem', tone: 'warn' },
    }),
  );
  const todo = found.slice(0, named).map(
    ({ classId, className, schoolYear, period, pupils, since }): Todo => ({
      id: `again-${classId}-${period}`,
      text: `Lớp ${className}: kết quả ${periodWords[period]}${of(schoolYear)} của ${formatNumber(pupils.length)} em chờ duyệt lại`,
      detail: formatSome(pupils, 3),
      ...{ when: `từ ${formatInstant(since).slice(0, 11)}`, act: 'Xem và duyệt', tone: 'warn' },
      to: at({ classId, period }),
    }),
  );
  const rest = [...found.slice(named), ...came.slice(named)];
  return rest.length > 0
    ? [
        ...todo,
        ...arrived,
        {
          ...{ id: 'again-more', text: `${formatNumber(rest.length)} lớp khác có kết quả chờ duyệt lại hoặc em mới vào lớp` },
          detail: rest
            .slice(0, 8)
            .map(({ className }) => className)
            .join(', '),
          ...{ to: `/${unit.slug}/assessment/results`, act: 'Xem', tone: 'info' },
        },
      ]
    : [...todo, ...arrived];
}
