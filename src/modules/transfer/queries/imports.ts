// What was brought in from elsewhere, and what came of it?
import { type Selectable, sql } from 'kysely';
import { isUuid } from '#kernel/ids.ts';
import { likePatterns } from '#kernel/vietnamese-text.ts';
import type { Work } from '#platform/db/work.ts';
import { read } from '../handles.ts';
import type { TransferTables } from '../tables.ts';

export type Transfer = Selectable<TransferTables['transfer.import']>;
export type TransferItem = Selectable<TransferTables['transfer.item']>;

export async function transferById(work: Work, id: string): Promise<Transfer | undefined> {
  if (!isUuid(id)) return undefined;
  return read(work).selectFrom('transfer.import').selectAll().where('id', '=', id).executeTakeFirst();
}

/** One that was cut off: the same bytes at the same unit, still under way. */
export async function unfinished(work: Work, unitId: number, files: readonly string[]): Promise<Transfer | undefined> {
  return read(work)
    .selectFrom('transfer.import')
    .selectAll()
    .where('unit_id', '=', unitId)
    .where('state', '=', 'running')
    .where(sql<boolean>`files = ${[...files]}::text[]`)
    .executeTakeFirst();
}

export type TransferRow = Omit<Transfer, 'preview' | 'files'>;
export async function listTransfers(
  work: Work,
  unitId: number,
  filter: { text?: string; limit: number; offset: number },
): Promise<{ rows: TransferRow[]; total: number }> {
  let query = read(work).selectFrom('transfer.import').where('unit_id', '=', unitId).where('state', '<>', 'discarded');
  for (const like of likePatterns(filter.text)) query = query.where(sql<boolean>`platform.fold(name) like ${like}`);
  const { total } = await query.select((q) => q.fn.countAll<number>().as('total')).executeTakeFirstOrThrow();
  const rows = await query
    .select(['id', 'unit_id', 'kind', 'name', 'site', 'state', 'phase', 'done', 'total', 'failure'])
    .select(['created_by', 'created_at', 'ended_at'])
    .select(sql<unknown>`report -> 'articles'`.as('report'))
    .orderBy('created_at', 'desc')
    .orderBy('id')
    .limit(filter.limit)
    .offset(filter.offset)
    .execute();
  return { rows, total };
}

/** By key: what of an old site is already here. */
export async function arrivedItems(
  work: Work,
  unitId: number,
): Promise<Map<string, Omit<TransferItem, 'outcome' | 'updated_in'>>> {
  const rows = await read(work)
    .selectFrom('transfer.item')
    .select(['unit_id', 'key', 'import_id', 'kind', 'ref', 'title', 'digest', 'version', 'paths'])
    .where('unit_id', '=', unitId)
    .execute();
  return new Map(rows.map((row) => [row.key, row]));
}

export async function itemsOfImport(work: Work, importId: string): Promise<TransferItem[]> {
  return read(work).selectFrom('transfer.item').selectAll().where('import_id', '=', importId).orderBy('key').execute();
}

/** What was here before and was brought up to date by this import. */
export async function updatesOfImport(work: Work, importId: string): Promise<TransferItem[]> {
  return read(work).selectFrom('transfer.item').selectAll().where('updated_in', '=', importId).orderBy('key').execute();
}

export async function arrivedPictures(
  work: Work,
  unitId: number,
  addresses: readonly string[],
): Promise<Map<string, { id: string | null; failure: string | null; importId: string }>> {
  if (addresses.length === 0) return new Map();
  const { rows } = await sql<{ address: string; id: string | null; failure: string | null; importId: string }>`
    select p.address, p.picture_id as id, p.failure, p.import_id as "importId" from transfer.picture p
    where p.unit_id = ${unitId} and p.address = any(${[...addresses]}::text[])
      -- One that was hidden meanwhile is not there.
      and (p.picture_id is null or exists (select from media.file f where f.id = p.picture_id and f.hidden_at is null))`.execute(
    work.handle,
  );
  return new Map(rows.map(({ address, ...row }) => [address, row]));
}

export async function picturesOfImport(
  work: Work,
  importId: string,
): Promise<{ taken: number; failed: { url: string; reason: string }[] }> {
  const rows = await read(work)
    .selectFrom('transfer.picture')
    .select(['address', 'picture_id', 'failure'])
    .where('import_id', '=', importId)
    .orderBy('address')
    .execute();
  return {
    taken: rows.filter((row) => row.picture_id !== null).length,
    failed: rows.flatMap((row) => (row.failure === null ? [] : [{ url: row.address, reason: row.failure }])),
  };
}
