// What the units below tell on sites of their own elsewhere, at a superior's site: links, newest first.
import { linkedBelow } from '#modules/sharing/index.ts';
import type { Work } from '#platform/db/work.ts';
import { pageOf } from './cache.ts';
import { overOthers } from './directory-view.ts';
import type { Made } from './made.ts';
import type { Around } from './view/around.ts';
import { renderLinked } from './view/linked.tsx';

const pageSize = 30;

/** null: there is no such page. */
export async function linkedPage(work: Work, around: Around, page: number): Promise<Made | null> {
  const { site } = around;
  if (!overOthers(site)) return null;
  const items = await linkedBelow(work, site.path, { limit: pageSize + 1, offset: (page - 1) * pageSize });
  if (items.length === 0) return null;
  const html = renderLinked(around, items.slice(0, pageSize), page, items.length > pageSize);
  return { page: pageOf(html, 'text/html; charset=utf-8'), tags: [`below:${site.unitId}`] };
}
