// What has arrived, item by item, in the transaction in which it arrived: cut off anywhere, the next run knows what is there.
import type { Insertable } from 'kysely';
import type { Work } from '#platform/db/work.ts';
import { write } from '../handles.ts';
import type { TransferTables } from '../tables.ts';

export type ArrivedItem = Insertable<TransferTables['transfer.item']>;

/** Two runs of one import would bring everything twice: the second waits here, and then sees what the first has brought. */
export async function holdImport(work: Work, id: string): Promise<void> {
  await write(work).selectFrom('transfer.import').select('id').where('id', '=', id).forUpdate().execute();
}

export async function noteItems(work: Work, items: readonly ArrivedItem[]): Promise<void> {
  if (items.length === 0) return;
  await write(work)
    .insertInto('transfer.item')
    .values(items.map((item) => ({ ...item, outcome: JSON.stringify(item.outcome) })))
    .execute();
}

/** The same item in a newer form: it stays with the import that brought it. */
export async function noteUpdate(
  work: Work,
  item: Pick<ArrivedItem, 'unit_id' | 'key' | 'title' | 'digest' | 'version' | 'outcome'> & { updated_in: string },
): Promise<void> {
  const { unit_id, key, outcome, ...changed } = item;
  await write(work)
    .updateTable('transfer.item')
    .set({ ...changed, outcome: JSON.stringify(outcome) })
    .where('unit_id', '=', unit_id)
    .where('key', '=', key)
    .execute();
}

export async function notePicture(
  work: Work,
  row: { unitId: number; address: string; importId: string; pictureId: string | null; failure: string | null },
): Promise<void> {
  const known = { import_id: row.importId, picture_id: row.pictureId, failure: row.failure };
  await write(work)
    .insertInto('transfer.picture')
    .values({ unit_id: row.unitId, address: row.address, ...known })
    .onConflict((c) => c.columns(['unit_id', 'address']).doUpdateSet(known))
    .execute();
}

/** Taken back: what they stood for may come anew. Pictures stay in the library, so they need not be fetched again. */
export async function forgetItems(work: Work, importId: string, keys: readonly string[]): Promise<void> {
  if (keys.length === 0) return;
  await write(work)
    .deleteFrom('transfer.item')
    .where('import_id', '=', importId)
    .where('key', 'in', [...keys])
    .execute();
}
