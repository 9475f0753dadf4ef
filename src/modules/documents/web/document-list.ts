// What the address says about the list of documents: for the screen and for its export.
import { type ListQuery, type ListSpec, listQuery } from '#platform/http/list-query.ts';
import { type DocumentChoices, type DocumentFilter, documentOrders } from '../queries/documents.ts';
import { documentFields, documentKinds } from '../rules/kinds.ts';
import { statuses } from '../rules/status.ts';

export const stateNames = { draft: 'bản nháp', published: 'đang đăng', withdrawn: 'đã gỡ' } as const;
/** By which the list is narrowed: also what waits for an answer. */
export const listStates = { ...stateNames, waiting: 'chờ duyệt', returned: 'được trả lại' } as const;

export function documentListOf(search: URLSearchParams, choices: DocumentChoices): ListQuery {
  const spec: ListSpec = {
    filters: {
      state: Object.keys(listStates),
      status: statuses,
      kind: documentKinds.entries.map((kind) => kind.code),
      field: documentFields.entries.map((field) => field.code),
      issuer: choices.issuers,
      year: choices.years.map(String),
      late: ['1'],
    },
    sorts: documentOrders,
  };
  return listQuery(search.has('sort') ? search : new URLSearchParams([...search, ['sort', '-issued']]), spec);
}

export const filterOf = ({ q, filters, sort, limit, offset }: ListQuery): DocumentFilter => ({
  ...{ text: q, sort, limit, offset, late: filters.late === '1' },
  ...Object.fromEntries(
    ['state', 'status', 'kind', 'field', 'issuer', 'year'].flatMap((name) => (filters[name] ? [[name, filters[name]]] : [])),
  ),
});
