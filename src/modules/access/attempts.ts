// Loose limits: how often may one address fail, or one name that nobody bears? Kept in the database, so that several processes count
// together; a failure costs one point, success gives it back. A school of sixty teachers behind one address stays far below.
import { createHash } from 'node:crypto';
import { isIPv6 } from 'node:net';
import type pg from 'pg';
import { Refused } from '#kernel/refusal.ts';

export const limits = {
  /** Failed sign-ins of one address. */
  sign_in: { points: 100, minutes: 15 },
  /** Wrong codes of one address after a right password. */
  second_factor: { points: 60, minutes: 15 },
  /** Links that do not exist, opened from one address. */
  link: { points: 60, minutes: 15 },
  /** Requests of programs with a key that opens nothing. */
  token: { points: 300, minutes: 15 },
  /** An unknown name is locked like a known one, so that a lock tells nobody which names exist. */
  name: { points: 5, minutes: 15 },
} as const;
export type Limit = keyof typeof limits;

/** Of IPv6 a household or a school has 64 bits at least. */
function placeOf(address: string): string {
  if (!isIPv6(address)) return address;
  const v4 = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address);
  if (v4?.[1]) return v4[1];
  const [head = '', tail] = address.split('::');
  const left = head.split(':').filter(Boolean);
  const right = (tail ?? '').split(':').filter(Boolean);
  const full = tail === undefined ? left : [...left, ...Array(Math.max(0, 8 - left.length - right.length)).fill('0'), ...right];
  return full
    .slice(0, 4)
    .map((part) => Number.parseInt(part, 16).toString(16))
    .join(':');
}

/** Addresses and names are kept as hashes: the table says how often, not who. */
export const keyOf = (limit: Limit, what: string): string =>
  `${limit}:${createHash('sha256')
    .update(limit === 'name' ? what : placeOf(what))
    .digest('base64url')
    .slice(0, 22)}`;

export const minutesUntil = (until: Date): number => Math.max(1, Math.ceil((until.getTime() - Date.now()) / 60_000));

export function openAttempts(pool: pg.Pool) {
  return {
    /** Takes a point before the attempt, in one statement, so that a burst cannot slip through between looking and counting. */
    async take(limit: Limit, what: string): Promise<{ until: Date; spent: boolean }> {
      const { points, minutes } = limits[limit];
      const { rows } = await pool.query<{ points: number; expires_at: Date }>(
        `insert into attempt as a (key, points, expires_at) values ($1, 1, now() + make_interval(mins => $2))
         on conflict (key) do update set
           points = case when a.expires_at < now() then 1 else a.points + 1 end,
           expires_at = case when a.expires_at < now() then excluded.expires_at else a.expires_at end
         returning points, expires_at`,
        [keyOf(limit, what), minutes],
      );
      const row = rows[0] ?? { points: 1, expires_at: new Date() };
      if (row.points === 1) await pool.query("delete from attempt where expires_at < now() - interval '1 hour'");
      return { until: row.expires_at, spent: row.points > points };
    },
    /** Gives the point back: the attempt succeeded. */
    async giveBack(limit: Limit, what: string): Promise<void> {
      await pool.query('update attempt set points = greatest(points - 1, 0) where key = $1', [keyOf(limit, what)]);
    },
    /** @throws Refused too_many with the minutes left */
    async demand(limit: Limit, address: string): Promise<void> {
      const { until, spent } = await this.take(limit, address);
      if (spent)
        throw new Refused('too_many', [
          {
            code: 'too_many',
            message: `Từ mạng này có quá nhiều lần thử không đúng. Thử lại sau ${minutesUntil(until)} phút; ai đang làm việc không bị ảnh hưởng.`,
          },
        ]);
    },
  };
}
