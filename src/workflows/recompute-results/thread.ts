// A thread that recomputes one school after another, as it is told.
import { parentPort, workerData } from 'node:worker_threads';
import { fixedClock } from '#kernel/clock.ts';
import { recomputeSchool } from '#modules/assessment/index.ts';
import { openDatabase } from '#platform/db/database.ts';
import type { Answer, Order, School } from './recompute-all.ts';

const port = parentPort;
if (!port) throw new Error('thread.ts runs as a thread');
const { url, now } = workerData as { url: string; now: number };
const db = openDatabase({ url, clock: fixedClock(new Date(now)), poolSize: 1 });
const say = (answer: Answer) => port.postMessage(answer);

/** A teacher who writes at the same moment may hold what we want and want what we hold: one of the two begins again. */
const deadlock = (error: unknown) => (error as { code?: string }).code === '40P01';
async function recompute(school: School, attempt = 1): Promise<void> {
  try {
    const done = await db.as({ kind: 'system', label: 'tính lại kết quả' }, (work) =>
      recomputeSchool(work, school.id, school.schoolYear),
    );
    say({ done: { ...school, ...done } });
  } catch (error) {
    if (deadlock(error) && attempt < 5) return recompute(school, attempt + 1);
    say({ failed: error instanceof Error ? error.message : String(error), school });
  }
}

port.on('message', (order: Order) => {
  if (order) void recompute(order);
  else
    void db.close().then(() => {
      port.close();
    });
});
say({ ready: true });
