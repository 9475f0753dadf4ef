// The door of the people module.
export { fullRecount, recountPupils, recountStaff } from './commands/counters.ts';
export { editPupil, revealPupilField } from './commands/edit-pupil.ts';
export {
  deletePupils,
  type Import,
  type ImportChange,
  type ImportRowSummary,
  importById,
  importChanges,
  importForJob,
  insertImport,
  keepImportChanges,
  listImports,
  setImportState,
} from './commands/import-records.ts';
export { loadPupils, type PupilToSave, savePupils } from './commands/save-pupils.ts';
export { loadStaff, saveStaff } from './commands/save-staff.ts';
export { type PupilForm, pupilForm } from './forms.ts';
export { exportColumns, type ImportField, pupilColumns } from './imports/columns.ts';
export { groupIssues, type Issue, type IssueGroup, type PupilRow as ImportRow, readPupilRows } from './imports/read-pupils.ts';
export { demand, mayReadRecords, mayReveal, mayWriteRecords } from './policy.ts';
export {
  findingsAt,
  listPupils,
  missingAt,
  type PupilFilter,
  type PupilFinding,
  type PupilPage,
  type PupilRow,
  pupilRecord,
} from './queries/pupils.ts';
export {
  assessPupil,
  type Finding,
  mandatoryPupilFields,
  pupilFieldNames,
  recommendedPupilCount,
  recommendedPupilFields,
} from './rules/pupil.ts';
export { assessStaff, recommendedStaffFields, staffFieldNames } from './rules/staff.ts';
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
