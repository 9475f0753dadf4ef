// The door of the assessment module.
export { type Check, checkCases } from './acceptance/check.ts';
export { Unreadable } from './acceptance/values.ts';
export { approveResults, reapproveResults, reopenResults } from './commands/approve-results.ts';
export { askUnlock } from './commands/ask-unlock.ts';
export { closeClassYear, forgetClassCounters, reopenClassYear, rolloversOf, withMarksIn } from './commands/close-class.ts';
export { closeUnlock, closeUnlocksOver, unlocksOverJob } from './commands/close-unlock.ts';
export { decidePupil } from './commands/decide-pupil.ts';
export { decideUnlock } from './commands/decide-unlock.ts';
export { enterMarks, enterTogether } from './commands/enter-marks.ts';
export { exceptClass } from './commands/except-class.ts';
export { explainResult } from './commands/explain-finding.ts';
export { besideOtherWriters, holdMarks, schoolsToEnter } from './commands/hold-marks.ts';
export { lockForDeadline, openForDeadline, tellDeadlines } from './commands/lock-for-deadline.ts';
export { lockMarks } from './commands/lock-marks.ts';
export { type CellAnswer, type MarkOp, markOp, markOpsAtMost, refusedAll, type Via, type Writing } from './commands/mark-op.ts';
export { type Moved, moveMarks } from './commands/move-marks.ts';
export { noteReading } from './commands/note-reading.ts';
export { addRecomputed, nothingRecomputed, type Recomputed, recomputeSchool, recountClass } from './commands/recompute.ts';
export { refreshResults, resultRows } from './commands/refresh-results.ts';
export { refusePastUse } from './commands/refuse-past-use.ts';
export { seeUnlock, unseenBy } from './commands/see-unlock.ts';
export { previewTakeOver, takeOver } from './commands/take-over.ts';
export { withdrawUnlock } from './commands/withdraw-unlock.ts';
export { explain } from './explain.ts';
export type { Counts } from './imports/file.ts';
export { importMarksNow, readMarkFile } from './imports/mark-imports.ts';
export type { Plan } from './imports/plan.ts';
export { canonical, inputsHash, type Result, sealed } from './inputs-hash.ts';
export {
  mayEnterMarks,
  mayLockMarks,
  mayOverseeMarks,
  mayReadAllSheets,
  mayReadMarks,
  mayReadRequest,
  mayReadSheet,
  overseers,
} from './policy.ts';
export { awaitingAgain, cameWithoutResults } from './queries/awaiting-again.ts';
export { withWords } from './queries/cell-changes.ts';
export { type ClassFacts, classFacts } from './queries/class-facts.ts';
export { sheetsOfClasses } from './queries/class-marks.ts';
export { type ClassPupil, classPupils, went } from './queries/class-pupils.ts';
export { type Former, type FormerYear, formerSchool, type TakenOver, takenOver } from './queries/former-school.ts';
export { locksAt } from './queries/locks.ts';
export { markSheet, type SheetRow } from './queries/mark-sheet.ts';
export { factsOfPupil, type PupilFacts, type PupilRow } from './queries/pupil-rows.ts';
export { readableSheets } from './queries/readable-sheets.ts';
export { type ResultFinding, resultFindings } from './queries/result-findings.ts';
export { progressOf } from './queries/results-progress.ts';
export { sheetContext, sheetInputOf } from './queries/sheet-context.ts';
export { dueDay, semesterEnd, sheetsOf } from './queries/sheets.ts';
export { standingsOf } from './queries/standings.ts';
export { type UnlockCount, unlockCounts } from './queries/unlock-counts.ts';
export { type CardsOf, effectsOf, requestChanges } from './queries/unlock-effects.ts';
export { unlockForecast } from './queries/unlock-forecast.ts';
export { type MeanChange, unlockMeans } from './queries/unlock-means.ts';
export { requestById, requestNews, requestsOpenTo, requestsWaiting, type UnlockRequest } from './queries/unlock-requests.ts';
export type { Cells } from './rules/average.ts';
export { formatCell, markText } from './rules/cell.ts';
export { houseReadings } from './rules/classification.ts';
export { goneWords, type Went } from './rules/gone.ts';
export { growthOf } from './rules/growth.ts';
export { closes, lockReason, periodNames, periodWords } from './rules/lock.ts';
export type { Mark } from './rules/mark.ts';
export { isCommentSubject, missingColumns } from './rules/minimum.ts';
export type { Missing, Outcome, Period, Semester, Step } from './rules/outcome.ts';
export { testsAt } from './rules/primary.ts';
export { pupilYear } from './rules/pupil-year.ts';
export { notRated } from './rules/ratings.ts';
export { rowOf } from './rules/row.ts';
export { programmeOf, ruleSetAt, ruleSetFor, ruleSets } from './rules/rule-sets/catalogue.ts';
export {
  type Column,
  type Decision,
  decisionName,
  type Exempt,
  type PreschoolRuleSet,
  type RuleSet,
  type RuleSetId,
  type Tenths,
} from './rules/rule-sets/shape.ts';
export { type CellScale, columnId, type Sheet, type SheetColumn, type SheetInput, sheetOf } from './rules/sheet.ts';
export { fieldName, type StandingChange, standingWord } from './rules/standings.ts';
export { titleOf } from './rules/title.ts';
export { type RequestState, requestStateNames } from './rules/unlock-state.ts';
export type {
  AssessmentTables,
  CellValue,
  Evidence,
  FormerRecord,
  FormerSheet,
  IssuedCard,
  RolledPupil,
  StoredCells,
  StoredResult,
} from './tables.ts';
