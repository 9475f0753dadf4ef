// The door of the adoption module.
export { decideUse, endDecision } from './commands/decide-use.ts';
export { keepStandings } from './commands/keep-standings.ts';
export { recordSurvey, type SurveyForm } from './commands/record-survey.ts';
export { closeRanking, saveScheme } from './commands/save-scheme.ts';
export { scoreUnit } from './commands/score-unit.ts';
export { setUseRule, takeBackUseRule, type UseRuleForm } from './commands/set-use-rule.ts';
export { monthsOf, trendOf } from './queries/history.ts';
export { rankingOf, schemeOf, scoreSheet } from './queries/ranking.ts';
export { registerNow, type Standing } from './queries/register.ts';
export { lastSurvey, portalsNow, type Survey, surveysOf, usesThen } from './queries/survey.ts';
export { rulesOfUse } from './queries/use-rules.ts';
export { stepsAsked, stepsOf } from './rules/steps.ts';
