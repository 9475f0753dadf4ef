// What is published is put into the index, what is withdrawn leaves it: called by whoever publishes, in the same transaction.
import { sql } from 'kysely';
import { nfc } from '#kernel/vietnamese-text.ts';
import { type Work, writerOf } from '#platform/db/work.ts';
import { indexed } from '../rules/words.ts';
import type { FileText, ItemType, SearchTables } from '../tables.ts';

const write = writerOf<SearchTables>();

/** Something citizens may read on a site. */
export type Item = {
  /** Its kind and its key there: article/ID, document/ID, page/UNIT/SLUG, question/ID. */
  ref: string;
  unitId: number;
  type: ItemType;
  /** On the unit's site. */
  path: string;
  /** What stands before the title where results are listed, found as the title is: a document's number. */
  label?: string;
  title: string;
  /** By which newer stands before older. */
  at: Date;
  /** As long as the module itself shows it: later than now for what is scheduled. */
  visibleFrom: Date;
  visibleUntil: Date | null;
  /** Found, and shown where the words stand. */
  body: string;
  /** Found, never shown: other names of it. */
  also?: string;
  files?: FileText[];
};

export type ItemRow = { [K in keyof SearchTables['search.item'] as Exclude<K, 'id' | 'lexemes'>]: unknown } & {
  keys: string[];
};

/** What is said of an item, in sentences, without what is empty. */
export const sentences = (parts: readonly (string | null | undefined)[]): string =>
  parts.flatMap((part) => part?.trim().replace(/\.$/, '') || []).join('. ');

/** An item as the table keeps it. */
export function rowOf(item: Item): ItemRow {
  const files = (item.files ?? []).map((file) => ({ ...file, text: nfc(file.text) }));
  const body = nfc(item.body);
  const title = `${item.label ?? ''} ${item.title}`;
  const parts = [body, nfc(item.also ?? ''), ...files.flatMap((file) => [file.name, file.text])];
  const { words, keys } = indexed(item.unitId, title, parts);
  return {
    ...{ ref: item.ref, unit_id: item.unitId, type: item.type, path: item.path, label: item.label ?? '', title: nfc(item.title) },
    ...{ at: item.at, visible_from: item.visibleFrom, visible_until: item.visibleUntil, body, files: JSON.stringify(files) },
    ...{ words, keys },
  };
}

/** @returns how many were new or other than before; what is the same is not written again */
export async function putItems(work: Work, items: readonly Item[]): Promise<number> {
  let changed = 0;
  for (const item of items) {
    const { keys, ...row } = rowOf(item);
    const { numAffectedRows } = await sql`
      insert into search.item (ref, unit_id, type, path, label, title, at, visible_from, visible_until, body, files, words, lexemes)
      values (${row.ref}, ${row.unit_id}, ${row.type}, ${row.path}, ${row.label}, ${row.title}, ${row.at}, ${row.visible_from},
        ${row.visible_until}, ${row.body}, ${row.files}::jsonb, ${row.words}, array_to_tsvector(${keys}::text[]))
      on conflict (ref) do update set unit_id = excluded.unit_id, type = excluded.type, path = excluded.path, label = excluded.label,
        title = excluded.title, at = excluded.at, visible_from = excluded.visible_from, visible_until = excluded.visible_until,
        body = excluded.body, files = excluded.files, words = excluded.words, lexemes = excluded.lexemes
      where (item.unit_id, item.type, item.path, item.label, item.title, item.at, item.visible_from, item.visible_until, item.body,
          item.files, item.words, item.lexemes)
        is distinct from (excluded.unit_id, excluded.type, excluded.path, excluded.label, excluded.title, excluded.at,
          excluded.visible_from, excluded.visible_until, excluded.body, excluded.files, excluded.words, excluded.lexemes)`.execute(
      work.handle,
    );
    changed += Number(numAffectedRows ?? 0);
  }
  return changed;
}

export async function dropItems(work: Work, refs: readonly string[]): Promise<void> {
  if (refs.length > 0)
    await write(work)
      .deleteFrom('search.item')
      .where('ref', 'in', [...refs])
      .execute();
}

/** Of these, as they are now: who is among `items` is put into the index, the others leave it. */
export async function putOrDrop(work: Work, refs: readonly string[], items: readonly Item[]): Promise<void> {
  await putItems(work, items);
  const there = new Set(items.map((item) => item.ref));
  await dropItems(
    work,
    refs.filter((ref) => !there.has(ref)),
  );
}

/** Everything a unit has under `prefix`, and nothing else. @returns how much of the index changed */
export async function putAll(work: Work, unitId: number, prefix: string, items: readonly Item[]): Promise<number> {
  const gone = await keepOnly(
    work,
    unitId,
    prefix,
    items.map((item) => item.ref),
  );
  return gone + (await putItems(work, items));
}

/** Of what a unit has in the index under `prefix` only these stay. @returns how many left */
async function keepOnly(work: Work, unitId: number, prefix: string, refs: readonly string[]): Promise<number> {
  const { numAffectedRows } = await sql`
    delete from search.item where unit_id = ${unitId} and starts_with(ref, ${prefix}) and ref <> all(${[...refs]}::text[])`.execute(
    work.handle,
  );
  return Number(numAffectedRows ?? 0);
}
