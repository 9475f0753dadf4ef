// What stands around every page of a site – its names, menu, look, superiors – is asked once and kept until one of these changes.
import { type Site, siteAt } from '#modules/sites/index.ts';
import type { Work } from '#platform/db/work.ts';
import { dayTag } from './cache.ts';
import { Kept } from './kept.ts';
import { englishTags, homeTags, siteTags } from './made.ts';

export function openSites() {
  // More than a province has.
  const kept = new Kept<Site>(1500);
  return {
    /** The site at a host; undefined: none. */
    async at(work: Work, label: string): Promise<Site | undefined> {
      const known = kept.get(label);
      if (known) return known;
      const { generation } = kept;
      const site = await siteAt(work, label);
      // A name begins and ends with a day; layout and picture of the first page are the site's as well, and whether it has a page of its staff.
      if (site)
        kept.put(
          label,
          site,
          [...siteTags(site), ...homeTags(site), `staff:${site.unitId}`, ...englishTags(site), dayTag],
          generation,
        );
      return site;
    },
    purge: (tags: string[]) => kept.purge(tags),
    clear: () => kept.clear(),
  };
}
