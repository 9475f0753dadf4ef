// The door for screens: the rules of marks as they run in the browser. Nothing here reaches the database or the server's own modules.
export { explain } from './explain.ts';
export { formatCell, parseCell } from './rules/cell.ts';
export { formatMark, markNotice, parseMark } from './rules/mark.ts';
export type { Outcome, Step } from './rules/outcome.ts';
export { type PeriodResult, type PupilYearInput, pupilYear } from './rules/pupil-year.ts';
export { type CellValues, type RowResult, rowOf } from './rules/row.ts';
export { ruleSetAt } from './rules/rule-sets/catalogue.ts';
export { type CellScale, type Sheet, type SheetColumn, type SheetInput, sheetOf } from './rules/sheet.ts';
export { requestStateNames } from './rules/unlock-state.ts';
export { Change } from './web/parts/change.tsx';
export { stateTone } from './web/parts/state-tone.ts';
