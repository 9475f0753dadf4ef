// What the address says about the list of articles: for the screen and for its export.
import { type ListQuery, type ListSpec, listQuery } from '#platform/http/list-query.ts';
import type { ArticleFilter } from '../queries/articles.ts';
import { type ListState, listStates, type Place, type Standing } from '../rules/workflow.ts';

export const stateNames: Record<ListState, string> = {
  ...{ draft: 'nháp', waiting: 'chờ duyệt', returned: 'trả lại', scheduled: 'hẹn giờ' },
  ...{ live: 'đang đăng', expired: 'hết hạn', withdrawn: 'đã gỡ', archived: 'lưu trữ' },
};

type Tag = { text: string; tone: 'ok' | 'warn' | 'bad' | '' };

/** Where it is for citizens, and how far its working copy is; an article that waits for the first time is only waiting. */
export function tagsOf({ place, review }: Standing, changed: boolean): Tag[] {
  const tones: Record<Place, Tag['tone']> = {
    ...{ none: '', scheduled: '', live: 'ok' },
    ...{ expired: '', withdrawn: 'bad', archived: '' },
  };
  const where: Tag = { text: stateNames[place === 'none' ? 'draft' : place], tone: tones[place] };
  const how: Tag[] = review ? [{ text: stateNames[review], tone: review === 'waiting' ? 'warn' : 'bad' }] : [];
  if (place === 'none') return how.length > 0 ? how : [where];
  return [where, ...how, ...(changed && !review ? [{ text: 'có sửa chưa đăng', tone: 'warn' as const }] : [])];
}

export function articleListOf(search: URLSearchParams, sections: readonly string[]): ListQuery {
  const spec: ListSpec = {
    filters: { state: [...listStates], section: sections },
    sorts: ['updated', 'published', 'title', 'sent'],
  };
  return listQuery(search.has('sort') ? search : new URLSearchParams([...search, ['sort', '-updated']]), spec);
}

export const filterOf = (query: ListQuery): ArticleFilter => ({
  ...{ text: query.q, state: query.filters.state, section: query.filters.section },
  ...{ sort: query.sort, limit: query.limit, offset: query.offset },
});
