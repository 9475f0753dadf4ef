// What waits for whoever hands out cards: those that are out and say what the results no longer are, until they are issued anew.
import { formatNumber, formatSome } from '#kernel/numbers.ts';
import { schoolYearOf } from '#kernel/school-year.ts';
import { periodWords } from '#modules/assessment/index.ts';
import type { Unit } from '#modules/organizations/index.ts';
import { books, mayIssue, periodCode, untrueCards } from '#modules/reports/index.ts';
import type { Work } from '#platform/db/work.ts';
import type { Todo } from './todo.ts';

/** Prints named one by one; the rest in one line. */
const named = 4;

export async function cardsToday(work: Work, unit: Unit): Promise<Todo[]> {
  if (mayIssue(work.actor, unit) !== true) return [];
  const year = schoolYearOf(work.today);
  const found = await untrueCards(work, unit.id, year);
  const todo = found.slice(0, named).map(
    ({ classId, className, kind, schoolYear, period, pupils, waiting }): Todo => ({
      id: `cards-${classId}-${kind}-${period}`,
      text: `Lớp ${className}: ${formatNumber(pupils.length)} ${books[kind].name.toLowerCase()} ${periodWords[period]}${schoolYear === year ? '' : ` năm học ${schoolYear}`} có kết quả đã sửa sau khi phát hành`,
      detail:
        formatSome(pupils, 3) +
        (waiting > 0 ? `; ${formatNumber(waiting)} em chờ hiệu trưởng duyệt lại rồi mới phát hành được` : ''),
      to: `/${unit.slug}/reports/books?kind=${kind}&period=${periodCode[period]}&class=${classId}&year=${schoolYear}`,
      ...{ act: 'In lại', tone: 'warn' },
    }),
  );
  const rest = found.slice(named);
  return rest.length > 0
    ? [
        ...todo,
        {
          ...{ id: 'cards-more', to: `/${unit.slug}/reports/cards?state=doubted`, act: 'Xem', tone: 'info' },
          text: `${formatNumber(rest.reduce((n, { pupils }) => n + pupils.length, 0))} phiếu, học bạ khác có kết quả đã sửa sau khi phát hành`,
        },
      ]
    : todo;
}
