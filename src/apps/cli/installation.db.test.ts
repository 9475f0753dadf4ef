import { expect, test } from 'vitest';
import { parseConfig } from '#platform/config/config.ts';
import { withDatabase } from '#tests/support/db.ts';
import { businessClock } from './installation.ts';

const t = withDatabase();
const at = (env: Record<string, string> = {}) => businessClock(t.url, parseConfig(env));
const near = (a: Date, b: number) => Math.abs(a.getTime() - b) < 5000;

test('CLOCK_START restarts the business clock, a restart lets it tick on, real follows the wall, an unset one changes nothing', async () => {
  expect(near((await at()).now(), Date.now())).toBe(true);
  const start = Date.parse('2018-12-14T23:59:50+07:00');
  expect(near((await at({ CLOCK_START: '2018-12-14T23:59:50+07:00' })).now(), start)).toBe(true);
  // The process was away for a quarter of an hour: the day has changed meanwhile.
  await t.db.ownerPool.query(
    `update platform.setting set value = jsonb_set(value, '{startedAt}', to_jsonb((now() - interval '15 minutes')::text)) where key = 'clock'`,
  );
  const later = await at();
  expect(near(later.now(), start + 15 * 60_000)).toBe(true);
  expect(later.today()).toBe('2018-12-15');
  expect(near((await at({ CLOCK_START: 'real' })).now(), Date.now())).toBe(true);
  expect(near((await at()).now(), Date.now())).toBe(true);
});
