// Results above are computed with what stands here: subjects, periods, who is excused, who was absent. Whoever computes is told once it stands.
import type { Work } from '#platform/db/work.ts';
import { enqueue } from '#platform/jobs/jobs.ts';

/** The event; apps/worker says who reacts. */
export const classChanged = 'class-changed';

/** In the transaction of the change. Many changes of one class are told once. */
export async function tellClassChanged(work: Work, classIds: Iterable<number>): Promise<void> {
  for (const classId of new Set(classIds)) await enqueue(work, classChanged, { classId }, { key: `${classChanged}:${classId}` });
}
