// The door of the sites module.
export * as fields from './blocks/fields.ts';
export * as firstPages from './blocks/first-pages.ts';
export { defaultLayouts } from './blocks/first-pages.ts';
export { type Block, type BlockWords, blocksOf, type Layout, type Row, type Shape, shapes, type Tone } from './blocks/layout.ts';
export { checkLayout, type House, layoutShape, limits, type Wanted, withWanted } from './blocks/rules.ts';
export { type BoardRole, boardRoles, separatesApproval } from './board.ts';
export { approveSection, dropSectionDraft, returnSection } from './commands/answer-section.ts';
export { type Arrangement, arrangeSections } from './commands/arrange-sections.ts';
export { allSectionRows, bringSections } from './commands/bring-sections.ts';
export { chooseMembersNews } from './commands/choose-members-news.ts';
export { dressSite, type LookForm } from './commands/dress-site.ts';
export { editSite } from './commands/edit-site.ts';
export { handDown, type StandardForm } from './commands/hand-down.ts';
export { indexSections, itemOfEnglish, itemOfSection } from './commands/index-sections.ts';
export { keepBoard } from './commands/keep-board.ts';
export { type EnglishForm, keepEnglish } from './commands/keep-english.ts';
export { keepEnglishName } from './commands/keep-english-name.ts';
export { type Addresses, addHost, retireHost, setPrimaryHost, setRetiredMonths } from './commands/keep-hosts.ts';
export { keepLeader, type LeaderForm, turnLeaders } from './commands/keep-leader.ts';
export { addRedirect, removeRedirect } from './commands/keep-redirects.ts';
export { keepSection, readySection, type SectionForm } from './commands/keep-section.ts';
export { lookAgain, lookAtHost } from './commands/look-at-host.ts';
export { noteContent, noteNewest } from './commands/note-content.ts';
export { openSite } from './commands/open-site.ts';
export { type NewSite, openSites } from './commands/open-sites.ts';
export { proposeEnglish } from './commands/propose-english.ts';
export { type ProposedText, proposeSection } from './commands/propose-section.ts';
export { dropRedirects, putRedirects } from './commands/put-redirects.ts';
export { type LayoutForm, resetLayout, saveLayout } from './commands/save-layout.ts';
export { separateApproval } from './commands/separate-approval.ts';
export { type Handed, type Look, type Settled, type SiteLink, settle, wantedOf } from './look.ts';
export { mayDress, mayHandDown } from './look-policy.ts';
export { type MembersNews, membersNewsNames } from './members-news.ts';
export type { Palette, Theme } from './palettes.ts';
export { mayApproveTexts, mayKeepHosts, mayWritePages } from './policy.ts';
export { type EnglishRow, englishBeside, englishBodies, englishBody, englishOf } from './queries/english.ts';
export { foreignHosts, type Host, hostsOf, hostsTaken, redirectAt, redirectsOf, retiredUntil } from './queries/hosts.ts';
export { layoutOf, type StoredLayout } from './queries/layout.ts';
export { type Leader, leadersNow, leadersOf } from './queries/leaders.ts';
export { ownLook, standardOf, standardsAbove } from './queries/look.ts';
export { ownPhones } from './queries/own-phones.ts';
export {
  type Language,
  type SectionDraft,
  type SectionHead,
  sectionDraft,
  sectionDraftsWaiting,
  sectionHead,
  type WaitingSection,
} from './queries/section-drafts.ts';
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
export { type TakenSection, takeAwaySite } from './queries/take-away.ts';
export { englishTitle } from './registry/english.ts';
export { type EnglishPart, englishName, englishParts, inEnglish, isTranslated, speaksEnglish } from './rules/english.ts';
export { hostFault, hostOf, isOwnName, proposedHost } from './rules/host.ts';
export { leadsAdvice, leadsTags } from './rules/leads.ts';
export { pathOf } from './rules/redirects.ts';
export type { SitesTables } from './tables.ts';
export {
  isLiving,
  isReporting,
  isShown,
  registryVersion,
  type SectionKind,
  type SectionTemplate,
  sectionRows,
  siteTemplates,
} from './templates.ts';
