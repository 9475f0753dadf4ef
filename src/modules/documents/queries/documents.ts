// Which documents has a unit, in every state, as its editors see them: the working copy, its force today, how late it came.

import { type Selectable, sql } from 'kysely';
import { addDays, type LocalDate, toLocal } from '#kernel/calendar.ts';
import { isUuid } from '#kernel/ids.ts';
import { likePatterns } from '#kernel/vietnamese-text.ts';
import { calendarOf } from '#modules/organizations/index.ts';
import type { Work } from '#platform/db/work.ts';
import { read } from '../handles.ts';
import { type Calendar, delayOf, dueOn, isLate } from '../rules/delay.ts';
import type { RelationKind } from '../rules/relations.ts';
import type { Review } from '../rules/review.ts';
import { type Status, statusOf } from '../rules/status.ts';
import type { DocumentState, DocumentsTables } from '../tables.ts';
import { saysSql, scannedSql } from './files.ts';
import { type ForceColumns, forceColumns, forceJoin, statusSql } from './force.ts';

export type DocumentFilter = {
  text?: string;
  state?: string;
  kind?: string;
  field?: string;
  issuer?: string;
  year?: string;
  status?: string;
  /** Leaves out what this person has written on. */
  notWrittenBy?: string;
  /** Published late, or signed and still not published in time. */
  late?: boolean;
  sort?: string;
  limit: number;
  offset: number;
};
export type DocumentRow = {
  id: string;
  number: string;
  title: string;
  kind: string;
  issuer: string;
  signer: string;
  fields: string[];
  issuedOn: LocalDate | null;
  state: DocumentState;
  review: Review;
  /** Saved after it was published. */
  changed: boolean;
  status: Status;
  publishedAt: Date | null;
  /** Working days from signing to publishing, or to today while it waits; null for what others have issued. */
  delay: number | null;
  late: boolean;
  files: number;
  updatedAt: Date;
  updatedBy: string;
};

/** The calendar of the days that lie between the oldest of these and today. */
export async function calendarSince(work: Work, days: readonly (LocalDate | null)[]): Promise<Calendar> {
  const known = days.filter((day) => day !== null).sort();
  const [oldest] = known;
  if (!oldest) return new Map();
  return new Map((await calendarOf(work, oldest, addDays(work.today, 30))).map((day) => [day.date, day]));
}

/** Each day on which the unit signed, with the last day in time for it: by the calendar of working days, which the database does not know. */
async function dueDays(work: Work, unitId: number): Promise<{ issued: LocalDate; due: LocalDate }[]> {
  const { rows } = await sql<{ day: LocalDate }>`
    select distinct issued_on as day from documents.revision where unit_id = ${unitId} and own_issue and issued_on is not null`.execute(
    work.handle,
  );
  const calendar = await calendarSince(
    work,
    rows.map((row) => row.day),
  );
  return rows.map(({ day }) => ({ issued: day, due: dueOn(day, calendar) }));
}

const orders = {
  updated: sql`d.updated_at`,
  issued: sql`r.issued_on`,
  published: sql`d.first_published_at`,
  title: sql`r.search_fold`,
  number: sql`nullif(substring(r.number from '^\\d+'), '')::int`,
};
export const documentOrders = ['issued', 'updated', 'published', 'title', 'number'] as const;

export async function listDocuments(
  work: Work,
  unitId: number,
  filter: DocumentFilter,
): Promise<{ rows: DocumentRow[]; total: number }> {
  const where = [sql`d.unit_id = ${unitId}`];
  for (const like of likePatterns(filter.text)) where.push(saysSql(like));
  if (filter.state === 'waiting' || filter.state === 'returned') where.push(sql`d.review = ${filter.state}`);
  else if (filter.state) where.push(sql`d.state = ${filter.state}`);
  if (filter.notWrittenBy) where.push(sql`not ${filter.notWrittenBy} = any(d.written_by)`);
  if (filter.kind) where.push(sql`r.kind = ${filter.kind}`);
  if (filter.field) where.push(sql`${filter.field} = any(r.fields)`);
  if (filter.issuer) where.push(sql`r.issuer = ${filter.issuer}`);
  if (filter.year) where.push(sql`extract(year from r.issued_on) = ${Number(filter.year)}`);
  if (filter.status) where.push(sql`${statusSql(work.today)} = ${filter.status}`);
  if (filter.late)
    where.push(sql`r.own_issue and d.state <> 'withdrawn' and exists (
      select from jsonb_to_recordset(${JSON.stringify(await dueDays(work, unitId))}::jsonb) as x(issued date, due date)
      where x.issued = r.issued_on and x.due < coalesce((d.first_published_at at time zone 'Asia/Ho_Chi_Minh')::date, ${work.today}::date))`);
  const from = sql`from documents.document d join documents.revision r on r.document_id = d.id and r.version = d.version ${forceJoin}
    where ${sql.join(where, sql` and `)}`;
  const { rows: counted } = await sql<{ total: number }>`select count(*)::int as total ${from}`.execute(work.handle);
  const sort = filter.sort ?? '-issued';
  const order = orders[sort.replace(/^-/, '') as keyof typeof orders] ?? orders.issued;
  type Row = Omit<DocumentRow, 'status' | 'delay' | 'late'> & ForceColumns & { ownIssue: boolean };
  const { rows } = await sql<Row>`
    select d.id, r.number, r.title, r.kind, r.issuer, r.signer, r.fields, d.state, d.review, r.own_issue as "ownIssue",
      d.state = 'published' and d.version <> d.published_version as changed, d.first_published_at as "publishedAt",
      (select count(*)::int from documents.attachment f where f.document_id = d.id and f.version = d.version) as files,
      d.updated_at as "updatedAt", d.updated_by as "updatedBy", ${forceColumns} ${from}
    order by ${order} ${sql.raw(sort.startsWith('-') ? 'desc nulls first' : 'asc nulls last')}, d.id limit ${filter.limit} offset ${filter.offset}`.execute(
    work.handle,
  );
  const calendar = await calendarSince(
    work,
    rows.map((row) => row.issuedOn),
  );
  return {
    total: counted[0]?.total ?? 0,
    rows: rows.map(({ ownIssue, effectiveOn, expiresOn, replacedOn, abolishedOn, amendedOn, ...row }) => {
      const until = row.publishedAt ? toLocal(row.publishedAt).date : work.today;
      const delay = ownIssue && row.issuedOn && row.state !== 'withdrawn' ? delayOf(row.issuedOn, until, calendar) : null;
      return {
        ...row,
        ...{ delay, late: delay !== null && isLate(delay) },
        status: statusOf({ issuedOn: row.issuedOn, effectiveOn, expiresOn, replacedOn, abolishedOn, amendedOn }, work.today),
      };
    }),
  };
}

export type DocumentChoices = { issuers: string[]; years: number[]; kinds: string[] };
/** What the working copies of a unit can be filtered by. */
export async function choicesOf(work: Work, unitId: number): Promise<DocumentChoices> {
  const { rows } = await sql<{ issuer: string; year: number | null; kind: string }>`
    select distinct r.issuer, extract(year from r.issued_on)::int as year, r.kind from documents.document d
    join documents.revision r on r.document_id = d.id and r.version = d.version where d.unit_id = ${unitId}`.execute(work.handle);
  return {
    issuers: [...new Set(rows.map((row) => row.issuer))].sort(),
    years: [...new Set(rows.flatMap((row) => row.year ?? []))].sort((a, b) => b - a),
    kinds: [...new Set(rows.map((row) => row.kind))],
  };
}

export type Related = {
  kind: RelationKind;
  id: string;
  unitId: number;
  number: string;
  title: string;
  issuedOn: LocalDate | null;
};
export type DocumentRecord = {
  document: Selectable<DocumentsTables['documents.document']>;
  revision: DocumentsTables['documents.revision'];
  files: { sha256: string; name: string; mime: string; size: number; scanned: boolean }[];
  relations: Related[];
  /** What others of the unit say of it. */
  incoming: Related[];
  status: Status;
  delay: number | null;
};

export async function documentById(work: Work, unitId: number, id: string): Promise<DocumentRecord | undefined> {
  if (!isUuid(id)) return undefined;
  const document = await read(work)
    .selectFrom('documents.document')
    .selectAll()
    .where('unit_id', '=', unitId)
    .where('id', '=', id)
    .executeTakeFirst();
  if (!document) return undefined;
  const revision = await read(work)
    .selectFrom('documents.revision')
    .selectAll()
    .where('document_id', '=', id)
    .where('version', '=', document.version)
    .executeTakeFirstOrThrow();
  const files = await read(work)
    .selectFrom('documents.attachment as a')
    .select(['sha256', 'name', 'mime', 'size_bytes as size', scannedSql.as('scanned')])
    .where('document_id', '=', id)
    .where('version', '=', document.version)
    .orderBy('position')
    .execute();
  const { rows: force } = await sql<ForceColumns>`select ${forceColumns} from documents.document d
    join documents.revision r on r.document_id = d.id and r.version = d.version ${forceJoin} where d.id = ${id}::uuid`.execute(
    work.handle,
  );
  const calendar = await calendarSince(work, [revision.issued_on]);
  const until = document.first_published_at ? toLocal(document.first_published_at).date : work.today;
  return {
    ...{ document, revision, files },
    relations: await relationsOf(work, id, document.version),
    incoming: await incomingOf(work, unitId, id),
    status: force[0] ? statusOf(force[0], work.today) : 'not_yet',
    delay: revision.own_issue && revision.issued_on ? delayOf(revision.issued_on, until, calendar) : null,
  };
}

/** Targets may be published documents of superiors, which lie outside the editors' scope and are public. */
const relationsOf = (work: Work, id: string, version: number): Promise<Related[]> =>
  work.elevated('documents that superiors have published', async () => {
    const { rows } = await sql<Related>`
      select l.kind, d.id, d.unit_id as "unitId", r.number, r.title, r.issued_on as "issuedOn" from documents.relation l
      join documents.document d on d.id = l.target_id
      join documents.revision r on r.document_id = d.id and r.version = case when d.unit_id = l.unit_id then d.version else coalesce(d.published_version, d.version) end
      where l.document_id = ${id}::uuid and l.version = ${version} order by l.kind, r.issued_on desc`.execute(work.handle);
    return rows;
  });

async function incomingOf(work: Work, unitId: number, id: string): Promise<Related[]> {
  const { rows } = await sql<Related>`
    select l.kind, d.id, d.unit_id as "unitId", r.number, r.title, r.issued_on as "issuedOn" from documents.relation l
    join documents.document d on d.id = l.document_id and d.version = l.version and d.state <> 'withdrawn'
    join documents.revision r on r.document_id = d.id and r.version = d.version
    where l.target_id = ${id}::uuid and d.unit_id = ${unitId} order by r.issued_on desc nulls last limit 50`.execute(work.handle);
  return rows;
}

export type RevisionRow = { version: number; number: string; title: string; by: string; at: Date };
/** What was published when and by whom, newest first. */
export async function publishedRevisions(work: Work, id: string): Promise<RevisionRow[]> {
  return read(work)
    .selectFrom('documents.revision')
    .select(['version', 'number', 'title', 'saved_by as by', 'saved_at as at'])
    .where('document_id', '=', id)
    .where('published', '=', true)
    .orderBy('version', 'desc')
    .limit(20)
    .execute();
}

/** A file of any revision of a document, for those who keep it. */
export async function attachmentOf(work: Work, unitId: number, id: string, sha256: string) {
  if (!isUuid(id)) return undefined;
  return read(work)
    .selectFrom('documents.attachment')
    .select(['sha256', 'name', 'mime'])
    .where('unit_id', '=', unitId)
    .where('document_id', '=', id)
    .where('sha256', '=', sha256)
    .executeTakeFirst();
}
