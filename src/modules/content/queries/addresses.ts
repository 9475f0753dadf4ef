// Which addresses of articles are taken at a site, and under which is each article, or will it be?
import { sql } from 'kysely';
import type { Work } from '#platform/db/work.ts';

export async function addressesOf(work: Work, unitId: number): Promise<{ taken: Set<string>; byId: Map<string, string> }> {
  const { rows } = await sql<{ slug: string; id: string | null }>`
    select slug, case when state <> 'archived' then id end as id from content.article where unit_id = ${unitId}
    union all select slug, null from content.article_alias where unit_id = ${unitId}`.execute(work.handle);
  return {
    taken: new Set(rows.map((row) => row.slug)),
    byId: new Map(rows.flatMap((row) => (row.id ? [[row.id, row.slug] as const] : []))),
  };
}
