// Resources: of a unit for its office, those that wait for a unit above, and what citizens find.
import { type SqlBool, sql } from 'kysely';
import { isUuid } from '#kernel/ids.ts';
import { likePatterns } from '#kernel/vietnamese-text.ts';
import { type Question, question } from '#platform/db/question.ts';
import { spelled, type Text, text } from '#platform/db/statement.ts';
import type { Work } from '#platform/db/work.ts';
import { read } from '../handles.ts';
import type { ResourceState, Shared } from '../tables.ts';

export type PublicResource = {
  id: string;
  unitId: number;
  unitName: string;
  hostLabel: string;
  slug: string;
  title: string;
  summary: string;
  kind: string;
  subject: string;
  grades: string[];
  author: string;
  series: string;
  licence: string;
  sha256: string;
  fileName: string;
  mime: string;
  size: number;
  downloads: number;
  publishedAt: Date;
};
/** What a site shows: its own, and below a unit that has others what was let into the repository. */
export type Shelf = { unitId: number; path: string; repository: boolean };
export type ResourceSearch = {
  text?: string;
  kind?: string;
  subject?: string;
  grade?: string;
  limit: number;
  offset?: number;
};

const onShelf = ({ unitId, path, repository }: Shelf) =>
  repository
    ? sql<SqlBool>`(r.unit_id = ${unitId} or (r.shared = 'approved' and r.unit_id in (select id from organizations.unit where path <@ ${path}::ltree)))`
    : sql<SqlBool>`r.unit_id = ${unitId}`;
const cardColumns = text`r.id, r.unit_id as "unitId", u.short_name as "unitName", s.host_label as "hostLabel", r.slug, r.title, r.summary, r.kind, r.subject,
  r.grades, r.author, r.series, r.licence, r.sha256, r.file_name as "fileName", r.mime, r.size_bytes as size, r.downloads,
  r.first_published_at as "publishedAt"`;
const columns = spelled(cardColumns);
const shelves = text`resources.resource r join organizations.unit u on u.id = r.unit_id join sites.site s on s.unit_id = r.unit_id`;
const from = spelled(shelves);

export async function searchResources(
  work: Work,
  shelf: Shelf,
  search: ResourceSearch,
): Promise<{ rows: PublicResource[]; total: number }> {
  const conditions = [
    onShelf(shelf),
    sql`r.state = 'published'`,
    ...likePatterns(search.text).map((like) => sql`r.search_fold like ${like}`),
    ...(search.kind ? [sql`r.kind = ${search.kind}`] : []),
    ...(search.subject ? [sql`r.subject = ${search.subject}`] : []),
    ...(search.grade ? [sql`${search.grade} = any(r.grades)`] : []),
  ];
  const where = sql.join(conditions, sql` and `);
  const counted = await sql<{ n: number }>`select count(*)::int as n from ${from} where ${where}`.execute(work.handle);
  const { rows } = await sql<PublicResource>`
    select ${columns} from ${from} where ${where} order by r.first_published_at desc, r.id limit ${search.limit} offset ${search.offset ?? 0}`.execute(
    work.handle,
  );
  return { rows, total: counted.rows[0]?.n ?? 0 };
}

/** For the first page. */
export const newestResources = async (work: Work, shelf: Shelf, limit: number): Promise<PublicResource[]> =>
  (await searchResources(work, shelf, { limit })).rows;

export async function publishedResource(work: Work, unitId: number, slug: string): Promise<PublicResource | undefined> {
  const { rows } = await sql<PublicResource>`
    select ${columns} from ${from} where r.unit_id = ${unitId} and r.slug = ${slug} and r.state = 'published'`.execute(
    work.handle,
  );
  return rows[0];
}

export async function publishedFile(
  work: Work,
  unitId: number,
  sha256: string,
): Promise<{ name: string; mime: string } | undefined> {
  const row = await read(work)
    .selectFrom('resources.resource')
    .select(['file_name', 'mime'])
    .where('unit_id', '=', unitId)
    .where('sha256', '=', sha256)
    .where('state', '=', 'published')
    .executeTakeFirst();
  return row?.file_name && row.mime ? { name: row.file_name, mime: row.mime } : undefined;
}

export type ResourceRow = Omit<PublicResource, 'hostLabel' | 'publishedAt' | 'sha256' | 'fileName' | 'mime' | 'size'> & {
  state: ResourceState;
  shared: Shared;
  sharedReason: string | null;
  sha256: string | null;
  fileName: string | null;
  mime: string | null;
  size: number | null;
  publishedAt: Date | null;
  version: number;
  updatedBy: string;
  updatedAt: Date;
};
const officeColumns = sql`r.id, r.unit_id as "unitId", u.short_name as "unitName", r.slug, r.title, r.summary, r.kind, r.subject, r.grades, r.author,
  r.series, r.licence, r.sha256, r.file_name as "fileName", r.mime, r.size_bytes as size, r.downloads, r.state, r.shared,
  r.shared_reason as "sharedReason", r.first_published_at as "publishedAt", r.version, r.updated_by as "updatedBy", r.updated_at as "updatedAt"`;

export const resourceOrders = ['title', 'downloads', 'updated'] as const;
export type ResourceFilter = {
  text?: string;
  kind?: string;
  subject?: string;
  state?: string;
  shared?: string;
  sort: string;
  limit: number;
  offset: number;
};
/** @param below not the unit's own but what the units below offered to the repository */
export async function listResources(
  work: Work,
  unit: { id: number; path: string },
  filter: ResourceFilter,
  below = false,
): Promise<{ rows: ResourceRow[]; total: number }> {
  const conditions = [
    below
      ? sql`r.shared in ('asked', 'approved') and r.unit_id <> ${unit.id} and r.unit_id in (select id from organizations.unit where path <@ ${unit.path}::ltree)`
      : sql`r.unit_id = ${unit.id}`,
    ...likePatterns(filter.text).map((like) => sql`r.search_fold like ${like}`),
    ...(filter.kind ? [sql`r.kind = ${filter.kind}`] : []),
    ...(filter.subject ? [sql`r.subject = ${filter.subject}`] : []),
    ...(filter.state ? [sql`r.state = ${filter.state}`] : []),
    ...(filter.shared ? [sql`r.shared = ${filter.shared}`] : []),
  ];
  const where = sql.join(conditions, sql` and `);
  const order = {
    title: sql`r.title`,
    '-title': sql`r.title desc`,
    downloads: sql`r.downloads`,
    '-downloads': sql`r.downloads desc`,
    updated: sql`r.updated_at`,
  }[filter.sort];
  const office = sql`resources.resource r join organizations.unit u on u.id = r.unit_id`;
  const counted = await sql<{ n: number }>`select count(*)::int as n from ${office} where ${where}`.execute(work.handle);
  const { rows } = await sql<ResourceRow>`
    select ${officeColumns} from ${office} where ${where} order by ${order ?? sql`r.updated_at desc`}, r.id
    limit ${filter.limit} offset ${filter.offset}`.execute(work.handle);
  return { rows, total: counted.rows[0]?.n ?? 0 };
}

/** One of a unit's, or of a unit below it. */
export async function resourceById(work: Work, unit: { id: number; path: string }, id: string): Promise<ResourceRow | undefined> {
  if (!isUuid(id)) return undefined;
  const { rows } = await sql<ResourceRow>`
    select ${officeColumns} from resources.resource r join organizations.unit u on u.id = r.unit_id
    where r.id = ${id}::uuid and u.path <@ ${unit.path}::ltree`.execute(work.handle);
  return rows[0];
}

const newestOf = (shelf: Text) => question<{ unit: number; path: string; limit: number }>`
  select ${cardColumns} from ${shelves} where ${shelf} and r.state = 'published' order by r.first_published_at desc, r.id limit ${'limit'}`;
const newest = {
  own: newestOf(text`r.unit_id = ${'unit'}`),
  repository: newestOf(text`(r.unit_id = ${'unit'}
    or (r.shared = 'approved' and r.unit_id in (select id from organizations.unit where path <@ ${'path'}::ltree)))`),
};
/** For a first page, asked together with others. */
export const askNewestResources = (shelf: Shelf, limit: number): Question<PublicResource[]> => ({
  asked: newest[shelf.repository ? 'repository' : 'own']({ unit: shelf.unitId, path: shelf.path, limit }),
  read: (rows: PublicResource[]) => rows.map((row) => ({ ...row, publishedAt: new Date(row.publishedAt) })),
});
