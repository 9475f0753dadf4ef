// The door of the teaching module.
export { closeClassSubject, type NamedSubject } from './commands/edit-class-subject.ts';
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
  subjectShort,
  subjectsToOpen,
} from './curricula/curricula.ts';
export { demandPlanning, mayPlanTeaching } from './policy.ts';
export { type Assignment, assignmentsOf, schoolAssignments } from './queries/assignments.ts';
export { calendarFor } from './queries/calendar.ts';
export { classOf } from './queries/class-of.ts';
export { classSubjectsOf, schoolSubjects, type Teacher, teachersOf } from './queries/class-subjects.ts';
export { type Exemption, exemptionsOf } from './queries/exemptions.ts';
export { loadsOf, type TeacherLoad } from './queries/loads.ts';
export { loadStateOf, normOf, periodWords } from './rules/load.ts';
export { type Semester, semesterNames, semesterOf } from './rules/semester.ts';
export { type SchoolWeek, weekOfDay, weeksOf } from './rules/weeks.ts';
export type { ClassSubject, Session, TeachingTables, TeachingViews } from './tables.ts';
