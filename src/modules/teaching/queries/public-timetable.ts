// What citizens read of the timetable: the one of today, and the next one that is already decided. Asked as the portal.
import type { LocalDate } from '#kernel/calendar.ts';
import { type Question, question } from '#platform/db/question.ts';
import type { Work } from '#platform/db/work.ts';
import { read } from '../handles.ts';
import type { Session } from '../tables.ts';

export type PublicTimetable = { id: number; semester: 1 | 2; validFrom: LocalDate; publishedAt: Date };

/** The one in force first, then what is decided for later; older ones are not told. */
export async function publicTimetables(work: Work, unitId: number): Promise<PublicTimetable[]> {
  const rows = await read(work)
    .selectFrom('teaching.timetable')
    .select(['id', 'semester', 'valid_from as validFrom', 'published_at as publishedAt'])
    .where('unit_id', '=', unitId)
    .where('published_at', 'is not', null)
    .orderBy('valid_from', 'desc')
    .orderBy('published_at', 'desc')
    .limit(12)
    .execute();
  // Of one day the last that was put in force.
  const days = rows.filter((row, i) => row.validFrom !== rows[i - 1]?.validFrom);
  const now = days.findIndex((row) => row.validFrom <= work.today);
  return days
    .slice(0, now < 0 ? days.length : now + 1)
    .reverse()
    .flatMap(({ publishedAt, ...row }) => (publishedAt ? [{ ...row, publishedAt }] : []));
}

export type PublicClass = { slug: string; name: string; grade: string };
export async function publicClasses(work: Work, timetableId: number): Promise<PublicClass[]> {
  return read(work)
    .selectFrom('teaching.shown_lesson')
    .select(['class_slug as slug', 'class_name as name', 'grade'])
    .where('timetable_id', '=', timetableId)
    .groupBy(['class_slug', 'class_name', 'grade', 'position'])
    .orderBy('position')
    .execute();
}

type TimetableClasses = { semester: 1 | 2; validFrom: LocalDate; classes: PublicClass[] };
const inForce = question<{ unit: number; today: LocalDate }>`
  select t.semester, t.valid_from as "validFrom", (select coalesce(json_agg(c order by c.position), '[]') from
    (select distinct class_slug as slug, class_name as name, grade, position from teaching.shown_lesson where timetable_id = t.id) c) as classes
  from (select id, semester, valid_from from teaching.timetable where unit_id = ${'unit'} and published_at is not null
    order by valid_from <= ${'today'}::date desc, abs(valid_from - ${'today'}::date), published_at desc limit 1) t`;
/** The one that a site's page begins with and its classes, for a first page: the first of `publicTimetables`. */
export const askTimetable = (work: Work, unitId: number): Question<TimetableClasses[]> => ({
  asked: inForce({ unit: unitId, today: work.today }),
  read: (rows: TimetableClasses[]) => rows,
});

export type PublicLesson = { weekday: number; session: Session; period: number; title: string; room: string | null };
export async function publicLessons(work: Work, timetableId: number, classSlug: string): Promise<PublicLesson[]> {
  return read(work)
    .selectFrom('teaching.shown_lesson')
    .select(['weekday', 'session', 'period', 'title', 'room'])
    .where('timetable_id', '=', timetableId)
    .where('class_slug', '=', classSlug)
    .orderBy('weekday')
    .orderBy('period')
    .execute();
}
