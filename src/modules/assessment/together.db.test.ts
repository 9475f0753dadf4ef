// Many persons' marks in one transaction: each is answered, and everything is stored, as if they had come one after the other.
import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import type { Actor } from '#kernel/actor.ts';
import { withDatabase } from '#tests/support/db.ts';
import { aSchoolWithMarks, op, type TestSchool } from '#tests/support/marks.ts';
import { enterMarks, enterTogether } from './commands/enter-marks.ts';
import { schoolsToEnter } from './commands/hold-marks.ts';
import type { CellAnswer } from './commands/mark-op.ts';

const t = withDatabase();
let alone: TestSchool;
let together: TestSchool;
let third: TestSchool;
beforeAll(async () => {
  [alone, together, third] = [
    await aSchoolWithMarks(t.db, 3, 'thcs-mot'),
    await aSchoolWithMarks(t.db, 3, 'thcs-hai'),
    await aSchoolWithMarks(t.db, 3, 'thcs-ba'),
  ];
}, 60_000);

type Mark = { code: string; pupil: number; column: string; value: string | number | null; version: number };
type List = { who: string; marks: readonly Mark[] };
const codes = ['TOAN', 'VAN', 'TD', 'HK'] as const;
const mark = fc.oneof(
  fc.record({
    ...{ code: fc.constantFrom('TOAN', 'VAN'), pupil: fc.nat(3), version: fc.nat(2) },
    column: fc.constantFrom('HK1.KTtx1', 'HK1.KT1t1', 'HK1.KThk', 'HK2.KThk', 'CN.KTL', 'HK1.khong-co'),
    value: fc.oneof(fc.integer({ min: 0, max: 10 }), fc.constantFrom('8,5', '11', 'abc', null)),
  }),
  fc.record({
    ...{ code: fc.constant('TD'), pupil: fc.nat(2), version: fc.nat(1), column: fc.constantFrom('HK1.KTtx1', 'HK1.KThk') },
    value: fc.constantFrom('Đ', 'CĐ', null),
  }),
  fc.record({
    ...{ code: fc.constant('HK'), pupil: fc.nat(2), version: fc.nat(1), column: fc.constantFrom('HK1.HK', 'CN.HK') },
    value: fc.constantFrom('Tốt', 'Khá', null),
  }),
);
const lists = fc.array(
  fc.record({ who: fc.constantFrom(...codes, 'principal'), marks: fc.array(mark, { minLength: 1, maxLength: 4 }) }),
  { minLength: 1, maxLength: 6 },
);

const actorOf = (school: TestSchool, who: string): Actor => (who === 'principal' ? school.principal : school.teacher(who));
const opsOf = (school: TestSchool, { marks }: List) =>
  marks.map(({ code, pupil, column, value, version }) =>
    // The fourth pupil is of another class.
    op(school.pupils[pupil]?.id ?? third.pupils[0]?.id ?? '', school.subjects[code] ?? 0, column, value, version),
  );
const shown = (answers: readonly CellAnswer[]) =>
  answers.map(({ opId: _, theirs, reason, ...answer }) => ({
    ...{ ...answer, theirs: theirs && { ...theirs, at: '' } },
    reason: reason?.replace(/ thcs-\w+/g, ''),
  }));

/** Everything that is kept of a school, without names of its own. */
async function kept(school: TestSchool) {
  const ask = async (text: string) => (await t.db.ownerPool.query(text, [school.unit.id])).rows;
  const of = 'join people.pupil p on p.id = m.pupil_id where m.unit_id = $1';
  const subject = 'join teaching.class_subject s on s.id = m.class_subject_id';
  return {
    rows: await ask(`select s.subject, m.semester, p.sort_key, m.cells, m.mean, m.comment, m.clause, m.needed, m.present, m.inputs_hash
      from assessment.mark_row m ${subject} ${of} order by 1, 2, 3`),
    changes: await ask(`select s.subject, m.semester, p.sort_key, m."column", m.old, m.new, m.version, m.via, m.changed_by_name
      from assessment.mark_change m ${subject} ${of} order by 1, 2, 3, 4, 7`),
    results:
      await ask(`select p.sort_key, m.period, m.subjects, m.overall_mean, m.level, m.level_clause, m.conduct, m.title, m.missing, m.complete
      from assessment.result m ${of} order by 1, 2`),
    // One that was counted up and down again is there, or is not.
    counters: await ask(
      'select semester, complete, cells_present from assessment.counter where unit_id = $1 and (complete <> 0 or cells_present <> 0) order by 1',
    ),
  };
}

test('whoever writes what: the same answers and the same marks, results and counters as one after the other', async () => {
  await fc.assert(
    fc.asyncProperty(lists, async (all) => {
      const one: CellAnswer[][] = [];
      for (const list of all)
        one.push(await t.db.as(actorOf(alone, list.who), (work) => enterMarks(work, alone.unit, opsOf(alone, list), 'grid')));
      const both = await t.db.together(
        all.map(({ who }) => ({ actor: actorOf(together, who) })),
        async ([...works]) => {
          const [work] = works as [(typeof works)[0] & object];
          expect(await schoolsToEnter(work, Object.values(together.subjects))).toMatchObject([{ beside: true }]);
          return enterTogether(
            all.map((list, i) => ({
              ...{ work: works[i] as typeof work, unit: together.unit, ops: opsOf(together, list), via: 'grid' as const },
            })),
          );
        },
      );
      expect(both.map(shown)).toEqual(one.map(shown));
      expect(await kept(together)).toEqual(await kept(alone));
    }),
    { numRuns: 25 },
  );
}, 120_000);
