// Are the results of all schools what their cells say? School after school, each a transaction of its own, several at once in threads: killed
// anywhere it begins again, and what was done already has nothing to change.
import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import { sql } from 'kysely';
import { addRecomputed, nothingRecomputed, type Recomputed } from '#modules/assessment/index.ts';
import type { Work } from '#platform/db/work.ts';
import { ownFile } from '#platform/files/own.ts';
import { type Answer, type Done, recomputeSome, type School, type Share } from './recompute-some.ts';

/** Those with classes in the year, the largest first, so that no thread is left alone with one at the end. */
export async function schoolsToRecompute(work: Work, schoolYear: string, path = 'u1'): Promise<School[]> {
  const { rows } = await sql<School>`
    select u.id, u.short_name as name, ${schoolYear}::text as "schoolYear"
    from organizations.unit u join (select unit_id, count(*) as n from classes.class where school_year = ${schoolYear} group by 1) c on c.unit_id = u.id
    where u.path <@ ${path}::ltree order by c.n desc, u.id`.execute(work.handle);
  return rows;
}

export type Recomputing = {
  url: string;
  now: Date;
  schools: readonly School[];
  threads?: number;
  onSchool?: (done: Done, at: number) => void;
};

/**
 * This thread takes its share: another one has to load everything first.
 * @throws Error with the first school that failed; the others were finished
 */
export async function recomputeAll({ url, now, schools, threads, onSchool }: Recomputing): Promise<Recomputed> {
  const share: Share = { url, now, schools, taken: new Int32Array(new SharedArrayBuffer(4)) };
  let sum = nothingRecomputed();
  let finished = 0;
  const failed: string[] = [];
  const hear = (answer: Answer) => {
    if ('failed' in answer) return failed.push(`${answer.school.name}: ${answer.failed}`);
    const { classes, pupils, rows, cells, changed } = answer.done;
    sum = addRecomputed(sum, { classes, pupils, rows, cells, changed });
    onSchool?.(answer.done, ++finished);
  };
  const another = () =>
    new Promise<void>((resolve, reject) => {
      const worker = new Worker(ownFile('#workflows/recompute-results/thread.ts'), { workerData: share });
      worker.on('message', hear);
      worker.on('error', reject);
      worker.on('exit', (code) => (code === 0 ? resolve() : reject(new Error(`recompute thread ended with ${code}`))));
    });
  const count = Math.max(1, Math.min(threads ?? availableParallelism(), 8, schools.length));
  const others = Array.from({ length: count - 1 }, another);
  await Promise.all([recomputeSome(share, hear), ...others]);
  if (failed.length > 0) throw new Error(failed.join('\n'));
  return sum;
}
