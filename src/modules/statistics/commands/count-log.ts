// Visits of pages that a web server in front handed out from files, from the list that it writes: each line once, however often it is read.
import { createHash } from 'node:crypto';
import { type FileHandle, open } from 'node:fs/promises';
import { sql } from 'kysely';
import type { Actor } from '#kernel/actor.ts';
import { toLocal } from '#kernel/calendar.ts';
import type { Database } from '#platform/db/database.ts';
import { VisitCounter } from '../counter.ts';
import { write } from '../handles.ts';
import { visitIn } from '../rules/access-line.ts';
import { recordVisits } from './record-visits.ts';

export type LogCount = { lines: number; visits: number; skipped: number };
const step = 4 * 1024 * 1024;
const firstMost = 16_384;
const newline = 0x0a;

/** A list that was turned over has another name and the same first line. null: there is no whole line yet. */
async function identityOf(file: FileHandle): Promise<string | null> {
  const { buffer, bytesRead } = await file.read(Buffer.alloc(firstMost), 0, firstMost, 0);
  const end = buffer.subarray(0, bytesRead).indexOf(newline);
  // Of a longer line its beginning is enough.
  if (end < 0 && bytesRead < firstMost) return null;
  return createHash('sha256')
    .update(buffer.subarray(0, end < 0 ? firstMost : end))
    .digest('hex');
}

/**
 * Step by step, each with how far it came in one transaction: cut off anywhere, nothing is counted twice and nothing is left out. Two who
 * read at once wait for each other.
 * @param labelOf the label of a site, null: nobody's
 */
export async function countLog(
  db: Database,
  actor: Actor,
  path: string,
  labelOf: (host: string) => string | null,
): Promise<LogCount> {
  const file = await open(path, 'r');
  try {
    const total: LogCount = { lines: 0, visits: 0, skipped: 0 };
    const identity = await identityOf(file);
    if (identity === null) return total;
    // Days are those of the business clock, which may stand elsewhere.
    const shift = db.clock.now().getTime() - Date.now();
    for (;;) {
      const done = await db.as(actor, async (work): Promise<LogCount | null> => {
        await sql`select pg_advisory_xact_lock(hashtext(${`access-log:${identity}`}))`.execute(work.handle);
        const known = await write(work)
          .selectFrom('statistics.access_log')
          .select('position')
          .where('file', '=', identity)
          .executeTakeFirst();
        const from = Number(known?.position ?? 0);
        const { buffer, bytesRead } = await file.read(Buffer.alloc(step), 0, step, from);
        const end = buffer.subarray(0, bytesRead).lastIndexOf(newline);
        // A line longer than a step is none that nginx writes: passed over.
        const taken = end >= 0 ? end + 1 : bytesRead === step ? step : 0;
        if (taken === 0) return null;
        const { counted, batch } = read(buffer.toString('utf8', 0, taken), labelOf, shift);
        if (batch) await recordVisits(work, batch);
        const position = String(from + taken);
        await write(work)
          .insertInto('statistics.access_log')
          .values({ file: identity, position, read_at: work.now })
          .onConflict((c) => c.column('file').doUpdateSet({ position, read_at: work.now }))
          .execute();
        return counted;
      });
      if (!done) break;
      for (const key of ['lines', 'visits', 'skipped'] as const) total[key] += done[key];
    }
    return total;
  } finally {
    await file.close();
  }
}

function read(text: string, labelOf: (host: string) => string | null, shift: number) {
  const counter = new VisitCounter();
  const counted: LogCount = { lines: 0, visits: 0, skipped: 0 };
  for (const line of text.split('\n')) {
    if (line.trim() === '') continue;
    counted.lines += 1;
    const visit = visitIn(line);
    if (visit === undefined) counted.skipped += 1;
    const label = visit ? labelOf(visit.host) : null;
    if (!visit || label === null) continue;
    counted.visits += 1;
    // Who came cannot be known without an address: the visit counts, its reader does not.
    counter.count(label, toLocal(new Date(visit.at.getTime() + shift)).date, visit.path, null, 0);
  }
  return { counted, batch: counter.take() };
}
