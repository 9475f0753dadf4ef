// Of what was a unit reminded?
import type { Work } from '#platform/db/work.ts';
import { read } from '../handles.ts';

export type Reminder = { id: string; text: string; by: string; at: Date; schoolYear: string };

const unread = (work: Work, unitId: number) =>
  read(work)
    .selectFrom('disclosure.reminder')
    .select(['id', 'text', 'sent_by_name as by', 'sent_at as at', 'school_year as schoolYear'])
    .where('unit_id', '=', unitId)
    .where('seen_at', 'is', null);

export const unreadReminders = (work: Work, unitId: number, limit = 5): Promise<Reminder[]> =>
  unread(work, unitId).orderBy('sent_at', 'desc').limit(limit).execute();

/** The last ones of a school year, read or not. */
export const remindersOf = (work: Work, unitId: number, schoolYear: string): Promise<(Reminder & { seenAt: Date | null })[]> =>
  read(work)
    .selectFrom('disclosure.reminder')
    .select(['id', 'text', 'sent_by_name as by', 'sent_at as at', 'school_year as schoolYear', 'seen_at as seenAt'])
    .where('unit_id', '=', unitId)
    .where('school_year', '=', schoolYear)
    .orderBy('sent_at', 'desc')
    .limit(5)
    .execute();
