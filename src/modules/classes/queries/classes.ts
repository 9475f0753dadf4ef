// Which classes does a school have in a year?
import { sql } from 'kysely';
import { likePatterns } from '#kernel/vietnamese-text.ts';
import type { Work } from '#platform/db/work.ts';
import { read } from '../handles.ts';

export type ClassRow = {
  id: number;
  name: string;
  grade: string;
  homeroomName: string | null;
  pupils: number;
  pupilsComplete: number;
  complete: boolean;
  openErrors: number;
};

export async function listClasses(work: Work, unitId: number, schoolYear: string): Promise<ClassRow[]> {
  const rows = await read(work)
    .selectFrom('classes.class as c')
    .leftJoin('people.staff as s', 's.id', 'c.homeroom_staff_id')
    .leftJoin('people.class_counter as n', (join) => join.onRef('n.class_id', '=', 'c.id').onRef('n.unit_id', '=', 'c.unit_id'))
    .select([
      ...([
        'c.id',
        'c.name',
        'c.grade',
        's.full_name as homeroomName',
        'n.active as pupils',
        'n.complete as pupilsComplete',
      ] as const),
      ...(['c.complete', 'c.open_errors as openErrors'] as const),
    ])
    .where('c.unit_id', '=', unitId)
    .where('c.school_year', '=', schoolYear)
    .where('c.active', '=', true)
    .orderBy('c.grade')
    .orderBy('c.sort_key')
    .execute();
  return rows.map((row) => ({ ...row, pupils: row.pupils ?? 0, pupilsComplete: row.pupilsComplete ?? 0 }));
}

export type ClassFilter = { text?: string; grade?: string; complete?: boolean; found?: 'error' | 'warning'; sort?: string };
export type ClassListRow = ClassRow & { missing: string[]; session: string | null; details: string[] };

/** For the list: with what was found. Of a past year all classes, with the pupils who sat in them last. */
export async function findClasses(
  work: Work,
  unitId: number,
  schoolYear: string,
  past: boolean,
  filter: ClassFilter,
): Promise<ClassListRow[]> {
  let query = read(work)
    .selectFrom('classes.class as c')
    .leftJoin('people.staff as s', 's.id', 'c.homeroom_staff_id')
    .leftJoin('people.class_counter as n', (join) => join.onRef('n.class_id', '=', 'c.id').onRef('n.unit_id', '=', 'c.unit_id'))
    .where('c.unit_id', '=', unitId)
    .where('c.school_year', '=', schoolYear);
  if (!past) query = query.where('c.active', '=', true);
  for (const like of likePatterns(filter.text)) {
    query = query.where((q) => q.or([q('c.name_fold', 'like', like), q('s.name_fold', 'like', like)]));
  }
  if (filter.grade) query = query.where('c.grade', '=', filter.grade);
  if (filter.complete !== undefined) query = query.where('c.complete', '=', filter.complete);
  if (filter.found)
    query = query.where(
      sql<boolean>`exists (select from classes.finding f where f.class_id = c.id and f.state = 'open' and f.level = ${filter.found === 'error' ? 'E' : 'W'})`,
    );
  const pupils = past
    ? sql<number>`(select count(*)::int from classes.enrolment e where e.class_id = c.id and (e.end_kind is null or e.end_kind = 'year_closed'))`
    : sql<number>`coalesce(n.active, 0)`;
  const down = filter.sort?.startsWith('-') ? sql`desc nulls last` : sql`asc nulls last`;
  const by = {
    name: sql`c.grade || ' ' || c.sort_key`,
    homeroom: sql`s.sort_key`,
    pupils,
    complete: sql`coalesce(n.complete, 0)`,
  }[(filter.sort ?? 'name').replace('-', '')];
  return query
    .select([
      ...(['c.id', 'c.name', 'c.grade', 's.full_name as homeroomName', 'c.complete', 'c.open_errors as openErrors'] as const),
      ...(['c.missing', 'c.session'] as const),
      pupils.as('pupils'),
      sql<number>`coalesce(n.complete, 0)`.as('pupilsComplete'),
      sql<
        string[]
      >`array(select f.detail from classes.finding f where f.class_id = c.id and f.state = 'open' order by f.level, f.rule)`.as(
        'details',
      ),
    ])
    .orderBy(sql`${by ?? sql`c.grade || ' ' || c.sort_key`} ${down}, c.grade, c.sort_key, c.id`)
    .execute();
}

/** What is doubtful about the classes of the current year as a whole (check 2). */
export async function classCountFindings(work: Work, unitId: number): Promise<string[]> {
  const rows = await read(work)
    .selectFrom('classes.finding')
    .select('detail')
    .where('unit_id', '=', unitId)
    .where('class_id', 'is', null)
    .where('state', '=', 'open')
    .orderBy('field')
    .execute();
  return rows.map((row) => row.detail);
}

/** Which classes does this person lead now? */
export async function classesLedBy(work: Work, staffId: string): Promise<{ id: number; name: string }[]> {
  return read(work)
    .selectFrom('classes.class')
    .select(['id', 'name'])
    .where('homeroom_staff_id', '=', staffId)
    .where('active', '=', true)
    .orderBy('sort_key')
    .execute();
}

export async function schoolYears(work: Work) {
  return read(work).selectFrom('classes.school_year').selectAll().orderBy('code', 'desc').execute();
}

/** The years that a unit has records of; an office sees all that were opened. Newest first. */
export async function yearsOf(work: Work, unitId: number | null): Promise<string[]> {
  const { rows } = await sql<{ code: string }>`
    select code from classes.school_year y
    where ${unitId}::int is null or exists (select from classes.class c where c.unit_id = ${unitId} and c.school_year = y.code)
    order by code desc`.execute(work.handle);
  return rows.map((row) => row.code);
}

/** Where has a pupil sat, and from when to when? Newest first. */
export async function enrolmentsOf(
  work: Work,
  pupilId: string,
): Promise<{ className: string; schoolYear: string; from: string; to: string | null; reason: string | null }[]> {
  return (
    read(work)
      .selectFrom('classes.enrolment as e')
      .innerJoin('classes.class as c', 'c.id', 'e.class_id')
      .select([
        'c.name as className',
        'e.school_year as schoolYear',
        'e.valid_from as from',
        'e.valid_to as to',
        'e.end_reason as reason',
      ])
      .where('e.pupil_id', '=', pupilId)
      // What was taken back never was.
      .where((q) => q.or([q('e.end_kind', 'is', null), q('e.end_kind', '<>', 'undone')]))
      .orderBy('e.valid_from', 'desc')
      .orderBy('e.recorded_at', 'desc')
      .execute()
  );
}

/** Classes that these people lead today or have led. */
export async function homeroomsOf(
  work: Work,
  unitId: number,
  staffIds: string[],
): Promise<{ classId: number; className: string; staffId: string; now: boolean }[]> {
  if (staffIds.length === 0) return [];
  const rows = await read(work)
    .selectFrom('classes.homeroom as h')
    .innerJoin('classes.class as c', 'c.id', 'h.class_id')
    .select(['c.id as classId', 'c.name as className', 'h.staff_id as staffId', 'h.valid_to as to'])
    .where('h.unit_id', '=', unitId)
    .where('h.staff_id', 'in', staffIds)
    .execute();
  return rows.map(({ to, ...row }) => ({ ...row, now: to === null }));
}
