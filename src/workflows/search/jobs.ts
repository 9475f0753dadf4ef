// After an update that brought the search, what was published before is put into its index.
import type { Job } from '#platform/jobs/jobs.ts';
import { reindex } from './reindex.ts';

export const searchJobs: Record<string, Job> = {
  'search-reindex': async (_payload, { db, log, system }) => {
    log.info(await reindex(db, system), 'search index made anew');
  },
};
