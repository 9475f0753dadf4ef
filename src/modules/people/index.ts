// The door of the people module.

export { assessRows, loadPupils, type PupilToSave, reassessPupils } from './commands/assess-pupils.ts';
export { fullRecount, recountPupils, recountStaff } from './commands/counters.ts';
export { deletePupils, deleteStaff } from './commands/delete-records.ts';
export { codeReason, editGuardians, editPupil, guardianEdits, withoutCovered } from './commands/edit-pupil.ts';
export { addStaff, editStaff, setStaffStatus } from './commands/edit-staff.ts';
export { explainFinding, reasonAgainst } from './commands/explain-finding.ts';
export {
  type Import,
  type ImportChange,
  type ImportKindName,
  type ImportOptions,
  type ImportRecord,
  type ImportRowSummary,
  importById,
  importChanges,
  importForJob,
  insertImport,
  keepImportChanges,
  listImports,
  setImportProgress,
  setImportState,
} from './commands/import-records.ts';
export { linkAccount } from './commands/link-account.ts';
export { logOnceAnHour, looksFromAbove, revealPupil } from './commands/reveal.ts';
export { planChanged, savePupils } from './commands/save-pupils.ts';
export { loadStaff, reassessStaff, saveStaff } from './commands/save-staff.ts';
export { showStaff } from './commands/show-staff.ts';
export { type PupilColumn, pupilColumns, pupilTable } from './imports/pupil-columns.ts';
export { type StaffColumn, staffColumns, staffTable } from './imports/staff-columns.ts';
export { demand, mayReadRecords, mayReveal, mayWriteRecords, mayWriteStaff } from './policy.ts';
export { type StaffOfUser, staffOfActor, staffOfUser } from './queries/account-of.ts';
export { type FoundPerson, findPupils, findStaff } from './queries/find.ts';
export { findingsAt } from './queries/findings.ts';
export { awaitedAt, type OnTheWay, pupilsOnTheWay } from './queries/on-the-way.ts';
export { type PublicStaff, publicStaff, staffPageOf } from './queries/public-staff.ts';
export { type FindingRow, pupilRecord, pupilView } from './queries/pupil-record.ts';
export { listPupils, missingAt, type PupilFilter, type PupilRow } from './queries/pupils.ts';
export { recordHistory } from './queries/record-history.ts';
export { listStaff, staffRecord } from './queries/staff.ts';
export {
  assessPupil,
  type Finding,
  isNewYear,
  januaryIsDoubtful,
  mandatoryPupilFields,
  pupilFieldNames,
  recommendedPupilCount,
  recommendedPupilFields,
  studies,
} from './rules/pupil.ts';
export { ruleWords } from './rules/rule-words.ts';
export { coveredFields, guardianSection, pupilSections, relations, staffSections } from './rules/sections.ts';
export { assessStaff, recommendedStaffFields, staffFieldNames } from './rules/staff.ts';
export { typedFaults } from './rules/written.ts';
export type { ImportState } from './tables.ts';
export {
  emptyPupil,
  emptyStaff,
  type Guardian,
  type GuardianRecord,
  type PeopleTables,
  type PeopleViews,
  type Pupil,
  type PupilField,
  type PupilRecord,
  pupilFields,
  type Staff,
  type StaffField,
  type StaffRecord,
  staffFields,
} from './tables.ts';
