// Every job and the timetable, in one list.
import type { JobTable } from '#platform/jobs/jobs.ts';
import { importJobs } from '#workflows/import-pupils/jobs.ts';

export const jobs: JobTable = { ...importJobs };
export const crontab = '';
