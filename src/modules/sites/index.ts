// The door of the sites module.
export * as fields from './blocks/fields.ts';
export { type Block, type BlockWords, blocksOf, type Layout, type Row, type Shape, shapes, type Tone } from './blocks/layout.ts';
export { checkLayout, type House, layoutShape, limits, type Wanted, withWanted } from './blocks/rules.ts';
export { type BoardRole, boardRoles, separatesApproval } from './board.ts';
export { editSite } from './commands/edit-site.ts';
export { keepBoard } from './commands/keep-board.ts';
export { openSite } from './commands/open-site.ts';
export { type LayoutForm, resetLayout, saveLayout } from './commands/save-layout.ts';
export { separateApproval } from './commands/separate-approval.ts';
export { type Handed, type Look, type Settled, type SiteLink, settle, wantedOf } from './look.ts';
export { mayDress, mayHandDown } from './look-policy.ts';
export type { Palette, Theme } from './palettes.ts';
export { layoutOf, type StoredLayout } from './queries/layout.ts';
export { standardOf, standardsAbove } from './queries/look.ts';
export { hostLabelOf, type Section, type Site, type Superior, separateApprovalAt, siteAt } from './queries/site.ts';
export type { SitesTables } from './tables.ts';
export { isLiving, type SectionKind, type SectionTemplate, siteTemplates } from './templates.ts';
