// What the address says about the list of requests: for the screen and for its export.
import type { Unit } from '#modules/organizations/index.ts';
import type { Work } from '#platform/db/work.ts';
import { type ListQuery, listQuery, unpaged } from '#platform/http/list-query.ts';
import { mayReadAllSheets } from '../policy.ts';
import { listRequests, requestOrders, requestsWaiting, type UnlockRequest } from '../queries/unlock-requests.ts';
import { requestStates } from '../rules/unlock-state.ts';

export async function requestList(
  work: Work,
  unit: Unit,
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
  const found = await listRequests(work, unit.id, {
    ...{ text: q, sort, limit, offset },
    ...(filters.state ? { state: filters.state } : {}),
    ...(filters.semester ? { semester: Number(filters.semester) } : {}),
    ...(filters.mine || !mayReadAllSheets(work.actor, unit) ? { askedBy: me } : {}),
  });
  return { query, ...found };
}

/** How many wait, of those that the actor may read. */
export async function requestsInSight(work: Work, unit: Unit): Promise<number> {
  if (mayReadAllSheets(work.actor, unit)) return (await requestsWaiting(work, unit.id, 1)).total;
  const me = work.actor.kind === 'person' ? work.actor.userId : '';
  return (await listRequests(work, unit.id, { askedBy: me, state: 'asked', limit: 1, offset: 0 })).total;
}
