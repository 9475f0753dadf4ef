// The door of the disclosure module.
export { disclosedText, indexDisclosure, itemOfDisclosure, noteDisclosure } from './commands/index-disclosure.ts';
export { purgeDisclosure } from './commands/purge-disclosure.ts';
export { readReminders } from './commands/read-reminders.ts';
export { type RemindUnits, remindUnits } from './commands/remind-units.ts';
export { type ReportChange, reportChange } from './commands/report-change.ts';
export { drawFigures, publishItem, type SavedItem, type SaveItem, saveItem } from './commands/save-item.ts';
export { setSmallestCell } from './commands/set-smallest-cell.ts';
export { type Supplied, supplyPublication } from './commands/supply-publication.ts';
export { disclosureKeepers, mayKeepDisclosure, mayOversee } from './policy.ts';
export { type BoardCell, type BoardRow, boardOf, lackingUnits, sumsOf } from './queries/board.ts';
export { type Ask, askOf, factsOf } from './queries/facts.ts';
export {
  askYear,
  type DisclosingUnit,
  disclosedYears,
  disclosingUnit,
  type ItemRow,
  itemAt,
  severalSets,
  type YearItem,
  yearItems,
} from './queries/items.ts';
export { type PaperFacts, paperFacts } from './queries/paper.ts';
export { disclosedFile, type PublishedItem, publishedItem } from './queries/published.ts';
export { type ItemKey, type ItemRecord, itemRecord } from './queries/record.ts';
export { type Reminder, unreadReminders } from './queries/reminders.ts';
export { smallestCell } from './queries/smallest-cell.ts';
export { gradesOf, type Item, itemsOf, itemTitle, ruleSetOf, subjectOf } from './rules/catalogue.ts';
export { type Content, countsRecords, type Facts, figuresOf, missingOf } from './rules/content.ts';
export { type DueState, dueStates, lastDayOf, periodWords, type Standing, standingWords, stateNames } from './rules/due.ts';
export { type Column, columnGroups, columnsOf, isTotal, type Row, type TablePart } from './rules/forms.ts';
export { formTemplate, paperOf, sourceWords } from './rules/paper.ts';
export type { RuleSet } from './rules/rule-set.ts';
export { type SheetPart, type SheetTable, sheetOf } from './rules/sheet.ts';
