// Over any history of writing, moving and taking back: counters equal a full recount, and each pupil's class is its open enrolment.
import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { sql } from 'kysely';
import { beforeAll, expect, test } from 'vitest';
import type { Actor } from '#kernel/actor.ts';
import { isRefused } from '#kernel/refusal.ts';
import { openClasses, recheckClasses, recordEnrolments, setHomeroom } from '#modules/classes/index.ts';
import { createUnit, type Unit, unitById } from '#modules/organizations/index.ts';
import {
  addStaff,
  editPupil,
  emptyPupil,
  explainFinding,
  fullRecount,
  loadPupils,
  type PupilRecord,
  savePupils,
} from '#modules/people/index.ts';
import type { Cell, Sheet } from '#platform/spreadsheet/read.ts';
import { withDatabase } from '#tests/support/db.ts';
import { addPupil } from '#workflows/place-pupil/add-pupil.ts';
import { placePupils } from '#workflows/place-pupil/place-pupil.ts';
import { placeStaff } from '#workflows/place-staff/place-staff.ts';
import { applyPlan, undoImport } from './apply.ts';
import { kinds, planFile } from './kinds.ts';
import { countsOf } from './plan.ts';

const t = withDatabase();
const system: Actor = { kind: 'system', label: 'test' };
const year = '2018-2019';
let unit: Unit;
let classIds: number[] = [];

beforeAll(async () => {
  await t.db.ownerPool.query(
    `insert into classes.school_year values ('${year}', '2018-08-01', '2019-05-31', '2018-08-20', '2019-01-05', '2019-01-07', '2019-05-18')`,
  );
  unit = await t.db.as(system, async (work) => {
    const so = await createUnit(work, {
      name: 'Sở GD&ĐT',
      shortName: 'Sở',
      type: 'SO',
      slug: 'so-test',
      parentId: null,
      countedInSurvey: false,
    });
    const school = await createUnit(work, {
      name: 'Trường THCS Thử',
      shortName: 'THCS Thử',
      type: 'THCS',
      slug: 'thcs-thu',
      parentId: so.id,
    });
    classIds = (
      await openClasses(work, school.id, year, [
        { name: '6A', grade: '06' },
        { name: '7A', grade: '07' },
      ])
    ).map((c) => c.id);
    return (await unitById(work, school.id)) as Unit;
  });
});

const header = ['Họ tên', 'Ngày sinh', 'Giới tính', 'Dân tộc', 'Lớp học', 'Mã định danh Bộ GD&ĐT'];
const sheetOf = (rows: Cell[][]): Sheet[] => [
  { name: 'DS', rows: [header, ...rows].map((cells, i) => ({ number: i + 4, cells })) },
];

async function invariants(): Promise<void> {
  await t.db.read(system, async (work) => {
    const truth = await fullRecount(work, unit.id);
    const { rows } = await sql<
      Record<string, number>
    >`select pupils_active, pupils_complete, pupils_filled, staff_active, staff_complete from people.counter where unit_id = ${unit.id}`.execute(
      work.handle,
    );
    expect(rows[0] ?? { pupils_active: 0, pupils_complete: 0, pupils_filled: 0, staff_active: 0, staff_complete: 0 }).toEqual(
      truth,
    );
    const { rows: sums } = await sql<{ active: number; complete: number }>`
      select coalesce(sum(active), 0)::int as active, coalesce(sum(complete), 0)::int as complete from people.class_counter where unit_id = ${unit.id}`.execute(
      work.handle,
    );
    expect(sums[0]).toEqual({ active: truth?.pupils_active, complete: truth?.pupils_complete });
    const { rows: apart } = await sql`
      select p.id from people.pupil p left join classes.enrolment e on e.pupil_id = p.id and e.valid_to is null
      where p.unit_id = ${unit.id} and p.class_id is distinct from e.class_id`.execute(work.handle);
    expect(apart).toEqual([]);
    const { rows: wrong } = await sql`
      select id from people.pupil p where unit_id = ${unit.id} and open_errors <>
        (select count(*) from people.finding f where f.pupil_id = p.id and f.state = 'open' and f.level = 'E')
      union all select id from people.staff s where unit_id = ${unit.id} and open_errors <>
        (select count(*) from people.finding f where f.staff_id = s.id and f.state = 'open' and f.level = 'E')`.execute(
      work.handle,
    );
    expect(wrong).toEqual([]);
    const { rows: classes } = await sql`
      select 1 from classes.counter k, lateral (select count(*) as active, count(*) filter (where c.complete) as complete
        from classes.class c where c.unit_id = k.unit_id and c.school_year = k.school_year and c.active) n
      where k.unit_id = ${unit.id} and (k.active, k.complete) is distinct from (n.active, n.complete)`.execute(work.handle);
    expect(classes).toEqual([]);
  });
}

async function put(pupil: PupilRecord): Promise<void> {
  await t.db.as(system, async (work) => {
    await savePupils(work, unit.id, [{ pupil, guardians: [] }]);
    const touched = await recordEnrolments(work, unit.id, year, [{ pupilId: pupil.id, classId: pupil.class_id }]);
    await recheckClasses(work, unit.id, year, touched);
  });
}

const fields = fc.record({
  ethnicity: fc.constantFrom('01', null),
  sex: fc.constantFrom('male' as const, 'female' as const, null),
  birth_date: fc.constantFrom('2007-03-04', '2031-01-01', null),
  status: fc.constantFrom('studying' as const, 'left' as const),
  ministry_id: fc.constantFrom('3600000001', '3600000002', null),
  place: fc.constantFrom(0, 1, 2),
});
/** Somebody works by hand: whatever is refused leaves no trace. */
const acts = [
  'edit',
  'explain',
  'unexplain',
  'move',
  'leave',
  'return',
  'add',
  'guardian',
  'staff',
  'staff-status',
  'homeroom',
] as const;
type Hand = { kind: 'hand'; act: (typeof acts)[number]; n: number; what: Record<string, unknown> };
type Step =
  | Hand
  | { kind: 'put'; who: number; what: typeof fields extends fc.Arbitrary<infer T> ? T : never }
  | { kind: 'import'; rows: number[]; undo: boolean };
const hand: fc.Arbitrary<Hand> = fc.record({
  kind: fc.constant('hand' as const),
  act: fc.constantFrom(...acts),
  n: fc.nat(20),
  what: fc.record({
    birth_date: fc.constantFrom('01/01/2007', '05/06/2007', '04/03/1995', ''),
    ethnicity: fc.constantFrom('01', '55', ''),
    nationality: fc.constantFrom('VN', 'LA'),
    disability: fc.constantFrom('true', 'false'),
    ministry_id: fc.constantFrom('3600000001', '3600000003', ''),
  }),
});
const step: fc.Arbitrary<Step> = fc.oneof(
  hand,
  fc.record({ kind: fc.constant('put' as const), who: fc.nat(5), what: fields }),
  fc.record({
    kind: fc.constant('import' as const),
    rows: fc.uniqueArray(fc.nat(9), { minLength: 1, maxLength: 5 }),
    undo: fc.boolean(),
  }),
);

async function byHand({ act, n, what }: Hand): Promise<void> {
  const pick = async (text: string) => {
    const { rows } = await t.db.ownerPool.query<{ id: string; version: number }>(text, [unit.id]);
    return rows[n % Math.max(1, rows.length)];
  };
  const pupil = await pick('select id, version from people.pupil where unit_id = $1 order by id');
  const staff = await pick('select id, version from people.staff where unit_id = $1 order by id');
  const place = await pick('select id::text, version from classes.class where unit_id = $1 and active order by id');
  const state = act === 'explain' ? 'open' : 'explained';
  const finding = await pick(
    `select id::text, 1 as version from people.finding where unit_id = $1 and state = '${state}' order by id`,
  );
  const day = { date: '10/12/2018', reason: 'far' };
  try {
    await t.db.as(system, async (work) => {
      if (act === 'add')
        await addPupil(work, unit, { ...what, full_name: `Lại Văn ${n}`, sex: 'male', class_id: place?.id, anyway: 'yes' });
      else if (act === 'staff')
        await addStaff(work, unit, { ...what, full_name: `Lại Thị ${n}`, kind: 'teacher', anyway: 'yes' });
      else if (act === 'staff-status' && staff)
        await placeStaff(work, unit, staff.id, { ...day, status: n % 2 ? 'retired' : 'working' });
      else if (act === 'homeroom' && place)
        await setHomeroom(work, unit, Number(place.id), {
          staffId: staff?.id,
          from: day.date,
          version: place.version,
          anyway: 'yes',
        });
      else if ((act === 'explain' || act === 'unexplain') && finding)
        await explainFinding(work, unit, Number(finding.id), act === 'explain' ? 'đúng như vậy' : null);
      else if (pupil && act === 'edit') await editPupil(work, pupil.id, { ...what, version: pupil.version });
      else if (pupil && act === 'guardian')
        await editPupil(work, pupil.id, {
          'guardians.new1.relation': n % 2 ? 'mother' : 'father',
          'guardians.new1.full_name': 'Lại Thị Nhà',
          version: pupil.version,
        });
      else if (pupil && (act === 'move' || act === 'leave' || act === 'return'))
        await placePupils(work, unit, [pupil.id], { act, classId: place?.id, ...day });
    });
  } catch (error) {
    if (!isRefused(error)) throw error;
  }
}

test('any history', async () => {
  const ids = Array.from({ length: 6 }, () => randomUUID());
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 6 }), async (steps) => {
      for (const s of steps) {
        if (s.kind === 'hand') await byHand(s);
        else if (s.kind === 'put') {
          const { place, ...what } = s.what;
          const id = ids[s.who] ?? '';
          await put({
            ...emptyPupil,
            ...what,
            id,
            unit_id: unit.id,
            full_name: `Trần Văn ${'ABCDEF'[s.who]}`,
            status_date: '2018-08-20',
            status_reason: 'x',
            class_id: classIds[place - 1] ?? null,
            grade: place ? `0${5 + place}` : null,
          });
        } else {
          const rows = s.rows.map((n): Cell[] => [
            `Phạm Thị Số ${'abcdefghij'[n]}`,
            '05/06/2007',
            'Nữ',
            'Kinh',
            n % 2 ? '6A' : '7A',
            `36990000${n}0`,
          ]);
          const importId = randomUUID();
          await t.db.as(system, async (work) => {
            await sql`insert into people.import (id, unit_id, kind, state, file_name, file, file_sha256, created_by) values (${importId}, ${unit.id}, 'pupils', 'applying', 'x', '', '', 'x')`.execute(
              work.handle,
            );
            await applyPlan(work, unit, await planFile(work, unit, 'pupils', sheetOf(rows), {}), {
              createClasses: false,
              allOrNothing: false,
              importId,
            });
          });
          // The same file again: nothing to do.
          const again = await t.db.read(system, (work) => planFile(work, unit, 'pupils', sheetOf(rows), {}));
          expect(countsOf(again.plan.rows)).toMatchObject({ new: 0, changed: 0, refused: 0 });
          if (s.undo) await t.db.as(system, (work) => undoImport(work, unit, kinds.pupils, importId));
        }
        await invariants();
      }
    }),
    { numRuns: 60 },
  );
}, 120_000);

test('the second of two clerks gets both versions; a shared number is found on both sides', async () => {
  const [a, b] = [randomUUID(), randomUUID()];
  const base = {
    ...emptyPupil,
    unit_id: unit.id,
    birth_date: '2007-01-02',
    sex: 'male' as const,
    ethnicity: '01',
    status_date: '2018-08-20',
    class_id: classIds[0] ?? null,
    grade: '06',
  };
  await put({ ...base, id: a, full_name: 'Vũ Văn Một', ministry_id: '3611112222' });
  await put({ ...base, id: b, full_name: 'Vũ Văn Hai', ministry_id: '3611112222' });
  await t.db.read(system, async (work) => {
    const { rows } = await sql<{
      pupil_id: string;
    }>`select pupil_id from people.finding where rule = 16 and state = 'open' and pupil_id in (${a}, ${b})`.execute(work.handle);
    expect(rows).toHaveLength(2);
  });
  const [stored] = await t.db.read(system, (work) => loadPupils(work, [b]));
  const version = await t.db.read(
    system,
    async (work) =>
      (await sql<{ version: number }>`select version from people.pupil where id = ${b}`.execute(work.handle)).rows[0]?.version,
  );
  const form = { ...stored?.pupil, version, birth_date: '02/01/2007' };
  await t.db.as(system, (work) => editPupil(work, b, { ...form, ministry_id: '3611113333' }));
  const stale = await t.db.as(system, (work) => editPupil(work, b, { ...form, full_name: 'Vũ Văn Ba' })).catch((error) => error);
  expect(stale.kind).toBe('conflict');
  expect(stale.theirs.values.ministry_id).toBe('3611113333');
  await t.db.read(system, async (work) => {
    const { rows: open } =
      await sql`select 1 from people.finding where rule = 16 and state = 'open' and pupil_id in (${a}, ${b})`.execute(
        work.handle,
      );
    expect(open).toHaveLength(0);
  });
  await invariants();
});
