// What the address says about the lists of this module: for the screens and for their exports.
import { type ListQuery, type ListSpec, listQuery } from '#platform/http/list-query.ts';
import { activityFilters } from '../queries/activity.ts';
import type { FeedFilter } from '../queries/feeds.ts';
import type { ProposalFilter } from '../queries/proposals.ts';
import type { PushFilter } from '../queries/pushes.ts';
import type { ReceiptFilter } from '../queries/receipts.ts';
import { type ReceivedFilter, receivedStates } from '../queries/received.ts';
import { audienceLevels } from '../rules/audience.ts';
import { feedStates } from '../rules/feed.ts';
import { proposalStates } from '../rules/proposal-states.ts';
import { receiptStates } from '../rules/standing.ts';

/** A list that begins with the newest says so in its order. */
const newestFirst = (search: URLSearchParams, sort: string, spec: ListSpec): ListQuery =>
  listQuery(search.has('sort') ? search : new URLSearchParams([...search, ['sort', sort]]), spec);
const page = (query: ListQuery) => ({ text: query.q, sort: query.sort, limit: query.limit, offset: query.offset });

export const pushList = (search: URLSearchParams): ListQuery =>
  newestFirst(search, '-sent', {
    filters: { state: ['live', 'late', 'over'], from: ['above'] },
    sorts: ['sent', 'due', 'title'],
  });
export const pushFilter = (query: ListQuery): PushFilter => ({
  ...page(query),
  ...{ state: query.filters.state, fromAbove: query.filters.from === 'above' },
});

export const receiptList = (search: URLSearchParams): ListQuery =>
  listQuery(search, {
    filters: { state: [...receiptStates, 'changed'], level: [...audienceLevels], late: ['1'] },
    sorts: ['name', 'state', 'at', 'office'],
    pageSize: 100,
  });
export const receiptFilter = (query: ListQuery): ReceiptFilter => ({
  ...page(query),
  ...{ state: query.filters.state, level: query.filters.level, late: query.filters.late === '1' },
});

export const receivedList = (search: URLSearchParams): ListQuery =>
  newestFirst(search, '-at', { filters: { state: [...receivedStates] }, sorts: ['at', 'due', 'title'] });
export const receivedFilter = (query: ListQuery): ReceivedFilter => ({ ...page(query), state: query.filters.state });

export const proposalList = (search: URLSearchParams): ListQuery =>
  newestFirst(search, '-at', {
    filters: { side: ['in', 'out'], state: [...proposalStates, 'origin'] },
    sorts: ['at', 'title', 'decided'],
  });
/** An office looks first at what waits for it, a school at what it has proposed. */
export const proposalFilter = (query: ListQuery, office: boolean): ProposalFilter => ({
  ...page(query),
  ...{ state: query.filters.state, side: (query.filters.side as 'in' | 'out') ?? (office ? 'in' : 'out') },
});

export const activityList = (search: URLSearchParams): ListQuery =>
  listQuery(search, {
    filters: { level: [...audienceLevels], office: 'number', show: [...activityFilters] },
    sorts: ['name', 'month', 'year', 'last', 'unseen', 'undone', 'proposed'],
  });
export const activityFilter = (query: ListQuery) => ({
  ...{ text: query.q, level: query.filters.level, show: query.filters.show, sort: query.sort },
  office: query.filters.office ? Number(query.filters.office) : undefined,
});

export const feedList = (search: URLSearchParams): ListQuery =>
  listQuery(search, { filters: { state: [...feedStates] }, sorts: ['name', 'ok', 'newest', 'items'] });
export const feedFilter = (query: ListQuery): FeedFilter => ({ ...page(query), state: query.filters.state });
