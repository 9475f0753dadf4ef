// What stands between a visitor's form and the tables: how often this address and this site were written to, each form used once.
// Everything here runs as the portal's role and is forgotten after a day.
import { sql } from 'kysely';
import { Refused, refuse } from '#kernel/refusal.ts';
import type { Work } from '#platform/db/work.ts';
import { write } from '../handles.ts';
import { type FormAct, forgetHours, type Pressure, pressure, windowMinutes } from '../rules/limits.ts';

/** `who`: a keyed hash of the address, never the address. */
export const pressureOf = async (work: Work, unitId: number, act: FormAct, who: string): Promise<Pressure> =>
  (await countsOf(work, unitId, act, who)).pressure;

async function countsOf(work: Work, unitId: number, act: FormAct, who: string): Promise<{ own: number; pressure: Pressure }> {
  const since = new Date(Date.now() - windowMinutes * 60_000);
  const { rows } = await sql<{ own: number; all: number }>`
    select (select count(*)::int from engagement.trace where who = ${who} and act = ${act} and at > ${since}) as own,
      (select count(*)::int from (select from engagement.trace where unit_id = ${unitId} and act = ${act} and at > ${since} limit 5000) x) as all`.execute(
    work.handle,
  );
  const own = rows[0]?.own ?? 0;
  return { own, pressure: pressure(act, own, rows[0]?.all ?? 0) };
}

/**
 * Counts before it lets through: two at once from one address wait for each other.
 * @returns how many came from there within the hour before
 * @throws Refused 'too_many'
 */
export async function leaveTrace(work: Work, unitId: number, act: FormAct, who: string): Promise<number> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${who}, 0))`.execute(work.handle);
  const before = await countsOf(work, unitId, act, who);
  if (before.pressure === 'refuse')
    throw new Refused('too_many', [
      {
        code: 'too_many',
        message:
          'Từ nơi này vừa gửi nhiều lần liền. Nội dung đã gõ vẫn còn ở dưới; đợi khoảng một giờ rồi gửi lại, hoặc gọi điện cho đơn vị.',
      },
    ]);
  // The wall's clock: what is guarded against is real haste, wherever the business clock stands.
  await write(work).insertInto('engagement.trace').values({ unit_id: unitId, act, who, at: new Date() }).execute();
  return before.own;
}

/** @throws Refused when this very form has been sent before, e.g. by a second press of its button */
export async function useForm(work: Work, unitId: number, nonce: string): Promise<void> {
  const done = await sql`insert into engagement.used_form (nonce, unit_id, at) values (${nonce}, ${unitId}, ${new Date()})
    on conflict do nothing`.execute(work.handle);
  if (Number(done.numAffectedRows ?? 0) === 0)
    throw refuse('used', 'Nội dung này đã được gửi một lần rồi. Muốn gửi thêm, sửa nội dung và bấm Gửi lần nữa.');
}

/** Every hour or so, by the worker. @returns how many traces were forgotten */
export async function forgetTraces(work: Work): Promise<number> {
  const before = new Date(Date.now() - forgetHours * 3_600_000);
  const traces = await write(work).deleteFrom('engagement.trace').where('at', '<', before).executeTakeFirst();
  const forms = await write(work).deleteFrom('engagement.used_form').where('at', '<', before).executeTakeFirst();
  return Number(traces.numDeletedRows) + Number(forms.numDeletedRows);
}
