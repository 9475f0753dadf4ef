// The hour has come until which cells were opened, their class was approved, or their pupils have left: they close by themselves, and both are told what changed. What was
// asked of pupils who have left is refused, and the asker told why.
import { closeUnlocksOver, refusePastUse, unlocksOverJob } from '#modules/assessment/index.ts';
import type { JobTable } from '#platform/jobs/jobs.ts';
import { issuedCards } from './issued-cards.ts';

export const unlockJobs: JobTable = {
  async [unlocksOverJob](_payload, { db, log, system }) {
    const closed = await db.as(system, (work) => closeUnlocksOver(work, issuedCards));
    if (closed > 0) log.info({ requests: closed }, 'opened cells closed again');
    const refused = await db.as(system, refusePastUse);
    if (refused > 0) log.info({ requests: refused }, 'requests past use refused');
  },
};
