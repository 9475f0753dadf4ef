// A page on its way: what it was made from is told by its tags, so that exactly this page is dropped when any of it changes.
import { picturesById } from '#modules/media/index.ts';
import type { Site } from '#modules/sites/index.ts';
import type { Work } from '#platform/db/work.ts';
import type { CachedPage } from './cache.ts';
import type { Around } from './view/around.ts';

/** `kept: false`: made anew for everybody; old addresses are without number. */
export type Made = { page: CachedPage; tags: string[]; kept?: false };
/** What every page of this process needs. */
export type Surroundings = Omit<Around, 'site' | 'pictures'>;
/** Who took over from a dissolved unit: every page of it says so. */
const heirOf = (site: Site): number[] => (site.closed?.successor ? [site.closed.successor.id] : []);
/** What a site as `siteAt` answers it was made from. */
export const siteTags = (site: Site): string[] => [
  `site:${site.unitId}`,
  ...site.superiors.flatMap((unit) => [`name:${unit.id}`, `look:${unit.id}`]),
  ...site.framed.map((id) => `media:${id}`),
  ...heirOf(site).map((id) => `name:${id}`),
];
/** What of a site stands on its first page alone: how it is arranged, the picture above it. */
export const homeTags = (site: Site): string[] => [`home:${site.unitId}`, ...(site.heroFile ? [`media:${site.heroFile}`] : [])];
/** And the names in English that stand in its frame. */
export const englishTags = (site: Site): string[] =>
  [site.unitId, ...site.superiors.map((unit) => unit.id), ...heirOf(site)].map((id) => `english:${id}`);

/** The pictures that these cards and ids name, and the tags that say so: also of a hidden one, which may be shown again. */
export async function withPictures(
  work: Work,
  around: Surroundings & { site: Site },
  ids: (string | null)[],
): Promise<{ around: Around; tags: string[] }> {
  const named = [...new Set(ids.filter((id) => id !== null))];
  return { around: { ...around, pictures: await picturesById(work, named) }, tags: named.map((id) => `media:${id}`) };
}
