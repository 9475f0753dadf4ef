// A week's menu from the kitchen to the parents: drafted, copied, published; changed after a day has begun, which is kept and shown.
import { beforeAll, expect, test } from 'vitest';
import type { Actor } from '#kernel/actor.ts';
import { instantOf } from '#kernel/calendar.ts';
import { isRefused } from '#kernel/refusal.ts';
import { mondayOf } from '#kernel/week.ts';
import { itemRecord } from '#modules/disclosure/index.ts';
import {
  askWeekMenus,
  copyLastMenu,
  type MenuForm,
  menuOf,
  menuOfDay,
  publishedMenus,
  saveMenu,
} from '#modules/kitchen/index.ts';
import { askTogether } from '#platform/db/question.ts';
import { supplyMenu } from '#workflows/supply-menu/jobs.ts';
import { withDatabase } from './support/db.ts';

const t = withDatabase('district');
let school = { id: 0, path: '' };
let secondary = { id: 0, path: '' };
const at = (unit: { id: number; path: string }, role: 'clerk' | 'teacher'): Actor => ({
  ...{ kind: 'person', userId: role, name: role, username: role },
  grants: [{ role, unitId: unit.id, path: unit.path }],
});
const monday = '2019-01-07';

beforeAll(async () => {
  const { rows } = await t.db.ownerPool.query<{ id: number; path: string; level: string }>(
    "select distinct on (level) id, path::text, level from organizations.unit where level in ('mn', 'thcs') order by level, id",
  );
  school = rows.find((unit) => unit.level === 'mn') ?? school;
  secondary = rows.find((unit) => unit.level === 'thcs') ?? secondary;
}, 90_000);

const form = (more: Partial<MenuForm> = {}): MenuForm => ({
  ...{ approver: 'Phó Hiệu trưởng', version: 0 },
  meals: [
    { day: monday, meal: 'lunch', dishes: 'Cá thu sốt, canh cải cúc', kcal: '420' },
    { day: '2019-01-09', meal: 'lunch', dishes: 'Đậu phụ nhồi thịt', kcal: '' },
  ],
  ...more,
});
const save = (input: MenuForm, publish: boolean, actor = at(school, 'clerk')) =>
  t.db.as(actor, (work) => saveMenu(work, school.id, monday, 'kindergarten', input, publish));
const words = (part: Promise<unknown>) =>
  part.then(
    () => 'taken',
    (error: unknown) => {
      if (!isRefused(error)) throw error;
      return error.reasons.map((reason) => reason.message).join(' ');
    },
  );

test('drafted, refused with all reasons, published; a begun day is changed with a reason that parents read', async () => {
  await save(form(), false);
  expect(await t.db.portal((work) => publishedMenus(work, school.id, monday))).toEqual([]);
  expect(await t.db.portal((work) => menuOfDay(work, school.id, monday))).toEqual([]);
  const wrong = form({ version: 1, approver: '', meals: [{ day: monday, meal: 'lunch', dishes: 'Cơm', kcal: '9000' }] });
  expect(await words(save(wrong, true))).toMatch(/Thứ Hai, bữa trưa: năng lượng.*Ghi người duyệt/);
  expect(await words(save(form({ version: 0 }), true))).toContain('clerk vừa lưu');
  expect(await words(save(form({ version: 1 }), true, at(school, 'teacher')))).toContain('không sửa');
  await save(form({ version: 1 }), true);
  expect(await t.db.portal((work) => menuOfDay(work, school.id, monday))).toMatchObject([
    { group: 'kindergarten', meals: [{ meal: 'lunch', dishes: ['Cá thu sốt', 'canh cải cúc'], kcal: 420 }] },
  ]);

  // Wednesday has not begun: changed freely. Monday has: with a reason only, and both dishes are told.
  const was = t.clock.now();
  t.clock.set(instantOf('2019-01-07', '06:00:00'));
  const [first, second] = form().meals;
  if (!first || !second) throw new Error('two meals');
  await save(form({ version: 2, meals: [first, { ...second, dishes: 'Trứng đúc thịt' }] }), false);
  const eggs = [
    { ...first, dishes: 'Trứng rán' },
    { ...second, dishes: 'Trứng đúc thịt' },
  ];
  expect(await words(save(form({ version: 3, meals: eggs }), false))).toContain('ghi lý do đổi món');
  await save(form({ version: 3, meals: eggs, reason: 'Cá không đạt khi kiểm tra' }), false);
  const [menu] = await t.db.portal((work) => publishedMenus(work, school.id, monday));
  expect(menu?.changes).toMatchObject([
    { day: monday, before: ['Cá thu sốt', 'canh cải cúc'], after: ['Trứng rán'], reason: 'Cá không đạt khi kiểm tra' },
  ]);
  const { rows } = await t.db.ownerPool.query("select action from audit.entry where object_kind = 'menu' order by id");
  expect(rows.map((row: { action: string }) => row.action)).toEqual([
    ...['kitchen.save-menu', 'kitchen.publish-menu', 'kitchen.save-menu', 'kitchen.change-begun-day'],
  ]);
  t.clock.set(was);
});

test('last week’s menu is copied day by day as a draft; a school without a kitchen has none', async () => {
  const next = '2019-01-14';
  await t.db.as(at(school, 'clerk'), (work) => copyLastMenu(work, school.id, next, 'kindergarten'));
  const copied = await t.db.read(at(school, 'clerk'), (work) => menuOf(work, school.id, next, 'kindergarten'));
  expect(copied.firstPublishedAt).toBeNull();
  expect(copied.meals.map((row) => [row.day, row.dishes])).toEqual([
    ['2019-01-14', ['Trứng rán']],
    ['2019-01-16', ['Trứng đúc thịt']],
  ]);
  expect(await words(t.db.as(at(school, 'clerk'), (work) => copyLastMenu(work, school.id, next, 'kindergarten')))).toContain(
    'đã có món',
  );
  expect(
    await words(t.db.as(at(secondary, 'clerk'), (work) => saveMenu(work, secondary.id, monday, 'primary', form(), false))),
  ).toContain('không lập thực đơn');
});

test('a published menu counts as the week’s disclosure once every group has one; a change is a new version, the same again none', async () => {
  const week = '2026-09-07';
  t.clock.set(new Date('2026-09-03T10:00:00+07:00'));
  const put = (monday: string, group: 'kindergarten' | 'nursery', version: number, dishes: string) =>
    t.db.as(at(school, 'clerk'), (work) =>
      saveMenu(
        work,
        school.id,
        monday,
        group,
        { approver: 'Phó Hiệu trưởng', version, meals: [{ day: monday, meal: 'lunch', dishes, kcal: '' }] },
        true,
      ),
    );
  const supply = () =>
    t.db.as(at(school, 'clerk'), (work) => supplyMenu(work, school.id, week, (label, path) => `https://${label}.example${path}`));
  const item = () =>
    t.db.read(at(school, 'clerk'), (work) =>
      itemRecord(work, { unitId: school.id, schoolYear: '2026-2027', slug: 'thuc-don', period: week }),
    );
  await put('2026-08-31', 'kindergarten', 0, 'Cá kho');
  await put('2026-08-31', 'nursery', 0, 'Cháo cá');
  await put(week, 'kindergarten', 0, 'Thịt viên');
  const { rows } = await t.db.ownerPool.query(
    `select 1 from graphile_worker.jobs where key = 'menu-published:${school.id}:${week}'`,
  );
  expect(rows).toHaveLength(1);
  expect(await supply()).toBe(false);
  expect(await item()).toBeUndefined();
  await put(week, 'nursery', 0, 'Cháo thịt');
  expect(await supply()).toBe(true);
  expect(await supply()).toBe(true);
  expect((await item())?.versions).toHaveLength(1);
  expect((await item())?.content.texts).toMatchObject({
    summary: expect.stringMatching(/mẫu giáo, nhà trẻ/),
    link: expect.stringMatching(/^https:.*thuc-don\?tuan=2026-37$/),
  });
  expect((await item())?.item.first_published_on).toBe('2026-09-03');
  t.clock.set(new Date('2026-09-04T10:00:00+07:00'));
  await put(week, 'nursery', 1, 'Cháo tôm');
  expect(await supply()).toBe(true);
  expect((await item())?.versions).toHaveLength(2);
  // TT 36 asks for none.
  expect(await t.db.as(at(school, 'clerk'), (work) => supplyMenu(work, school.id, monday, (_label, path) => path))).toBe(false);
});

test('the week of a first page is the week of the page of menus', async () => {
  const one = ({ group, approver, meals }: { group: string; approver: string | null; meals: readonly unknown[] }) => [
    ...[group, approver, meals.length],
  ];
  await t.db.portal(async (work) => {
    const week = mondayOf(work.today);
    const [asked] = await askTogether(work, [askWeekMenus(school.id, week)]);
    expect(asked.length).toBeGreaterThan(0);
    expect(asked.map(one)).toEqual((await publishedMenus(work, school.id, week)).map(one));
  });
});
