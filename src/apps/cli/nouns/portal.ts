// congtruong portal …: where does a public page come from?
import { notFound } from '#kernel/refusal.ts';
import { publishedAt } from '#modules/content/index.ts';
import { siteAt } from '#modules/sites/index.ts';
import { parseArguments, Usage } from '../arguments.ts';
import { type Commands, print, within } from '../support.ts';

export const portalCommands: Commands = {
  'portal explain': {
    words: 'ĐỊA CHỈ  trang công khai này làm từ đâu',
    run: async (args, config) => {
      const [address] = parseArguments(args, {}).free;
      if (!address) throw new Usage('Cần một địa chỉ.');
      const url = new URL(address);
      const label = url.hostname === config.BASE_HOST ? '' : url.hostname.replace(`.${config.BASE_HOST}`, '');
      return within(config, (db) =>
        db.portal(async (work) => {
          const site = await siteAt(work, label);
          if (!site) throw notFound(`Không có trang nào ở ${url.hostname}.`);
          const article = url.pathname.startsWith('/tin/')
            ? await publishedAt(work, site.unitId, url.pathname.slice(5))
            : undefined;
          const section = site.sections.find((s) => `/${s.slug}` === url.pathname);
          print({
            site: { unit: site.name, template: site.level, palette: site.palette },
            page: url.pathname,
            type:
              url.pathname === '/'
                ? 'home'
                : article
                  ? 'movedTo' in article
                    ? 'redirect'
                    : 'article'
                  : (section?.kind ?? 'missing'),
            version: article && 'version' in article ? article.version : null,
            files: ['src/apps/portal/portal.ts', 'src/apps/portal/view/pages.tsx', 'src/modules/sites/templates.ts'],
          });
          return 0;
        }),
      );
    },
  },
};
