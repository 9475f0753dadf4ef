// What do citizens read of an item? The published version, or an older one, exactly as it was.
import { sql } from 'kysely';
import type { LocalDate } from '#kernel/calendar.ts';
import { isUuid } from '#kernel/ids.ts';
import type { StoredFile } from '#modules/documents/index.ts';
import type { Work } from '#platform/db/work.ts';
import type { Content } from '../rules/content.ts';
import { filesOf, type ItemKey } from './record.ts';

export type PublishedVersion = { version: number; at: Date; correction: string };
export type PublishedItem = {
  id: string;
  version: number;
  latest: number;
  content: Content;
  asOf: LocalDate | null;
  notes: string;
  at: Date;
  files: StoredFile[];
  versions: PublishedVersion[];
};

/** @param version an older one; without it the one that counts */
export async function publishedItem(work: Work, key: ItemKey, version?: number): Promise<PublishedItem | undefined> {
  type Row = Omit<PublishedItem, 'files' | 'versions'>;
  const { rows } = await sql<Row>`
    select i.id, r.version, i.published_version as latest, r.content, r.as_of as "asOf", r.notes, r.saved_at as at
    from disclosure.item i join disclosure.revision r on r.item_id = i.id and r.version = coalesce(${version ?? null}::int, i.published_version)
    where i.unit_id = ${key.unitId} and i.school_year = ${key.schoolYear} and i.item = ${key.slug} and i.period = ${key.period} and r.published`.execute(
    work.handle,
  );
  const [row] = rows;
  if (!row) return undefined;
  const { rows: versions } = await sql<PublishedVersion>`select version, saved_at as at, correction from disclosure.revision
    where item_id = ${row.id}::uuid and published order by version desc limit 50`.execute(work.handle);
  return { ...row, versions, files: await filesOf(work, row.id, row.version) };
}

/** The file with these bytes among what the unit has published, also in an older version. */
export async function disclosedFile(
  work: Work,
  unitId: number,
  sha256: string,
): Promise<(StoredFile & { itemId: string }) | undefined> {
  const { rows } = await sql<StoredFile & { itemId: string }>`
    select a.sha256, a.name, a.mime, a.size_bytes as size, a.item_id as "itemId" from disclosure.attachment a
    join disclosure.revision r on r.item_id = a.item_id and r.version = a.version and r.published
    where a.unit_id = ${unitId} and a.sha256 = ${sha256} limit 1`.execute(work.handle);
  return rows[0];
}

/** A version in the words of its own day, for those who keep it: published or not. */
export async function versionOf(
  work: Work,
  unitId: number,
  itemId: string,
  version: number,
): Promise<{ content: Content; notes: string } | undefined> {
  if (!isUuid(itemId)) return undefined;
  const { rows } = await sql<{ content: Content; notes: string }>`
    select content, notes from disclosure.revision where unit_id = ${unitId} and item_id = ${itemId}::uuid and version = ${version}`.execute(
    work.handle,
  );
  return rows[0];
}
