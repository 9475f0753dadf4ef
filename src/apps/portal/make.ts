// One page of a site, and the tags of everything it was made from: when any of it changes, exactly this page is dropped.
import {
  filesOf,
  latest,
  latestOfBoth,
  listedUnder,
  type PublishedCard,
  picturesIn,
  previewAt,
  publishedAt,
  takenDownOn,
} from '#modules/content/index.ts';
import { listPublished } from '#modules/documents/index.ts';
import { askRating } from '#modules/engagement/index.ts';
import { askPicturesById } from '#modules/media/index.ts';
import { askOrigin, copiesAt } from '#modules/sharing/index.ts';
import { inEnglish, isShown, leadersNow, redirectAt, type Site, sectionBody, speaksEnglish } from '#modules/sites/index.ts';
import { askTogether } from '#platform/db/question.ts';
import type { Work } from '#platform/db/work.ts';
import { layoutFor } from './blocks/layout-for.ts';
import type { MadeBlock } from './blocks/made-blocks.ts';
import { makeHome } from './blocks/page.tsx';
import { type CachedPage, dayTag, pageOf } from './cache.ts';
import { copiesPage, copiesTags, copyRows, isCopiesPath } from './copies-pages.ts';
import { directoryPage, isDirectoryPath } from './directory-pages.ts';
import { directoryOf, overOthers } from './directory-view.ts';
import { disclosurePage, isDisclosurePath } from './disclosure-pages.ts';
import { documentsPage, isDocumentsPath } from './documents-pages.ts';
import { engagementPage, isEngagementPath } from './engagement-pages.ts';
import { englishMissing, englishPage } from './english-pages.ts';
import { renderRobots, renderRss, renderSitemap, renderSitemapIndex } from './feeds.ts';
import type { Finding } from './found.ts';
import type { Kept } from './kept.ts';
import { isEnglishPath } from './language.ts';
import { linkedPage } from './linked-page.ts';
import { livingAt } from './living-pages.ts';
import { homeTags, type Made, type Surroundings, siteTags, withPictures } from './made.ts';
import { childrenOf, siteTree } from './menu.ts';
import { openDataPage, openDataPath } from './open-data.ts';
import { searchPage, searchPath } from './search-page.ts';
import { educationPage, statisticsPage, statisticsPath } from './statistics-page.ts';
import { isVerifyPath, verifyPage } from './verify-pages.ts';
import type { Around } from './view/around.ts';
import { linkedPath } from './view/linked.tsx';
import * as pages from './view/pages.tsx';
import { keywordPath } from './view/parts.tsx';
import { renderAccessibility, renderPrivacy } from './view/promises.tsx';
import * as sectionPages from './view/sections.tsx';

/** And what only the pages of a running portal know. */
export type Running = Surroundings & {
  /** Readers of a site within the last five minutes. */
  onlineAt(label: string): number;
  siteAt(work: Work, label: string): Promise<Site | undefined>;
  found: Finding;
  /** Absent: nothing of first pages is kept. */
  blocks?: Kept<MadeBlock>;
};
const pageSize = 20;
/** Old systems told their pages apart by what stands behind "?", which is no part of the name under which a page is kept. */
export const isOldAddress = (path: string, search: URLSearchParams): boolean =>
  path === '/'
    ? ['p', 'page_id', 'cat'].some((name) => search.has(name))
    : search.size > 0 && /\.(php|aspx?|jsp|html?)$/.test(path);

const html = (text: string, status = 200) => pageOf(text, 'text/html; charset=utf-8', status);

const covers = (cards: PublishedCard[]) => cards.map((card) => card.coverFile);
const pageNumber = (search: URLSearchParams) => Math.min(500, Math.max(1, Math.trunc(Number(search.get('trang'))) || 1));

/** null: no site answers to this label. */
export async function makePage(
  work: Work,
  surroundings: Running,
  label: string,
  path: string,
  search: URLSearchParams,
): Promise<Made | null> {
  // Before the site: what is said of it while it is asked for makes its blocks old as well.
  const begun = surroundings.blocks?.generation ?? 0;
  const site = await surroundings.siteAt(work, label);
  if (!site) return null;
  const made = await pageAt(work, surroundings, { site, label, begun }, path, search);
  // Here and nowhere else: what stands around a page is the same for all of a site, and all of its pages lead to its articles.
  return { ...made, tags: [...new Set([...siteTags(site), `articles:${site.unitId}`, ...made.tags])] };
}

/** With the tags of its own content; those of the site are added for all. */
async function pageAt(
  work: Work,
  surroundings: Running,
  at: { site: Site; label: string; begun: number },
  path: string,
  search: URLSearchParams,
): Promise<Made> {
  const { site, label, begun } = at;
  const bare: Around = { ...surroundings, site, pictures: new Map() };
  const moved = (to: string): Made => ({ page: { ...pageOf('', 'text/plain', 301), location: to }, tags: [], kept: false });
  if (site.askedHost === 'moved') return moved(surroundings.url(site.hostLabel, asTyped(path, search)));
  if (site.askedHost === 'gone') return { page: html(pages.renderHostGone(bare), 410), tags: [] };
  /** An article that is not before readers yet, or no longer, is as unknown under its old address as under its own. */
  const leadsOn = async (query: string): Promise<string | null> => {
    const to = await redirectAt(work, site.unitId, path, query);
    const slug = to && /^\/tin\/([^?#]+)/.exec(to)?.[1];
    return slug && !(await publishedAt(work, site.unitId, slug)) ? null : to;
  };
  /** What is nowhere may have been moved. */
  const missing = async (): Promise<Made> => {
    const to = await leadsOn(search.size > 0 ? `?${search}` : '');
    if (to) {
      const [at = '', asked] = to.split('?');
      return moved(asTyped(at, new URLSearchParams(asked)));
    }
    const inWords =
      isEnglishPath(path) && speaksEnglish(site) ? englishMissing(work, bare) : html(pages.renderMissing(bare), 404);
    return { page: inWords, tags: [] };
  };

  if (path === '/') {
    const to = isOldAddress(path, search) ? await leadsOn(`?${search}`) : null;
    if (to) return moved(encodeURI(to));
    const { blocks } = surroundings;
    const keeping = blocks && { blocks, generation: begun, tags: [...siteTags(site), ...homeTags(site)] };
    const { html: text, tags } = await makeHome(work, bare, layoutFor(site), keeping);
    return { page: html(text), tags: [...tags, dayTag] };
  }
  if (isEnglishPath(path)) {
    const original = (there: string) => pageAt(work, surroundings, at, there, new URLSearchParams());
    return (await englishPage(work, bare, path, original)) ?? missing();
  }
  if (path.startsWith(keywordPath)) {
    const page = pageNumber(search);
    const slug = path.slice(keywordPath.length);
    const listed = await listedUnder(work, site.unitId, slug, { limit: pageSize + 1, offset: (page - 1) * pageSize });
    if (!listed) return missing();
    const { around, tags } = await withPictures(work, bare, covers(listed.cards));
    const text = pages.renderKeyword(around, { slug, word: listed.word }, listed.cards.slice(0, pageSize), {
      ...{ page, more: listed.cards.length > pageSize },
    });
    return { page: html(text), tags };
  }
  if (path.startsWith('/tin/')) {
    // Neither waits for the other.
    const [found, aside] = await Promise.all([
      publishedAt(work, site.unitId, path.slice(5)),
      latestOfBoth(work, site.unitId, pages.besideMost + 1),
    ]);
    if (!found) {
      const nowhere = await missing();
      const day = nowhere.page.status === 404 ? await takenDownOn(work, site.unitId, path.slice(5)) : null;
      return day ? { page: html(pages.renderTakenDown(bare, day), 410), tags: [] } : nowhere;
    }
    if ('movedTo' in found) return { page: { ...pageOf('', 'text/plain', 301), location: `/tin/${found.movedTo}` }, tags: [] };
    const named = [...new Set([found.coverFile, ...picturesIn(found.body), ...covers(aside)])].filter((id) => id !== null);
    const [[pictures, taken, rating], files] = await Promise.all([
      askTogether(work, [
        askPicturesById(named),
        askOrigin(found.id),
        askRating({ unitId: site.unitId, kind: 'article', id: found.id }),
      ]),
      filesOf(work, site.unitId, found.attachments),
    ]);
    const origin = taken && { how: 'taken' as const, ...taken };
    return {
      page: html(
        pages.renderArticle({ ...bare, pictures }, found, aside, { origin, rating: found.rated ? rating : null, files }),
      ),
      tags: [
        `article:${found.id}`,
        ...named.map((id) => `media:${id}`),
        ...(taken ? [`name:${taken.unitId}`, `article:${taken.articleId}`] : []),
      ],
    };
  }
  if (path.startsWith(previewPath)) return { page: await previewPage(work, bare, path.slice(previewPath.length)), tags: [] };
  if (isVerifyPath(path)) return verifyPage(work, bare, path, search.get('ma'));
  if (path === '/rss.xml') {
    const cards = await latest(work, site.unitId, { limit: 30 });
    const { around, tags } = await withPictures(work, bare, covers(cards));
    return { page: pageOf(renderRss(around, cards), 'application/rss+xml; charset=utf-8'), tags };
  }
  // The department's names every site of the province; each has its own.
  if (path === '/sitemap-index.xml' && overOthers(site)) {
    const units = await directoryOf(work, site);
    const hosts = [site.hostLabel, ...units.flatMap((group) => [group.hostLabel, ...group.units.map((unit) => unit.hostLabel)])];
    const page = pageOf(
      renderSitemapIndex(bare, [...new Set(hosts.filter((label) => label !== null))]),
      'application/xml; charset=utf-8',
    );
    return { page, tags: [`units:${site.unitId}`] };
  }
  if (path === '/sitemap.xml') {
    const all = await latest(work, site.unitId, { limit: 5000 });
    const documents = await listPublished(work, { unitId: site.unitId, superiorIds: [] }, { limit: 20_000 });
    return {
      page: pageOf(
        renderSitemap(bare, site.sections.filter(isShown), all, documents.rows, speaksEnglish(site) ? spoken(site) : []),
        'application/xml; charset=utf-8',
      ),
      tags: [`documents:${site.unitId}`],
    };
  }
  if (path.startsWith(openDataPath)) {
    return { page: await openDataPage(work, bare, path, search), tags: [] };
  }
  if (path === '/robots.txt') return { page: pageOf(renderRobots(bare), 'text/plain; charset=utf-8'), tags: [] };
  if (path === searchPath) return { page: await searchPage(work, bare, surroundings.found, search), tags: [] };

  if (isCopiesPath(path)) return (await copiesPage(work, bare, path, pageNumber(search))) ?? missing();
  if (path === linkedPath) return (await linkedPage(work, bare, pageNumber(search))) ?? missing();
  if (path === statisticsPath) return statisticsPage(work, bare, surroundings.onlineAt(label));
  if (isDocumentsPath(path)) return (await documentsPage(work, bare, path, search)) ?? missing();
  if (isEngagementPath(path)) return (await engagementPage(work, bare, path, search)) ?? missing();

  const feed = /^\/([a-z0-9-]+)\/rss\.xml$/.exec(path)?.[1];
  const listed = feed && site.sections.find((s) => s.slug === feed && s.kind === 'category');
  if (listed) {
    const cards = await latest(work, site.unitId, { section: listed.slug, limit: 30 });
    const { around, tags } = await withPictures(work, bare, covers(cards));
    return { page: pageOf(renderRss(around, cards, listed), 'application/rss+xml; charset=utf-8'), tags };
  }
  if (isDisclosurePath(path)) return (await disclosurePage(work, bare, path, pageNumber(search))) ?? missing();

  if (path === '/so-do') return { page: html(sectionPages.renderSiteMap(bare, siteTree(site))), tags: [] };
  const living = livingAt(path);
  if (living) {
    const made = await living.page(work, bare, path, search);
    if (made) return { ...made, tags: [...made.tags, dayTag] };
    if (!living.written || living.names.some((name) => search.has(name))) return missing();
  }

  const section = site.sections.find((s) => `/${s.slug}` === path);
  // A site that had a page of its own there before keeps it.
  if (!section && path === '/tro-nang') return { page: html(renderAccessibility(bare)), tags: [] };
  if (!section && path === '/du-lieu-ca-nhan') return { page: html(renderPrivacy(bare)), tags: [] };
  const near = section && {
    above: site.sections.find((s) => s.slug === section.parent),
    children: childrenOf(site, section.slug),
  };
  if (section?.kind === 'category' && near) {
    const page = pageNumber(search);
    const slugs = [section.slug, ...near.children.filter((child) => child.kind === 'category').map((child) => child.slug)];
    const notices = section.slug === 'thong-bao' && page === 1;
    const [cards, copies] = await Promise.all([
      latest(work, site.unitId, { section: slugs, limit: pageSize + 1, offset: (page - 1) * pageSize }),
      notices ? copiesAt(work, site.unitId, { limit: 4 }) : [],
    ]);
    // A page beyond the last is no page: guessed numbers must not fill the cache.
    if (page > 1 && cards.length === 0) return missing();
    const { around, tags } = await withPictures(work, bare, covers(cards));
    const above = copyRows(copies);
    const text = pages.renderList(around, section, cards.slice(0, pageSize), page, cards.length > pageSize, near, above);
    return { page: html(text), tags: [...tags, ...copiesTags(site, above)] };
  }
  if (section?.kind === 'contact') return { page: html(pages.renderContact(bare, section)), tags: [] };
  const directory = isDirectoryPath(path) && site.sections.find((s) => s.kind === 'directory');
  if (directory) {
    const text = (search.get('q') ?? '').trim().slice(0, 100).normalize('NFC');
    return (await directoryPage(work, bare, directory, { path, page: pageNumber(search), text })) ?? missing();
  }
  if (section?.slug === 'du-lieu-dac-ta' && !section.hasContent)
    return { page: html(sectionPages.renderMetadata(bare, section)), tags: [] };
  if (section?.slug === 'lanh-dao' && near) {
    const leaders = await leadersNow(work, site.unitId);
    if (leaders.length === 0) return missing();
    const { around, tags } = await withPictures(
      work,
      bare,
      leaders.map((leader) => leader.photo),
    );
    return { page: html(sectionPages.renderLeaders(around, section, leaders, near)), tags };
  }
  const figured = section?.slug === 'thong-ke';
  if (section && near && (section.hasContent || near.children.length > 0 || figured)) {
    const body = section.hasContent ? await sectionBody(work, site.unitId, section.slug) : null;
    const { around, tags } = await withPictures(work, bare, picturesIn(body));
    if (figured) return educationPage(work, around, { section: { ...section, body }, near }, tags);
    return { page: html(sectionPages.renderSection(around, { ...section, body }, near)), tags };
  }
  return missing();
}

const spoken = (site: Site) => ['/en', ...site.sections.filter((s) => inEnglish(site, s)).map((s) => `/en/${s.slug}`)];

/** The address as it was asked for, for the same page elsewhere. */
const asTyped = (path: string, search: URLSearchParams) => `${encodeURI(path)}${search.size > 0 ? `?${search}` : ''}`;

/** Whose address is a secret: never kept, never listed. */
export const previewPath = '/xem-truoc/';

async function previewPage(work: Work, bare: Around, token: string): Promise<CachedPage> {
  const found = await previewAt(work, bare.site.unitId, token);
  if (!found) return html(pages.renderMissing(bare), 404);
  if (found.kind === 'over') return html(pages.renderPreviewOver(bare, found.why, found.at), 410);
  const { article } = found;
  const { around } = await withPictures(work, bare, [article.coverFile, ...picturesIn(article.body)]);
  const files = await filesOf(work, bare.site.unitId, article.attachments);
  return html(pages.renderArticle(around, article, [], { preview: found, files }));
}
