// The door of the teaching module.

export { assignSubjects } from './commands/assign-teacher.ts';
export { classChanged, tellClassChanged } from './commands/class-changed.ts';
export { closeClassSubject } from './commands/edit-class-subject.ts';

export { createTimetable, type LessonForm, removeTimetable, saveLessons, stampOf } from './commands/edit-timetable.ts';
export { followAssignments } from './commands/follow-assignments.ts';
export { importTimetable, openTimetableFile, previewTimetable } from './commands/import-timetable.ts';
export { moveExemptions, takeExemptions } from './commands/move-exemptions.ts';
export { publishTimetable } from './commands/publish-timetable.ts';
export { setAttendance } from './commands/set-attendance.ts';
export { type RollCallForm, takeRollCall } from './commands/take-roll-call.ts';
export { subjectName, subjectsToOpen } from './curricula/curricula.ts';
export { demandPlanning } from './policy.ts';
export { absenceTotals } from './queries/attendance.ts';
export { classOf } from './queries/class-of.ts';
export { classSubjectsOf, teachersOf } from './queries/class-subjects.ts';
export { type HandedOver, handedOver } from './queries/handed-over.ts';
export { type PlanFinding, planFindings } from './queries/plan-findings.ts';
export {
  askTimetable,
  type PublicClass,
  type PublicLesson,
  type PublicTimetable,
  publicClasses,
  publicLessons,
  publicTimetables,
} from './queries/public-timetable.ts';
export { rollCallsDue } from './queries/roll-call-due.ts';
export { lessonsOf, timetableById, timetableGround, timetableOn } from './queries/timetable.ts';
export { normOf } from './rules/load.ts';
export { clashesOf, type Place, sessionNames, weekdayTitles } from './rules/timetable.ts';
export { timetableRows } from './rules/timetable-rows.ts';
export { weeksOfClass } from './rules/weeks.ts';
export type { Session, TeachingViews } from './tables.ts';
