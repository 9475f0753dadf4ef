// Teaching resources from a teacher to the province: brought in, published, offered, judged above, taken; and the staff that a unit shows.
import { sql } from 'kysely';
import { beforeAll, expect, test } from 'vitest';
import type { Actor, Role } from '#kernel/actor.ts';
import { isRefused } from '#kernel/refusal.ts';
import { publicStaff, showStaff } from '#modules/people/index.ts';
import {
  countDownloads,
  judgeResource,
  offerResource,
  publishedFile,
  type ResourceForm,
  saveResource,
  searchResources,
  storeResourceFile,
  withdrawResource,
} from '#modules/resources/index.ts';
import { openFiles } from '#platform/files/store.ts';
import { purgeChannel } from '#platform/jobs/purge.ts';
import { writePdf } from '#workflows/demo/pdf.ts';
import { demoSchoolSlug } from '#workflows/demo/units.ts';
import { withDatabase } from './support/db.ts';
import { tempFolder } from './support/temp.ts';

const t = withDatabase('school');
const files = openFiles(tempFolder('resources'));
let school = { id: 0, path: '' };
let department = { id: 0, path: '' };
const as = (role: Role, unit = school): Actor => ({
  ...{ kind: 'person', userId: role, name: role, username: role },
  grants: [{ role, unitId: unit.id, path: unit.path }],
});

beforeAll(async () => {
  const { rows } = await t.db.ownerPool.query<{ id: number; path: string; slug: string; level: string }>(
    'select id, path::text, slug, level from organizations.unit',
  );
  school = rows.find((unit) => unit.slug === demoSchoolSlug) ?? school;
  department = rows.find((unit) => unit.level === 'department') ?? department;
}, 60_000);

const form: ResourceForm = {
  ...{ title: 'Giáo án Toán 9: hàm số bậc nhất', summary: 'Hai tiết', kind: 'giao-an', subject: 'TOAN', grades: ['9'] },
  ...{ author: 'Lê Thị Mai', series: '', licence: 'cc-by' },
};
const words = (part: Promise<unknown>) =>
  part.then(
    () => 'taken',
    (error: unknown) => {
      if (!isRefused(error)) throw error;
      return error.reasons.map((reason) => reason.message).join(' ');
    },
  );
const found = (unit: { id: number; path: string }, repository: boolean) =>
  t.db.portal(
    async (work) =>
      (await searchResources(work, { unitId: unit.id, path: unit.path, repository }, { text: 'ham so bac nhat', limit: 5 })).rows,
  );

test('a teacher brings it in, an editor publishes it, the Sở lets it into the repository, and taking it back takes it from there', async () => {
  expect(
    await words(storeResourceFile(files, { name: 'giao-an.docx', bytes: new TextEncoder().encode('<!doctype html><p>') })),
  ).toContain('là một trang web');
  const file = await storeResourceFile(files, { name: 'Giáo án.PDF', bytes: writePdf('Toán 9', [{ text: 'Hàm số' }]) });
  const save = (id: string | null, publish: boolean, role: Role, more: Partial<ResourceForm> = {}, with_ = id ? null : file) =>
    t.db.as(as(role), (work) => saveResource(work, school.id, id, { ...form, ...more }, with_, publish));
  expect(await words(save(null, true, 'teacher'))).toContain('Bạn lưu nháp được');
  expect(await words(save(null, false, 'teacher', { grades: [], author: '' }))).toMatch(/ít nhất một khối.*Ghi tác giả/);
  const { id } = await save(null, false, 'teacher');
  expect(await found(school, false)).toEqual([]);
  expect(await words(t.db.as(as('editor'), (work) => offerResource(work, school.id, id)))).toContain('Đăng tài nguyên trước');
  await save(id, true, 'editor', { version: 1 });
  expect(await found(school, false)).toMatchObject([{ fileName: 'Giáo án.pdf', author: 'Lê Thị Mai', downloads: 0 }]);
  expect(await t.db.portal((work) => publishedFile(work, department.id, file.sha256))).toBeUndefined();
  expect(await found(department, true)).toEqual([]);

  await t.db.as(as('editor'), (work) => offerResource(work, school.id, id));
  const judge = (role: Role, unit: typeof school, approve: boolean, reason = '') =>
    t.db.as(as(role, unit), (work) => judgeResource(work, school.id, id, { approve, reason }));
  expect(await words(judge('principal', school, true))).toContain('do chuyên viên, quản trị của Phòng và Sở duyệt');
  expect(await words(judge('department_officer', department, false))).toContain('Ghi lý do trả lại');
  await judge('department_officer', department, false, 'Thêm đáp án');
  await t.db.as(as('editor'), (work) => offerResource(work, school.id, id));
  const told: string[] = [];
  const stop = await t.db.listen(purgeChannel, (payload) => told.push(payload));
  await judge('department_officer', department, true);
  await expect.poll(() => told.join(' ')).toContain(`resources:${department.id}`);
  await stop();
  expect(await found(department, true)).toMatchObject([{ unitId: school.id }]);
  await t.db.as({ kind: 'system', label: 'test' }, (work) => countDownloads(work, school.id, file.sha256, 3));
  expect((await found(school, false))[0]?.downloads).toBe(3);

  // Another file is judged anew.
  const other = await storeResourceFile(files, { name: 'b.pdf', bytes: writePdf('B', [{ text: 'Khác' }]) });
  await save(id, true, 'editor', {}, other);
  expect(await found(department, true)).toEqual([]);
  await t.db.as(as('editor'), (work) => withdrawResource(work, school.id, id, { reason: 'Tác giả xin rút' }));
  expect(await found(school, false)).toEqual([]);
  expect(await t.db.portal((work) => publishedFile(work, school.id, other.sha256))).toBeUndefined();
});

test('staff are named only while the unit says so, and never more than names, posts, subjects and, asked for, addresses', async () => {
  const seen = () => t.db.portal((work) => publicStaff(work, school.id));
  expect((await seen()).length).toBeGreaterThan(5);
  expect(Object.keys((await seen())[0] ?? {}).sort()).toEqual(['email', 'id', 'kind', 'name', 'post', 'subject']);
  expect(await words(t.db.as(as('teacher'), (work) => showStaff(work, school.id, { shown: true, withEmail: true })))).toContain(
    'không sửa',
  );
  await t.db.as(as('clerk'), (work) => showStaff(work, school.id, { shown: true, withEmail: false, version: 1 }));
  expect((await seen()).every((one) => one.email === null)).toBe(true);
  await t.db.as(as('clerk'), (work) => showStaff(work, school.id, { shown: false, withEmail: true, version: 2 }));
  expect(await seen()).toEqual([]);
  expect(await words(t.db.as(as('clerk'), (work) => showStaff(work, school.id, { shown: true, withEmail: true })))).toContain(
    'vừa đổi mục này',
  );
  await expect(t.db.portal((work) => sql`select full_name from people.staff limit 1`.execute(work.handle))).rejects.toThrow(
    /permission denied/,
  );
});
