// What the address says about the lists of weeks and of events: for the screens and their exports.
import type { LocalDate } from '#kernel/calendar.ts';
import { type ListQuery, listQuery } from '#platform/http/list-query.ts';
import { type EventFilter, eventOrders } from '../queries/events.ts';
import { type WeekFilter, weekOrders } from '../queries/weeks.ts';

export const weekStates = { draft: 'chưa công bố', published: 'đã công bố', changed: 'có sửa chưa công bố' } as const;
export const eventStates = { draft: 'bản nháp', published: 'đã công bố', cancelled: 'hoãn, hủy' } as const;
export const whenNames = { ahead: 'Sắp tới', over: 'Đã qua' } as const;

const newestFirst = (search: URLSearchParams, sort: string) =>
  search.has('sort') ? search : new URLSearchParams([...search, ['sort', sort]]);

export const weekListOf = (search: URLSearchParams): ListQuery =>
  listQuery(newestFirst(search, '-monday'), {
    filters: { state: Object.keys(weekStates), year: 'number' },
    sorts: weekOrders,
  });
export const weekFilterOf = ({ q, filters, sort, limit, offset }: ListQuery): WeekFilter => ({
  ...{ text: q, sort, limit, offset },
  ...(filters.state ? { state: filters.state } : {}),
  ...(filters.year ? { year: filters.year } : {}),
});

export const eventListOf = (search: URLSearchParams): ListQuery =>
  listQuery(newestFirst(search, '-day'), {
    filters: { state: Object.keys(eventStates), when: Object.keys(whenNames) },
    sorts: eventOrders,
  });
export const eventFilterOf = ({ q, filters, sort, limit, offset }: ListQuery, today: LocalDate): EventFilter => ({
  ...{ text: q, sort, limit, offset, today },
  ...(filters.state ? { state: filters.state } : {}),
  ...(filters.when ? { when: filters.when } : {}),
});
