// The door of the sites module.
export { type BoardRole, boardRoles, separatesApproval } from './board.ts';
export { editSite } from './commands/edit-site.ts';
export { keepBoard } from './commands/keep-board.ts';
export { openSite } from './commands/open-site.ts';
export { separateApproval } from './commands/separate-approval.ts';
export type { Palette } from './palettes.ts';
export { hostLabelOf, type Section, type Site, type Superior, separateApprovalAt, siteAt } from './queries/site.ts';
export type { SitesTables } from './tables.ts';
export { isLiving, type SectionKind, type SectionTemplate, siteTemplates } from './templates.ts';
