// In what order records stand in a list, of pupils and of staff alike, and who stands beside one of them.
import { type Expression, type RawBuilder, sql } from 'kysely';
import type { Work } from '#platform/db/work.ts';

/**
 * The order as SQL; always total, so that pages and neighbours agree.
 * @param row the alias of the record in the query
 * @param by what can be sorted by besides the name
 */
export function recordOrder(sort: string | undefined, row: 'p' | 's', by: Record<string, RawBuilder<unknown>>) {
  const down = sort?.startsWith('-') ? sql`desc nulls last` : sql`asc nulls last`;
  const name = sql.ref(`${row}.sort_key`);
  return sql`${by[sort?.replace('-', '') ?? ''] ?? name} ${down}, ${name}, ${sql.ref(`${row}.id`)}`;
}

export type Neighbours = { previous: string | null; next: string | null };

/** Who stands before and after this record in the list that the reader came from? */
export async function neighboursIn(work: Work, list: Expression<{ id: string; place: number }>, id: string): Promise<Neighbours> {
  const { rows } = await sql<Neighbours>`
    select previous, next from (
      select id, lag(id) over (order by place) as previous, lead(id) over (order by place) as next from (${list}) as l
    ) as o where id = ${id}`.execute(work.handle);
  return rows[0] ?? { previous: null, next: null };
}

export const placeBy = (order: RawBuilder<unknown>) => sql<number>`row_number() over (order by ${order})`.as('place');
