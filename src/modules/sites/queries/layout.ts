// How is the first page of a unit put together, as those who arrange it see it?
import { readerOf, type Work } from '#platform/db/work.ts';
import type { Row } from '../blocks/layout.ts';
import type { SitesTables } from '../tables.ts';

const read = readerOf<SitesTables>();

/** `rows` null: the layout of the template. Version 0: nobody has ever arranged it. */
export type StoredLayout = { rows: Row[] | null; version: number; updatedBy: string | null; updatedAt: Date | null };

export async function layoutOf(work: Work, unitId: number): Promise<StoredLayout> {
  const row = await read(work).selectFrom('sites.layout').selectAll().where('unit_id', '=', unitId).executeTakeFirst();
  if (!row) return { rows: null, version: 0, updatedBy: null, updatedAt: null };
  return { rows: row.rows as Row[] | null, version: row.version, updatedBy: row.updated_by, updatedAt: row.updated_at };
}
