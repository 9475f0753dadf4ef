// The door of the sites module.
export * as fields from './blocks/fields.ts';
export { type Block, type BlockWords, blocksOf, type Layout, type Row, type Shape, shapes, type Tone } from './blocks/layout.ts';
export { type BoardRole, boardRoles, separatesApproval } from './board.ts';
export { editSite } from './commands/edit-site.ts';
export { keepBoard } from './commands/keep-board.ts';
export { openSite } from './commands/open-site.ts';
export { separateApproval } from './commands/separate-approval.ts';
export type { Palette } from './palettes.ts';
export { hostLabelOf, type Section, type Site, type Superior, separateApprovalAt, siteAt } from './queries/site.ts';
export type { SitesTables } from './tables.ts';
export { isLiving, livingSections, type SectionKind, type SectionTemplate, siteTemplates } from './templates.ts';
