// Who writes marks of a school at this moment, and who needs that nobody does? Many write at once; who approves, locks, changes columns, moves
// a pupil or brings in a file waits for what is on its way, and nobody begins until that transaction has ended.
import { sql } from 'kysely';
import { statement } from '#platform/db/statement.ts';
import type { Work } from '#platform/db/work.ts';

const marks = 874_000_039;

// Plans are kept as they are: for one pupil the server would think again each time, longer than it then works.
const beside = statement<never, { marks: number; unitId: number }>`
  select set_config('plan_cache_mode', 'force_generic_plan', true) as plans,
    pg_advisory_xact_lock_shared(${'marks'}::int, ${'unitId'}::int)::text as beside`;
/** The first statement of whoever writes: what is read after it (locks, columns, pupils) holds until the end. */
export const besideOtherWriters = (work: Work, unitId: number): Promise<unknown> => beside(work, { marks, unitId });

/** To be asked before any row of pupils, sheets or results is locked: a writer may be waiting for one of them. */
export async function holdMarks(work: Work, unitId: number): Promise<void> {
  await sql`select pg_advisory_xact_lock(${marks}, ${unitId})`.execute(work.handle);
}
