// The documents of a site for citizens: list with filters, one document, feed, table; and the tags of what each was made from.
import { sql } from 'kysely';
import {
  documentFields,
  documentKinds,
  facetsOf,
  listPublished,
  publishedDocument,
  type Shelf,
  statusNames,
} from '#modules/documents/index.ts';
import type { Site } from '#modules/sites/index.ts';
import type { Work } from '#platform/db/work.ts';
import { dayTag, pageOf } from './cache.ts';
import { renderDocumentsCsv, renderDocumentsRss } from './feeds.ts';
import type { Made } from './made.ts';
import type { Around } from './view/around.ts';
import { type DocumentChoice, renderDocument, renderDocuments } from './view/documents.tsx';

export const documentsPath = '/van-ban';
export const isDocumentsPath = (path: string): boolean =>
  path === documentsPath || path === '/van-ban.csv' || path.startsWith('/van-ban/');
const pageSize = 20;

const shelfOf = (site: Site): Shelf => ({ unitId: site.unitId, superiorIds: site.superiors.map((unit) => unit.id) });
const listTags = (site: Site): string[] => [
  `documents:${site.unitId}`,
  dayTag,
  ...site.superiors.map((unit) => `documents-for:${unit.id}`),
];
const html = (text: string) => pageOf(text, 'text/html; charset=utf-8');

/** null: there is no such page. */
export async function documentsPage(work: Work, around: Around, path: string, search: URLSearchParams): Promise<Made | null> {
  const { site } = around;
  if (path === documentsPath) return listPage(work, around, search);
  if (path === '/van-ban/rss.xml') {
    const { rows } = await listPublished(work, { unitId: site.unitId, superiorIds: [] }, { limit: 50 });
    const page = pageOf(renderDocumentsRss(around, rows), 'application/rss+xml; charset=utf-8');
    return { page, tags: [`documents:${site.unitId}`] };
  }
  if (path === '/van-ban.csv') {
    // What stands in the list, all its pages.
    const { rows } = await chosenDocuments(work, site, search, { limit: 20_000 });
    const page = pageOf(renderDocumentsCsv(around, rows), 'text/csv; charset=utf-8');
    return {
      page: { ...page, headers: { 'content-disposition': `attachment; filename="van-ban-${site.slug}.csv"` } },
      tags: listTags(site),
    };
  }
  const found = await publishedDocument(work, site.unitId, path.slice(documentsPath.length + 1));
  if (!found) return null;
  if ('movedTo' in found)
    return {
      page: { ...pageOf('', 'text/plain', 301), location: `${documentsPath}/${found.movedTo}` },
      tags: [`documents:${site.unitId}`],
    };
  const related = [...found.relations, ...found.incoming];
  const page = html(
    renderDocument(
      around,
      found,
      await hostsOf(
        work,
        around,
        related.map((other) => other.unitId),
      ),
      work.today,
    ),
  );
  return {
    page: { ...page, showsFiles: true },
    tags: [dayTag, `document:${found.id}`, ...related.map((other) => `document:${other.id}`)],
  };
}

/** The documents that an address asks for, and the choices it offers. */
async function chosenDocuments(work: Work, site: Site, search: URLSearchParams, part: { limit: number; offset?: number }) {
  const shelf = shelfOf(site);
  // Where nothing was chosen, the list need not wait for what could be.
  const open = [...search.keys()].every((name) => name === 'trang');
  const [facets, whole] = await Promise.all([facetsOf(work, shelf), open ? listPublished(work, shelf, part) : undefined]);
  // Only what the page itself offers; anything else in the address counts as not given.
  const given = (name: string, offered: readonly string[]) => {
    const value = search.get(name) ?? '';
    return offered.includes(value) ? value : '';
  };
  const text = (search.get('q') ?? '').trim().slice(0, 100).normalize('NFC');
  const years = facets.years.map(String);
  const named = (codes: string[], nameOf: (code: string) => string) =>
    codes.map((value) => ({ value, label: nameOf(value) })).sort((a, b) => a.label.localeCompare(b.label, 'vi'));
  const choices: DocumentChoice[] = [
    {
      name: 'loai',
      label: 'Loại văn bản',
      value: given('loai', facets.kinds),
      options: named(facets.kinds, documentKinds.nameOf),
    },
    {
      name: 'linh-vuc',
      label: 'Lĩnh vực',
      value: given('linh-vuc', facets.fields),
      options: named(facets.fields, documentFields.nameOf),
    },
    {
      name: 'co-quan',
      label: 'Cơ quan ban hành',
      value: given('co-quan', facets.issuers),
      options: named(facets.issuers, (issuer) => issuer),
    },
    { name: 'nam', label: 'Năm', value: given('nam', years), options: years.map((year) => ({ value: year, label: year })) },
    {
      ...{ name: 'hieu-luc', label: 'Tình trạng', value: given('hieu-luc', Object.keys(statusNames)) },
      options: Object.entries(statusNames).map(([value, label]) => ({ value, label })),
    },
    ...(site.superiors.length > 0
      ? [
          {
            name: 'nguon',
            label: 'Nơi đăng',
            value: given('nguon', ['rieng']),
            options: [{ value: 'rieng', label: `Chỉ ${site.shortName}` }],
          },
        ]
      : []),
  ];
  const chosen = (name: string) => choices.find((choice) => choice.name === name)?.value ?? '';
  if (whole) return { text, choices, ...whole };
  const { rows, total } = await listPublished(work, chosen('nguon') === 'rieng' ? { ...shelf, superiorIds: [] } : shelf, {
    ...(text ? { text } : {}),
    ...(chosen('loai') ? { kind: chosen('loai') } : {}),
    ...(chosen('linh-vuc') ? { field: chosen('linh-vuc') } : {}),
    ...(chosen('co-quan') ? { issuer: chosen('co-quan') } : {}),
    ...(chosen('nam') ? { year: Number(chosen('nam')) } : {}),
    ...(chosen('hieu-luc') ? { status: chosen('hieu-luc') } : {}),
    ...part,
  });
  return { text, choices, rows, total };
}

async function listPage(work: Work, around: Around, search: URLSearchParams): Promise<Made | null> {
  const page = Math.min(500, Math.max(1, Math.trunc(Number(search.get('trang'))) || 1));
  const { text, choices, rows, total } = await chosenDocuments(work, around.site, search, {
    ...{ limit: pageSize, offset: (page - 1) * pageSize },
  });
  // A page beyond the last is no page: guessed numbers must not fill the cache.
  if (page > 1 && rows.length === 0) return null;
  return {
    page: html(renderDocuments(around, { text, choices, rows, total, page, pageSize, today: work.today })),
    tags: listTags(around.site),
  };
}

/** Where documents of other units are read: their hosts by unit. */
async function hostsOf(
  work: Work,
  { site }: Around,
  unitIds: number[],
): Promise<ReadonlyMap<number, { hostLabel: string; name: string }>> {
  const hosts = new Map(
    [{ id: site.unitId, ...site }, ...site.superiors].map((unit) => [
      unit.id,
      { hostLabel: unit.hostLabel, name: unit.shortName },
    ]),
  );
  const others = unitIds.filter((id) => !hosts.has(id));
  if (others.length === 0) return hosts;
  const { rows } = await sql<{ id: number; short_name: string; host_label: string }>`
    select u.id, u.short_name, s.host_label from organizations.unit u join sites.site s on s.unit_id = u.id where u.id = any(${others}::int[])`.execute(
    work.handle,
  );
  for (const row of rows) hosts.set(row.id, { hostLabel: row.host_label, name: row.short_name });
  return hosts;
}
