// Feeds from elsewhere by the clock: whose hour has come is asked, one after another, so that slow servers hold up one worker only.
import { dueFeeds } from '#modules/sharing/index.ts';
import { enqueue, type JobTable } from '#platform/jobs/jobs.ts';
import { pullFeed } from './pull.ts';

export const feedJobs: JobTable = {
  async 'feeds-due'(_payload, { db, system }) {
    await db.as(system, async (work) => {
      for (const id of await dueFeeds(work))
        await enqueue(work, 'feed-pull', { id, due: true }, { key: `feed-pull:${id}`, queue: 'feed-pull' });
    });
  },
  'feed-pull'(payload, context) {
    const { id, due } = payload as { id: string; due?: boolean };
    return pullFeed(context, id, due);
  },
};
