// What documents does a site show? Read from published revisions only; superiors' documents where they are meant for members.
import { sql } from 'kysely';
import { type LocalDate, toLocal } from '#kernel/calendar.ts';
import { likePatterns } from '#kernel/vietnamese-text.ts';
import { type Question, question } from '#platform/db/question.ts';
import { spelled, statement, text } from '#platform/db/statement.ts';
import type { Work } from '#platform/db/work.ts';
import { delayOf } from '../rules/delay.ts';
import type { RelationKind } from '../rules/relations.ts';
import { type Status, statusOf } from '../rules/status.ts';
import type { Urgency } from '../tables.ts';
import { calendarSince } from './documents.ts';
import { saysSql, scannedSql } from './files.ts';
import { type ForceColumns, forceColumnsText, forceJoinText, statusSql } from './force.ts';

export type PublishedDocument = {
  id: string;
  unitId: number;
  slug: string;
  number: string;
  kind: string;
  title: string;
  issuer: string;
  signer: string;
  signerTitle: string;
  issuedOn: LocalDate;
  effectiveOn: LocalDate | null;
  expiresOn: LocalDate | null;
  fields: string[];
  recipients: string;
  urgency: Urgency;
  publishedAt: Date;
  status: Status;
};
export type Attachment = { sha256: string; name: string; mime: string; size: number; scanned: boolean };
export type RelatedDocument = {
  kind: RelationKind;
  id: string;
  unitId: number;
  slug: string;
  number: string;
  title: string;
  issuedOn: LocalDate;
};
export type PublishedFilter = {
  text?: string;
  kind?: string;
  field?: string;
  issuer?: string;
  year?: number;
  status?: string;
  limit: number;
  offset?: number;
};
/** Whose documents: the site's own, and those superiors mean for their members. */
export type Shelf = { unitId: number; superiorIds: readonly number[] };

type Row = Omit<PublishedDocument, 'status' | 'issuedOn' | 'effectiveOn' | 'expiresOn'> & ForceColumns;
const documentColumns = text`d.id, d.unit_id as "unitId", d.slug, r.number, r.kind, r.title, r.issuer, r.signer, r.signer_title as "signerTitle",
  r.fields, r.recipients, r.urgency, d.first_published_at as "publishedAt", ${forceColumnsText}`;
const columns = spelled(documentColumns);
const publishedText = text`documents.document d join documents.revision r on r.document_id = d.id and r.version = d.published_version ${forceJoinText}`;
const published = spelled(publishedText);
/** Those of the shelf's owner, and of these superiors what they mean for their members. */
const onShelf = text`d.state = 'published' and (d.unit_id = ${'unit'} or (d.unit_id = any(${'superiors'}::int[]) and r.for_members))`;
const newestFirst = text`order by r.issued_on desc, d.first_published_at desc, d.id`;
type ShelfAsked = { unit: number; superiors: readonly number[] };

const documentOf =
  (today: LocalDate) =>
  (row: Row): PublishedDocument => {
    const { replacedOn: _r, abolishedOn: _a, amendedOn: _m, ...rest } = row;
    return { ...rest, issuedOn: row.issuedOn ?? '', status: statusOf(row, today) };
  };

function conditions(work: Work, { unitId, superiorIds }: Shelf, filter: Omit<PublishedFilter, 'limit'>) {
  const where = [
    sql`d.state = 'published'`,
    superiorIds.length === 0
      ? sql`d.unit_id = ${unitId}`
      : sql`(d.unit_id = ${unitId} or (d.unit_id = any(${[...superiorIds]}::int[]) and r.for_members))`,
  ];
  for (const like of likePatterns(filter.text)) where.push(saysSql(like));
  if (filter.kind) where.push(sql`r.kind = ${filter.kind}`);
  if (filter.field) where.push(sql`${filter.field} = any(r.fields)`);
  if (filter.issuer) where.push(sql`r.issuer = ${filter.issuer}`);
  if (filter.year) where.push(sql`extract(year from r.issued_on) = ${filter.year}`);
  if (filter.status) where.push(sql`${statusSql(work.today)} = ${filter.status}`);
  return sql.join(where, sql` and `);
}

const shelfRows = statement<Row, ShelfAsked & { limit: number; offset: number }>`
  select ${documentColumns} from ${publishedText} where ${onShelf} ${newestFirst} limit ${'limit'} offset ${'offset'}`;
const shelfCounted = statement<{ total: number }, ShelfAsked>`
  select count(*)::int as total from documents.document d join documents.revision r on r.document_id = d.id and r.version = d.published_version
  where ${onShelf}`;

export async function listPublished(
  work: Work,
  shelf: Shelf,
  filter: PublishedFilter,
): Promise<{ rows: PublishedDocument[]; total: number }> {
  const { limit, offset = 0, ...narrowed } = filter;
  if (!Object.values(narrowed).some(Boolean)) {
    const asked = { unit: shelf.unitId, superiors: shelf.superiorIds };
    const [all, [counted]] = await Promise.all([shelfRows(work, { ...asked, limit, offset }), shelfCounted(work, asked)]);
    return { total: counted?.total ?? 0, rows: all.map(documentOf(work.today)) };
  }
  const where = conditions(work, shelf, filter);
  const { rows: counted } = await sql<{ total: number }>`select count(*)::int as total from ${published} where ${where}`.execute(
    work.handle,
  );
  const { rows } = await sql<Row>`select ${columns} from ${published} where ${where}
    order by r.issued_on desc, d.first_published_at desc, d.id limit ${limit} offset ${offset}`.execute(work.handle);
  return { total: counted[0]?.total ?? 0, rows: rows.map(documentOf(work.today)) };
}

/** With the file that stands first in it. */
export type ListedDocument = PublishedDocument & { file: Omit<Attachment, 'scanned'> | null };
const newest = question<ShelfAsked & { limit: number }>`
  select ${documentColumns}, (select json_build_object('sha256', a.sha256, 'name', a.name, 'mime', a.mime, 'size', a.size_bytes)
    from documents.attachment a where a.document_id = d.id and a.version = d.published_version order by a.position limit 1) as file from ${publishedText} where ${onShelf} ${newestFirst} limit ${'limit'}`;
/** The newest of a shelf, to be asked together with other questions. */
export const askNewest = (work: Work, shelf: Shelf, limit: number): Question<ListedDocument[]> => ({
  asked: newest({ unit: shelf.unitId, superiors: shelf.superiorIds, limit }),
  read: (rows: (Row & Pick<ListedDocument, 'file'>)[]) =>
    rows.map(({ file, ...row }) => ({ ...documentOf(work.today)({ ...row, publishedAt: new Date(row.publishedAt) }), file })),
});

const shelfFacets = statement<{ what: 'kind' | 'field' | 'issuer' | 'year'; value: string }, ShelfAsked>`
  with shelf as (select r.kind, r.fields, r.issuer, r.issued_on from documents.document d
    join documents.revision r on r.document_id = d.id and r.version = d.published_version where ${onShelf})
  select distinct 'kind' as what, kind as value from shelf union all
  select distinct 'field', unnest(fields) from shelf union all
  select distinct 'issuer', issuer from shelf union all
  select distinct 'year', extract(year from issued_on)::text from shelf`;
/** By what the shelf can be filtered: only what stands on it. */
export async function facetsOf(
  work: Work,
  shelf: Shelf,
): Promise<{ kinds: string[]; fields: string[]; issuers: string[]; years: number[] }> {
  const rows = await shelfFacets(work, { unit: shelf.unitId, superiors: shelf.superiorIds });
  const of = (what: string) => rows.filter((row) => row.what === what).map((row) => row.value);
  return {
    kinds: of('kind'),
    fields: of('field'),
    issuers: of('issuer').sort(),
    years: of('year')
      .map(Number)
      .sort((a, b) => b - a),
  };
}

export type PublishedRecord = PublishedDocument & {
  files: Attachment[];
  relations: RelatedDocument[];
  incoming: RelatedDocument[];
  /** Working days from signing to publishing; null for what others have issued. */
  delay: number | null;
  updatedAt: Date;
};

export async function publishedDocument(
  work: Work,
  unitId: number,
  slug: string,
): Promise<PublishedRecord | { movedTo: string } | undefined> {
  const { rows } = await sql<Row & { ownIssue: boolean; updatedAt: Date; version: number }>`
    select ${columns}, r.own_issue as "ownIssue", r.saved_at as "updatedAt", r.version from documents.address w
    join ${published} on d.id = w.document_id where w.unit_id = ${unitId} and w.slug = ${slug}`.execute(work.handle);
  const [row] = rows;
  if (!row) return undefined;
  if (row.slug !== slug) return { movedTo: row.slug };
  const { ownIssue, updatedAt, version, ...rest } = row;
  const { rows: files } = await sql<Attachment>`
    select a.sha256, a.name, a.mime, a.size_bytes as size, ${scannedSql} as scanned from documents.attachment a
    where a.document_id = ${row.id}::uuid and a.version = ${version} order by a.position`.execute(work.handle);
  const other = sql`l.kind, d.id, d.unit_id as "unitId", d.slug, r.number, r.title, r.issued_on as "issuedOn"`;
  const { rows: relations } = await sql<RelatedDocument>`select ${other} from documents.relation l
    join documents.document d on d.id = l.target_id join documents.revision r on r.document_id = d.id and r.version = d.published_version
    where l.document_id = ${row.id}::uuid and l.version = ${version} order by l.kind, r.issued_on desc`.execute(work.handle);
  // Eight hundred schools cite a circular of the Sở: of others' documents only those that carry it out are named, the newest.
  const { rows: incoming } = await sql<RelatedDocument>`select ${other} from documents.relation l
    join documents.document d on d.id = l.document_id and d.published_version = l.version
    join documents.revision r on r.document_id = d.id and r.version = d.published_version
    where l.target_id = ${row.id}::uuid and (d.unit_id = ${unitId} or l.kind = 'guides')
    order by (d.unit_id = ${unitId}) desc, r.issued_on desc limit 30`.execute(work.handle);
  const calendar = await calendarSince(work, [row.issuedOn]);
  return {
    ...documentOf(work.today)(rest as Row),
    ...{ files, relations, incoming, updatedAt },
    delay: ownIssue && row.issuedOn ? delayOf(row.issuedOn, toLocal(row.publishedAt).date, calendar) : null,
  };
}

/** The file with these bytes among what the unit has published. */
export async function publishedAttachment(
  work: Work,
  unitId: number,
  sha256: string,
): Promise<(Omit<Attachment, 'scanned'> & { documentId: string }) | undefined> {
  const { rows } = await sql<Omit<Attachment, 'scanned'> & { documentId: string }>`
    select a.sha256, a.name, a.mime, a.size_bytes as size, a.document_id as "documentId" from documents.attachment a
    join documents.document d on d.id = a.document_id and d.published_version = a.version
    where a.unit_id = ${unitId} and a.sha256 = ${sha256} limit 1`.execute(work.handle);
  return rows[0];
}
