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
type Entered = MarksUnit & { sheets: readonly number[]; beside: boolean };
const entered = statement<Entered, { marks: number; sheets: readonly number[] }>`
  select u.id, u.path::text as path, u.short_name as "shortName", u.closed_on as "closedOn", s.sheets,
    pg_try_advisory_xact_lock_shared(${'marks'}::int, u.id) as beside
  from (select unit_id, json_agg(id) as sheets from teaching.class_subject where id = any(${'sheets'}::int[]) group by unit_id) s
  join organizations.unit u on u.id = s.unit_id`;
/**
 * The schools of these sheets; those outside the transaction's scope do not exist. `beside`: the transaction stands beside other writers of
 * that school from here on. Not so where somebody needs that nobody writes, or waits for it: nothing may be entered there now, and nobody who
 * came for another school should wait.
 */
export const schoolsToEnter = (work: Work, sheets: readonly number[]): Promise<Entered[]> =>
  entered(work, { marks, sheets: [...new Set(sheets)] });

/** To be asked before any row of pupils, sheets or results is locked: a writer may be waiting for one of them. */
export async function holdMarks(work: Work, unitId: number): Promise<void> {
  await sql`select pg_advisory_xact_lock(${marks}, ${unitId})`.execute(work.handle);
}
