// What the assessment module does by itself: a class is counted anew after its pupils, columns, periods or exemptions changed.
import type { Work } from '#platform/db/work.ts';
import { enqueue, type Job } from '#platform/jobs/jobs.ts';
import { recountClass } from './commands/recompute.ts';

const task = 'recount-class';

/** In the transaction of whoever changes what results are made of, other than marks. Many changes of one class are counted once. */
export async function recountLater(work: Work, classIds: Iterable<number | null>): Promise<void> {
  for (const classId of new Set(classIds))
    if (classId !== null) await enqueue(work, task, { classId }, { key: `${task}:${classId}` });
}

export const assessmentJobs: Record<string, Job> = {
  [task]: async (payload, { db, log, system }) => {
    const { classId } = payload as { classId: number };
    const { changed } = await db.as(system, (work) => recountClass(work, classId));
    if (changed.rows + changed.results > 0) log.info({ classId, ...changed }, 'results of a class follow its pupils and plan');
  },
};
