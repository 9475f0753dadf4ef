// The menus of a school for parents: this week, or one that was or will be.
import { mondayOf, mondayOfKey } from '#kernel/week.ts';
import { menuWeeksAround, publishedMenus } from '#modules/kitchen/index.ts';
import type { Work } from '#platform/db/work.ts';
import { pageOf } from './cache.ts';
import type { LivingPages } from './living.ts';
import type { Made } from './made.ts';
import type { Around } from './view/around.ts';
import { renderMenu } from './view/menu.tsx';

async function page(work: Work, around: Around, path: string, search: URLSearchParams): Promise<Made | null> {
  if (path !== '/thuc-don') return null;
  const { site } = around;
  const now = mondayOf(work.today);
  const asked = search.get('tuan');
  const monday = asked === null ? now : mondayOfKey(asked);
  if (!monday) return null;
  const menus = await publishedMenus(work, site.unitId, monday);
  // A guessed week is no page; the week of today always is one.
  if (menus.length === 0 && asked !== null) return null;
  const near = await menuWeeksAround(work, site.unitId, monday);
  return {
    page: pageOf(
      renderMenu(around, { monday, menus, now, today: work.today, asked: asked !== null, ...near }),
      'text/html; charset=utf-8',
    ),
    tags: [`menu:${site.unitId}`],
  };
}

export const menuPages: LivingPages = { slugs: ['thuc-don'], names: ['tuan'], page };
