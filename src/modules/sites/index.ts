// The door of the sites module.
export { openSite } from './commands/open-site.ts';
export { type Section, type Site, siteAt } from './queries/site.ts';
export type { SitesTables } from './tables.ts';
export { type Palette, type SectionKind, type SectionTemplate, siteTemplates } from './templates.ts';
