// What the form of a record refuses: as a workbook does, all at once; what was stored before may stay.
import { beforeAll, expect, test } from 'vitest';
import type { Actor } from '#kernel/actor.ts';
import { isRefused } from '#kernel/refusal.ts';
import { listClasses } from '#modules/classes/index.ts';
import { type Unit, unitById } from '#modules/organizations/index.ts';
import { addStaff, editPupil } from '#modules/people/index.ts';
import type { Work } from '#platform/db/work.ts';
import { withDatabase } from '#tests/support/db.ts';
import { demoSchoolSlug } from '#workflows/demo/units.ts';
import { addPupil } from './add-pupil.ts';

const t = withDatabase('school');
let here: Unit;
let classId = 0;
const one = async <T extends object>(text: string, values: unknown[] = []): Promise<T> =>
  (await t.db.ownerPool.query(text, values)).rows[0] as T;
const system: Actor = { kind: 'system', label: 'test' };
const clerk = <T>(part: (work: Work) => Promise<T>): Promise<T> =>
  t.db.as(
    {
      ...{ kind: 'person', userId: 'c', name: 'Trần Thị Thử', username: 'clerk' },
      grants: [{ role: 'clerk', unitId: here.id, path: here.path }],
    },
    part,
  );
const refused = (part: Promise<unknown>): Promise<string[]> =>
  part.then(
    () => [],
    (error: unknown) => {
      if (isRefused(error)) return error.reasons.map((reason) => `${reason.field}: ${reason.message}`).sort();
      throw error;
    },
  );

beforeAll(async () => {
  const { id } = await one<{ id: number }>('select id from organizations.unit where slug = $1', [demoSchoolSlug]);
  await t.db.read(system, async (work) => {
    here = (await unitById(work, id)) as Unit;
    classId = (await listClasses(work, id, '2018-2019'))[0]?.id ?? 0;
  });
}, 60_000);

const child = { full_name: 'Phan Thị Số', birth_date: '02/03/2007', sex: 'female', ethnicity: '01' };
const teacher = { full_name: 'Đỗ Văn Số', birth_date: '05/05/1980', sex: 'male', kind: 'teacher', position: 'teacher' };

test('by hand nothing is stored that a workbook would refuse, nor a number of too few digits; what was there already may stay', async () => {
  const { id } = await clerk((work) => addPupil(work, here, { ...child, class_id: String(classId) }));
  await t.db.ownerPool.query("update people.pupil set personal_id = '123' where id = $1", [id]);
  const edit = (fields: Record<string, unknown>) =>
    clerk(async (work) => {
      const { version } = await one<{ version: number }>('select version from people.pupil where id = $1', [id]);
      return editPupil(work, id, { ...fields, version });
    });
  const wrong = { birth_date: '01/01/2031', phone: '123', personal_id: '12345678', 'guardians.new1.full_name': 'Phan Văn Cha' };
  const family = { 'guardians.new1.relation': 'father', 'guardians.new1.birth_year': '2031', 'guardians.new1.personal_id': '9' };
  expect(await refused(edit({ ...wrong, ...family }))).toEqual([
    'birth_date: Ngày sinh ở tương lai',
    'guardians.new1.birth_year: Năm sinh ở tương lai',
    'guardians.new1.personal_id: Số định danh gồm 12 chữ số, CMND cũ 9 chữ số',
    'personal_id: Số định danh gồm 12 chữ số, CMND cũ 9 chữ số',
    'phone: Điện thoại gồm 10 chữ số, bắt đầu bằng 0',
  ]);
  expect((await refused(edit({ birth_date: '01/01/2031', personal_id: '12345678' }))).length).toBe(2);
  await edit({ personal_id: '123', hamlet: 'Xóm 5' });
  expect(await one('select hamlet from people.pupil where id = $1', [id])).toEqual({ hamlet: 'Xóm 5' });
  expect(await refused(clerk((work) => addStaff(work, here, { ...teacher, insurance_number: '12345678' })))).toEqual([
    'insurance_number: Số sổ BHXH gồm 10 chữ số',
  ]);
});

test('a new record tells an unreadable field together with everything else against it', async () => {
  const { id } = await clerk((work) => addPupil(work, here, { ...child, full_name: 'Phan Thị Mã', class_id: String(classId) }));
  await t.db.ownerPool.query("update people.pupil set code = 'HS-DA-CO' where id = $1", [id]);
  const wrong = { full_name: '', birth_date: '31/02/2007', phone: '12', personal_id: '1234', code: 'HS-DA-CO', class_id: '0' };
  const family = { 'guardians.new1.birth_year': '2031', 'guardians.new1.phone': '12', 'guardians.new1.personal_id': '9' };
  expect(await refused(clerk((work) => addPupil(work, here, { ...wrong, ...family })))).toEqual([
    expect.stringMatching(/^birth_date: (?!Ghi ngày sinh)/),
    'class_id: Chọn lớp của em trong năm học này.',
    expect.stringMatching(/^code: Mã HS-DA-CO đã cấp cho/),
    expect.stringMatching(/^full_name: /),
    'guardians.new1.birth_year: Năm sinh ở tương lai',
    expect.stringMatching(/^guardians.new1.full_name: /),
    'guardians.new1.personal_id: Số định danh gồm 12 chữ số, CMND cũ 9 chữ số',
    expect.stringMatching(/^guardians.new1.phone: /),
    'guardians.new1.relation: Chọn quan hệ với em',
    'personal_id: Số định danh gồm 12 chữ số, CMND cũ 9 chữ số',
    expect.stringMatching(/^phone: /),
  ]);
  // Who may be the same child is looked for with what can be read.
  expect(
    await refused(clerk((work) => addPupil(work, here, { ...child, full_name: 'Phan Thị Mã', phone: '12', class_id: '0' }))),
  ).toEqual([
    'class_id: Chọn lớp của em trong năm học này.',
    expect.stringContaining('Một em cùng tên, cùng ngày sinh đã có trong trường'),
    expect.stringMatching(/^phone: /),
  ]);
  await clerk((work) => addStaff(work, here, { ...teacher, code: 'CB-DA-CO' }));
  expect(
    await refused(
      clerk((work) => addStaff(work, here, { ...teacher, phone: '12', email: 'x', insurance_number: '1', code: 'CB-DA-CO' })),
    ),
  ).toEqual([
    expect.stringMatching(/^code: Mã CB-DA-CO đã cấp cho/),
    'email: Email viết như ten@truong.edu.vn',
    expect.stringContaining('đã có hồ sơ ở'),
    'insurance_number: Số sổ BHXH gồm 10 chữ số',
    expect.stringMatching(/^phone: /),
  ]);
});
