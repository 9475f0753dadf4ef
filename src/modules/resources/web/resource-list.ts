// What the address says about the list of resources: for the screen and its export.
import { type ListQuery, listQuery } from '#platform/http/list-query.ts';
import { type ResourceFilter, resourceOrders } from '../queries/resources.ts';
import { resourceKinds, resourceSubjects } from '../rules/kinds.ts';

export const resourceStates = { draft: 'bản nháp', published: 'đang đăng', withdrawn: 'đã gỡ' } as const;
export const sharedNames = {
  no: 'chưa gửi',
  asked: 'chờ duyệt vào kho chung',
  approved: 'trong kho chung',
  returned: 'trả lại',
} as const;
export const stateTone = { draft: 'tag', published: 'tag ok', withdrawn: 'tag bad' } as const;
export const sharedTone = { no: 'tag', asked: 'tag warn', approved: 'tag info', returned: 'tag bad' } as const;

export const resourceListOf = (search: URLSearchParams): ListQuery =>
  listQuery(search.has('sort') ? search : new URLSearchParams([...search, ['sort', '-updated']]), {
    filters: {
      kind: resourceKinds.entries.map((entry) => entry.code),
      subject: resourceSubjects.entries.map((entry) => entry.code),
      state: Object.keys(resourceStates),
      shared: Object.keys(sharedNames),
      from: ['below'],
    },
    sorts: resourceOrders,
  });
export const resourceFilterOf = ({ q, filters, sort, limit, offset }: ListQuery): ResourceFilter => ({
  ...{ text: q, sort, limit, offset },
  ...Object.fromEntries(['kind', 'subject', 'state', 'shared'].flatMap((name) => (filters[name] ? [[name, filters[name]]] : []))),
});
