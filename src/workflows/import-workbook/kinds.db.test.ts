// Staff and classes by file: the same file twice changes nothing, undoing leaves no trace, and counters equal a full recount.
import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { sql } from 'kysely';
import { beforeAll, expect, test } from 'vitest';
import type { Actor } from '#kernel/actor.ts';
import { createUnit, type Unit, unitById } from '#modules/organizations/index.ts';
import { fullRecount, type ImportKindName, loadStaff, recordHistory, saveStaff } from '#modules/people/index.ts';
import type { Work } from '#platform/db/work.ts';
import type { Cell, Sheet } from '#platform/spreadsheet/read.ts';
import { writeSheet } from '#platform/spreadsheet/write.ts';
import { withDatabase } from '#tests/support/db.ts';
import { applyPlan, undoImport } from './apply.ts';
import { correctImport, type DryRun, stepImport, uploadFile } from './imports.ts';
import { importJobs } from './jobs.ts';
import { kinds, planFile } from './kinds.ts';
import { countsOf } from './plan.ts';

const t = withDatabase();
const system: Actor = { kind: 'system', label: 'test' };
const year = '2018-2019';
let unit: Unit;
let other: Unit;

beforeAll(async () => {
  await t.db.ownerPool.query(
    `insert into classes.school_year values ('${year}', '2018-08-01', '2019-05-31', '2018-08-20', '2019-01-05', '2019-01-07', '2019-05-18')`,
  );
  [unit, other] = await t.db.as(system, async (work) => {
    const base = { name: 'Sở GD&ĐT', shortName: 'Sở', type: 'SO', slug: 'so-test', parentId: null, countedInSurvey: false };
    const so = await createUnit(work, base);
    const school = async (slug: string) => {
      const made = await createUnit(work, { name: `Trường ${slug}`, shortName: slug, type: 'THCS', slug, parentId: so.id });
      return (await unitById(work, made.id)) as Unit;
    };
    return [await school('thcs-mot'), await school('thcs-hai')] as const;
  });
});

const sheet = (header: string[], rows: Cell[][]): Sheet[] => [
  { name: 'DS', rows: [header, ...rows].map((cells, i) => ({ number: i + 8, cells })) },
];
const staffHead = [
  'Mã cán bộ',
  'Họ và tên',
  'Ngày sinh',
  'Giới tính',
  'Loại cán bộ',
  'Nhóm chức vụ',
  'Hình thức hợp đồng',
  'Trình độ',
  'Môn dạy',
];
const teacher = (n: number, degree = 'Đại học'): Cell[] => [
  ...[`CB${n}`, `Phạm Thị ${'ABCDEFGH'[n]}`, `1${n}/05/1980`, 'Nữ', 'Giáo viên', 'Giáo viên', 'biên chế', degree, 'Toán'],
];
const classHead = ['Tên lớp học', 'Khối học', 'Giáo viên chủ nhiệm', 'Buổi học'];

async function put(
  kind: ImportKindName,
  sheets: Sheet[],
  at = unit,
): Promise<{ id: string; counts: ReturnType<typeof countsOf> }> {
  const id = randomUUID();
  const counts = await t.db.as(system, async (work) => {
    await sql`insert into people.import (id, unit_id, kind, state, file_name, file, file_sha256, created_by)
      values (${id}, ${at.id}, ${kind}, 'applying', 'x', '', '', 'x')`.execute(work.handle);
    return applyPlan(work, at, await planFile(work, at, kind, sheets, {}), {
      createClasses: true,
      allOrNothing: false,
      importId: id,
    });
  });
  return { id, counts };
}
const plan = (kind: ImportKindName, sheets: Sheet[], at = unit) =>
  t.db.read(system, async (work) => (await planFile(work, at, kind, sheets, {})).plan);
const undo = (kind: ImportKindName, id: string) => t.db.as(system, (work) => undoImport(work, unit, kinds[kind], id));
const ask = <T>(part: (work: Work) => Promise<T>) => t.db.read(system, part);
const rowsOf = async <T>(query: ReturnType<typeof sql<T>>) => (await ask((work) => query.execute(work.handle))).rows;

async function invariants(): Promise<void> {
  const truth = await ask((work) => fullRecount(work, unit.id));
  const [kept] = await rowsOf(
    sql<Record<string, number>>`select staff_active, staff_complete from people.counter where unit_id = ${unit.id}`,
  );
  expect(kept ?? { staff_active: 0, staff_complete: 0 }).toEqual({
    staff_active: truth?.staff_active,
    staff_complete: truth?.staff_complete,
  });
  const [classes] = await rowsOf(sql<Record<string, number>>`
    select coalesce(max(k.active), 0) as kept, coalesce(max(k.complete), 0) as kept_complete,
      (select count(*)::int from classes.class where unit_id = ${unit.id} and active) as active,
      (select count(*)::int from classes.class where unit_id = ${unit.id} and active and complete) as complete
    from classes.counter k where unit_id = ${unit.id}`);
  expect([classes?.kept, classes?.kept_complete]).toEqual([classes?.active, classes?.complete]);
  const apart = await rowsOf(sql`
    select c.id from classes.class c left join classes.homeroom h on h.class_id = c.id and h.valid_to is null
    where c.unit_id = ${unit.id} and c.homeroom_staff_id is distinct from h.staff_id`);
  expect(apart).toEqual([]);
  const twoOnADay = await rowsOf(sql`
    select a.id from classes.homeroom a join classes.homeroom b on b.class_id = a.class_id and b.id <> a.id
    where a.unit_id = ${unit.id} and daterange(a.valid_from, a.valid_to, '[]') && daterange(b.valid_from, b.valid_to, '[]')`);
  expect(twoOnADay).toEqual([]);
}

test('any history of importing and taking back, newest first', async () => {
  const step = fc.record({
    kind: fc.constantFrom('staff' as const, 'classes' as const),
    who: fc.uniqueArray(fc.nat(4), { minLength: 1, maxLength: 4 }),
    degree: fc.constantFrom('Đại học', 'Cao đẳng', ''),
    undo: fc.boolean(),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 5 }), async (steps) => {
      const done: { kind: ImportKindName; id: string }[] = [];
      for (const s of steps) {
        const sheets =
          s.kind === 'staff'
            ? sheet(
                staffHead,
                s.who.map((n) => teacher(n, s.degree)),
              )
            : sheet(
                classHead,
                s.who.map((n) => [`${6 + (n % 4)}${'ABCDE'[n]}`, '', `Phạm Thị ${'ABCDEFGH'[(n + s.who.length) % 5]}`, 'Sáng']),
              );
        const { id, counts } = await put(s.kind, sheets);
        await invariants();
        const again = countsOf((await plan(s.kind, sheets)).rows);
        expect(again).toMatchObject({ new: 0, changed: 0, refused: counts.refused });
        done.push({ kind: s.kind, id });
        if (!s.undo) continue;
        const last = done.pop();
        if (last) await undo(last.kind, last.id);
        await invariants();
      }
      for (const { kind, id } of done.reverse()) await undo(kind, id);
      await invariants();
      // Everything was taken back: no trace is left.
      const [left] = await rowsOf(sql<{ n: number }>`
        select (select count(*) from people.staff where unit_id = ${unit.id}) + (select count(*) from classes.class where unit_id = ${unit.id})
          + (select count(*) from classes.homeroom where unit_id = ${unit.id}) as n`);
      expect(Number(left?.n)).toBe(0);
    }),
    { numRuns: 25 },
  );
}, 120_000);

test('undoing is refused, with the name, when somebody was changed since or leads a class', async () => {
  const staff = await put('staff', sheet(staffHead, [teacher(0), teacher(1)]));
  const classes = await put('classes', sheet(classHead, [['6A', '6', 'CB0', 'Sáng']]));
  await expect(undo('staff', staff.id)).rejects.toThrow('Phạm Thị A đã là chủ nhiệm lớp 6A');
  await undo('classes', classes.id);
  const [row] = await rowsOf(sql<{ id: string }>`select id from people.staff where unit_id = ${unit.id} and code = 'CB1'`);
  await t.db.as(system, async (work) => {
    const [record] = await loadStaff(work, [row?.id ?? '']);
    if (record) await saveStaff(work, unit.id, [{ ...record, phone: '0912345678' }]);
  });
  await expect(undo('staff', staff.id)).rejects.toThrow('1 cán bộ đã được sửa sau lần nhập này (Phạm Thị B)');
  await invariants();
});

test('homeroom teachers: by name, by code, ambiguous, unknown, gone; the dated record follows', async () => {
  await put(
    'staff',
    sheet(staffHead, [
      teacher(0),
      teacher(1),
      ['CB7', 'Phạm Thị A', '01/01/1985', 'Nữ', 'Giáo viên', 'Giáo viên', 'biên chế', 'Đại học', 'Toán'],
    ]),
  );
  await put('staff', sheet([...staffHead, 'Trạng thái'], [[...teacher(5), 'Nghỉ hưu']]));
  const { rows } = await plan(
    'classes',
    sheet(classHead, [
      ['7A', '7', 'Phạm Thị B', 'Sáng'],
      ['7B', '7', 'phạm thị a (CB0)', 'Sáng'],
      ['7C', '7', 'Phạm Thị A', 'Sáng'],
      ['7D', '7', 'Người Lạ', 'Sáng'],
      ['7E', '7', 'Phạm Thị F', 'Sáng'],
    ]),
  );
  expect(rows.map((row) => row.issues[0]?.code ?? row.verdict)).toEqual([
    ...['new', 'new', 'homeroom_ambiguous', 'homeroom_unknown', 'homeroom_gone'],
  ]);
  const first = await put('classes', sheet(classHead, [['7A', '7', 'CB1', 'Sáng']]));
  t.clock.set(new Date('2018-12-11T08:00:00+07:00'));
  const second = await put('classes', sheet(classHead, [['7A', '7', 'CB0', 'Sáng']]));
  await invariants();
  const history = () =>
    rowsOf(sql<{ code: string; from: string; to: string | null }>`
      select s.code, h.valid_from as "from", h.valid_to as "to" from classes.homeroom h join classes.class c on c.id = h.class_id
      join people.staff s on s.id = h.staff_id where c.name = '7A' order by h.recorded_at`);
  expect(await history()).toEqual([
    { code: 'CB1', from: '2018-12-10', to: '2018-12-10' },
    { code: 'CB0', from: '2018-12-11', to: null },
  ]);
  await undo('classes', second.id);
  expect(await history()).toEqual([{ code: 'CB1', from: '2018-12-10', to: null }]);
  await undo('classes', first.id);
  expect(await history()).toEqual([]);
});

test('whoever works elsewhere, a number of another person, a file of another kind', async () => {
  await put('staff', sheet(['Mã định danh Bộ', ...staffHead], [['3690000009', ...teacher(6)]]), other);
  const { rows } = await plan('staff', sheet(['Mã định danh Bộ', ...staffHead], [['3690000009', ...teacher(7)]]));
  expect(rows[0]?.issues).toMatchObject([{ code: 'elsewhere', field: 'ministry_id' }]);
  expect(rows[0]?.issues[0]?.message).toContain('thcs-hai');
  await expect(plan('pupils', sheet(staffHead, [teacher(0)]))).rejects.toThrow('danh sách cán bộ');
});

test('pupils: classes opened by the file go with it when empty; residence becomes codes', async () => {
  await t.db.ownerPool.query(
    `insert into organizations.commune (code, name, kind, district_code, district, province_code, province, name_fold)
     values ('14260', 'Hải Phương', 'xa', '366', 'Huyện Hải Hậu', '36', 'Tỉnh Nam Định', 'hai phuong')`,
  );
  const head = ['Họ tên', 'Ngày sinh', 'Giới tính', 'Dân tộc', 'Lớp học', 'Huyện', 'Xã'];
  const sheets = sheet(head, [['Vũ Văn Nhất', '01/02/2007', 'Nam', 'Kinh', '6Z', 'Hải Hậu', 'Xã Hải Phương']]);
  const id = randomUUID();
  await t.db.as(system, async (work) => {
    await sql`insert into people.import (id, unit_id, kind, state, file_name, file, file_sha256, created_by)
      values (${id}, ${unit.id}, 'pupils', 'applying', 'x', '', '', 'x')`.execute(work.handle);
    const planned = await planFile(work, unit, 'pupils', sheets, { createClasses: true });
    await applyPlan(work, unit, planned, { createClasses: true, allOrNothing: false, importId: id });
  });
  const [pupil] = await rowsOf(sql<Record<string, string>>`
    select p.province_code, p.district_code, p.commune_code, c.name from people.pupil p join classes.class c on c.id = p.class_id
    where p.full_name = 'Vũ Văn Nhất'`);
  expect(pupil).toEqual({ province_code: '36', district_code: '366', commune_code: '14260', name: '6Z' });
  expect(countsOf((await plan('pupils', sheets)).rows)).toMatchObject({ unchanged: 1 });
  await undo('pupils', id);
  expect(await rowsOf(sql`select 1 from classes.class where name = '6Z'`)).toEqual([]);
  expect(await rowsOf(sql`select 1 from people.pupil where full_name = 'Vũ Văn Nhất'`)).toEqual([]);
  await invariants();
});

test('a class is met whatever the spaces in its name; only grades that the school teaches are opened', async () => {
  const head = ['Họ tên', 'Ngày sinh', 'Giới tính', 'Lớp học', 'Mã học sinh'];
  const child = (n: number, className: string): Cell[] => [
    `Đỗ Văn ${'ABCD'[n]}`,
    `0${n + 1}/02/2007`,
    'Nam',
    className,
    `HX${n}`,
  ];
  await put('classes', sheet(classHead, [['6K', '6', '', 'Sáng']]));
  await put('pupils', sheet(head, [child(0, '6K')]));
  const planned = await plan('pupils', sheet(head, [child(0, '6 k'), child(1, '6 K'), child(2, '6 M'), child(3, '10A')]));
  expect(planned.missingClasses).toEqual([{ name: '6 M', grade: '06', pupils: 1 }]);
  expect(planned.rows.map((row) => row.verdict)).toEqual(['unchanged', 'new', 'refused', 'refused']);
  expect(planned.rows[3]?.issues.map((issue) => issue.message)).toContain('Trường không dạy khối 10, không mở được lớp 10A');
  const classes = await plan('classes', sheet(classHead, [['6 K', '6', '', 'Sáng']]));
  expect(classes.rows[0]?.before).toMatchObject({ name: '6K' });
});

test('corrections are kept with the import: in the dry run and in what is written', async () => {
  const bytes = await writeSheet('DS', staffHead, [teacher(3, 'Cao đẳngg') as string[], teacher(4, 'Cao đẳngg') as string[]]);
  const context = { db: t.db, system, log: { info() {}, warn() {}, error() {}, debug() {} } as never, dir: { files: '' } };
  const run = (task: string, id: string) => importJobs[task]?.({ id, actor: system }, context);
  const state = async (id: string) =>
    (
      await rowsOf(
        sql<{
          state: string;
          result: DryRun;
          failure: string | null;
        }>`select state, result, failure from people.import where id = ${id}`,
      )
    )[0];
  const id = await t.db.as(system, (work) => uploadFile(work, unit, 'staff', { name: 'cb.xlsx', bytes }));
  await run('import-check', id);
  expect((await state(id))?.result.counts).toMatchObject({ refused: 2 });
  expect((await state(id))?.result.groups[0]).toMatchObject({ value: 'Cao đẳngg', suggestion: 'Cao đẳng', count: 2 });
  await t.db.as(system, (work) => correctImport(work, unit, id, 'degree', 'Cao đẳngg', 'Cao đẳng'));
  await run('import-check', id);
  expect((await state(id))?.result.counts).toMatchObject({ new: 2, refused: 0 });
  await t.db.as(system, (work) => stepImport(work, unit, id, 'apply', { createClasses: false, allOrNothing: true }));
  await run('import-apply', id);
  // Run again, as after a crash: nothing more happens.
  await run('import-apply', id);
  expect(await state(id)).toMatchObject({ state: 'applied', failure: null });
  expect(await rowsOf(sql`select degree from people.staff where unit_id = ${unit.id} and code in ('CB3', 'CB4')`)).toEqual([
    { degree: 'college' },
    { degree: 'college' },
  ]);
  await invariants();
});

test('a hostile file leaves nothing behind', async () => {
  const count = () => rowsOf(sql<{ n: number }>`select count(*)::int as n from people.import`);
  const before = await count();
  const upload = t.db.as(system, (work) =>
    uploadFile(work, unit, 'pupils', { name: 'x.xlsx', bytes: new TextEncoder().encode('Họ tên,Lớp\nA,6A') }),
  );
  await expect(upload).rejects.toThrow('CSV');
  expect(await count()).toEqual(before);
});

test('the history of a record tells what a file changed in it, and what taking the file back changed again', async () => {
  const apply = async (degree: string) => {
    const { id } = await put('staff', sheet(staffHead, [teacher(6, degree)]));
    const words = 'applied_at = now(), applied_by = $2, file_name = $3';
    await t.db.ownerPool.query(`update people.import set ${words} where id = $1`, [id, 'Trần Thị Loan', `${degree}.xlsx`]);
    return id;
  };
  const [first, second] = [await apply('Đại học'), await apply('Thạc sĩ')];
  // By the import itself: others of this number may be left from the histories above.
  const [made] = await rowsOf(
    sql<{
      id: string;
    }>`select object_id as id from people.import_change where import_id = ${first}::uuid and object_kind = 'staff'`,
  );
  const told = async () =>
    (await ask((work) => recordHistory(work, unit, 'staff', made?.id ?? '', 9)))
      .filter((entry) => entry.actor === 'Trần Thị Loan')
      .map(({ summary, changes }) => [summary, changes.map((c) => `${c.was} → ${c.is}`)]);
  expect(await told()).toEqual([
    ['Đổi bởi lần nhập Thạc sĩ.xlsx', ['Đại học → Thạc sĩ']],
    ['Thêm bởi lần nhập Đại học.xlsx', []],
  ]);
  await undo('staff', second);
  await t.db.ownerPool.query("update people.import set undone_at = now(), undone_by = 'Trần Thị Loan' where id = $1", [second]);
  expect((await told())[0]).toEqual(['Hoàn tác lần nhập Thạc sĩ.xlsx', ['Thạc sĩ → Đại học']]);
  await undo('staff', first);
});
