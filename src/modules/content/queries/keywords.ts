// Which keywords does a unit use? The ones under which most of its articles stand, first.
import { sql } from 'kysely';
import type { Work } from '#platform/db/work.ts';

export async function usedKeywords(work: Work, unitId: number): Promise<string[]> {
  const { rows } = await sql<{ word: string }>`
    select min(word) as word from content.keyword where unit_id = ${unitId} group by slug order by count(*) desc, slug limit 30`.execute(
    work.handle,
  );
  return rows.map((row) => row.word);
}
