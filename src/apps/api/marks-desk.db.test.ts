// The desk where marks are handed in by many at once: who is entered with whom, what nobody learns of others, who waits and who does not.
import { beforeAll, expect, test } from 'vitest';
import type { Person } from '#kernel/actor.ts';
import { holdMarks } from '#modules/assessment/index.ts';
import type { Database } from '#platform/db/database.ts';
import { withDatabase } from '#tests/support/db.ts';
import { aSchoolWithMarks, op, type TestSchool } from '#tests/support/marks.ts';
import { openMarksDesk } from './marks-desk.ts';

const t = withDatabase();
let one: TestSchool;
let two: TestSchool;
beforeAll(async () => {
  one = await aSchoolWithMarks(t.db, 4, 'thcs-mot');
  two = await aSchoolWithMarks(t.db, 4, 'thcs-hai');
}, 60_000);

/** The same database, which remembers how many persons were in each transaction. */
function counting(): { db: Database; persons: number[] } {
  const persons: number[] = [];
  const together: Database['together'] = (acting, part, options) => {
    persons.push(acting.length);
    return t.db.together(acting, part, options);
  };
  return { db: { ...t.db, together }, persons };
}
const toan = (school: TestSchool, i: number, column: string, value: string | number) =>
  op(school.pupils[i]?.id ?? '', school.subjects.TOAN ?? 0, column, value);
const sent = (school: TestSchool, subject: string, ops: ReturnType<typeof op>[]) => ({
  ...{ person: school.teacher(subject) as Person, ops, via: 'grid' as const, requestId: 'x' },
});
const history = async (opId: string) =>
  (await t.db.ownerPool.query('select unit_id, changed_by, changed_by_name from assessment.mark_change where op_id = $1', [opId]))
    .rows;

test('who comes while others are served is entered with them, each under the own name and into the own school', async () => {
  const { db, persons } = counting();
  const handIn = openMarksDesk(db);
  const ops = [one, two, one, two, one, two].map((school, i) => toan(school, Math.floor(i / 2), 'HK1.KTtx1', i));
  const answers = await Promise.all(ops.map((each, i) => handIn(sent(i % 2 === 0 ? one : two, 'TOAN', [each]))));
  expect(answers.flat().map(({ opId, state }) => [opId, state])).toEqual(ops.map(({ opId }) => [opId, 'saved']));
  expect(persons).toEqual([1, 1, 4]);
  expect(await history(ops[5]?.opId ?? '')).toEqual([
    { unit_id: two.unit.id, changed_by: 'gv-TOAN-thcs-hai', changed_by_name: 'Giáo viên TOAN' },
  ]);
});

test('in one transaction with teachers of another school, and still their sheets do not exist for this one', async () => {
  const { db, persons } = counting();
  const handIn = openMarksDesk(db);
  const foreign = toan(two, 0, 'HK1.KTtx2', 10);
  const own = toan(one, 0, 'HK1.KTtx2', 9);
  const lists = [
    ...[sent(one, 'TOAN', [toan(one, 1, 'HK1.KTtx2', 5)]), sent(two, 'TOAN', [toan(two, 1, 'HK1.KTtx2', 5)])],
    ...[sent(two, 'TOAN', [toan(two, 2, 'HK1.KTtx2', 6)]), sent(one, 'TOAN', [foreign, own])],
  ];
  const answers = await Promise.all(lists.map((each) => handIn(each)));
  expect(persons).toEqual([1, 1, 2]);
  expect(answers[3]).toMatchObject([
    { opId: foreign.opId, state: 'refused', code: 'not_found' },
    { opId: own.opId, state: 'saved' },
  ]);
  expect(await history(foreign.opId)).toEqual([]);
});

test('a school in which nobody may write at the moment keeps its own teachers waiting, in one transaction, and nobody else', async () => {
  const { db, persons } = counting();
  const handIn = openMarksDesk(db);
  let release = () => {};
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  let locked = () => {};
  const begun = new Promise<void>((resolve) => {
    locked = resolve;
  });
  const holder = t.db.as(one.principal, async (work) => {
    await holdMarks(work, one.unit.id);
    locked();
    await held;
  });
  await begun;
  let served = false;
  const theirs = Promise.all([0, 1, 2].map((i) => handIn(sent(one, 'TOAN', [toan(one, i, 'HK1.KTtx3', 7)]))));
  void theirs.then(() => {
    served = true;
  });
  for (const i of [0, 1, 2])
    expect(await handIn(sent(two, 'TOAN', [toan(two, i, 'HK1.KTtx3', 8)]))).toMatchObject([{ state: 'saved' }]);
  await expect
    .poll(async () => (await t.db.ownerPool.query("select from pg_stat_activity where wait_event = 'advisory'")).rowCount)
    .toBe(1);
  expect(served).toBe(false);
  release();
  await holder;
  expect((await theirs).flat().map(({ state }) => state)).toEqual(['saved', 'saved', 'saved']);
  expect(persons.reduce((sum, n) => sum + n, 0)).toBe(9);
});

test('what fails for one fails for that one alone', async () => {
  const { db, persons } = counting();
  // A row that the database refuses, whatever the rules say.
  await t.db.ownerPool.query(
    `alter table assessment.mark_change add constraint test_refused check ("column" <> 'KTtx4' or new <> '100') not valid`,
  );
  const handIn = openMarksDesk(db);
  const lists = [3, 3, 8, 10, 9].map((value, i) =>
    sent(i % 2 === 0 ? one : two, 'TOAN', [toan(i % 2 === 0 ? one : two, Math.floor(i / 2), 'HK1.KTtx4', value)]),
  );
  const answers = await Promise.allSettled(lists.map((each) => handIn(each)));
  expect(answers.map((each) => (each.status === 'fulfilled' ? each.value[0]?.state : 'failed'))).toEqual([
    ...['saved', 'saved', 'saved', 'failed', 'saved'],
  ]);
  expect(persons).toEqual([1, 1, 3, 1, 1, 1]);
});

test('a long list goes alone, beside the others', async () => {
  const { db, persons } = counting();
  const handIn = openMarksDesk(db);
  const long = Array.from({ length: 61 }, (_, i) => toan(one, i % 4, 'HK1.KTtx5', 4));
  await Promise.all([1, 2, 3].map(() => handIn(sent(one, 'TOAN', long))));
  expect(persons).toEqual([1, 1, 1]);
});
