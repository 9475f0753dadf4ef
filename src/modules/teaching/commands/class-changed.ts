// Results above are computed with what stands here: pupils of a class, subjects, periods, who is excused, who was absent. Whoever computes is told
// once it stands.
import type { Work } from '#platform/db/work.ts';
import { enqueueEach } from '#platform/jobs/jobs.ts';

/** The event; apps/worker says who reacts. */
export const classChanged = 'class-changed';

/** In the transaction of the change. Many changes of one class are told once. */
export const tellClassChanged = (work: Work, classIds: Iterable<number>): Promise<void> =>
  enqueueEach(
    work,
    classChanged,
    [...new Set(classIds)].map((classId) => ({ key: classId, payload: { classId } })),
  );
