// The door of the campaigns module.
export { openReminder } from './commands/open-reminder.ts';
export { audienceSize, type CampaignForm, campaignForm, saveCampaign } from './commands/save-campaign.ts';
export { reminderText, sendReminders } from './commands/send-reminders.ts';
export { takeSnapshots } from './commands/take-snapshot.ts';
export { type Campaign, campaignNow, campaignsOf, deadlineWords } from './queries/campaigns.ts';
export { type FillRate, fillRatesOf } from './queries/fill-rates.ts';
export { type MissingLine, missingOf } from './queries/missing.ts';
export { type Reminder, remindersAt } from './queries/reminders.ts';
export { curveOf, type FrozenPicture, frozenOf, statusOf, type UnitStatus } from './queries/status.ts';
export {
  completenessTenths,
  type Item,
  inkStep,
  isOfResults,
  type MeasureCode,
  measureNames,
  type Standing,
  semesterOf,
} from './rules/standing.ts';
