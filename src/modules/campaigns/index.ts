// The door of the campaigns module.
export { takeSnapshots } from './commands/take-snapshot.ts';
export { type Campaign, campaignNow, curveOf, statusOf, type UnitStatus } from './queries/status.ts';
export { lastSurvey, portalsNow, type Survey } from './queries/survey.ts';
export { completenessTenths, type Item, inkStep, type MeasureCode, measureNames, type Standing } from './rules/standing.ts';
