// A day is over: who came becomes how many, and what could tell them apart is thrown away.
import { randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import { addDays } from '#kernel/calendar.ts';
import type { Work } from '#platform/db/work.ts';
import { write } from '../handles.ts';
import { estimate } from '../queries/visits.ts';

/** Pages are told apart for two school years; the days of a unit stay for ever. */
const pageDays = 731;

/** Idempotent: run every minute, it finds something to do once a day. @returns how many days of units were closed */
export async function turnVisitDay(work: Work): Promise<number> {
  const closed = await sql`
    update statistics.unit_day set visitors = ${estimate}, seen = null where seen is not null and day < ${work.today}`.execute(
    work.handle,
  );
  await write(work).deleteFrom('statistics.salt').where('day', '<', work.today).execute();
  await write(work).deleteFrom('statistics.page_day').where('day', '<', addDays(work.today, -pageDays)).execute();
  return Number(closed.numAffectedRows ?? 0);
}

/** The salt of the business day, the same in every process. */
export async function saltToday(work: Work): Promise<{ day: string; salt: string }> {
  await sql`insert into statistics.salt (day, salt) values (${work.today}, ${randomBytes(32)}) on conflict do nothing`.execute(
    work.handle,
  );
  const { salt } = await write(work)
    .selectFrom('statistics.salt')
    .select('salt')
    .where('day', '=', work.today)
    .executeTakeFirstOrThrow();
  return { day: work.today, salt: salt.toString('hex') };
}
