// What the sites module does behind a request: a name that was added is looked at.
import type { JobTable } from '#platform/jobs/jobs.ts';
import { lookAtHost } from './commands/look-at-host.ts';

export const sitesJobs: JobTable = {
  async 'host-look'(payload, { db, system, here, urlOf }) {
    const { host, unitId } = payload as { host: string; unitId: number };
    if (here && urlOf) await lookAtHost(db, system, unitId, host, { here, urlOf });
  },
};
