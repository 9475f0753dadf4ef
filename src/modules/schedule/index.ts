// The door of the schedule module.
export type { EventForm } from './commands/event-form.ts';
export { cancelEvent, saveEvent } from './commands/save-event.ts';
export { copyLastWeek, saveWeek } from './commands/save-week.ts';
export { indexEvents, itemOfEvent, noteSchedule, publicEventsText } from './commands/tell-public.ts';
export type { WeekForm } from './commands/week-form.ts';
export { mayKeepSchedule, scheduleKeepers } from './policy.ts';
export {
  askNext,
  type EventRow,
  eventById,
  eventMonths,
  eventsForFeed,
  eventsOfMonth,
  listEvents,
  nextEvents,
  type PublicEvent,
  publicEvent,
} from './queries/events.ts';
export {
  askShown,
  feedSpan,
  listWeeks,
  type PublishedWeek,
  publishedWeek,
  shownBetween,
  type WeekRecord,
  weekOf,
  weeksAround,
} from './queries/weeks.ts';
export { changeNames, type Entry, type Session, type ShownEntry, sessionNames } from './rules/entry.ts';
