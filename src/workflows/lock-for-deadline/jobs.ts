// The timetable asks every minute: the first time after a deadline closes, the others find it closed.
import type { JobTable } from '#platform/jobs/jobs.ts';
import { lockForDeadlines } from './lock-for-deadline.ts';

export const deadlineJobs: JobTable = {
  async 'marks-deadline'(_payload, { db, log, system }) {
    const done = await db.as(system, (work) => lockForDeadlines(work));
    if (done.locked + done.opened > 0) log.info(done, 'marks closed or opened for a deadline');
  },
};
