// The door of the sites module.
export * as fields from './blocks/fields.ts';
export { type Block, type BlockWords, blocksOf, type Layout, type Row, type Shape, shapes, type Tone } from './blocks/layout.ts';
export { type BoardRole, boardRoles, separatesApproval } from './board.ts';
export { type Arrangement, arrangeSections } from './commands/arrange-sections.ts';
export { allSectionRows, bringSections } from './commands/bring-sections.ts';
export { chooseMembersNews } from './commands/choose-members-news.ts';
export { editSite } from './commands/edit-site.ts';
export { indexSections, itemOfSection } from './commands/index-sections.ts';
export { keepBoard } from './commands/keep-board.ts';
export { type Addresses, addHost, retireHost, setPrimaryHost, setRetiredMonths } from './commands/keep-hosts.ts';
export { keepLeader, type LeaderForm, turnLeaders } from './commands/keep-leader.ts';
export { addRedirect, removeRedirect } from './commands/keep-redirects.ts';
export { keepSection, type SectionForm } from './commands/keep-section.ts';
export { noteContent } from './commands/note-content.ts';
export { openSite } from './commands/open-site.ts';
export { type NewSite, openSites } from './commands/open-sites.ts';
export { separateApproval } from './commands/separate-approval.ts';
export { type MembersNews, membersNewsNames } from './members-news.ts';
export type { Palette } from './palettes.ts';
export { mayKeepHosts, mayWritePages } from './policy.ts';
export { foreignHosts, hostsOf, hostsTaken, redirectAt } from './queries/hosts.ts';
export { type Leader, leadersNow, leadersOf } from './queries/leaders.ts';
export {
  type Completeness,
  completenessOf,
  type SectionRow,
  sectionsOf,
  tenthsOf,
  versionBody,
  versionsOf,
} from './queries/sections.ts';
export {
  hostLabelOf,
  type Section,
  type Site,
  type Superior,
  sectionBody,
  separateApprovalAt,
  siteAt,
  siteFactsOf,
  siteOf,
} from './queries/site.ts';
export { hostFault, hostOf, proposedHost } from './rules/host.ts';
export type { SitesTables } from './tables.ts';
export {
  isLiving,
  isShown,
  registryVersion,
  type SectionKind,
  type SectionTemplate,
  sectionRows,
  siteTemplates,
} from './templates.ts';
