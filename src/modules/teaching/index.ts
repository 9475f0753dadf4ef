// The door of the teaching module.
export { type Opened, openClassSubjects } from './commands/open-class-subjects.ts';
export {
  curriculumOf,
  type HomeroomSheet,
  homeroomSheetOf,
  mayBeExcused,
  type PlannedSubject,
  planOf,
  strandsOf,
  subjectName,
  subjectsToOpen,
} from './curricula/curricula.ts';
export { mayPlanTeaching } from './policy.ts';
export { type Assignment, assignmentsOf, schoolAssignments } from './queries/assignments.ts';
export { classSubjectsOf, schoolSubjects, type Teacher, teachersOf } from './queries/class-subjects.ts';
export { type Exemption, exemptionsOf } from './queries/exemptions.ts';
export { loadStateOf, normOf, periodWords } from './rules/load.ts';
export type { ClassSubject, Session, TeachingTables, TeachingViews } from './tables.ts';
