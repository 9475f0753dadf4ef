// The door of the campaigns module.
export { openReminder } from './commands/open-reminder.ts';
export { type CampaignForm, campaignForm, saveCampaign } from './commands/save-campaign.ts';
export { reminderText, sendReminders } from './commands/send-reminders.ts';
export { takeSnapshots } from './commands/take-snapshot.ts';
export { type Campaign, campaignNow, campaignsOf } from './queries/campaigns.ts';
export { type FillRate, fillRatesOf } from './queries/fill-rates.ts';
export { type MissingLine, missingOf } from './queries/missing.ts';
export { type Reminder, remindersAt } from './queries/reminders.ts';
export { curveOf, type FrozenPicture, frozenOf, statusOf, type UnitStatus } from './queries/status.ts';
export { deadlineWords } from './rules/deadline.ts';
export {
  completenessTenths,
  type Item,
  inkStep,
  type MeasureCode,
  measureNames,
  resultSemesters,
  type Standing,
} from './rules/standing.ts';
