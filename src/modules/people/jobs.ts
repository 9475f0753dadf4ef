// What the people module does by itself: the calendar turns, and the checks that follow it are asked again.
import type { Job } from '#platform/jobs/jobs.ts';
import { assessedOn, setAssessedOn, turnDay, turnedBetween } from './commands/turn-day.ts';

export const peopleJobs: Record<string, Job> = {
  'people-turn-day': async (_payload, { db, log, system }) => {
    const { from, today, units } = await db.read(system, async (work) => {
      const from = await assessedOn(work);
      const turned = from !== null && from !== work.today ? await turnedBetween(work, from, work.today) : [];
      return { from, today: work.today, units: turned };
    });
    if (from === today) return;
    let changed = 0;
    for (const unit of units) changed += await db.as(system, (work) => turnDay(work, unit));
    // Last: after a crash in between the same units are asked once more, and answer the same.
    await db.as(system, (work) => setAssessedOn(work, today));
    if (from !== null) log.info({ from, today, units: units.length, changed }, 'checks of age asked again');
  },
};
