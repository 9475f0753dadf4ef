// A citizen reads a page: host → page cache, or → site → page of a published version → HTML → cache.
import { sql } from 'kysely';
import { levelNames } from '#kernel/code-lists/units-and-grades.ts';
import { latest, publishedAt, purgeChannel, searchPublished } from '#modules/content/index.ts';
import { type Site, siteAt } from '#modules/sites/index.ts';
import type { Database } from '#platform/db/database.ts';
import type { Work } from '#platform/db/work.ts';
import type { Log } from '#platform/log/log.ts';
import cssUrl from './assets/portal.css?url';
import { type CachedPage, encoded, PageCache } from './cache.ts';
import { renderRss, renderSitemap } from './feeds.ts';
import type { Around } from './view/page.tsx';
import { menuOf } from './view/page.tsx';
import * as pages from './view/pages.tsx';

const scenes = import.meta.glob<string>('./assets/scenes/*.svg', { eager: true, query: '?url', import: 'default' });
const sceneUrl = (name: string): string => scenes[`./assets/scenes/${name}.svg`] ?? '';
const pageSize = 20;

export type PortalOptions = { db: Database; log: Log; url(label: string, path?: string): string; officeUrl: string };
type Made = { page: CachedPage; tags: string[] };

const html = (text: string, status = 200): CachedPage => ({ status, type: 'text/html; charset=utf-8', body: Buffer.from(text) });
const xml = (text: string, type: string): CachedPage => ({
  status: 200,
  type: `${type}; charset=utf-8`,
  body: Buffer.from(text),
});

/** Nothing but our own style sheet, fonts and pictures; no script at all. */
export const portalPolicy =
  "default-src 'none'; connect-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

export async function openPortal(options: PortalOptions) {
  const { db, log, url, officeUrl } = options;
  const cache = new PageCache();
  const stop = await db.listen(
    purgeChannel,
    (payload) => log.debug({ tags: payload, dropped: cache.purge(payload.split(' ')) }, 'purge'),
    () => cache.clear(),
  );

  async function make(label: string, path: string, search: URLSearchParams): Promise<Made | null> {
    return db.portal(async (work) => {
      const site = await siteAt(work, label);
      if (!site) return null;
      const around: Around = { site, url, officeUrl, css: cssUrl, sceneUrl };
      const tags = [`site:${site.unitId}`];
      if (path === '/') {
        const view = await homeOf(work, site);
        return { page: html(pages.renderHome(around, view)), tags: [...tags, ...view.superiors.map((id) => `members:${id}`)] };
      }
      if (path.startsWith('/tin/')) {
        const found = await publishedAt(work, site.unitId, path.slice(5));
        if (found && 'movedTo' in found)
          return { page: { status: 301, type: 'text/plain', body: Buffer.from(''), location: `/tin/${found.movedTo}` }, tags };
        return found
          ? { page: html(pages.renderArticle(around, found)), tags: [`article:${found.id}`, ...tags] }
          : missing(around, tags);
      }
      if (path === '/rss.xml')
        return { page: xml(renderRss(around, await latest(work, site.unitId, { limit: 30 })), 'application/rss+xml'), tags };
      if (path === '/sitemap.xml') {
        const all = await latest(work, site.unitId, { limit: 5000 });
        return { page: xml(renderSitemap(around, menuOf(site), all), 'application/xml'), tags };
      }
      if (path === '/tim-kiem') {
        const text = (search.get('q') ?? '').slice(0, 200).normalize('NFC');
        const found = await searchPublished(work, site.unitId, text);
        if (search.get('format') === 'json') {
          const items = found.items.map((card) => ({
            title: card.title,
            url: url(label, `/tin/${card.slug}`),
            snippet: card.summary,
          }));
          return { page: xml(JSON.stringify({ total: found.total, items }), 'application/json'), tags: [] };
        }
        return { page: html(pages.renderSearch(around, text, found)), tags: [] };
      }
      const section = site.sections.find((s) => `/${s.slug}` === path);
      if (section?.kind === 'category') {
        const page = Math.min(500, Math.max(1, Number(search.get('trang')) || 1));
        const cards = await latest(work, site.unitId, {
          section: section.slug,
          limit: pageSize + 1,
          offset: (page - 1) * pageSize,
        });
        return { page: html(pages.renderList(around, section, cards.slice(0, pageSize), page, cards.length > pageSize)), tags };
      }
      if (section?.kind === 'contact') return { page: html(pages.renderContact(around, section.title)), tags };
      if (section?.kind === 'directory')
        return { page: html(pages.renderDirectory(around, section.title, await directoryOf(work, site))), tags };
      if (section && section.body !== null) return { page: html(pages.renderSection(around, section)), tags };
      return missing(around, tags);
    });
  }

  return {
    cache,
    stop,
    /** null: no site answers at this host. */
    async answer(request: Request, label: string): Promise<Response | null> {
      const { pathname, searchParams } = new URL(request.url);
      const path = pathname.length > 1 ? pathname.replace(/\/+$/, '') : pathname;
      const cachedParams = path === '/tim-kiem' ? null : (searchParams.get('trang') ?? '');
      const key = `${label}|${path}|${cachedParams}`;
      let page = cachedParams === null ? undefined : cache.get(key);
      const hit = page !== undefined;
      if (!page) {
        const { generation } = cache;
        const made = await make(label, decodeURIComponent(path), searchParams);
        if (!made) return null;
        page = made.page;
        // Only what exists is kept: guessed addresses must not fill the cache.
        if (cachedParams !== null && page.status < 400) cache.put(key, page, made.tags, generation);
      }
      const { body, encoding } = encoded(page, request.headers.get('accept-encoding') ?? '');
      const headers = new Headers({
        'content-type': page.type,
        'content-security-policy': portalPolicy,
        'cache-control': 'public, max-age=0, must-revalidate',
        vary: 'accept-encoding',
        'x-cache': hit ? 'hit' : 'miss',
      });
      if (encoding) headers.set('content-encoding', encoding);
      if (page.location) headers.set('location', page.location);
      return new Response(request.method === 'HEAD' ? null : new Uint8Array(body), { status: page.status, headers });
    },
  };
}

const missing = (around: Around, tags: string[]): Made => ({ page: html(pages.renderMissing(around), 404), tags });

/** Four questions at the most, whatever the size of the province: news, notices, the superiors' notices with figures, the directory. */
async function homeOf(work: Work, site: Site): Promise<pages.HomeView & { superiors: number[] }> {
  const cards = await latest(work, site.unitId, { limit: 14 });
  const news = cards.filter((c) => c.kind === 'news').slice(0, site.level === 'department' ? 7 : 6);
  const notices = cards.filter((c) => c.kind === 'notice').slice(0, 5);
  const { rows: above } = await sql<{ id: number; host_label: string; short_name: string }>`
    select u.id, s.host_label, u.short_name from organizations.unit u join sites.site s on s.unit_id = u.id
    where u.path @> ${site.path}::ltree and u.id <> ${site.unitId}`.execute(work.handle);
  const fromAbove = [];
  for (const unit of above)
    for (const card of await latest(work, unit.id, { limit: 3, forMembers: true }))
      fromAbove.push({ ...card, hostLabel: unit.host_label, from: unit.short_name });
  fromAbove.sort((a, b) => b.publishedAt.getTime() - a.publishedAt.getTime());
  return {
    news,
    notices,
    fromAbove: fromAbove.slice(0, 4),
    figures: await figuresOf(work, site),
    directory: site.level === 'department' || site.level === 'district' ? await directoryOf(work, site) : [],
    superiors: above.map((unit) => unit.id),
  };
}

async function figuresOf(work: Work, site: Site): Promise<{ label: string; value: number }[]> {
  if (site.level !== 'department' && site.level !== 'district') return [];
  const { rows } = await sql<{ level: keyof typeof levelNames; n: number }>`
    select level, count(*)::int as n from organizations.unit where path <@ ${site.path}::ltree and counted_in_survey and hidden_at is null and closed_on is null
    group by level`.execute(work.handle);
  const of = (level: string) => rows.find((row) => row.level === level)?.n ?? 0;
  return [
    { label: 'đơn vị', value: rows.reduce((n, row) => n + row.n, 0) },
    { label: 'trường mầm non', value: of('mn') },
    { label: 'trường tiểu học', value: of('th') },
    { label: 'trường THCS', value: of('thcs') },
    { label: 'trường THPT', value: of('thpt') },
  ].filter((figure) => figure.value > 0);
}

async function directoryOf(work: Work, site: Site): Promise<pages.DirectoryGroup[]> {
  const { rows } = await sql<{
    id: number;
    parent_id: number;
    level: keyof typeof levelNames;
    short_name: string;
    host_label: string;
  }>`
    select u.id, u.parent_id, u.level, u.short_name, s.host_label from organizations.unit u join sites.site s on s.unit_id = u.id
    where u.path <@ ${site.path}::ltree and u.id <> ${site.unitId} and u.hidden_at is null order by u.sort_key`.execute(
    work.handle,
  );
  const units = (list: typeof rows) => list.map((row) => ({ name: row.short_name, hostLabel: row.host_label }));
  const offices = rows.filter((row) => row.level === 'district');
  const groups = offices.map((office) => ({
    name: office.short_name,
    hostLabel: office.host_label,
    units: units(rows.filter((row) => row.parent_id === office.id)),
  }));
  const own = rows.filter((row) => row.level !== 'district' && row.parent_id === site.unitId);
  const levels = [...new Set(own.map((row) => row.level))];
  return [
    ...groups,
    ...levels.map((level) => ({
      name: levelNames[level],
      hostLabel: null,
      units: units(own.filter((row) => row.level === level)),
    })),
  ];
}
