// Who writes marks of a school at this moment, and who needs that nobody does? Many write at once; who approves, locks, changes columns, moves
// a pupil or brings in a file waits for what is on its way, and nobody begins until that transaction has ended.
import { sql } from 'kysely';
import type { Unit } from '#modules/organizations/index.ts';
import { statement } from '#platform/db/statement.ts';
import type { Work } from '#platform/db/work.ts';

const marks = 874_000_039;

// Plans are kept as they are: for one pupil the server would think again each time, longer than it then works.
const beside = statement<never, { marks: number; unitId: number }>`
  select set_config('plan_cache_mode', 'force_generic_plan', true) as plans,
    pg_advisory_xact_lock_shared(${'marks'}::int, ${'unitId'}::int)::text as beside`;
/** The first statement of whoever writes: what is read after it (locks, columns, pupils) holds until the end. */
export const besideOtherWriters = (work: Work, unitId: number): void => work.sent(beside(work, { marks, unitId }));

/** What a school is asked for before its marks are written. */
export type MarksUnit = Pick<Unit, 'id' | 'path' | 'shortName' | 'closedOn'>;
const entered = statement<MarksUnit & { sheet: number }, { marks: number; sheets: readonly number[] }>`
  select s.id as sheet, u.id, u.path::text as path, u.short_name as "shortName", u.closed_on as "closedOn",
    case when u.id = min(u.id) over () then pg_advisory_xact_lock_shared(${'marks'}::int, u.id)::text end as beside
  from teaching.class_subject s join organizations.unit u on u.id = s.unit_id where s.id = any(${'sheets'}::int[]) order by u.id`;
/**
 * The school of each sheet; those outside the actor's scope do not exist. In the first school of them the transaction stands beside other
 * writers from here on, in one question with the name; others are entered in transactions of their own.
 */
export async function schoolsToEnter(work: Work, sheets: readonly number[]): Promise<ReadonlyMap<number, MarksUnit>> {
  const rows = await entered(work, { marks, sheets: [...new Set(sheets)] });
  return new Map(rows.map(({ sheet, id, path, shortName, closedOn }) => [sheet, { id, path, shortName, closedOn }]));
}

/** To be asked before any row of pupils, sheets or results is locked: a writer may be waiting for one of them. */
export async function holdMarks(work: Work, unitId: number): Promise<void> {
  await sql`select pg_advisory_xact_lock(${marks}, ${unitId})`.execute(work.handle);
}
