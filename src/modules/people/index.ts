// The door of the people module.
export { fullRecount, recountPupils, recountStaff } from './commands/counters.ts';
export { editPupil, revealPupilField } from './commands/edit-pupil.ts';
export { loadPupils, type PupilToSave, savePupils } from './commands/save-pupils.ts';
export { type PupilForm, pupilForm } from './forms.ts';
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
export {
  emptyPupil,
  type Guardian,
  type GuardianRecord,
  type PeopleTables,
  type PeopleViews,
  type Pupil,
  type PupilField,
  type PupilRecord,
  pupilFields,
  type Staff,
} from './tables.ts';
