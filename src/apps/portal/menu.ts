// The menu of a site: which sections a citizen is led to, in two levels. Pure.
import { isShown, type Section, type Site } from '#modules/sites/index.ts';

export type MenuItem = { slug: string; title: string; kind: Section['kind']; children: MenuItem[] };

const item = ({ slug, title, kind }: Section, children: MenuItem[] = []): MenuItem => ({ slug, title, kind, children });

/** An empty section is not in the menu, unless something stands below it: visitors never meet an empty page. */
export function treeOf({ sections }: Pick<Site, 'sections'>, wanted: (section: Section) => boolean): MenuItem[] {
  const there = new Set(sections.map((section) => section.slug));
  const below = (slug: string) => sections.filter((s) => s.parent === slug && isShown(s) && wanted(s)).map((s) => item(s));
  return sections
    .filter((s) => s.parent === null || !there.has(s.parent))
    .map((s) => ({ section: s, children: below(s.slug) }))
    .filter(({ section, children }) => wanted(section) && (isShown(section) || children.length > 0))
    .map(({ section, children }) => item(section, children));
}

/** Written down once, for as long as the site is kept (`sites.ts`): every page of it asks. */
function onceASite<T>(part: (site: Pick<Site, 'sections'>) => T): (site: Pick<Site, 'sections'>) => T {
  const known = new WeakMap<object, T>();
  return (site) => {
    const made = known.get(site) ?? part(site);
    known.set(site, made);
    return made;
  };
}

export const menuTree = onceASite((site) => treeOf(site, (section) => section.inMenu));
/** Everything there is to read, in the menu or not. */
export const siteTree = onceASite((site) => treeOf(site, () => true));
/** What stands below a section. */
export const childrenOf = (site: Pick<Site, 'sections'>, slug: string): MenuItem[] =>
  siteTree(site).find((top) => top.slug === slug)?.children ?? [];
