// Counts of one process are added to the days of their units: always added, never set, so that several processes count together. In the
// order of the keys: two that flush at the same time wait for each other and never in a circle.
import { sql } from 'kysely';
import type { Work } from '#platform/db/work.ts';
import type { Batch } from '../counter.ts';

/** A label without a site (it has gone since) is left out. */
export async function recordVisits(work: Work, batch: Batch): Promise<void> {
  const units = batch.units.map(({ label, day, visits, seen }) => ({
    ...{ label, day, visits, seen: `x${Buffer.from(seen.buffer, seen.byteOffset, seen.byteLength).toString('hex')}` },
  }));
  // The map of a day that is over has become a number; a late visit still counts.
  await sql`
    insert into statistics.unit_day as t (unit_id, day, visits, seen)
    select s.unit_id, r.day, r.visits, r.seen::bit(8192)
    from jsonb_to_recordset(${JSON.stringify(units)}::jsonb) as r(label text, day date, visits int, seen text)
    join sites.site s on s.host_label = r.label
    order by s.unit_id, r.day
    on conflict (unit_id, day) do update set visits = t.visits + excluded.visits,
      seen = case when t.visitors is null then coalesce(t.seen, excluded.seen) | excluded.seen end`.execute(work.handle);
  await sql`
    insert into statistics.page_day as t (unit_id, day, path, visits)
    select s.unit_id, r.day, left(r.path, 300), sum(r.visits)
    from jsonb_to_recordset(${JSON.stringify(batch.pages)}::jsonb) as r(label text, day date, path text, visits int)
    join sites.site s on s.host_label = r.label
    group by 1, 2, 3 order by 1, 2, 3
    on conflict (unit_id, day, path) do update set visits = t.visits + excluded.visits`.execute(work.handle);
}
