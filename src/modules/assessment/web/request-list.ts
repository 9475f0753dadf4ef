// What the address says about the list of requests: for the screen and for its export.
import type { Work } from '#platform/db/work.ts';
import { type ListQuery, listQuery, unpaged } from '#platform/http/list-query.ts';
import { listRequests, requestOrders, type UnlockRequest } from '../queries/unlock-requests.ts';
import { requestStates } from '../rules/unlock-state.ts';

export async function requestList(
  work: Work,
  unitId: number,
  search: URLSearchParams,
  all = false,
): Promise<{ query: ListQuery; rows: UnlockRequest[]; total: number }> {
  const given = search.has('sort') ? search : new URLSearchParams([...search, ['sort', '-asked']]);
  const query = listQuery(given, {
    filters: { state: requestStates, semester: ['1', '2', '3'], mine: ['1'] },
    sorts: requestOrders,
  });
  const { q, filters, sort, limit, offset } = all ? unpaged(query) : query;
  const me = work.actor.kind === 'person' ? work.actor.userId : '';
  const found = await listRequests(work, unitId, {
    ...{ text: q, sort, limit, offset },
    ...(filters.state ? { state: filters.state } : {}),
    ...(filters.semester ? { semester: Number(filters.semester) } : {}),
    ...(filters.mine ? { askedBy: me } : {}),
  });
  return { query, ...found };
}
