// What superiors have sent to a unit, at the unit's own site: a list, and each text under the unit's host with its origin named.
import { filesOf, latestOfBoth, picturesIn, publishedAt } from '#modules/content/index.ts';
import { type CopyCard, copiesAt, copySender, isCopiedTo, pushedTag, takenBackOn } from '#modules/sharing/index.ts';
import type { Site } from '#modules/sites/index.ts';
import type { Work } from '#platform/db/work.ts';
import { pageOf } from './cache.ts';
import { type Made, withPictures } from './made.ts';
import type { Around } from './view/around.ts';
import { besideMost, renderArticle, renderCopies, renderTakenDown } from './view/pages.tsx';
import { type AboveCard, copiesSlug, copyPath, linkOf } from './view/parts.tsx';

const pageSize = 20;
const root = `/${copiesSlug}`;
export const isCopiesPath = (path: string): boolean => path === root || path.startsWith(`${root}/`);

/** Pages made from what was sent: dropped when something is sent, recalled, pinned or hidden, and when one of the texts changes. */
export const copiesTags = (site: Site, cards: { id: string }[]): string[] => [
  pushedTag(site.unitId),
  ...cards.map((card) => `article:${card.id}`),
];

/** As rows of a list: each leads to the copy under this very host, of the day on which it came here. */
export const copyRows = (cards: CopyCard[]): AboveCard[] =>
  cards.map(({ from, sentAt, ...card }) => ({
    ...card,
    publishedAt: sentAt,
    ...{ from: { hostLabel: from.hostLabel, name: from.name }, href: copyPath(from.slug, card.slug) },
  }));

/** null: there is no such page. */
export async function copiesPage(work: Work, bare: Around, path: string, page: number): Promise<Made | null> {
  const { site } = bare;
  if (path === root) {
    const cards = copyRows(await copiesAt(work, site.unitId, { limit: pageSize + 1, offset: (page - 1) * pageSize }));
    if (site.superiors.length === 0 || (page > 1 && cards.length === 0)) return null;
    const html = renderCopies(bare, cards.slice(0, pageSize), page, cards.length > pageSize);
    return { page: pageOf(html, 'text/html; charset=utf-8'), tags: copiesTags(site, cards) };
  }
  const [senderSlug = '', slug = '', more] = path.slice(root.length + 1).split('/');
  if (more !== undefined) return null;
  const sender = await copySender(work, site.unitId, senderSlug);
  const found = sender && (await publishedAt(work, sender.unitId, slug));
  const takenBack = async (): Promise<Made | null> => {
    const day = await takenBackOn(work, site.unitId, senderSlug, slug);
    const text = day && renderTakenDown(bare, day, 'Đơn vị cấp trên');
    return text ? { page: pageOf(text, 'text/html; charset=utf-8', 410), tags: [] } : null;
  };
  if (!sender || !found) return takenBack();
  if ('movedTo' in found)
    return {
      page: { ...pageOf('', 'text/plain', 301), location: copyPath(sender.slug, found.movedTo) },
      tags: [pushedTag(site.unitId), `site:${sender.unitId}`, `articles:${sender.unitId}`],
    };
  if (!(await isCopiedTo(work, site.unitId, found.id))) return takenBack();
  const aside = await latestOfBoth(work, site.unitId, besideMost);
  const covers = aside.map((card) => card.coverFile);
  const { around, tags } = await withPictures(work, bare, [found.coverFile, ...picturesIn(found.body), ...covers]);
  const files = await filesOf(work, sender.unitId, found.attachments);
  const origin = { ...sender, how: 'copy' as const, path: linkOf(found) };
  return {
    page: pageOf(renderArticle(around, found, aside, { origin, files }), 'text/html; charset=utf-8'),
    tags: [`name:${sender.unitId}`, ...tags, ...copiesTags(site, [found])],
  };
}
