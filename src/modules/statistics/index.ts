// The door of the statistics module.
export { countLog, type LogCount } from './commands/count-log.ts';
export { recordVisits } from './commands/record-visits.ts';
export { saltToday, turnVisitDay } from './commands/turn-visit-day.ts';
export {
  type EducationFigures,
  educationFigures,
  type OfficeFigures,
  type SchoolFigures,
  type SchoolSums,
} from './queries/education.ts';
export {
  type UnitVisits,
  unitVisits,
  type VisitDay,
  type VisitTotals,
  visitDays,
  visitDaysAt,
  visitTotals,
} from './queries/visits.ts';
export type { Head } from './rules/human.ts';
export { openVisits, type Visits } from './visits.ts';
