// Every job and the timetable, in one list.
import { takeSnapshots } from '#modules/campaigns/index.ts';
import { classesJobs } from '#modules/classes/jobs.ts';
import { consentJobs } from '#modules/consent/jobs.ts';
import { turnArticles, turnJob } from '#modules/content/index.ts';
import { documentsJobs } from '#modules/documents/jobs.ts';
import { forgetTraces } from '#modules/engagement/index.ts';
import { applyDatedFacts } from '#modules/organizations/index.ts';
import { peopleJobs } from '#modules/people/jobs.ts';
import type { Job, JobTable } from '#platform/jobs/jobs.ts';
import { importJobs } from '#workflows/import-workbook/jobs.ts';
import { searchJobs } from '#workflows/search/jobs.ts';

const campaignSnapshot: Job = async (_payload, { db, log, system }) => {
  const kept = await db.as(system, takeSnapshots);
  if (kept > 0) log.info({ units: kept }, 'campaign day kept');
};

/** Names, codes and superiors that begin or end today. */
const datedFacts: Job = async (_payload, { db, log, system }) => {
  const changed = await db.as(system, (work) => applyDatedFacts(work));
  if (changed > 0) log.info({ units: changed }, 'dated facts in force');
};

/** Articles whose hour to appear or to go has come. */
const contentTurn: Job = async (_payload, { db, log, system }) => {
  const turned = await db.as(system, turnArticles);
  if (turned > 0) log.info({ articles: turned }, 'articles appeared or went');
};

/** What the limits of visitors' forms remember is forgotten after a day. */
const forgetVisitors: Job = async (_payload, { db, system }) => {
  await db.as(system, forgetTraces);
};

export const jobs: JobTable = {
  ...importJobs,
  ...peopleJobs,
  ...classesJobs,
  ...documentsJobs,
  ...searchJobs,
  ...consentJobs,
  'campaign-snapshot': campaignSnapshot,
  'dated-facts': datedFacts,
  [turnJob]: contentTurn,
  'forget-visitors': forgetVisitors,
};
/** Real minutes: the business clock may run elsewhere, the job asks it. */
export const crontab = ['campaign-snapshot', 'dated-facts', 'people-turn-day', 'classes-none-opened', 'consent-turn-day', turnJob]
  .map((task) => `* * * * * ${task}`)
  .concat('17 * * * * forget-visitors')
  .join('\n');
