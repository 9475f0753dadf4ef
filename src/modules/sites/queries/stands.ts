// Does a path of a site lead to one of its pages? Asked before a redirect sends people there.
import { itemAt } from '#modules/search/index.ts';
import type { Work } from '#platform/db/work.ts';
import { read } from '../handles.ts';

/** Pages that every site has without a section of its own. */
const everywhere = new Set([
  '/',
  '/so-do',
  '/tim-kiem',
  '/rss.xml',
  '/sitemap.xml',
  '/en',
  '/luot-xem',
  '/tin-cac-don-vi',
  '/tu-cap-tren',
]);
/** Below these stand pages that are made from records when they are asked for: not every one of them is known to the index. */
const made =
  /^\/(media|tu-khoa|en|cong-khai|lich-cong-tac|thuc-don|tai-nguyen|thu-vien|su-kien|tham-do|gop-y|hoi-dap|lien-he)\/.|^\/[a-z-]+\/(tep\/.|rss\.xml$)/;

export async function pageStands(work: Work, unitId: number, target: string): Promise<boolean> {
  const path = target.split('?')[0] ?? target;
  if (everywhere.has(path) || made.test(path)) return true;
  const section = await read(work)
    .selectFrom('sites.section')
    .select('slug')
    .where('unit_id', '=', unitId)
    .where('hidden', '=', false)
    .where('slug', '=', path.slice(1))
    .executeTakeFirst();
  return section !== undefined || itemAt(work, unitId, path);
}
