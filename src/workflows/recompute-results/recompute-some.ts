// What does one thread recompute? The next school that nobody has taken, until none is left.
import { fixedClock } from '#kernel/clock.ts';
import { type Recomputed, recomputeSchool } from '#modules/assessment/index.ts';
import { type Database, openDatabase } from '#platform/db/database.ts';

export type School = { id: number; name: string; schoolYear: string };
export type Done = School & Recomputed;
/** `failed` is the error of that school. */
export type Answer = { done: Done } | { failed: string; school: School };
/** `taken`: how many of the schools were, counted by all threads in the same memory. */
export type Share = { url: string; now: Date; schools: readonly School[]; taken: Int32Array<SharedArrayBuffer> };

export async function recomputeSome({ url, now, schools, taken }: Share, say: (answer: Answer) => void): Promise<void> {
  const db = openDatabase({ url, clock: fixedClock(now), poolSize: 1 });
  try {
    for (;;) {
      const school = schools[Atomics.add(taken, 0, 1)];
      if (!school) return;
      say(await recompute(db, school));
    }
  } finally {
    await db.close();
  }
}

/** A teacher who writes at the same moment may hold what we want and want what we hold: one of the two begins again. */
const deadlock = (error: unknown) => (error as { code?: string }).code === '40P01';
async function recompute(db: Database, school: School, attempt = 1): Promise<Answer> {
  try {
    const done = await db.as({ kind: 'system', label: 'tính lại kết quả' }, (work) =>
      recomputeSchool(work, school.id, school.schoolYear),
    );
    return { done: { ...school, ...done } };
  } catch (error) {
    if (deadlock(error) && attempt < 5) return recompute(db, school, attempt + 1);
    return { failed: error instanceof Error ? error.message : String(error), school };
  }
}
