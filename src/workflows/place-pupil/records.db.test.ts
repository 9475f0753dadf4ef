// Records written by hand: pupils, guardians, staff, classes, school years. Each command with its happy path, its refusals, its conflict.
import { sql } from 'kysely';
import { beforeAll, expect, test } from 'vitest';
import type { Actor, Role } from '#kernel/actor.ts';
import { isRefused, type Refused } from '#kernel/refusal.ts';
import { closeClass, editClass, explainClassFinding, openClasses, saveSchoolYear, setHomeroom } from '#modules/classes/index.ts';
import { classesJobs } from '#modules/classes/jobs.ts';
import { createUnit, type Unit, unitById } from '#modules/organizations/index.ts';
import { addStaff, editPupil, editStaff, explainFinding, fullRecount, revealPupil } from '#modules/people/index.ts';
import { peopleJobs } from '#modules/people/jobs.ts';
import type { Work } from '#platform/db/work.ts';
import type { RecordView } from '#platform/http/fields.ts';
import { withDatabase } from '#tests/support/db.ts';
import { placeStaff } from '#workflows/place-staff/place-staff.ts';
import { addPupil } from './add-pupil.ts';
import { placePupils } from './place-pupil.ts';

const t = withDatabase();
const system: Actor = { kind: 'system', label: 'test' };
const year = '2018-2019';
let so: Unit;
let here: Unit;
let there: Unit;
let classes: number[] = [];

const person = (role: Role, unit: Unit): Actor => ({
  kind: 'person',
  userId: `${role}-${unit.id}`,
  name: 'Trần Thị Thử',
  username: role,
  grants: [{ role, unitId: unit.id, path: unit.path }],
});
const as = <T>(actor: Actor, part: (work: Work) => Promise<T>): Promise<T> => t.db.as(actor, part);
const clerk = <T>(part: (work: Work) => Promise<T>, unit = here): Promise<T> => as(person('clerk', unit), part);
/** The reasons of a refusal, as "field: message". */
async function refused(part: Promise<unknown>): Promise<{ kind: string; reasons: string[]; error: Refused }> {
  try {
    await part;
  } catch (error) {
    if (isRefused(error)) return { kind: error.kind, reasons: error.reasons.map((r) => `${r.field ?? ''}: ${r.message}`), error };
    throw error;
  }
  throw new Error('was not refused');
}
const one = async <T extends object>(text: string, values: unknown[] = []): Promise<T> =>
  (await t.db.ownerPool.query(text, values)).rows[0] as T;
const version = async (table: string, id: string | number) =>
  (await one<{ version: number }>(`select version from ${table} where id = $1`, [id])).version;

const child = (name: string, more: Record<string, unknown> = {}) => ({
  full_name: name,
  birth_date: '04/03/2007',
  sex: 'male',
  ethnicity: '01',
  class_id: String(classes[0]),
  ...more,
});
const teacher = (name: string, more: Record<string, unknown> = {}) => ({
  full_name: name,
  birth_date: '05/05/1980',
  sex: 'female',
  kind: 'teacher',
  position: 'teacher',
  contract: 'permanent',
  degree: 'bachelor',
  main_subject: 'TOAN',
  ...more,
});

beforeAll(async () => {
  await t.db.ownerPool.query(
    `insert into classes.school_year values ('${year}', '2018-08-01', '2019-05-31', '2018-08-20', '2019-01-05', '2019-01-07', '2019-05-18')`,
  );
  await as(system, async (work) => {
    const unit = async (shortName: string, type: string, slug: string, parentId: number | null) => {
      const { id } = await createUnit(work, {
        name: `Trường ${shortName}`,
        shortName,
        type,
        slug,
        parentId,
        countedInSurvey: type !== 'SO',
      });
      return (await unitById(work, id)) as Unit;
    };
    so = await unit('Sở', 'SO', 'so-thu', null);
    here = await unit('THCS Đây', 'THCS', 'thcs-day', so.id);
    there = await unit('THCS Kia', 'THCS', 'thcs-kia', so.id);
    classes = (
      await openClasses(work, here.id, year, [
        { name: '6A', grade: '06' },
        { name: '6B', grade: '06' },
      ])
    ).map((c) => c.id);
    await openClasses(work, there.id, year, [{ name: '6C', grade: '06' }]);
  });
});

async function invariants(): Promise<void> {
  for (const unit of [here, there])
    await t.db.read(system, async (work) => {
      const truth = await fullRecount(work, unit.id);
      const { rows } = await sql<Record<string, number>>`
        select pupils_active, pupils_complete, pupils_filled, staff_active, staff_complete from people.counter where unit_id = ${unit.id}`.execute(
        work.handle,
      );
      expect(rows[0] ?? { pupils_active: 0, pupils_complete: 0, pupils_filled: 0, staff_active: 0, staff_complete: 0 }).toEqual(
        truth,
      );
      const { rows: apart } = await sql`
        select p.id from people.pupil p where p.open_errors <>
          (select count(*) from people.finding f where f.pupil_id = p.id and f.state = 'open' and f.level = 'E')`.execute(
        work.handle,
      );
      expect(apart).toEqual([]);
    });
}

test('a pupil is added, sits in the class, and is found by who would add the same child', async () => {
  const { id } = await clerk((work) => addPupil(work, here, child('Lê Văn Thêm', { ministry_id: '3612345678' })));
  expect(await one('select class_id, status, status_date, grade from people.pupil where id = $1', [id])).toEqual({
    class_id: classes[0],
    status: 'studying',
    status_date: '2018-12-10',
    grade: '06',
  });
  expect(await one('select valid_from from classes.enrolment where pupil_id = $1', [id])).toEqual({ valid_from: '2018-12-10' });
  const again = await refused(clerk((work) => addPupil(work, here, child('Lê Văn Thêm'))));
  expect(again.error.reasons[0]?.code).toBe(`same:${id}`);
  const elsewhere = await refused(
    clerk((work) => addPupil(work, there, child('Lê Văn Khác', { ministry_id: '3612345678', class_id: '' })), there),
  );
  // Of another school's pupil nothing but the school is said.
  expect(elsewhere.reasons.join()).toContain('THCS Đây');
  expect(elsewhere.reasons.join()).not.toContain('Thêm:');
  expect(elsewhere.error.reasons.map((r) => r.code)).toContain('same-elsewhere');
  expect(JSON.stringify(elsewhere.error.reasons)).not.toContain(id);
  const twin = await clerk((work) => addPupil(work, here, child('Lê Văn Thêm', { anyway: 'yes' })));
  expect(twin.id).not.toBe(id);
  await invariants();
});

test('nothing is stored when anything is wrong, and all of it is said at once', async () => {
  const { reasons } = await refused(
    clerk((work) => addPupil(work, here, child('Lê Văn Sai', { class_id: '999', birth_date: '', 'guardians.new1.phone': '12' }))),
  );
  expect(reasons.map((r) => r.split(':')[0])).toEqual(
    expect.arrayContaining(['class_id', 'birth_date', 'guardians.new1.phone', 'guardians.new1.relation']),
  );
  const other = await refused(clerk((work) => addPupil(work, here, child('Lê Văn Sai')), there));
  expect(other.kind).toBe('refused');
  expect(await one("select count(*)::int as n from people.pupil where full_name = 'Lê Văn Sai'")).toEqual({ n: 0 });
});

test('guardians are added, corrected and ended; one father at a time; the former one stays as history', async () => {
  const { id } = await clerk((work) =>
    addPupil(
      work,
      here,
      child('Phạm Văn Nhà', {
        birth_date: '06/07/2007',
        'guardians.new1.relation': 'father',
        'guardians.new1.full_name': 'Phạm Văn Cha',
        'guardians.new1.phone': '0912 345 678',
      }),
    ),
  );
  const father = await one<{ id: string; phone: string; valid_from: string }>(
    'select id, phone, valid_from from people.guardian where pupil_id = $1',
    [id],
  );
  expect(father).toMatchObject({ phone: '0912345678', valid_from: '2018-12-10' });
  // Who was recorded long ago ended on a day, not as a slip of today.
  await t.db.ownerPool.query("update people.guardian set valid_from = '2018-08-20' where id = $1", [father.id]);
  const second = {
    'guardians.new1.relation': 'father',
    'guardians.new1.full_name': 'Ngô Văn Dượng',
    version: await version('people.pupil', id),
  };
  const two = await refused(clerk((work) => editPupil(work, id, second)));
  expect(two.reasons[0]).toContain('Em đã có bố');
  await clerk((work) => editPupil(work, id, { ...second, [`guardians.${father.id}.ended_on`]: '01/12/2018' }));
  const { rows } = await t.db.ownerPool.query(
    'select full_name, valid_to from people.guardian where pupil_id = $1 order by valid_to nulls last',
    [id],
  );
  expect(rows).toEqual([
    { full_name: 'Phạm Văn Cha', valid_to: '2018-12-01' },
    { full_name: 'Ngô Văn Dượng', valid_to: null },
  ]);
  const audit = await one<{ before: unknown; after: unknown }>(
    "select before, after from audit.entry where object_id = $1 and action = 'people.edit-pupil' order by id desc limit 1",
    [id],
  );
  expect(JSON.stringify(audit)).not.toContain('0912345678');
  const future = await refused(
    clerk(async (work) =>
      editPupil(work, id, {
        version: await version('people.pupil', id),
        [`guardians.${(await one<{ id: string }>('select id from people.guardian where pupil_id = $1 and valid_to is null', [id])).id}.ended_on`]:
          '01/12/2020',
      }),
    ),
  );
  expect(future.reasons[0]).toContain('tương lai');
  await invariants();
});

test('a covered value that was not asked for is kept; asking is written down; who may not is refused', async () => {
  const { id } = await clerk((work) =>
    addPupil(
      work,
      here,
      child('Trần Thị Kín', { birth_date: '08/09/2007', sex: 'female', religion: 'catholic', phone: '0987654321' }),
    ),
  );
  await clerk(async (work) =>
    editPupil(work, id, { version: await version('people.pupil', id), birth_place: 'Hải Hậu', phone: undefined }),
  );
  expect(await one('select phone, religion, birth_place from people.pupil where id = $1', [id])).toEqual({
    phone: '0987654321',
    religion: 'catholic',
    birth_place: 'Hải Hậu',
  });
  expect(await clerk((work) => revealPupil(work, here, id, ['phone', 'religion']))).toEqual({
    phone: '0987654321',
    religion: 'catholic',
  });
  expect(await one("select summary from audit.entry where object_id = $1 and action = 'people.reveal'", [id])).toEqual({
    summary: 'Xem điện thoại, tôn giáo của Trần Thị Kín',
  });
  expect((await refused(as(person('teacher', here), (work) => revealPupil(work, here, id, ['phone'])))).kind).toBe('refused');
  expect((await refused(clerk((work) => revealPupil(work, here, id, ['full_name'])))).kind).toBe('not_found');
  expect((await refused(clerk((work) => revealPupil(work, there, id, ['phone']), there))).kind).toBe('not_found');
});

test('the second of two writers gets the other version, covered, and nothing is overwritten', async () => {
  const { id } = await clerk((work) => addPupil(work, here, child('Vũ Thị Hai', { birth_date: '10/11/2007' })));
  const seen = await version('people.pupil', id);
  await clerk((work) => editPupil(work, id, { version: seen, hometown_commune: 'Hải Lý', personal_id: '036207123456' }));
  const { kind, error } = await refused(clerk((work) => editPupil(work, id, { version: seen, hometown_commune: 'Hải Bắc' })));
  expect(kind).toBe('conflict');
  const theirs = error.theirs as RecordView;
  expect(theirs.values.hometown_commune).toBe('Hải Lý');
  expect(theirs.covered.personal_id).toBe('••••••••••56');
  expect(JSON.stringify(theirs)).not.toContain('036207123456');
  await clerk((work) => editPupil(work, id, { version: theirs.version, hometown_commune: 'Hải Bắc' }));
  expect(await one('select hometown_commune from people.pupil where id = $1', [id])).toEqual({ hometown_commune: 'Hải Bắc' });
});

test('a finding is explained, stays quiet, and asks again when the facts change', async () => {
  // Born 1995: over 21 at a general school is an error (14) beside the warning of age (13).
  const { id } = await clerk((work) => addPupil(work, here, child('Đỗ Văn Lớn', { birth_date: '04/03/1995' })));
  const finding = await one<{ id: number }>(
    "select id from people.finding where pupil_id = $1 and rule = 14 and state = 'open'",
    [id],
  );
  const complete = async () =>
    (await one<{ complete: boolean }>('select complete from people.pupil where id = $1', [id])).complete;
  expect(await complete()).toBe(false);
  expect((await refused(clerk((work) => explainFinding(work, here, finding.id, ' ')))).reasons[0]).toContain('lý do');
  expect((await refused(as(person('teacher', here), (work) => explainFinding(work, here, finding.id, 'được phép')))).kind).toBe(
    'refused',
  );
  expect((await refused(clerk((work) => explainFinding(work, there, finding.id, 'được phép'), there))).kind).toBe('not_found');
  await clerk((work) => explainFinding(work, here, finding.id, 'Học hòa nhập, có quyết định của Sở'));
  expect(await complete()).toBe(true);
  await invariants();
  await clerk(async (work) => editPupil(work, id, { version: await version('people.pupil', id), birth_place: 'Hải Hậu' }));
  expect(await complete()).toBe(true);
  await clerk((work) => explainFinding(work, here, finding.id, null));
  expect(await complete()).toBe(false);
  const missing = await clerk((work) => addPupil(work, here, child('Đỗ Văn Thiếu', { ethnicity: '', birth_date: '05/03/2007' })));
  const empty = await one<{ id: number }>('select id from people.finding where pupil_id = $1 and rule = 10', [missing.id]);
  expect((await refused(clerk((work) => explainFinding(work, here, empty.id, 'không cần điền')))).reasons[0]).toContain(
    'bắt buộc',
  );
  await invariants();
});

test('1 January for more than 5 % of a class is doubted on each of them, and no longer once one is corrected', async () => {
  const [a, b] = [
    await clerk((work) =>
      addPupil(work, here, child('Hoàng Văn Giêng', { birth_date: '01/01/2007', class_id: String(classes[1]) })),
    ),
    await clerk((work) =>
      addPupil(work, here, child('Hoàng Văn Hai', { birth_date: '02/02/2007', class_id: String(classes[1]) })),
    ),
  ];
  const doubted = async () =>
    (
      await one<{ n: number }>(
        "select count(*)::int as n from people.finding where pupil_id = any($1) and rule = 12 and state = 'open'",
        [[a?.id, b?.id]],
      )
    ).n;
  expect(await doubted()).toBe(0);
  const seen = await version('people.pupil', a?.id ?? '');
  await clerk(async (work) =>
    editPupil(work, b?.id ?? '', { version: await version('people.pupil', b?.id ?? ''), birth_date: '01/01/2007' }),
  );
  expect(await doubted()).toBe(2);
  // The other record answers differently, but nobody wrote into it: its editor has no conflict.
  expect(await version('people.pupil', a?.id ?? '')).toBe(seen);
  await clerk(async (work) =>
    editPupil(work, a?.id ?? '', { version: await version('people.pupil', a?.id ?? ''), birth_date: '03/03/2007' }),
  );
  expect(await doubted()).toBe(0);
  await invariants();
});

test('several pupils move or leave together, or none', async () => {
  const ids = [
    (await clerk((work) => addPupil(work, here, child('Bùi Văn Một', { birth_date: '01/02/2007' })))).id,
    (await clerk((work) => addPupil(work, here, child('Bùi Văn Hai', { birth_date: '02/03/2007' })))).id,
  ];
  await clerk((work) => placePupils(work, here, ids, { act: 'move', classId: String(classes[1]) }));
  expect(
    await one('select count(*)::int as n from people.pupil where id = any($1) and class_id = $2', [ids, classes[1]]),
  ).toEqual({
    n: 2,
  });
  await clerk((work) => placePupils(work, here, [ids[0] ?? ''], { act: 'leave', date: '10/12/2018', reason: 'far' }));
  const half = await refused(clerk((work) => placePupils(work, here, ids, { act: 'leave', date: '10/12/2018', reason: 'far' })));
  expect(half.reasons[0]).toContain('Bùi Văn Một đã rời trường');
  expect(await one("select count(*)::int as n from people.pupil where id = any($1) and status = 'left'", [ids])).toEqual({
    n: 1,
  });
  expect((await refused(clerk((work) => placePupils(work, there, ids, { act: 'move' }), there))).kind).toBe('not_found');
  await invariants();
});

test('staff: added, corrected with both versions kept apart, retired with the classes told, back again', async () => {
  const { id } = await clerk((work) => addStaff(work, here, teacher('Nguyễn Thị Dạy', { phone: '0911222333' })));
  const same = await refused(clerk((work) => addStaff(work, here, teacher('Nguyễn Thị Dạy'))));
  expect(same.error.reasons[0]?.code).toBe(`same:${id}`);
  const seen = await version('people.staff', id);
  await clerk((work) => editStaff(work, here, id, { version: seen, specialization: 'Toán Tin' }));
  const late = await refused(clerk((work) => editStaff(work, here, id, { version: seen, specialization: 'Toán' })));
  expect(late.kind).toBe('conflict');
  expect((late.error.theirs as RecordView).values.specialization).toBe('Toán Tin');
  expect(JSON.stringify(late.error.theirs)).not.toContain('0911222333');
  expect((await refused(clerk((work) => editStaff(work, there, id, { version: seen }), there))).kind).toBe('not_found');

  const classId = classes[0] ?? 0;
  await clerk(async (work) =>
    setHomeroom(work, here, classId, { staffId: id, from: '20/08/2018', version: await version('classes.class', classId) }),
  );
  expect(await one('select complete from classes.class where id = $1', [classId])).toEqual({ complete: true });
  const wrong = await refused(clerk((work) => placeStaff(work, here, id, { status: 'retired', date: '01/01/2030', reason: '' })));
  expect(wrong.reasons.map((r) => r.split(':')[0])).toEqual(['date', 'reason']);
  const led = await clerk((work) => placeStaff(work, here, id, { status: 'retired', date: '10/12/2018', reason: 'QĐ 12' }));
  expect(led.map((c) => c.name)).toEqual(['6A']);
  expect(await one("select level from classes.finding where class_id = $1 and rule = 5 and state = 'open'", [classId])).toEqual({
    level: 'E',
  });
  await invariants();
  await clerk((work) => placeStaff(work, here, id, { status: 'working', date: '10/12/2018' }));
  expect(await one('select complete from classes.class where id = $1', [classId])).toEqual({ complete: true });
  await invariants();
});

test('two schools with one number of a teacher: both see it (28), until one corrects it', async () => {
  const a = await clerk((work) => addStaff(work, here, teacher('Mai Văn Đôi', { ministry_id: '3699999999' })));
  const b = await clerk((work) => addStaff(work, there, teacher('Mai Văn Đôi', { ministry_id: '3699999999' })), there);
  const clashes = async () =>
    (
      await one<{ n: number }>(
        "select count(*)::int as n from people.finding where staff_id = any($1) and rule = 28 and state = 'open'",
        [[a.id, b.id]],
      )
    ).n;
  expect(await clashes()).toBe(2);
  await invariants();
  await clerk(
    async (work) => editStaff(work, there, b.id, { version: await version('people.staff', b.id), ministry_id: '3688888888' }),
    there,
  );
  expect(await clashes()).toBe(0);
  await invariants();
});

test('two schools with one number of a pupil: both see it (16), whoever writes, until one corrects it', async () => {
  const a = await clerk((work) =>
    addPupil(work, here, child('Mai Thị Số', { birth_date: '07/08/2007', ministry_id: '3677777777' })),
  );
  const [place] = (
    await t.db.ownerPool.query<{ id: number }>("select id from classes.class where unit_id = $1 and name = '6C'", [there.id])
  ).rows;
  const b = await clerk(
    (work) =>
      addPupil(work, there, child('Mai Thị Khác', { class_id: String(place?.id), ministry_id: '3677777777', anyway: 'yes' })),
    there,
  );
  const clashes = async () =>
    (
      await one<{ n: number }>(
        "select count(*)::int as n from people.finding where pupil_id = any($1) and rule = 16 and state = 'open'",
        [[a.id, b.id]],
      )
    ).n;
  expect(await clashes()).toBe(2);
  await invariants();
  await clerk(
    async (work) => editPupil(work, b.id, { version: await version('people.pupil', b.id), ministry_id: '3666666666' }),
    there,
  );
  expect(await clashes()).toBe(0);
  await invariants();
});

test('one homeroom teacher at a time, of this school and at work; a second class asks first; days do not overlap', async () => {
  const classId = classes[1] ?? 0;
  const [lead, next] = [
    (await clerk((work) => addStaff(work, here, teacher('Lý Thị Chủ', { birth_date: '01/02/1981' })))).id,
    (await clerk((work) => addStaff(work, here, teacher('Lý Thị Nhiệm', { birth_date: '03/04/1982' })))).id,
  ];
  const foreign = (await clerk((work) => addStaff(work, there, teacher('Lý Thị Khách', { birth_date: '05/06/1983' })), there)).id;
  const set = (staffId: string, from: string, more: Record<string, unknown> = {}, on = classId) =>
    clerk(async (work) => setHomeroom(work, here, on, { staffId, from, version: await version('classes.class', on), ...more }));
  expect((await refused(set(foreign, '10/12/2018'))).reasons[0]).toContain('giáo viên của trường');
  await set(lead, '20/08/2018');
  expect((await refused(set(lead, '10/12/2018'))).reasons[0]).toContain('rồi');
  expect((await refused(set(next, '01/08/2018'))).reasons[0]).toContain('chọn ngày sau đó');
  expect((await refused(set(next, '01/01/2019'))).reasons[0]).toContain('tương lai');
  expect((await refused(set(next, '10/12/2018', { version: 0 }))).kind).toBe('conflict');
  await set(next, '01/12/2018');
  const { rows } = await t.db.ownerPool.query(
    'select staff_id, valid_from, valid_to from classes.homeroom where class_id = $1 order by valid_from',
    [classId],
  );
  expect(rows).toEqual([
    { staff_id: lead, valid_from: '2018-08-20', valid_to: '2018-11-30' },
    { staff_id: next, valid_from: '2018-12-01', valid_to: null },
  ]);
  const double = await refused(set(next, '10/12/2018', {}, classes[0] ?? 0));
  expect(double.error.reasons[0]?.code).toBe('has-class');
  await set(next, '10/12/2018', { anyway: 'yes' }, classes[0] ?? 0);
});

test('a class is corrected, its size explained, and closed only when nobody sits in it', async () => {
  const classId = classes[0] ?? 0;
  const seen = await version('classes.class', classId);
  await clerk((work) => editClass(work, here, classId, { version: seen, session: 'morning' }));
  const late = await refused(clerk((work) => editClass(work, here, classId, { version: seen, name: '6Z' })));
  expect(late.kind).toBe('conflict');
  const now = await version('classes.class', classId);
  const wrong = await refused(clerk((work) => editClass(work, here, classId, { version: now, name: '6B', grade: '07' })));
  expect(wrong.reasons.map((r) => r.split(':')[0])).toEqual(['name', 'grade']);
  const finding = await one<{ id: number }>(
    "select id from classes.finding where class_id = $1 and rule = 6 and state = 'open'",
    [classId],
  );
  await clerk((work) => explainClassFinding(work, here, classId, finding.id, 'Trường nhỏ, mỗi khối một lớp'));
  expect(await one('select state from classes.finding where id = $1', [finding.id])).toEqual({ state: 'explained' });
  const full = await refused(clerk(async (work) => closeClass(work, here, classId, await version('classes.class', classId))));
  expect(full.reasons[0]).toContain('chuyển các em');
  const [spare] = await clerk((work) => openClasses(work, here.id, year, [{ name: '6H', grade: '06' }]));
  await clerk(async (work) => closeClass(work, here, spare?.id ?? 0, await version('classes.class', spare?.id ?? 0)));
  expect(await one('select closed_on from classes.class where id = $1', [spare?.id])).toEqual({ closed_on: '2018-12-10' });
  expect(
    await one(
      `select k.active = (select count(*) from classes.class c where c.unit_id = k.unit_id and c.active) as right
       from classes.counter k where k.unit_id = $1 and k.school_year = $2`,
      [here.id, year],
    ),
  ).toEqual({ right: true });
});

test('school years are kept by the Sở: in order, within the frame unless confirmed, one editor at a time', async () => {
  const days = {
    code: '2019-2020',
    starts_on: '01/08/2019',
    semester1_starts_on: '19/08/2019',
    semester1_ends_on: '04/01/2020',
    semester2_starts_on: '06/01/2020',
    semester2_ends_on: '16/05/2020',
    ends_on: '23/05/2020',
  };
  const officer = person('department_officer', so);
  const save = (input: Record<string, unknown>) => as(officer, (work) => saveSchoolYear(work, so, input));
  expect((await refused(clerk((work) => saveSchoolYear(work, here, days)))).reasons[0]).toContain('Sở');
  expect((await refused(save({ ...days, code: '2019-2021' }))).reasons[0]).toContain('2018-2019');
  expect((await refused(save({ ...days, semester2_starts_on: '03/01/2020' }))).reasons.length).toBeGreaterThan(0);
  expect((await refused(save({ ...days, ends_on: '15/07/2020' }))).reasons[0]).toContain('Khung của Bộ');
  await save(days);
  await save({ ...days, ends_on: '15/07/2020', anyway: 'yes', version: 1 });
  expect((await refused(save({ ...days, version: 1 }))).reasons[0]).toContain('Người khác vừa sửa');
  expect(await one("select ends_on, version from classes.school_year where code = '2019-2020'")).toEqual({
    ends_on: '2020-07-15',
    version: 2,
  });
});

test('the calendar turns: who becomes doubtful is found, nobody else is written', async () => {
  const old = await clerk((work) => addStaff(work, here, teacher('Đinh Thị Hưu', { birth_date: '15/12/1963' })));
  const run = () =>
    peopleJobs['people-turn-day']?.({}, { db: t.db, log: { info: () => {} } as never, system, dir: { files: '' } });
  // Written down on a clock that was ahead: the form refuses a day to come.
  expect(
    (await refused(clerk((work) => addPupil(work, here, child('Đinh Văn Mai', { birth_date: '12/12/2018' }))))).reasons,
  ).toEqual(['birth_date: Ngày sinh ở tương lai']);
  t.clock.set(new Date('2018-12-13T08:00:00+07:00'));
  await run();
  const baby = await clerk((work) => addPupil(work, here, child('Đinh Văn Mai', { birth_date: '12/12/2018' })));
  t.clock.set(new Date('2018-12-10T08:00:00+07:00'));
  const state = async () => ({
    staff: await one("select count(*)::int as n from people.finding where staff_id = $1 and rule = 27 and state = 'open'", [
      old.id,
    ]),
    future: await one(
      "select count(*)::int as n from people.finding where pupil_id = $1 and detail like '%tương lai%' and state = 'open'",
      [baby.id],
    ),
  });
  await run();
  expect(await state()).toEqual({ staff: { n: 0 }, future: { n: 1 } });
  const untouched = await one('select max(xmin::text::bigint) as x from people.pupil where id <> $1', [baby.id]);
  t.clock.set(new Date('2018-12-16T08:00:00+07:00'));
  await run();
  await run();
  expect(await state()).toEqual({ staff: { n: 1 }, future: { n: 0 } });
  expect(await one('select max(xmin::text::bigint) as x from people.pupil where id <> $1', [baby.id])).toEqual(untouched);
  await invariants();
  // Set back, the answers go back too.
  t.clock.set(new Date('2018-12-10T08:00:00+07:00'));
  await run();
  expect((await state()).staff).toEqual({ n: 0 });
  await invariants();
});

test('a school that opens no class in the year is asked why, once, and no longer when it opens one', async () => {
  const run = () =>
    classesJobs['classes-none-opened']?.({}, { db: t.db, log: { info: () => {} } as never, system, dir: { files: '' } });
  const asked = () =>
    t.db.ownerPool
      .query(
        "select u.slug, f.detail from classes.finding f join organizations.unit u on u.id = f.unit_id where rule = 2 and state = 'open'",
      )
      .then(({ rows }) => rows);
  const fresh = await as(system, async (work) => {
    const about = { name: 'Trường THCS Mới', shortName: 'THCS Mới', type: 'THCS', slug: 'thcs-moi' };
    return (await unitById(work, (await createUnit(work, { ...about, parentId: so.id, countedInSurvey: true })).id)) as Unit;
  });
  await run();
  await run();
  expect(await asked()).toEqual([{ slug: 'thcs-moi', detail: 'Chưa có lớp nào trong năm học' }]);
  await clerk((work) => openClasses(work, fresh.id, year, [{ name: '6A', grade: '06' }]), fresh);
  expect(await asked()).toEqual([]);
});
