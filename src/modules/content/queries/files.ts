// The files that articles name: what they are called, where their bytes are.
import { statement } from '#platform/db/statement.ts';
import { readerOf, type Work } from '#platform/db/work.ts';
import type { ContentTables } from '../tables.ts';

const read = readerOf<ContentTables>();

export type ArticleFile = { id: string; sha256: string; name: string; mime: string; size: number };

const named = statement<ArticleFile, { unit: number; ids: readonly string[] }>`
  select id, sha256, name, mime, size_bytes as size from content.file where unit_id = ${'unit'} and id = any(${'ids'}::uuid[])`;
/** Those of the unit, in the order of the ids. */
export async function filesOf(work: Work, unitId: number, ids: readonly string[]): Promise<ArticleFile[]> {
  if (ids.length === 0) return [];
  const rows = await named(work, { unit: unitId, ids });
  const known = new Map(rows.map((row) => [row.id, row]));
  return ids.flatMap((id) => known.get(id) ?? []);
}

export async function fileById(work: Work, unitId: number, id: string): Promise<ArticleFile | undefined> {
  return (await filesOf(work, unitId, [id]))[0];
}

/** A file of a published article with these bytes; asked with the portal's role, which sees no other. */
export async function publishedFile(work: Work, unitId: number, sha256: string): Promise<ArticleFile | undefined> {
  return read(work)
    .selectFrom('content.file')
    .select(['id', 'sha256', 'name', 'mime', 'size_bytes as size'])
    .where('unit_id', '=', unitId)
    .where('sha256', '=', sha256)
    .executeTakeFirst();
}
