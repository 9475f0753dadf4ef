// Does an address of a site lead to something that is published, or will be?
import { readerOf, type Work } from '#platform/db/work.ts';
import type { SearchTables } from '../tables.ts';

export const itemAt = async (work: Work, unitId: number, path: string): Promise<boolean> =>
  (await readerOf<SearchTables>()(work)
    .selectFrom('search.item')
    .select('id')
    .where('unit_id', '=', unitId)
    .where('path', '=', path)
    .executeTakeFirst()) !== undefined;
