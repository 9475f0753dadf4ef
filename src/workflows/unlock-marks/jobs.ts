// The hour has come until which cells were opened: they close by themselves, and both are told what changed.
import { closeUnlocksOver } from '#modules/assessment/index.ts';
import type { JobTable } from '#platform/jobs/jobs.ts';
import { issuedCards } from './issued-cards.ts';

export const unlockJobs: JobTable = {
  async 'unlocks-over'(_payload, { db, log, system }) {
    const closed = await db.as(system, (work) => closeUnlocksOver(work, issuedCards));
    if (closed > 0) log.info({ requests: closed }, 'opened cells closed again');
  },
};
