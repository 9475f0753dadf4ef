// The timetables of a school: which versions there are, what stands in one, and what it must agree with.
import { sql } from 'kysely';
import type { LocalDate } from '#kernel/calendar.ts';
import type { Unit } from '#modules/organizations/index.ts';
import type { Work } from '#platform/db/work.ts';
import { subjectName } from '../curricula/curricula.ts';
import { read } from '../handles.ts';
import { normOf } from '../rules/load.ts';
import type { Lesson, TimetableFacts } from '../rules/timetable.ts';

export type Timetable = {
  id: number;
  unitId: number;
  schoolYear: string;
  semester: 1 | 2;
  name: string;
  validFrom: LocalDate;
  publishedAt: Date | null;
  publishedBy: string | null;
  version: number;
};
const columns = [
  ...([
    't.id',
    't.unit_id as unitId',
    't.school_year as schoolYear',
    't.semester',
    't.name',
    't.valid_from as validFrom',
  ] as const),
  ...(['t.published_at as publishedAt', 't.published_by as publishedBy', 't.version'] as const),
] as const;

export const timetableById = (work: Work, unitId: number, id: number): Promise<Timetable | undefined> =>
  read(work)
    .selectFrom('teaching.timetable as t')
    .select(columns)
    .where('t.unit_id', '=', unitId)
    .where('t.id', '=', Number.isSafeInteger(id) ? id : 0)
    .executeTakeFirst();

/** The one that holds on a day: the last that began, and of those of one day the last that was put in force. */
export async function timetableOn(work: Work, unitId: number, day: LocalDate): Promise<Timetable | undefined> {
  return read(work)
    .selectFrom('teaching.timetable as t')
    .select(columns)
    .where('t.unit_id', '=', unitId)
    .where('t.published_at', 'is not', null)
    .where('t.valid_from', '<=', day)
    .orderBy('t.valid_from', 'desc')
    .orderBy('t.published_at', 'desc')
    .limit(1)
    .executeTakeFirst();
}

export type TimetableRow = Timetable & { classes: number; lessons: number };
export const timetableOrders = ['from', 'name'] as const;

export async function listTimetables(
  work: Work,
  unitId: number,
  filter: { schoolYear: string; like: string[]; state?: string; sort: string; limit: number; offset: number },
): Promise<{ rows: TimetableRow[]; total: number }> {
  let query = read(work)
    .selectFrom('teaching.timetable as t')
    .where('t.unit_id', '=', unitId)
    .where('t.school_year', '=', filter.schoolYear);
  for (const like of filter.like) query = query.where(sql<boolean>`platform.fold(t.name) like ${like}`);
  if (filter.state) query = query.where('t.published_at', filter.state === 'draft' ? 'is' : 'is not', null);
  const { total } = await query.select((q) => q.fn.countAll<number>().as('total')).executeTakeFirstOrThrow();
  const down = filter.sort.startsWith('-') ? ('desc' as const) : ('asc' as const);
  const rows = await query
    .select([
      ...columns,
      sql<number>`(select count(distinct l.class_id)::int from teaching.lesson l where l.timetable_id = t.id)`.as('classes'),
      sql<number>`(select count(*)::int from teaching.lesson l where l.timetable_id = t.id)`.as('lessons'),
    ])
    .orderBy(filter.sort.endsWith('name') ? 't.name' : 't.valid_from', down)
    .orderBy('t.id', down)
    .limit(filter.limit)
    .offset(filter.offset)
    .execute();
  return { rows, total: Number(total) };
}

export async function lessonsOf(work: Work, timetableId: number, classId?: number): Promise<Lesson[]> {
  let query = read(work).selectFrom('teaching.lesson').where('timetable_id', '=', timetableId);
  if (classId !== undefined) query = query.where('class_id', '=', classId);
  const rows = await query
    .selectAll()
    .orderBy('class_id')
    .orderBy('weekday')
    .orderBy(sql`session desc`)
    .orderBy('period')
    .execute();
  return rows.map((row) => ({
    ...{ classId: row.class_id, weekday: row.weekday, session: row.session, period: row.period, room: row.room },
    ...{ subjectId: row.class_subject_id, activity: row.activity, staffId: row.staff_id },
  }));
}

export type TimetableClass = {
  id: number;
  name: string;
  grade: string;
  session: 'morning' | 'afternoon' | 'full_day' | null;
  homeroomStaffId: string | null;
};
export type TimetableSubject = {
  id: number;
  classId: number;
  code: string;
  name: string;
  /** A week, in tenths, in the semester of the timetable. */
  periods: number | null;
  /** Who teaches it today; several where strands are taught by different people. */
  staffIds: string[];
};
export type TimetableStaff = { id: string; name: string; norm: number | null };
export type Ground = { classes: TimetableClass[]; subjects: TimetableSubject[]; staff: TimetableStaff[] };

/** What a timetable is made of: classes of the year, their subjects and who teaches them, everybody who may teach. */
export async function timetableGround(
  work: Work,
  unit: Pick<Unit, 'id' | 'level'>,
  { schoolYear, semester }: Pick<Timetable, 'schoolYear' | 'semester'>,
): Promise<Ground> {
  const classes = await read(work)
    .selectFrom('classes.class')
    .select(['id', 'name', 'grade', 'session', 'homeroom_staff_id as homeroomStaffId'])
    .where('unit_id', '=', unit.id)
    .where('school_year', '=', schoolYear)
    .where('active', '=', true)
    .orderBy('grade')
    .orderBy('sort_key')
    .execute();
  const subjects = await read(work)
    .selectFrom('teaching.class_subject as cs')
    .innerJoin('classes.class as c', 'c.id', 'cs.class_id')
    .select([
      ...(['cs.id', 'cs.class_id as classId', 'cs.subject', 'c.foreign_language_1 as language'] as const),
      sql<number | null>`${sql.ref(semester === 1 ? 'cs.periods1' : 'cs.periods2')}`.as('periods'),
      sql<string[]>`array(select distinct a.staff_id::text from teaching.assignment a
        where a.class_subject_id = cs.id and a.semester = ${semester} and a.valid_to is null order by 1)`.as('staffIds'),
    ])
    .where('cs.unit_id', '=', unit.id)
    .where('cs.school_year', '=', schoolYear)
    .where('cs.kind', '=', 'subject')
    .where('cs.closed_on', 'is', null)
    .where('c.active', '=', true)
    .orderBy('cs.class_id')
    .orderBy('cs.position')
    .orderBy('cs.id')
    .execute();
  const leads = new Set(classes.map((one) => one.homeroomStaffId));
  const groups = await read(work)
    .selectFrom('teaching.professional_group')
    .select(['head_staff_id as head', 'deputy_staff_id as deputy'])
    .where('unit_id', '=', unit.id)
    .where('closed_on', 'is', null)
    .execute();
  const [heads, deputies] = [new Set(groups.map((one) => one.head)), new Set(groups.map((one) => one.deputy))];
  const staff = await read(work)
    .selectFrom('people.staff')
    .select(['id', 'full_name as name', 'kind'])
    .where('unit_id', '=', unit.id)
    .where('active', '=', true)
    .where((q) => q.or([q('kind', 'is', null), q('kind', '<>', 'employee')]))
    .orderBy('sort_key')
    .orderBy('id')
    .execute();
  return {
    classes,
    subjects: subjects.map(({ id, classId, subject, language, periods, staffIds }) => ({
      ...{ id, classId, code: subject, name: subjectName(subject, language), periods, staffIds },
    })),
    // A principal's hours are another article's, here as in the assignments.
    staff: staff.map(({ id, name, kind }) => ({
      ...{ id, name },
      norm:
        kind === 'manager'
          ? null
          : normOf(unit.level, { homeroom: leads.has(id), heads: heads.has(id), deputises: deputies.has(id) }),
    })),
  };
}

export const factsOf = ({ classes, subjects, staff }: Ground): TimetableFacts => ({
  classes: new Map(classes.map(({ id, name }) => [id, { name }])),
  subjects: new Map(subjects.map(({ id, name, classId, periods, staffIds }) => [id, { name, classId, periods, staffIds }])),
  staff: new Map(staff.map(({ id, name, norm }) => [id, { name, norm }])),
});
