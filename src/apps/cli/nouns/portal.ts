// congtruong portal …: where does a public page come from?
import { notFound } from '#kernel/refusal.ts';
import { publishedAt } from '#modules/content/index.ts';
import { type Site, siteAt } from '#modules/sites/index.ts';
import type { Config } from '#platform/config/config.ts';
import type { Work } from '#platform/db/work.ts';
import { parseArguments, Usage } from '../arguments.ts';
import { type Commands, print, within } from '../support.ts';

/** Which files of the sources make a page of each type, the nearest first. */
const view = 'src/apps/portal/view';
const files: Record<string, string[]> = {
  home: ['src/apps/portal/blocks/page.tsx', 'src/apps/portal/blocks/defaults.ts', 'src/apps/portal/blocks/kinds.ts'],
  article: [`${view}/pages.tsx`, 'src/modules/content/queries/published.ts', 'src/modules/content/rich-text-html.ts'],
  redirect: ['src/modules/content/queries/published.ts'],
  category: [`${view}/pages.tsx`, 'src/modules/content/queries/published.ts', 'src/modules/sites/templates.ts'],
  page: [`${view}/pages.tsx`, 'src/modules/content/rich-text-html.ts', 'src/modules/sites/templates.ts'],
  contact: [`${view}/pages.tsx`, 'src/modules/sites/queries/site.ts', 'src/modules/organizations/queries/profile.ts'],
  directory: [`${view}/directory.tsx`, 'src/apps/portal/directory-view.ts'],
  search: [`${view}/search.tsx`, 'src/apps/portal/search-page.ts', 'src/modules/search/queries/search.ts'],
  feed: ['src/apps/portal/feeds.ts', 'src/modules/content/queries/published.ts'],
  missing: [`${view}/pages.tsx`],
};
const frame = [`${view}/page.tsx`, 'src/apps/portal/make.ts', 'src/apps/portal/portal.ts', 'src/apps/portal/assets/css'];
const fixed: Record<string, string> = {
  ...{ '/': 'home', '/tim-kiem': 'search', '/rss.xml': 'feed', '/sitemap.xml': 'feed', '/robots.txt': 'feed' },
};

async function typeOf(work: Work, site: Site, path: string): Promise<{ type: string; version: number | null }> {
  if (fixed[path]) return { type: fixed[path], version: null };
  if (path.startsWith('/tin/')) {
    const article = await publishedAt(work, site.unitId, decodeURIComponent(path.slice(5)));
    if (!article) return { type: 'missing', version: null };
    return 'movedTo' in article ? { type: 'redirect', version: null } : { type: 'article', version: article.version };
  }
  const section = site.sections.find((s) => `/${s.slug}` === path);
  const empty = !section || (section.kind === 'page' && section.body === null);
  return { type: empty ? 'missing' : section.kind, version: null };
}

function addressOf(text: string | undefined, config: Config): { url: URL; label: string } {
  if (!text || !URL.canParse(text)) throw new Usage('Cần một địa chỉ đầy đủ, ví dụ http://namdinh.localhost:3000/tin-tuc');
  const url = new URL(text);
  const under = `.${config.BASE_HOST}`;
  if (url.hostname === config.BASE_HOST) return { url, label: '' };
  if (!url.hostname.endsWith(under)) throw notFound(`${url.hostname} không thuộc ${config.BASE_HOST}.`);
  return { url, label: url.hostname.slice(0, -under.length) };
}

export const portalCommands: Commands = {
  'portal explain': {
    words: 'ĐỊA CHỈ  trang công khai này làm từ đâu',
    run: async (args, config) => {
      const { url, label } = addressOf(parseArguments(args, {}).free[0], config);
      const path = url.pathname.length > 1 ? url.pathname.replace(/\/+$/, '') : '/';
      return within(config, (db) =>
        db.portal(async (work) => {
          const site = await siteAt(work, label);
          if (!site) throw notFound(`Không có trang nào ở ${url.hostname}.`);
          const { type, version } = await typeOf(work, site, path);
          print({
            site: { unit: site.name, template: site.level, palette: site.palette, version: site.version },
            ...{ page: path, type, version },
            files: [...(files[type] ?? []), ...frame],
          });
          return 0;
        }),
      );
    },
  },
};
