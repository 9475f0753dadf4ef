// The door of the assessment module.
export { type Check, checkCases } from './acceptance/check.ts';
export { Unreadable } from './acceptance/values.ts';
export { approveResults, reopenResults } from './commands/approve-results.ts';
export { askForm, askUnlock, cellsAtMost } from './commands/ask-unlock.ts';
export {
  closeClassYear,
  forgetClassCounters,
  type Rollover,
  reopenClassYear,
  rolloversOf,
  withMarksIn,
} from './commands/close-class.ts';
export { type CardsOf, closeUnlock, closeUnlocksOver, effectsOf } from './commands/close-unlock.ts';
export { decidePupil } from './commands/decide-pupil.ts';
export { daysAtMost, decideUnlock } from './commands/decide-unlock.ts';
export {
  type CellAnswer,
  checkMarks,
  enterMarks,
  type MarkOp,
  type MarksAnswer,
  markOp,
  markOps,
  markOpsAtMost,
  type RowAnswer,
} from './commands/enter-marks.ts';
export { lockForDeadline, openForDeadline } from './commands/lock-for-deadline.ts';
export { type LockForm, lockMarks } from './commands/lock-marks.ts';
export { type Moved, moveMarks } from './commands/move-marks.ts';
export { openLock } from './commands/open-lock.ts';
export { addRecomputed, nothingRecomputed, type Recomputed, recomputeSchool, recountClass } from './commands/recompute.ts';
export { type Refreshed, refreshResults, resultHash, resultRows } from './commands/refresh-results.ts';
export { seeUnlock } from './commands/see-unlock.ts';
export { withdrawUnlock } from './commands/withdraw-unlock.ts';
export { explain } from './explain.ts';
export { importMarksNow, mayImportMarks, readMarkFile } from './imports/mark-imports.ts';
export type { Choices, Counts, Plan } from './imports/plan.ts';
export { canonical, inputsHash, isStale, type Result, sealed } from './inputs-hash.ts';
export { recountLater } from './jobs.ts';
export { mayEnterMarks, mayLockMarks, mayReadMarks } from './policy.ts';
export { type CellDifference, columnNameIn, requestDifference } from './queries/cell-changes.ts';
export { type ClassFacts, classFacts } from './queries/class-facts.ts';
export { type ClassPupil, classPupils } from './queries/class-pupils.ts';
export { type Approval, approvalOf, type ClassResults, classResults, type PupilResult } from './queries/class-results.ts';
export { type LockRow, locksAt } from './queries/locks.ts';
export { type MarkSheet, markSheet, type SheetRow } from './queries/mark-sheet.ts';
export { factsOfPupil, type PupilFacts, type PupilRow, pupilFacts } from './queries/pupil-rows.ts';
export { readableSheets, type SheetRef, unitsOfSheets } from './queries/readable-sheets.ts';
export { type ResultFinding, resultFindings } from './queries/result-findings.ts';
export { type ClassProgress, progressOf } from './queries/results-progress.ts';
export { type SheetContext, type SheetLock, sheetContext, sheetInputOf, subjectPlan } from './queries/sheet-context.ts';
export { type SheetSummary, semesterEnd, sheetsOf } from './queries/sheets.ts';
export { standingsOf } from './queries/standings.ts';
export { type Forecast, unlockForecast } from './queries/unlock-forecast.ts';
export {
  listRequests,
  requestById,
  requestNews,
  requestsWaiting,
  type UnlockRequest,
} from './queries/unlock-requests.ts';
export {
  type Cells,
  gradebookOf,
  meanOfSubjects,
  type ScoredMarks,
  type SemesterInput,
  type SemesterValue,
  semesterMean,
  type YearInput,
  yearMean,
} from './rules/average.ts';
export { formatCell, markText, type ParsedCell, parseCell } from './rules/cell.ts';
export { classify, houseReadings, type Learning, type Readings, type SubjectResults } from './rules/classification.ts';
export { commentSemester, commentYear } from './rules/comment.ts';
export { type Completion, type CompletionInput, completionOf, completionRulesFor } from './rules/completion.ts';
export { type YearConduct, yearConduct } from './rules/conduct.ts';
export { type Growth, type GrowthCounts, type GrowthInput, growthCounts, growthOf } from './rules/growth.ts';
export {
  closes,
  type LockKind,
  type LockScope,
  lockKindNames,
  lockOn,
  lockReason,
  periodNames,
  periodWords,
  scopeWords,
} from './rules/lock.ts';
export { formatMark, type Mark, markNotice, type ParsedMark, parseMark, type Scale } from './rules/mark.ts';
export {
  isCommentSubject,
  knownSettings,
  type Minimum,
  type MinimumSetting,
  minimumFor,
  missingColumns,
  type SubjectPlan,
  settingFor,
} from './rules/minimum.ts';
export type { Missing, NotTaught, Outcome, Semester, Step } from './rules/outcome.ts';
export { type PrimaryInput, type PrimaryYear, parseLevel, primaryYear, readingAndWriting, testsAt } from './rules/primary.ts';
export { type PromotionInput, promotionOf } from './rules/promotion.ts';
export { type PeriodResult, type PupilYearInput, pupilYear } from './rules/pupil-year.ts';
export { notRated } from './rules/ratings.ts';
export { type CellValues, type RowResult, rowOf } from './rules/row.ts';
export { programmeOf, ruleSetAt, ruleSetFor, ruleSets } from './rules/rule-sets/catalogue.ts';
export {
  type Column,
  type Comment,
  type Decision,
  decisionNames,
  type Exempt,
  type Gradebook,
  type PreschoolRuleSet,
  type PrimaryRuleSet,
  type Programme,
  type RuleSet,
  type RuleSetId,
  type SecondaryRuleSet,
  type Tenths,
} from './rules/rule-sets/shape.ts';
export {
  type Retest,
  type RetestInput,
  retest,
  retestable,
  type Summer,
  type SummerInput,
  summerTraining,
} from './rules/second-chance.ts';
export {
  type CellScale,
  columnId,
  parseColumnId,
  type Sheet,
  type SheetColumn,
  type SheetInput,
  sheetOf,
} from './rules/sheet.ts';
export { fieldName, type StandingChange, standingWord } from './rules/standings.ts';
export { type TitleInput, titleOf } from './rules/title.ts';
export { type RequestState, requestStateNames } from './rules/unlock-state.ts';
export type {
  AskedCell,
  AssessmentTables,
  AssessmentViews,
  CellValue,
  Evidence,
  IssuedCard,
  Period,
  ResultExtra,
  RolledPupil,
  StoredCells,
  StoredResult,
} from './tables.ts';
