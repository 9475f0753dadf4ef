// The door of the organizations module.

export { type CreateUnit, createUnit, createUnitForm, reservedSlugs } from './commands/create-unit.ts';
export { applyDatedFacts } from './commands/dated.ts';
export { removeCalendarDay, saveCalendarDay } from './commands/edit-calendar.ts';
export { editProfile, type ProfileForm, profileForm } from './commands/edit-profile.ts';
export { closeUnit, editUnit, editUnitForm, hideUnit, setUnitCode, setUnitParent } from './commands/edit-unit.ts';
export { explainUnitFinding } from './commands/explain-finding.ts';
export { fillWebsite, fillWebsites } from './commands/fill-website.ts';
export { reopenUnit } from './commands/reopen-unit.ts';
export { mayAdminister } from './policy.ts';
export { type CalendarDay, calendarOf } from './queries/calendar.ts';
export {
  historyOf,
  type Period,
  renamedLater,
  type UnitFacts,
  type UnitFinding,
  unitFacts,
  unitFindings,
} from './queries/history.ts';
export { communes, type Profile, profileOf } from './queries/profile.ts';
export { unitOfAddress } from './queries/unit-of-address.ts';
export {
  lineage,
  listUnits,
  type Unit,
  type UnitFilter,
  type UnitRow,
  unitByCode,
  unitById,
  unitBySlug,
} from './queries/units.ts';
export { closedReason, demandOpen, isClosed, reopenableUntil } from './rules/closed.ts';
export { pagesNaming } from './rules/page-tags.ts';
export { assessProfile, mandatoryProfileFields, profileFieldNames, recommendedProfileFields } from './rules/profile.ts';
export type { OrganizationsTables, OrganizationsViews } from './tables.ts';
