// What the address says about the list of menus: for the screen and its export.
import { type ListQuery, listQuery } from '#platform/http/list-query.ts';
import { type MenuFilter, menuOrders } from '../queries/menus.ts';
import { groupNames } from '../rules/meals.ts';

export const menuStates = { draft: 'chưa công bố', published: 'đã công bố' } as const;

export const menuListOf = (search: URLSearchParams): ListQuery =>
  listQuery(search.has('sort') ? search : new URLSearchParams([...search, ['sort', '-monday']]), {
    filters: { state: Object.keys(menuStates), group: Object.keys(groupNames) },
    sorts: menuOrders,
  });
export const menuFilterOf = ({ q, filters, sort, limit, offset }: ListQuery): MenuFilter => ({
  ...{ text: q, sort, limit, offset },
  ...(filters.state ? { state: filters.state } : {}),
  ...(filters.group ? { group: filters.group } : {}),
});
