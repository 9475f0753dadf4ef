// The door of the teaching module.

export { classChanged } from './commands/class-changed.ts';
export { closeClassSubject, type NamedSubject } from './commands/edit-class-subject.ts';

export { createTimetable, type LessonForm, removeTimetable, saveLessons, stampOf } from './commands/edit-timetable.ts';
export { followAssignments } from './commands/follow-assignments.ts';
export { importTimetable, openTimetableFile, previewTimetable, type TimetableFile } from './commands/import-timetable.ts';
export { type Opened, openClassSubjects } from './commands/open-class-subjects.ts';
export { moveExemptions } from './commands/move-exemptions.ts';
export { publishTimetable } from './commands/publish-timetable.ts';
export { setAttendance } from './commands/set-attendance.ts';
export { type RollCallForm, takeRollCall } from './commands/take-roll-call.ts';
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
export {
  type AbsenceTotal,
  absenceTotals,
  marksBetween,
  pupilsBetween,
  rollCallsBetween,
} from './queries/attendance.ts';
export { calendarFor } from './queries/calendar.ts';
export { classOf } from './queries/class-of.ts';
export { classSubjectsOf, schoolSubjects, type Teacher, teachersOf } from './queries/class-subjects.ts';
export { type Exemption, exemptionsOf } from './queries/exemptions.ts';
export { loadsOf, type TeacherLoad } from './queries/loads.ts';
export {
  type PublicClass,
  type PublicLesson,
  type PublicTimetable,
  publicClasses,
  publicLessons,
  publicTimetables,
} from './queries/public-timetable.ts';
export { rollCallsDue } from './queries/roll-call-due.ts';
export { lessonsOf, listTimetables, timetableById, timetableGround, timetableOn } from './queries/timetable.ts';
export { absenceStanding, mostAbsences, nearAbsences } from './rules/attendance.ts';
export { loadStateOf, normOf, periodWords } from './rules/load.ts';
export { type Semester, semesterNames, semesterOf } from './rules/semester.ts';
export { activityNames, type Clash, clashesOf, type Lesson, type Place, sessionNames, weekdayTitles } from './rules/timetable.ts';
export { timetableRows } from './rules/timetable-rows.ts';
export { type SchoolWeek, weekOfDay, weeksOf } from './rules/weeks.ts';
export type { ClassSubject, Session, TeachingTables, TeachingViews } from './tables.ts';
