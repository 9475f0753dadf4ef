// The door of the sites module.
export { editSite } from './commands/edit-site.ts';
export { openSite } from './commands/open-site.ts';
export type { Palette } from './palettes.ts';
export { hostLabelOf, type Section, type Site, type Superior, siteAt } from './queries/site.ts';
export type { SitesTables } from './tables.ts';
export { isLiving, type SectionKind, type SectionTemplate, siteTemplates } from './templates.ts';
