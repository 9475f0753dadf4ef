// Every job and the timetable, in one list.
import { takeSnapshots } from '#modules/campaigns/index.ts';
import { peopleJobs } from '#modules/people/jobs.ts';
import type { Job, JobTable } from '#platform/jobs/jobs.ts';
import { importJobs } from '#workflows/import-workbook/jobs.ts';

const campaignSnapshot: Job = async (_payload, { db, log, system }) => {
  const kept = await db.as(system, takeSnapshots);
  if (kept > 0) log.info({ units: kept }, 'campaign day kept');
};

export const jobs: JobTable = { ...importJobs, ...peopleJobs, 'campaign-snapshot': campaignSnapshot };
/** Real minutes: the business clock may run elsewhere, the job asks it. */
export const crontab = ['* * * * * campaign-snapshot', '* * * * * people-turn-day'].join('\n');
