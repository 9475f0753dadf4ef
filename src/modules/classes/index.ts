// The door of the classes module.
export { forgetEnrolments, type Placement, recordEnrolments } from './commands/enrol.ts';
export { type NewClass, openClasses } from './commands/open-class.ts';
export { recheckClasses } from './commands/recheck-classes.ts';
export { type ClassRow, enrolmentsOf, listClasses } from './queries/classes.ts';
export { assessClass, recommendedClassFields } from './rules/class.ts';
export type { ClassesTables, ClassesViews, SchoolClass } from './tables.ts';
