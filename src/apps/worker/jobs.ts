// Every job and the timetable, in one list.
import { keepStandings } from '#modules/adoption/index.ts';
import { assessmentJobs } from '#modules/assessment/jobs.ts';
import { takeSnapshots } from '#modules/campaigns/index.ts';
import { classesJobs } from '#modules/classes/jobs.ts';
import { consentJobs } from '#modules/consent/jobs.ts';
import { turnArticles, turnJob } from '#modules/content/index.ts';
import { contentJobs } from '#modules/content/jobs.ts';
import { documentsJobs } from '#modules/documents/jobs.ts';
import { forgetTraces } from '#modules/engagement/index.ts';
import { applyDatedFacts } from '#modules/organizations/index.ts';
import { peopleJobs } from '#modules/people/jobs.ts';
import { reportsJobs } from '#modules/reports/jobs.ts';
import { turnLeaders } from '#modules/sites/index.ts';
import { sitesJobs } from '#modules/sites/jobs.ts';
import { turnVisitDay } from '#modules/statistics/index.ts';
import type { Job, JobTable } from '#platform/jobs/jobs.ts';
import { importJobs } from '#workflows/import-workbook/jobs.ts';
import { deadlineJobs } from '#workflows/lock-for-deadline/jobs.ts';
import { feedJobs } from '#workflows/pull-feeds/jobs.ts';
import { searchJobs } from '#workflows/search/jobs.ts';
import { supplyJobs } from '#workflows/supply-menu/jobs.ts';
import { sweepJobs } from '#workflows/sweep-files/jobs.ts';
import { transferJobs } from '#workflows/transfer-site/jobs.ts';
import { unlockJobs } from '#workflows/unlock-marks/jobs.ts';

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

/** Leaders whose days begin or end: what the sections of sites have to show follows. */
const leadersTurn: Job = async (_payload, { db, log, system }) => {
  const changed = await db.as(system, turnLeaders);
  if (changed > 0) log.info({ sites: changed }, 'leaders began or ended');
};

/** What the limits of visitors' forms remember is forgotten after a day. */
const forgetVisitors: Job = async (_payload, { db, system }) => {
  await db.as(system, forgetTraces);
};

/** The visitors of yesterday become a number. */
const visitDay: Job = async (_payload, { db, log, system }) => {
  const closed = await db.as(system, turnVisitDay);
  if (closed > 0) log.info({ days: closed }, 'visit days closed');
};

/** Where every unit stands in the register of portals today. */
const adoptionDay: Job = async (_payload, { db, log, system }) => {
  const kept = await db.as(system, keepStandings);
  if (kept > 0) log.info({ units: kept }, 'register of portals kept');
};

export const jobs: JobTable = {
  ...importJobs,
  ...peopleJobs,
  ...classesJobs,
  ...assessmentJobs,
  ...contentJobs,
  ...documentsJobs,
  ...sitesJobs,
  ...searchJobs,
  ...transferJobs,
  ...feedJobs,
  ...supplyJobs,
  ...sweepJobs,
  ...consentJobs,
  ...deadlineJobs,
  ...unlockJobs,
  ...reportsJobs,
  'campaign-snapshot': campaignSnapshot,
  'dated-facts': datedFacts,
  [turnJob]: contentTurn,
  'sites-leaders-turn': leadersTurn,
  'forget-visitors': forgetVisitors,
  'visit-day': visitDay,
  'adoption-day': adoptionDay,
};
/** Real minutes: the business clock may run elsewhere, the job asks it. */
export const crontab = [
  'campaign-snapshot',
  'dated-facts',
  'people-turn-day',
  'classes-none-opened',
  'consent-turn-day',
  'sites-leaders-turn',
  turnJob,
  'visit-day',
  'adoption-day',
  'feeds-due',
  'marks-deadline',
  'unlocks-over',
  'reports-expire',
]
  .map((task) => `* * * * * ${task}`)
  // Twenty past two at night in Vietnam: the queue's hours are those of UTC.
  .concat('17 * * * * forget-visitors', '20 19 * * * sweep-files')
  .join('\n');
