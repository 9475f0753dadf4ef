// What the consent module does by itself: a child turns seven, and from that day its own word is needed.
import type { Job } from '#platform/jobs/jobs.ts';
import { turnConsents } from './commands/refresh-holds.ts';

/** Of this process: asked once a day, and once more after a start, which changes nothing. */
let asked = '';

export const consentJobs: Record<string, Job> = {
  'consent-turn-day': async (_payload, { db, log, system }) => {
    const today = db.clock.today();
    if (asked === today) return;
    const changed = await db.as(system, (work) => turnConsents(work));
    asked = today;
    if (changed > 0) log.info({ pictures: changed }, 'pictures held or let go as children turn seven');
  },
};
