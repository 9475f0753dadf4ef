// What waits for a teacher: cells that are open for a while, the roll of the own class, cells of the own sheets that are asked for and empty.
import { addDays, formatDate, type LocalDate, toLocal } from '#kernel/calendar.ts';
import { formatNumber } from '#kernel/numbers.ts';
import { schoolYearOf } from '#kernel/school-year.ts';
import { requestsOpenTo, semesterEnd, sheetsOf, type UnlockRequest } from '#modules/assessment/index.ts';
import { type Campaign, campaignsOf } from '#modules/campaigns/index.ts';
import type { Unit } from '#modules/organizations/index.ts';
import { rollCallsDue, sessionNames, subjectName } from '#modules/teaching/index.ts';
import type { Work } from '#platform/db/work.ts';
import type { Todo } from './todo.ts';

/** Sheets named one by one; the rest in one line. */
const named = 4;

/** As the list of sheets and each sheet say it: one day, after which nobody writes. */
const lockedAfter = (day: LocalDate) => ({ over: addDays(day, 1), words: `khóa sau ngày ${formatDate(day).slice(0, 5)}` });
/** Marks of a semester are due before the day of the campaign that asks for them, which closes them then; where none does, by its end. */
async function dueDay(work: Work, unit: Unit, year: string, semester: 1 | 2): Promise<{ over: LocalDate; words: string } | null> {
  const asking = (await campaignsOf(work, unit.path)).filter(
    ({ schoolYear, measures, audienceTypes }) =>
      schoolYear === year &&
      measures.includes(`semester${semester}`) &&
      (audienceTypes.length === 0 || audienceTypes.includes(unit.type)),
  );
  const last = asking.reduce<Campaign | undefined>((a, b) => (a && a.lateAfter > b.lateAfter ? a : b), undefined);
  if (last) return lockedAfter(addDays(last.beforeDay, last.graceDays - 1));
  const end = await semesterEnd(work, year, semester);
  return end ? { over: addDays(end, 1), words: `hết học kỳ ${formatDate(end).slice(0, 5)}` } : null;
}

/** Until it closes: what is not written by then needs another request. */
function openCells(work: Work, unit: Unit, { id, cells, subject, className, ...request }: UnlockRequest): Todo {
  const { date, time } = toLocal(request.openUntil ?? work.now);
  const until = date === work.today ? time : `${time} ngày ${formatDate(date).slice(0, 5)}`;
  return {
    ...{ id: `open-${id}`, text: `${formatNumber(cells.length)} ô ${subjectName(subject)} ${className} mở đến ${until}` },
    to: `/${unit.slug}/assessment/sheets/${request.classSubjectId}/${{ 1: 'hk1', 2: 'hk2', 3: 'cn' }[request.semester]}`,
    ...{ act: 'Sửa điểm', tone: 'bad' },
  };
}

export async function teachingToday(work: Work, unit: Unit): Promise<Todo[]> {
  if (work.actor.kind !== 'person') return [];
  const opened = await requestsOpenTo(work, unit.id, work.actor.userId);
  const todo: Todo[] = opened.map((request) => openCells(work, unit, request));
  for (const { classId, name, session } of await rollCallsDue(work, unit))
    todo.push({
      ...{ id: `roll-${classId}`, text: `Lớp ${name} chưa điểm danh buổi ${sessionNames[session].toLowerCase()}` },
      ...{ to: `/${unit.slug}/teaching/attendance/${classId}`, act: 'Điểm danh', tone: 'bad', when: 'hôm nay' },
    });
  const year = schoolYearOf(work.today);
  const first = await dueDay(work, unit, year, 1);
  const period = first !== null && work.today >= first.over ? 2 : 1;
  const due = period === 1 ? first : await dueDay(work, unit, year, 2);
  const when = due ? { when: due.words } : {};
  const lacking = (await sheetsOf(work, { unitId: unit.id, year, period, userId: work.actor.userId }))
    .filter(({ teaches, locked, needed, present }) => teaches && !locked && present < needed)
    .sort((a, b) => b.needed - b.present - (a.needed - a.present));
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
      ...{ to: `/${unit.slug}/assessment/sheets?period=hk${period}`, act: 'Xem', tone: 'info' },
    });
  return todo;
}
