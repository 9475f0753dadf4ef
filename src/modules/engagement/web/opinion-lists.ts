// What the address says about the lists of consultations, polls and reports.
import { type ListQuery, listQuery } from '#platform/http/list-query.ts';
import { consultationOrders } from '../queries/consultations.ts';
import { pollOrders } from '../queries/polls.ts';
import { type Openness, opennessNames } from '../rules/open.ts';
import { reportStateNames } from '../rules/report-states.ts';
import type { CommentState, ConsultationState, PollState } from '../tables.ts';

export const consultationStates: Record<ConsultationState, string> = {
  draft: 'bản nháp',
  published: 'đang đăng',
  withdrawn: 'đã gỡ',
};
export const pollStates: Record<PollState, string> = { draft: 'bản nháp', published: 'đang mở', closed: 'đã đóng' };
export const commentStates: Record<CommentState, string> = { waiting: 'chờ đọc', shown: 'đang hiện', hidden: 'không hiện' };
export const opennessTone: Record<Openness, string> = { coming: 'tag info', open: 'tag ok', closed: 'tag' };

const newest = (search: URLSearchParams, sort: string) =>
  search.has('sort') ? search : new URLSearchParams([...search, ['sort', sort]]);
export const consultationListOf = (search: URLSearchParams): ListQuery =>
  listQuery(newest(search, '-closes'), {
    filters: { state: Object.keys(consultationStates), openness: Object.keys(opennessNames) },
    sorts: consultationOrders,
  });
export const pollListOf = (search: URLSearchParams): ListQuery =>
  listQuery(newest(search, '-closes'), { filters: { state: Object.keys(pollStates) }, sorts: pollOrders });
export const reportListOf = (search: URLSearchParams): ListQuery =>
  listQuery(newest(search, '-at'), { filters: { state: Object.keys(reportStateNames) }, sorts: ['at', 'title'] });

/** The part of a list's address that a query takes. */
export const filterOf = ({ q, filters, sort, limit, offset }: ListQuery) => ({ text: q, sort, limit, offset, ...filters });
