// Puts what the demo has published into the index of the search, all at once; the same rows that publishing by hand would make.
import type pg from 'pg';
import { itemOfArticle, publishedText } from '#modules/content/index.ts';
import { disclosedText, itemOfDisclosure } from '#modules/disclosure/index.ts';
import { itemOfDocument } from '#modules/documents/index.ts';
import { itemOfConsultation, itemOfQuestion, publicConsultationsText, publicQuestionsText } from '#modules/engagement/index.ts';
import { itemOfAlbum, publicAlbumsText } from '#modules/gallery/index.ts';
import { itemOfResource, publicResourcesText } from '#modules/resources/index.ts';
import { itemOfEvent, publicEventsText } from '#modules/schedule/index.ts';
import { type Item, type ItemRow, rowOf } from '#modules/search/index.ts';
import { itemOfEnglish, itemOfSection } from '#modules/sites/index.ts';
import { type CopyValue, copyInto } from '#platform/db/copy.ts';

const columns = [
  ...['ref', 'unit_id', 'type', 'path', 'label', 'title', 'at', 'visible_from', 'visible_until', 'body', 'files', 'words'],
  'lexemes',
] as const;

/** A tsvector as text: keys hold letters, digits, blanks and a few signs, never a quotation mark or a backslash. */
const lexemesText = (keys: readonly string[]): string => keys.map((key) => `'${key}'`).join(' ');

export async function copyItems(client: pg.PoolClient, rows: Iterable<ItemRow>): Promise<void> {
  const { rows: indexes } = await client.query<{ name: string; def: string }>(
    "select indexrelid::regclass::text as name, pg_get_indexdef(indexrelid) as def from pg_index where indrelid = 'search.item'::regclass and not indisunique",
  );
  // Made at the end, an index costs a fraction.
  for (const { name } of indexes) await client.query(`drop index ${name}`);
  const copier = copyInto(client, 'search.item', columns);
  for (const { keys, ...row } of rows)
    await copier.row([...columns.slice(0, -1).map((name) => row[name as keyof typeof row] as CopyValue), lexemesText(keys)]);
  await copier.end();
  for (const { def } of indexes) await client.query(def);
}

export async function loadSearch(client: pg.PoolClient): Promise<void> {
  const articles = await client.query<Parameters<typeof itemOfArticle>[0]>(publishedText);
  const documents = await client.query<Parameters<typeof itemOfDocument>[0]>(`
    select d.id, d.unit_id as "unitId", d.slug, r.number, r.kind, r.title, r.issuer, r.signer, r.recipients, r.fields,
      r.issued_on as "issuedOn", d.first_published_at as "publishedAt",
      (select coalesce(json_agg(json_build_object('sha256', a.sha256, 'name', a.name, 'text', t.text) order by a.position), '[]')
       from documents.attachment a left join documents.file_text t on t.unit_id = a.unit_id and t.sha256 = a.sha256
       where a.document_id = d.id and a.version = r.version) as files
    from documents.document d join documents.revision r on r.document_id = d.id and r.version = d.published_version where d.state = 'published'`);
  const sections = await client.query<Parameters<typeof itemOfSection>[0]>(
    'select unit_id, slug, title, kind, body, hidden, updated_at from sites.section where body is not null',
  );
  // As indexSections has it: the English side of a page that is found itself.
  const english = await client.query<Parameters<typeof itemOfEnglish>[0]>(`
    select e.unit_id, e.slug, e.title, e.body, e.updated_at from sites.english e join sites.section c using (unit_id, slug)
    where e.body is not null and c.body is not null and not c.hidden and c.kind = 'page'`);
  const items: Item[] = [];
  const all = async <Row extends pg.QueryResultRow>(text: string, itemOf: (row: Row) => Item | null) => {
    for (const row of (await client.query<Row>(text)).rows) items.push(...[itemOf(row) ?? []].flat());
  };
  await all(publicQuestionsText, itemOfQuestion);
  await all(publicConsultationsText, itemOfConsultation);
  await all(disclosedText, itemOfDisclosure);
  await all(publicEventsText, itemOfEvent);
  await all(publicAlbumsText, itemOfAlbum);
  await all(publicResourcesText, itemOfResource);
  function* rows(): Generator<ItemRow> {
    for (const row of articles.rows) yield rowOf(itemOfArticle(row));
    for (const row of documents.rows) yield rowOf(itemOfDocument(row));
    for (const row of sections.rows) {
      const item = itemOfSection(row);
      if (item) yield rowOf(item);
    }
    for (const row of english.rows) yield rowOf(itemOfEnglish(row));
    for (const item of items) yield rowOf(item);
  }
  await copyItems(client, rows());
}
