// One page of a site, and the tags of everything it was made from: when any of it changes, exactly this page is dropped.
import { latest, type PublishedCard, picturesIn, previewAt, publishedAt } from '#modules/content/index.ts';
import { listPublished } from '#modules/documents/index.ts';
import { ratingOf } from '#modules/engagement/index.ts';
import { picturesById } from '#modules/media/index.ts';
import { copiesAt, originOf } from '#modules/sharing/index.ts';
import { type Site, siteAt } from '#modules/sites/index.ts';
import type { Work } from '#platform/db/work.ts';
import { layoutFor } from './blocks/layout-for.ts';
import { makeHome } from './blocks/page.tsx';
import { type CachedPage, dayTag, pageOf } from './cache.ts';
import { copiesPage, copiesTags, copyRows, isCopiesPath } from './copies-pages.ts';
import { directoryOf, narrowed, overOthers } from './directory-view.ts';
import { disclosurePage, isDisclosurePath } from './disclosure-pages.ts';
import { documentsPage, isDocumentsPath } from './documents-pages.ts';
import { engagementPage, isEngagementPath } from './engagement-pages.ts';
import { renderRobots, renderRss, renderSitemap, renderSitemapIndex } from './feeds.ts';
import { openDataPage, openDataPath } from './open-data.ts';
import { searchPage, searchPath } from './search-page.ts';
import { renderDirectory } from './view/directory.tsx';
import { type Around, menuOf } from './view/page.tsx';
import * as pages from './view/pages.tsx';

export type Made = { page: CachedPage; tags: string[] };
/** What every page of this process needs. */
export type Surroundings = Omit<Around, 'site' | 'pictures'>;
const pageSize = 20;

const html = (text: string, status = 200) => pageOf(text, 'text/html; charset=utf-8', status);

/** The pictures that these cards and ids name, and the tags that say so: also of a hidden one, which may be shown again. */
export async function withPictures(
  work: Work,
  around: Surroundings & { site: Site },
  ids: (string | null)[],
): Promise<{ around: Around; tags: string[] }> {
  const named = [...new Set(ids.filter((id) => id !== null))];
  return { around: { ...around, pictures: await picturesById(work, named) }, tags: named.map((id) => `media:${id}`) };
}
const covers = (cards: PublishedCard[]) => cards.map((card) => card.coverFile);
const pageNumber = (search: URLSearchParams) => Math.min(500, Math.max(1, Math.trunc(Number(search.get('trang'))) || 1));

/** null: no site answers to this label. */
export async function makePage(
  work: Work,
  surroundings: Surroundings,
  label: string,
  path: string,
  search: URLSearchParams,
): Promise<Made | null> {
  const site = await siteAt(work, label, { home: path === '/' });
  if (!site) return null;
  const bare: Around = { ...surroundings, site, pictures: new Map() };
  const framed = [site.look.logo?.picture, site.look.banner].flatMap((picture) => (picture ? [`media:${picture.id}`] : []));
  const base = [`site:${site.unitId}`, ...site.superiors.flatMap((unit) => [`name:${unit.id}`, `look:${unit.id}`]), ...framed];
  const missing = (): Made => ({ page: html(pages.renderMissing(bare), 404), tags: base });

  if (path === '/') {
    const { html: text, tags } = await makeHome(work, bare, layoutFor(site));
    return { page: html(text), tags: [...base, `home:${site.unitId}`, ...tags, dayTag] };
  }
  if (path.startsWith('/tin/')) {
    const found = await publishedAt(work, site.unitId, path.slice(5));
    if (!found) return missing();
    if ('movedTo' in found) return { page: { ...pageOf('', 'text/plain', 301), location: `/tin/${found.movedTo}` }, tags: base };
    const aside = await latest(work, site.unitId, { limit: 9 });
    const { around, tags } = await withPictures(work, bare, [found.coverFile, ...picturesIn(found.body), ...covers(aside)]);
    const taken = await originOf(work, found.id);
    const origin = taken && { how: 'taken' as const, ...taken };
    const rating = await ratingOf(work, { unitId: site.unitId, kind: 'article', id: found.id });
    return {
      page: html(pages.renderArticle(around, found, aside, { origin, rating })),
      tags: [`article:${found.id}`, ...base, ...tags, ...(taken ? [`name:${taken.unitId}`] : [])],
    };
  }
  if (path.startsWith(previewPath)) return { page: await previewPage(work, bare, path.slice(previewPath.length)), tags: [] };
  if (path === '/rss.xml') {
    const cards = await latest(work, site.unitId, { limit: 30 });
    const { around, tags } = await withPictures(work, bare, covers(cards));
    return { page: pageOf(renderRss(around, cards), 'application/rss+xml; charset=utf-8'), tags: [...base, ...tags] };
  }
  // The department's names every site of the province; each has its own.
  if (path === '/sitemap-index.xml' && overOthers(site)) {
    const units = await directoryOf(work, site);
    const hosts = [site.hostLabel, ...units.flatMap((group) => [group.hostLabel, ...group.units.map((unit) => unit.hostLabel)])];
    const page = pageOf(
      renderSitemapIndex(bare, [...new Set(hosts.filter((label) => label !== null))]),
      'application/xml; charset=utf-8',
    );
    return { page, tags: [...base, `units:${site.unitId}`] };
  }
  if (path === '/sitemap.xml') {
    const all = await latest(work, site.unitId, { limit: 5000 });
    const documents = await listPublished(work, { unitId: site.unitId, superiorIds: [] }, { limit: 20_000 });
    return {
      page: pageOf(renderSitemap(bare, menuOf(site), all, documents.rows), 'application/xml; charset=utf-8'),
      tags: [...base, `documents:${site.unitId}`],
    };
  }
  if (path.startsWith(openDataPath)) {
    const page = await openDataPage(work, bare, path, search);
    return page ? { page, tags: [] } : missing();
  }
  if (path === '/robots.txt') return { page: pageOf(renderRobots(bare), 'text/plain; charset=utf-8'), tags: base };
  if (path === searchPath) return { page: await searchPage(work, bare, search), tags: [] };

  if (isCopiesPath(path)) return (await copiesPage(work, bare, path, pageNumber(search))) ?? missing();
  if (isDocumentsPath(path)) return (await documentsPage(work, bare, path, search)) ?? missing();
  if (isEngagementPath(path)) return (await engagementPage(work, bare, path, search)) ?? missing();

  const feed = /^\/([a-z0-9-]+)\/rss\.xml$/.exec(path)?.[1];
  const listed = feed && site.sections.find((s) => s.slug === feed && s.kind === 'category');
  if (listed) {
    const cards = await latest(work, site.unitId, { section: listed.slug, limit: 30 });
    const { around, tags } = await withPictures(work, bare, covers(cards));
    return { page: pageOf(renderRss(around, cards, listed), 'application/rss+xml; charset=utf-8'), tags: [...base, ...tags] };
  }
  if (isDisclosurePath(path)) return (await disclosurePage(work, bare, path)) ?? missing();

  const section = site.sections.find((s) => `/${s.slug}` === path);
  if (section?.kind === 'category') {
    const page = pageNumber(search);
    const cards = await latest(work, site.unitId, { section: section.slug, limit: pageSize + 1, offset: (page - 1) * pageSize });
    // A page beyond the last is no page: guessed numbers must not fill the cache.
    if (page > 1 && cards.length === 0) return missing();
    const { around, tags } = await withPictures(work, bare, covers(cards));
    const above = section.slug === 'thong-bao' && page === 1 ? copyRows(await copiesAt(work, site.unitId, { limit: 4 })) : [];
    const text = pages.renderList(around, section, cards.slice(0, pageSize), page, cards.length > pageSize, above);
    return { page: html(text), tags: [...base, ...tags, ...copiesTags(site, above)] };
  }
  if (section?.kind === 'contact') return { page: html(pages.renderContact(bare, section)), tags: base };
  if (section?.kind === 'directory') {
    const text = (search.get('q') ?? '').trim().slice(0, 100).normalize('NFC');
    const groups = await directoryOf(work, site);
    return {
      page: html(renderDirectory(bare, section.title, text ? narrowed(groups, text) : groups, text)),
      tags: [...base, `units:${site.unitId}`],
    };
  }
  if (section && section.body !== null) {
    const { around, tags } = await withPictures(work, bare, picturesIn(section.body));
    return { page: html(pages.renderSection(around, section)), tags: [...base, ...tags] };
  }
  return missing();
}

/** Whose address is a secret: never kept, never listed. */
export const previewPath = '/xem-truoc/';

async function previewPage(work: Work, bare: Around, token: string): Promise<CachedPage> {
  const found = await previewAt(work, bare.site.unitId, token);
  if (!found) return html(pages.renderMissing(bare), 404);
  if (found.kind === 'over') return html(pages.renderPreviewOver(bare, found.why, found.at), 410);
  const { article } = found;
  const { around } = await withPictures(work, bare, [article.coverFile, ...picturesIn(article.body)]);
  return html(pages.renderArticle(around, article, [], { preview: found }));
}
