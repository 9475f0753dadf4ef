// Which addresses of articles are taken at a site, and under which is each article, in which version?
import { sql } from 'kysely';
import type { Work } from '#platform/db/work.ts';

export type Addresses = { taken: Set<string>; byId: Map<string, string>; versions: Map<string, number> };
export async function addressesOf(work: Work, unitId: number): Promise<Addresses> {
  const { rows } = await sql<{ slug: string; id: string | null; version: number }>`
    select slug, case when state <> 'archived' then id end as id, version from content.article where unit_id = ${unitId}
    union all select slug, null, 0 from content.article_alias where unit_id = ${unitId}`.execute(work.handle);
  const live = rows.flatMap((row) => (row.id ? [{ ...row, id: row.id }] : []));
  return {
    taken: new Set(rows.map((row) => row.slug)),
    byId: new Map(live.map((row) => [row.id, row.slug])),
    versions: new Map(live.map((row) => [row.id, row.version])),
  };
}
