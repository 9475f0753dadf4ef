// A reminder is opened: by the unit's own people, once; those who sent it look without leaving a trace.
import type { Work } from '#platform/db/work.ts';
import { announceMoved } from '#platform/jobs/moved.ts';
import { write } from '../handles.ts';
import { isAddressee } from '../policy.ts';
import { type Reminder, reminderById } from '../queries/reminders.ts';

export async function openReminder(work: Work, unitId: number, id: string): Promise<Reminder> {
  const reminder = await reminderById(work, unitId, id);
  if (reminder.seenAt || !isAddressee(work.actor, unitId)) return reminder;
  const seenByName = work.actor.kind === 'person' ? work.actor.name : '';
  await write(work)
    .updateTable('campaigns.reminder')
    .set({ seen_at: work.now, seen_by_name: seenByName })
    .where('id', '=', id)
    .where('seen_at', 'is', null)
    .execute();
  await announceMoved(work, unitId);
  return { ...reminder, seenAt: work.now, seenByName };
}
