// How much do the units below publish, and when last? One pass over what is on their pages.
import { sql } from 'kysely';
import type { Work } from '#platform/db/work.ts';

export type SiteActivity = { unitId: number; month: number; year: number; lastAt: Date | null };

/** Units without an article since the year began are there too, as far back as their last one. */
export async function activityBelow(
  work: Work,
  path: string,
  since: { month: Date; year: Date },
): Promise<Map<number, SiteActivity>> {
  const { rows } = await sql<SiteActivity>`
    select a.unit_id as "unitId", (count(*) filter (where a.published_at >= ${since.month}))::int as month,
      (count(*) filter (where a.published_at >= ${since.year}))::int as year, max(a.published_at) as "lastAt"
    from content.article a join organizations.unit u on u.id = a.unit_id
    where u.path <@ ${path}::ltree and u.path <> ${path}::ltree and a.state = 'published' and a.published_at <= ${work.now}
    group by a.unit_id`.execute(work.handle);
  return new Map(rows.map((row) => [row.unitId, row]));
}
