// The layout with which a site's first page is made: its own, else that of its template; always with what its superiors want on it.
import { defaultLayouts, type Layout, type Site, wantedOf, withWanted } from '#modules/sites/index.ts';
import { kinds } from './kinds.ts';

export const layoutFor = (site: Site, rows = site.rows): Layout =>
  withWanted(rows ? { rows } : defaultLayouts[site.level], { kinds, level: site.level, wanted: wantedOf(site.standards) });
