// How much of the processors did it take? On a machine that others use as well this says more than the clock. Linux, database on this machine.
import { readFileSync } from 'node:fs';
import type pg from 'pg';

/** What /proc counts in: hundredths of a second on every Linux there is. */
const ticks = 100;

/** User and system time of a process so far, in ms; 0 for one that has gone or is not here. */
function spentBy(pid: number): number {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
    return ((Number(fields[11]) + Number(fields[12])) * 1000) / ticks;
  } catch {
    return 0;
  }
}

export type Spent = { node: number; postgres: number };
/** What `part` takes of the processors, by processes of ours and by all of the database's that outlive it. */
export async function spentIn<T>(
  pool: pg.Pool,
  ours: readonly number[],
  part: () => Promise<T>,
): Promise<{ value: T; spent: Spent }> {
  const look = async () => {
    const { rows } = await pool.query<{ pid: number }>('select pid from pg_stat_activity');
    return new Map([...ours, ...rows.map((row) => row.pid)].map((one) => [one, spentBy(one)]));
  };
  const before = await look();
  const value = await part();
  const spent: Spent = { node: 0, postgres: 0 };
  for (const [one, ms] of await look()) spent[ours.includes(one) ? 'node' : 'postgres'] += ms - (before.get(one) ?? 0);
  return { value, spent };
}
