// The log of a sheet as the address filters it: for the screen and for its export.
import type { Work } from '#platform/db/work.ts';
import { type ListQuery, listQuery, unpaged } from '#platform/http/list-query.ts';
import { type CellChange, logOrders, sheetLog, writersOf } from '../queries/cell-changes.ts';
import type { SheetContext } from '../queries/sheet-context.ts';
import { onlyNames, viaNames } from '../rules/via.ts';

export type LogList = { query: ListQuery; rows: CellChange[]; total: number; writers: string[] };

export async function logList(work: Work, context: SheetContext, search: URLSearchParams, all = false): Promise<LogList> {
  const writers = await writersOf(work, context);
  const given = search.has('sort') ? search : new URLSearchParams([...search, ['sort', '-at']]);
  const query = listQuery(given, {
    filters: {
      column: context.sheet.columns.map(({ key }) => key),
      by: writers,
      via: Object.keys(viaNames),
      only: Object.keys(onlyNames),
    },
    sorts: logOrders,
  });
  const { q, filters, sort, limit, offset } = all ? unpaged(query) : query;
  const { column, by, via, only } = filters;
  const found = await sheetLog(work, context, {
    ...{ text: q, sort, limit, offset },
    ...(column ? { column } : {}),
    ...(by ? { by } : {}),
    ...(via ? { via } : {}),
    ...(only === 'corrected' || only === 'unlocked' ? { only } : {}),
  });
  return { query, writers, ...found };
}
