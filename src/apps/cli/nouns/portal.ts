// congtruong portal …: where does a public page come from?
import { notFound } from '#kernel/refusal.ts';
import { publishedAt } from '#modules/content/index.ts';
import { hostOf, isShown, redirectAt, type Site, siteAt } from '#modules/sites/index.ts';
import type { Config } from '#platform/config/config.ts';
import type { Work } from '#platform/db/work.ts';
import { childrenOf } from '../../portal/menu.ts';
import { parseArguments, Usage } from '../arguments.ts';
import { addressesOf, type Commands, print, within } from '../support.ts';

/** Which files of the sources make a page of each type, the nearest first. */
const view = 'src/apps/portal/view';
const files: Record<string, string[]> = {
  home: ['src/apps/portal/blocks/page.tsx', 'src/modules/sites/blocks/first-pages.ts', 'src/apps/portal/blocks/kinds.ts'],
  article: [`${view}/pages.tsx`, 'src/modules/content/queries/published.ts', 'src/modules/content/rich-text-html.ts'],
  redirect: ['src/modules/content/queries/published.ts'],
  category: [`${view}/pages.tsx`, 'src/modules/content/queries/published.ts', 'src/modules/sites/templates.ts'],
  page: [`${view}/sections.tsx`, 'src/modules/content/rich-text-html.ts', 'src/modules/sites/templates.ts'],
  leaders: [`${view}/sections.tsx`, 'src/modules/sites/queries/leaders.ts'],
  documents: [`${view}/documents.tsx`, 'src/apps/portal/documents-pages.ts', 'src/modules/documents/queries/published.ts'],
  map: [`${view}/sections.tsx`, 'src/apps/portal/menu.ts'],
  moved: ['src/modules/sites/queries/hosts.ts'],
  contact: [`${view}/pages.tsx`, 'src/modules/sites/queries/site.ts', 'src/modules/organizations/queries/profile.ts'],
  directory: [`${view}/directory.tsx`, 'src/apps/portal/directory-view.ts'],
  search: [`${view}/search.tsx`, 'src/apps/portal/search-page.ts', 'src/modules/search/queries/search.ts'],
  feed: ['src/apps/portal/feeds.ts', 'src/modules/content/queries/published.ts'],
  missing: [`${view}/pages.tsx`],
};
const frame = [
  `${view}/page.tsx`,
  'src/apps/portal/make.ts',
  'src/apps/portal/made.ts',
  'src/apps/portal/portal.ts',
  'src/apps/portal/assets/css',
];
const fixed: Record<string, string> = {
  ...{ '/': 'home', '/tim-kiem': 'search', '/so-do': 'map', '/rss.xml': 'feed', '/sitemap.xml': 'feed', '/robots.txt': 'feed' },
};

const isDocuments = (path: string) => path === '/van-ban' || path.startsWith('/van-ban/') || path === '/van-ban.csv';

type Explained = { type: string; version: number | null; to?: string };
async function typeOf(work: Work, site: Site, path: string, search: string): Promise<Explained> {
  if (fixed[path]) return { type: fixed[path], version: null };
  if (path.startsWith('/tin/')) {
    const article = await publishedAt(work, site.unitId, decodeURIComponent(path.slice(5)));
    if (!article) return { type: 'missing', version: null };
    return 'movedTo' in article ? { type: 'redirect', version: null } : { type: 'article', version: article.version };
  }
  if (isDocuments(path)) return { type: 'documents', version: null };
  const section = site.sections.find((s) => `/${s.slug}` === path);
  if (section && (isShown(section) || childrenOf(site, section.slug).length > 0))
    return { type: section.slug === 'lanh-dao' ? 'leaders' : section.kind, version: null };
  const to = await redirectAt(work, site.unitId, path, search);
  return to ? { type: 'moved', version: null, to } : { type: 'missing', version: null };
}

function addressOf(text: string | undefined, config: Config): { url: URL; label: string } {
  if (!text || !URL.canParse(text)) throw new Usage('Cần một địa chỉ đầy đủ, ví dụ http://namdinh.localhost:3000/tin-tuc');
  const url = new URL(text);
  // A whole name may be a unit's own host.
  return { url, label: url.hostname === config.BASE_HOST ? '' : hostOf(url.hostname, config.BASE_HOST) };
}

export const portalCommands: Commands = {
  'portal explain': {
    words: 'ĐỊA CHỈ  trang công khai này làm từ đâu',
    run: async (args, config) => {
      const { url, label } = addressOf(parseArguments(args, {}).free[0], config);
      const path = url.pathname.length > 1 ? url.pathname.replace(/\/+$/, '') : '/';
      return within(config, (db, { config }) =>
        db.portal(async (work) => {
          const site = await siteAt(work, label);
          if (!site) throw notFound(`Không có trang nào ở ${url.hostname}.`);
          const canonical = addressesOf(config).urlOf(site.hostLabel);
          const elsewhere =
            site.askedHost === 'canonical' ? null : { status: site.askedHost === 'moved' ? 301 : 410, to: canonical };
          const { type, version, to } = await typeOf(work, site, path, url.search);
          print({
            site: { unit: site.name, template: site.level, palette: site.palette, version: site.version },
            host: {
              asked: url.hostname,
              canonical: new URL(canonical).hostname,
              ...(elsewhere ? { answers: elsewhere.status } : {}),
            },
            ...{ page: path, type, version },
            ...(to ? { to } : {}),
            files: [...(files[type] ?? []), ...frame],
          });
          return 0;
        }),
      );
    },
  },
};
