// Which pupils does a school have? Found without tones, narrowed by what is written and by what is missing or doubtful.
import { sql } from 'kysely';
import { likePatterns } from '#kernel/vietnamese-text.ts';
import type { Work } from '#platform/db/work.ts';
import { read } from '../handles.ts';
import type { Pupil } from '../tables.ts';
import { type RecordFilter, recordConditions } from './record-conditions.ts';
import { type Neighbours, neighboursIn, placeBy, recordOrder } from './record-order.ts';

export type PupilRow = {
  id: string;
  name: string;
  birthDate: string | null;
  sex: 'male' | 'female' | null;
  ethnicity: string | null;
  classId: number | null;
  className: string | null;
  grade: string | null;
  status: Pupil['status'];
  missing: string[];
  openErrors: number;
  complete: boolean;
  code: string | null;
  ministryId: string | null;
};
export type PupilFilter = RecordFilter & {
  text?: string;
  classId?: number;
  grade?: string;
  /** gone: those who left; all: both; a status: only those. */
  status?: 'active' | 'gone' | 'all' | Pupil['status'];
  ids?: string[];
  /** A past school year: who sat in its classes, and where. */
  pastYear?: string;
  /** name, birth, class, code; with a minus the other way round. */
  sort?: string;
  limit?: number;
  offset?: number;
};

/** Where a pupil of a past year sat last. */
const pastClass = (year: string) => sql`(select e.class_id from classes.enrolment e
  where e.pupil_id = p.id and e.school_year = ${year} order by e.valid_from desc, e.recorded_at desc limit 1)`;
const classOf = ({ pastYear }: PupilFilter) => (pastYear ? pastClass(pastYear) : sql`p.class_id`);

function filtered(work: Work, unitId: number, filter: PupilFilter) {
  let query = read(work).selectFrom('people.pupil as p').where('p.unit_id', '=', unitId);
  const { status = filter.pastYear ? 'all' : 'active', pastYear } = filter;
  if (pastYear)
    query = query.where(
      sql<boolean>`p.id in (select e.pupil_id from classes.enrolment e where e.unit_id = ${unitId} and e.school_year = ${pastYear})`,
    );
  if (status === 'active' || status === 'gone') query = query.where('p.active', '=', status === 'active');
  else if (status !== 'all') query = query.where('p.status', '=', status);
  for (const like of likePatterns(filter.text)) {
    query = query.where((q) =>
      q.or([q('p.name_fold', 'like', like), q('p.code', 'ilike', like), q('p.ministry_id', 'like', like)]),
    );
  }
  if (filter.ids) query = query.where('p.id', '=', sql<string>`any(${filter.ids}::uuid[])`);
  if (filter.classId !== undefined) query = query.where(sql<boolean>`${classOf(filter)} = ${filter.classId}`);
  if (filter.grade)
    query = query.where(
      pastYear
        ? sql<boolean>`exists (select from classes.class c where c.id = ${classOf(filter)} and c.grade = ${filter.grade})`
        : sql<boolean>`p.grade = ${filter.grade}`,
    );
  for (const condition of recordConditions(unitId, filter, 'p', 'pupil_id')) query = query.where(condition);
  return query;
}

const orderOf = (filter: PupilFilter) =>
  recordOrder(filter.sort, 'p', {
    birth: sql`p.birth_date`,
    class: sql`(select c.grade || ' ' || c.sort_key from classes.class c where c.id = ${classOf(filter)})`,
    code: sql`p.code`,
  });

export async function listPupils(work: Work, unitId: number, filter: PupilFilter): Promise<{ rows: PupilRow[]; total: number }> {
  const query = filtered(work, unitId, filter);
  const { total } = await query.select((q) => q.fn.countAll<number>().as('total')).executeTakeFirstOrThrow();
  const rows = await query
    .select([
      ...(['p.id', 'p.full_name as name', 'p.birth_date as birthDate', 'p.sex', 'p.ethnicity', 'p.grade'] as const),
      ...(['p.status', 'p.missing', 'p.open_errors as openErrors', 'p.complete', 'p.code'] as const),
      'p.ministry_id as ministryId',
      sql<number | null>`${classOf(filter)}`.as('classId'),
      sql<string | null>`(select c.name from classes.class c where c.id = ${classOf(filter)})`.as('className'),
    ])
    .orderBy(orderOf(filter))
    .limit(Math.min(filter.limit ?? 50, 20_000))
    .offset(filter.offset ?? 0)
    .execute();
  return { rows, total };
}

export const neighboursOf = (work: Work, unitId: number, filter: PupilFilter, id: string): Promise<Neighbours> =>
  neighboursIn(work, filtered(work, unitId, filter).select(['p.id', placeBy(orderOf(filter))]), id);

/** What keeps a school from being complete, said as a sentence's subject with its count and the list that shows it. */
export async function missingAt(work: Work, unitId: number): Promise<{ field: string; count: number }[]> {
  const { rows } = await sql<{ field: string; count: number }>`
    select m.field, count(*)::int as count from people.pupil p, unnest(p.missing) as m(field)
    where p.unit_id = ${unitId} and p.active and not p.complete group by m.field order by count(*) desc`.execute(work.handle);
  return rows;
}
