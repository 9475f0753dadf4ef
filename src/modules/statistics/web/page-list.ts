// The pages of a site by their visits, as the address describes it.
import type { Work } from '#platform/db/work.ts';
import { type ListQuery, listQuery } from '#platform/http/list-query.ts';
import { type PageVisits, pageOrders, pageVisits } from '../queries/visits.ts';
import { type Period, periods } from './period.ts';

export async function pageList(
  work: Work,
  unitId: number,
  period: Period,
  search: URLSearchParams,
  all = false,
): Promise<{ query: ListQuery; rows: PageVisits[]; total: number }> {
  const asked = search.has('sort') ? search : new URLSearchParams([...search, ['sort', '-visits']]);
  const query = listQuery(asked, { filters: { days: Object.keys(periods), below: ['yes'] }, sorts: pageOrders, pageSize: 25 });
  const { q, sort, limit, offset } = query;
  const found = await pageVisits(work, unitId, {
    ...{ from: period.from, to: period.to, q, sort },
    ...(all ? { limit: 20_000, offset: 0 } : { limit, offset }),
  });
  return { query, ...found };
}
