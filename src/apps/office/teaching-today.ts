// What waits for a teacher: the roll of the own class, cells of the own sheets that are asked for and empty.
import { formatDate } from '#kernel/calendar.ts';
import { formatNumber } from '#kernel/numbers.ts';
import { schoolYearOf } from '#kernel/school-year.ts';
import { semesterEnd, sheetsOf } from '#modules/assessment/index.ts';
import type { Unit } from '#modules/organizations/index.ts';
import { rollCallsDue, sessionNames, subjectName } from '#modules/teaching/index.ts';
import type { Work } from '#platform/db/work.ts';
import type { Todo } from './today.ts';

/** Sheets named one by one; the rest in one line. */
const named = 4;

export async function teachingToday(work: Work, unit: Unit): Promise<Todo[]> {
  if (work.actor.kind !== 'person') return [];
  const todo: Todo[] = (await rollCallsDue(work, unit)).map(({ classId, name, session }) => ({
    ...{ id: `roll-${classId}`, text: `Lớp ${name} chưa điểm danh buổi ${sessionNames[session].toLowerCase()}` },
    ...{ to: `/${unit.slug}/teaching/attendance/${classId}`, act: 'Điểm danh', tone: 'bad' as const, when: 'hôm nay' },
  }));
  const year = schoolYearOf(work.today);
  const [first, second] = [await semesterEnd(work, year, 1), await semesterEnd(work, year, 2)];
  const period = first !== null && work.today > first ? 2 : 1;
  const lacking = (await sheetsOf(work, { unitId: unit.id, year, period, userId: work.actor.userId }))
    .filter(({ teaches, locked, needed, present }) => teaches && !locked && present < needed)
    .sort((a, b) => b.needed - b.present - (a.needed - a.present));
  const end = period === 1 ? first : second;
  const when = end ? { when: `trước ${formatDate(end).slice(0, 5)}` } : {};
  for (const { id, className, subject, needed, present } of lacking.slice(0, named))
    todo.push({
      ...{ id: `sheet-${id}`, text: `${subjectName(subject)} ${className}: còn ${formatNumber(needed - present)} ô`, ...when },
      detail: `đã có ${formatNumber(present)} trong ${formatNumber(needed)} ô của học kỳ ${period === 1 ? 'I' : 'II'}`,
      ...{ to: `/${unit.slug}/assessment/sheets/${id}/hk${period}`, act: 'Ghi điểm', tone: present === 0 ? 'bad' : 'warn' },
    });
  const rest = lacking.slice(named);
  if (rest.length > 0)
    todo.push({
      ...{ id: 'sheets-more', text: `${formatNumber(rest.length)} bảng điểm khác còn ô trống`, ...when },
      ...{ to: `/${unit.slug}/assessment/sheets`, act: 'Xem', tone: 'info' },
    });
  return todo;
}
