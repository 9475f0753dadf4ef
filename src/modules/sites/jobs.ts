// What the sites module does behind a request: a name that was added is looked at.
import { isRefused } from '#kernel/refusal.ts';
import type { JobTable } from '#platform/jobs/jobs.ts';
import { lookAtHost } from './commands/look-at-host.ts';

export const sitesJobs: JobTable = {
  async 'host-look'(payload, { db, system, here, urlOf }) {
    const { host, unitId } = payload as { host: string; unitId: number };
    if (!here || !urlOf) return;
    // A name that is the site's no more is not looked at.
    await lookAtHost(db, system, unitId, host, { here, urlOf }).catch((error) => {
      if (!isRefused(error)) throw error;
    });
  },
};
