// The Sở orders other least numbers of marks: means appear or vanish by what is asked, in every school, and back again.
import { beforeAll, expect, test } from 'vitest';
import type { Actor, Role } from '#kernel/actor.ts';
import { Refused } from '#kernel/refusal.ts';
import { withDatabase } from '#tests/support/db.ts';
import { aSchoolWithMarks, op, type TestSchool, testYear } from '#tests/support/marks.ts';
import { enterMarks } from './commands/enter-marks.ts';
import { recomputeSchool } from './commands/recompute.ts';
import { dropMinimum, saveMinimum } from './commands/save-minimum.ts';
import { minimumSettings } from './queries/minimum-settings.ts';

const t = withDatabase();
let s: TestSchool;
const at = (role: Role, unit: TestSchool['unit']): Actor => ({
  ...{ kind: 'person', userId: role, name: 'Trần Thị Thử', username: role },
  grants: [{ role, unitId: unit.id, path: unit.path }],
});
const so = () => at('province_admin', s.so);
const order = {
  ruleSet: 'TT58/2011',
  semester: '1',
  regular: ['1', '1', '2'],
  periodic: '1',
  comment: '',
  basis: 'Công văn thử 12/2018',
  version: 0,
};
const why = (part: Promise<unknown>) =>
  part.then(
    () => 'done',
    (error) => (error instanceof Refused ? error.reasons.map(({ code }) => code).join() : String(error)),
  );
const mean = async () => {
  await t.db.as({ kind: 'system', label: 'test' }, (work) => recomputeSchool(work, s.unit.id, testYear));
  const { rows } = await t.db.ownerPool.query(
    'select mean, needed from assessment.mark_row where class_subject_id = $1 and pupil_id = $2',
    [s.subjects.TOAN, s.pupils[0]?.id],
  );
  return rows[0];
};

beforeAll(async () => {
  s = await aSchoolWithMarks(t.db, 2);
  const marks = ['KTtx1', 'KTtx2', 'KTdk1', 'KThk'].map((key) =>
    op(s.pupils[0]?.id ?? '', s.subjects.TOAN ?? 0, `HK1.${key}`, 8),
  );
  await t.db.as(s.principal, (work) => enterMarks(work, s.unit, marks, 'grid'));
});

const refusedOrders: [string, Record<string, unknown>, string][] = [
  ['fewer for more periods', { regular: ['3', '2', '1'] }, 'order'],
  ['a band left out', { regular: ['1', '1'] }, 'bands'],
  ['a circular of other years', { ruleSet: 'TT22/2021' }, 'rules'],
  ['no basis', { basis: '' }, 'invalid'],
  ['a number that is none', { regular: ['1', 'x', '2'] }, 'invalid'],
];
test.each(refusedOrders)('%s is refused', async (_, given, code) => {
  expect(await why(t.db.as(so(), (work) => saveMinimum(work, s.so, testYear, { ...order, ...given })))).toBe(code);
});

test('a school orders nothing', async () => {
  expect(await why(t.db.as(s.principal, (work) => saveMinimum(work, s.unit, testYear, order)))).toBe('not_allowed');
});

test('two orders at the same moment: one is kept', async () => {
  const both = [5, 4].map((n) => ({ ...order, regular: [n, n, n].slice(0, order.regular.length) }));
  const saved = await Promise.allSettled(
    both.map((one) => t.db.as(so(), (work) => saveMinimum(work, s.so, testYear, { ...one, semester: '2' }))),
  );
  expect(saved.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  await t.db.as(so(), (work) => dropMinimum(work, s.so, testYear, { ruleSet: 'TT58/2011', semester: 2, version: 1 }));
});

test('ordered, the mean is there; two at once see each other; dropped, it waits again', async () => {
  expect(await mean()).toEqual({ mean: null, needed: 6 });
  await t.db.as(so(), (work) => saveMinimum(work, s.so, testYear, order));
  expect(await mean()).toEqual({ mean: 80, needed: 4 });
  const { rows } = await t.db.ownerPool.query("select key from graphile_worker.jobs where task_identifier = 'recount-school'");
  expect(rows).toEqual([{ key: `recount-school:${s.unit.id}:${testYear}` }]);
  expect(await why(t.db.as(so(), (work) => saveMinimum(work, s.so, testYear, order)))).toBe('stale');
  // Read by the school, as the sheet reads it.
  expect(await t.db.read(s.principal, (work) => minimumSettings(work, testYear))).toHaveLength(1);
  await t.db.as(so(), (work) => dropMinimum(work, s.so, testYear, { ruleSet: 'TT58/2011', semester: 1, version: 1 }));
  expect(await mean()).toEqual({ mean: null, needed: 6 });
});
