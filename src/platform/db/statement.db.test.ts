// A statement that is put together once: its values go where they are named, and the server plans it once on a connection.
import { expect, test } from 'vitest';
import { withDatabase } from '#tests/support/db.ts';
import { statement } from './statement.ts';

const t = withDatabase();
const system = { kind: 'system', label: 'test' } as const;
const between = statement<{ n: number; twice: number }, { from: number; to: number; times: number }>`
  select n, n * ${'times'}::int as twice from generate_series(${'from'}::int, ${'to'}::int) as n where n <> ${'from'}`;

test('values go where they are named, also twice; the same text is prepared once', async () => {
  await t.db.read(system, async (work) => {
    expect(await between(work, { times: 2, to: 3, from: 1 })).toEqual([
      { n: 2, twice: 4 },
      { n: 3, twice: 6 },
    ]);
    expect(await between(work, { from: 5, to: 6, times: 3 })).toEqual([{ n: 6, twice: 18 }]);
    const plans = statement<{ n: number }, object>`
      select count(*) as n from pg_prepared_statements where statement like '%generate_series%' and statement not like '%pg_prepared%'`;
    expect(await plans(work, {})).toEqual([{ n: 1 }]);
  });
});

test('questions asked in one breath are answered in their order; one that fails leaves nothing behind', async () => {
  const counted = statement<{ n: number }, { n: number }>`select ${'n'}::int as n`;
  const all = await t.db.read(system, (work) => Promise.all([1, 2, 3, 4].map((n) => counted(work, { n }))));
  expect(all.flat().map(({ n }) => n)).toEqual([1, 2, 3, 4]);
  const broken = statement<never, { n: number }>`select 1 / ${'n'}::int`;
  const breath = t.db.as(system, (work) =>
    Promise.all([counted(work, { n: 1 }), broken(work, { n: 0 }), counted(work, { n: 2 })]),
  );
  await expect(breath).rejects.toThrow('division by zero');
  expect(await t.db.read(system, (work) => counted(work, { n: 5 }))).toEqual([{ n: 5 }]);
});
