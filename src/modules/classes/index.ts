// The door of the classes module.
export { forgetEnrolments, type Placement, recordEnrolments } from './commands/enrol.ts';
export { type NewClass, openClasses } from './commands/open-class.ts';
export { recheckClasses } from './commands/recheck-classes.ts';
export { removeEmptyClasses } from './commands/remove-classes.ts';
export { loadClasses, saveClasses } from './commands/save-classes.ts';
export { type ClassColumn, classColumns, classTable } from './imports/class-columns.ts';
export { type ClassRow, classesLedBy, enrolmentsOf, listClasses } from './queries/classes.ts';
export { assessClass, recommendedClassFields } from './rules/class.ts';
export { type ClassesTables, type ClassesViews, type ClassRecord, emptyClass, type SchoolClass } from './tables.ts';
