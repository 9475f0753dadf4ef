// All schools in threads: every one is told of, the second time nothing differs, what fails is named.
import { expect, test } from 'vitest';
import { enterMarks } from '#modules/assessment/index.ts';
import { withDatabase } from '#tests/support/db.ts';
import { aSchoolWithMarks, op } from '#tests/support/marks.ts';
import { recomputeAll, schoolsToRecompute } from './recompute-all.ts';

const t = withDatabase();
const system = { kind: 'system', label: 'test' } as const;

test('two schools in two threads; stale results are found and mended, then nothing is', async () => {
  const one = await aSchoolWithMarks(t.db, 2, 'thcs-mot');
  const two = await aSchoolWithMarks(t.db, 3, 'thcs-hai');
  for (const s of [one, two])
    await t.db.as(s.homeroom, (work) =>
      enterMarks(work, s.unit, [op(s.pupils[0]?.id ?? '', s.subjects.HK ?? 0, 'HK1.HK', 'Tốt')], 'grid'),
    );
  await t.db.ownerPool.query("update assessment.result set conduct = 'Y', inputs_hash = null where unit_id = $1 and period = 1", [
    two.unit.id,
  ]);
  const schools = await t.db.read(system, (work) => schoolsToRecompute(work, '2018-2019'));
  expect(schools.map(({ id }) => id).sort()).toEqual([one.unit.id, two.unit.id].sort());
  const seen: string[] = [];
  const run = () =>
    recomputeAll({ url: t.url, now: t.clock.now(), schools, threads: 2, onSchool: ({ name }) => void seen.push(name) });
  const first = await run();
  expect(first).toMatchObject({ classes: 2, pupils: 5, rows: 2, cells: 2, changed: { rows: 0, results: 1 } });
  expect((await run()).changed).toEqual({ rows: 0, results: 0, counters: 0 });
  expect(seen.toSorted()).toEqual(['THCS thcs-hai', 'THCS thcs-hai', 'THCS thcs-mot', 'THCS thcs-mot']);
}, 60_000);
