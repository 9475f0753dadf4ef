// One item as its office works at it: the working copy, its files, every version, who saved it when.
import { sql } from 'kysely';
import type { LocalDate } from '#kernel/calendar.ts';
import type { StoredFile } from '#modules/documents/index.ts';
import type { Work } from '#platform/db/work.ts';
import { read } from '../handles.ts';
import type { Content } from '../rules/content.ts';
import type { DisclosureTables } from '../tables.ts';

export type ItemKey = { unitId: number; schoolYear: string; slug: string; period: string };
export type Version = { version: number; published: boolean; by: string; at: Date; correction: string; asOf: LocalDate | null };
export type ItemRecord = {
  item: DisclosureTables['disclosure.item'];
  content: Content;
  notes: string;
  files: StoredFile[];
  versions: Version[];
};

export async function itemRecord(work: Work, key: ItemKey): Promise<ItemRecord | undefined> {
  const item = await read(work)
    .selectFrom('disclosure.item')
    .selectAll()
    .where('unit_id', '=', key.unitId)
    .where('school_year', '=', key.schoolYear)
    .where('item', '=', key.slug)
    .where('period', '=', key.period)
    .executeTakeFirst();
  if (!item) return undefined;
  const revision = await read(work)
    .selectFrom('disclosure.revision')
    .select(['content', 'notes'])
    .where('item_id', '=', item.id)
    .where('version', '=', item.version)
    .executeTakeFirstOrThrow();
  const versions = await read(work)
    .selectFrom('disclosure.revision')
    .select(['version', 'published', 'saved_by as by', 'saved_at as at', 'correction', 'as_of as asOf'])
    .where('item_id', '=', item.id)
    .orderBy('version', 'desc')
    .limit(50)
    .execute();
  return {
    ...{ item, content: revision.content as Content, notes: revision.notes, versions },
    files: await filesOf(work, item.id, item.version),
  };
}

export async function filesOf(work: Work, itemId: string, version: number): Promise<StoredFile[]> {
  const { rows } = await sql<StoredFile>`select sha256, name, mime, size_bytes as size from disclosure.attachment
    where item_id = ${itemId}::uuid and version = ${version} order by position`.execute(work.handle);
  return rows;
}

/** A file of any version of the unit's items. */
export async function attachmentOf(work: Work, unitId: number, sha256: string): Promise<StoredFile | undefined> {
  const { rows } = await sql<StoredFile>`select sha256, name, mime, size_bytes as size from disclosure.attachment
    where unit_id = ${unitId} and sha256 = ${sha256} limit 1`.execute(work.handle);
  return rows[0];
}
