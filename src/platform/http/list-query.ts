// What does the address say about a list? Search, filters, order and page live there, so that a view can be kept, sent and exported.

/** A filter's value must be one of the words, or, for "number", digits. Anything else in the address counts as not given. */
export type ListSpec = {
  filters?: Record<string, readonly string[] | 'number'>;
  /** Orders by name; the first is the default. A minus in front turns it round. */
  sorts: readonly string[];
  pageSize?: number;
};
export type ListQuery = {
  q: string;
  /** Only what is given and valid. */
  filters: Record<string, string>;
  /** e.g. "name" or "-name". */
  sort: string;
  page: number;
  limit: number;
  offset: number;
};

export function listQuery(search: URLSearchParams, { filters = {}, sorts, pageSize = 50 }: ListSpec): ListQuery {
  const given = Object.entries(filters).flatMap(([name, allowed]) => {
    const value = search.get(name) ?? '';
    const valid = allowed === 'number' ? /^\d{1,9}$/.test(value) : allowed.includes(value);
    return valid ? [[name, value] as const] : [];
  });
  const sort = search.get('sort') ?? '';
  const page = /^\d{1,6}$/.test(search.get('page') ?? '') ? Math.max(1, Number(search.get('page'))) : 1;
  return {
    q: (search.get('q') ?? '').trim().slice(0, 100),
    filters: Object.fromEntries(given),
    sort: sorts.includes(sort.replace(/^-/, '')) ? sort : (sorts[0] ?? ''),
    page,
    limit: pageSize,
    offset: (page - 1) * pageSize,
  };
}

/** The whole list that the address filters, for an export. */
export const unpaged = (query: ListQuery, limit = 20_000): ListQuery => ({ ...query, page: 1, limit, offset: 0 });
