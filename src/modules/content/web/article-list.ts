// What the address says about the list of articles: for the screen and for its export.
import { type ListQuery, type ListSpec, listQuery } from '#platform/http/list-query.ts';
import type { ArticleFilter } from '../queries/articles.ts';

export const stateNames = { draft: 'nháp', published: 'đang đăng', withdrawn: 'đã gỡ' } as const;

export function articleListOf(search: URLSearchParams, sections: readonly string[]): ListQuery {
  const spec: ListSpec = {
    filters: { state: Object.keys(stateNames), section: sections },
    sorts: ['updated', 'published', 'title'],
  };
  return listQuery(search.has('sort') ? search : new URLSearchParams([...search, ['sort', '-updated']]), spec);
}

export const filterOf = (query: ListQuery): ArticleFilter => ({
  ...{ text: query.q, state: query.filters.state, section: query.filters.section },
  ...{ sort: query.sort, limit: query.limit, offset: query.offset },
});
