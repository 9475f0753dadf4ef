// The door of the classes module.

export { closeYearEnrolments, reopenYearEnrolments } from './commands/close-year.ts';
export { closeClass, editClass } from './commands/edit-class.ts';
export { forgetEnrolments, type Placement, recordEnrolments } from './commands/enrol.ts';
export { explainClassFinding } from './commands/explain-finding.ts';
export { type NewClass, openClasses } from './commands/open-class.ts';
export { recheckClasses } from './commands/recheck-classes.ts';
export { removeEmptyClasses } from './commands/remove-classes.ts';
export { loadClasses, saveClasses } from './commands/save-classes.ts';
export { saveSchoolYear } from './commands/save-school-year.ts';
export { setHomeroom } from './commands/set-homeroom.ts';
export { movesOfDay, takeBackMoves } from './commands/take-back-move.ts';
export { type ClassColumn, classColumns, classTable } from './imports/class-columns.ts';
export {
  type ClassRow,
  classCountFindings,
  classesLedBy,
  enrolmentsOf,
  homeroomsOf,
  listClasses,
  yearsOf,
} from './queries/classes.ts';
export { classNames, findClasses } from './queries/find.ts';
export { assessClass, recommendedClassFields } from './rules/class.ts';
export { assessClassCounts } from './rules/class-counts.ts';
export { classSections } from './rules/sections.ts';
export { type ClassesTables, type ClassesViews, type ClassRecord, emptyClass, type SchoolClass } from './tables.ts';
