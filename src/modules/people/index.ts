// The door of the people module.
export { fullRecount, recountPupils, recountStaff } from './commands/counters.ts';
export { deletePupils, deleteStaff } from './commands/delete-records.ts';
export { editPupil, revealPupilField } from './commands/edit-pupil.ts';
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
export { loadPupils, type PupilToSave, savePupils } from './commands/save-pupils.ts';
export { loadStaff, saveStaff } from './commands/save-staff.ts';
export { type PupilForm, pupilForm } from './forms.ts';
export { type PupilColumn, pupilColumns, pupilTable } from './imports/pupil-columns.ts';
export { type StaffColumn, staffColumns, staffTable } from './imports/staff-columns.ts';
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
