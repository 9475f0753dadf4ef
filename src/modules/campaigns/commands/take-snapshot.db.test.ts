import { expect, test } from 'vitest';
import { withDatabase } from '#tests/support/db.ts';
import { campaignNow, curveOf, statusOf, takeSnapshots } from '../index.ts';

const t = withDatabase('school');
const system = { kind: 'system', label: 'test' } as const;

test('a day is kept once, the deadline’s picture freezes, and after it the unfinished are overdue', async () => {
  expect(await t.db.as(system, takeSnapshots)).toBe(0); // the demo has the day before
  t.clock.set(new Date('2018-12-11T00:00:30+07:00'));
  // Three deadlines run that day: of records, of portals, and of results, which schools alone have.
  expect(await t.db.as(system, takeSnapshots)).toBe(8);
  expect(await t.db.as(system, takeSnapshots)).toBe(0);
  const before = await t.db.read(system, async (work) => curveOf(work, await campaignNow(work), 'u1'));
  expect(before.at(-1)?.day).toBe('2018-12-10');
  t.clock.set(new Date('2018-12-15T00:00:10+07:00'));
  expect(await t.db.as(system, takeSnapshots)).toBe(8);
  const { rows } = await t.db.ownerPool.query<{ frozen: boolean }>(
    'select frozen_at is not null as frozen from campaigns.campaign order by id',
  );
  expect(rows.map((row) => row.frozen)).toEqual([true, false, false, false]);
  const standing = await t.db.read(system, async (work) =>
    (await statusOf(work, await campaignNow(work, 'u1', 'ho-so-2018'), 'u1')).map((u) => u.standing),
  );
  expect(standing.filter((s) => s !== 'done' && s !== 'overdue')).toEqual([]);
  expect(standing).toContain('overdue');
  // Nobody rewrites it.
  await expect(
    t.db.as(system, (work) =>
      work.handle
        .updateTable('campaigns.daily' as never)
        .set({ complete: 0 } as never)
        .execute(),
    ),
  ).rejects.toThrow(/permission denied/);
});
