// Row 10: the province's dashboard.
import { sql } from 'kysely';
import { campaignNow, statusOf } from '#modules/campaigns/index.ts';
import type { Database } from '#platform/db/database.ts';
import { type Row, round, system, timed } from './measure.ts';

export async function wall(db: Database): Promise<Row[]> {
  const ours = await timed(() => db.read(system, async (work) => statusOf(work, await campaignNow(work), 'u1')));
  const baseline = await timed(() =>
    db.read(system, (work) => sql`select unit_id, pupils_active, pupils_complete from people.counter`.execute(work.handle)),
  );
  const recount = await timed(
    () =>
      db.read(system, (work) =>
        sql`select unit_id, count(*), count(*) filter (where complete) from people.pupil where active group by unit_id`.execute(
          work.handle,
        ),
      ),
    3,
  );
  return [
    {
      row: '10 dashboard: 874 units x all measures',
      ours: `${round(ours)} ms`,
      baseline: `reading the counter table alone ${round(baseline)} ms`,
      ratio: round(ours / baseline),
      goal: '< 50 ms',
    },
    {
      row: '10 the same by counting 415,000 pupils',
      ours: `${round(ours)} ms`,
      baseline: `${round(recount)} ms`,
      ratio: round(ours / recount, 3),
      goal: 'printed',
    },
  ];
}
