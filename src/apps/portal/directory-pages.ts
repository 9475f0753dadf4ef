// The directory of an office: all its units while they are few, else the groups, each at an address of its own; found by name.
import type { Section } from '#modules/sites/index.ts';
import type { Work } from '#platform/db/work.ts';
import { pageOf } from './cache.ts';
import { directoryOf, narrowed } from './directory-view.ts';
import type { Made } from './made.ts';
import type { Around } from './view/around.ts';
import { directoryPath, renderDirectory } from './view/directory.tsx';
import { byLevel, countUnits, pageOfUnits, unitsAtOnce } from './view/units.tsx';

export const isDirectoryPath = (path: string): boolean => path === directoryPath || path.startsWith(`${directoryPath}/`);

/** null: there is no such page. */
export async function directoryPage(
  work: Work,
  around: Around,
  section: Section,
  { path, page, text }: { path: string; page: number; text: string },
): Promise<Made | null> {
  const all = await directoryOf(work, around.site);
  const slug = path.slice(directoryPath.length + 1);
  const group = slug ? all.find((one) => one.slug === slug) : undefined;
  if (slug && (!group || text)) return null;
  const wanted = group ? byLevel(group.units) : text ? narrowed(all, text) : all;
  const total = countUnits(wanted);
  const index = !group && !text && total > unitsAtOnce;
  const groups = index ? all : pageOfUnits(wanted, page);
  // A page beyond the last is no page: guessed numbers must not fill the cache.
  if (page > 1 && (index || groups.length === 0)) return null;
  const html = renderDirectory(around, {
    ...{ title: section.title, text, total, groups, index, page, more: !index && total > page * unitsAtOnce },
    group: group ?? null,
  });
  return { page: pageOf(html, 'text/html; charset=utf-8'), tags: [`units:${around.site.unitId}`] };
}
