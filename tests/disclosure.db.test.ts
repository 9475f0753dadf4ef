// Disclosure from the records to the citizen: figures frozen, versions kept, small numbers hidden, the matrix of the offices, the reminder.
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { disclosurePage } from '#apps/portal/disclosure-pages.ts';
import type { Actor, Role } from '#kernel/actor.ts';
import { isRefused } from '#kernel/refusal.ts';
import {
  askOf,
  boardOf,
  disclosingUnit,
  factsOf,
  formTemplate,
  type ItemKey,
  itemAt,
  itemRecord,
  paperFacts,
  paperOf,
  publishedItem,
  publishItem,
  readReminders,
  remindUnits,
  reportChange,
  saveItem,
  setSmallestCell,
  smallestCell,
  supplyPublication,
  unreadReminders,
  yearItems,
} from '#modules/disclosure/index.ts';
import { type Unit, unitById } from '#modules/organizations/index.ts';
import { siteAt } from '#modules/sites/index.ts';
import { openPrinter } from '#platform/pdf/pdf.ts';
import { demoSchoolSlug } from '#workflows/demo/units.ts';
import { withDatabase } from './support/db.ts';

const t = withDatabase('school');
const printer = openPrinter();
afterAll(() => printer.close());
let school = { id: 0, path: '', slug: '' };
let department = { id: 0, path: '', slug: '' };
const at = (unit: typeof school, role: Role, name: string): Actor => ({
  ...{ kind: 'person', userId: role, name, username: role },
  grants: [{ role, unitId: unit.id, path: unit.path }],
});
let clerk: Actor;
let officer: Actor;

beforeAll(async () => {
  const { rows } = await t.db.ownerPool.query<typeof school & { level: string }>(
    'select id, path::text, slug, level from organizations.unit',
  );
  school = rows.find((unit) => unit.slug === demoSchoolSlug) ?? school;
  department = rows.find((unit) => unit.level === 'department') ?? department;
  clerk = at(school, 'clerk', 'Văn thư');
  officer = at(department, 'department_officer', 'Chuyên viên');
}, 60_000);

const year = '2018-2019';
const keyOf = (slug: string, period = '', schoolYear = year): ItemKey => ({ unitId: school.id, schoolYear, slug, period });
const staff = () => keyOf('bieu-mau-12-thcs');
const words = async (part: Promise<unknown>): Promise<string> => {
  const error = await part.then(
    () => null,
    (e: unknown) => e,
  );
  if (!isRefused(error)) throw new Error(`not refused: ${String(error)}`);
  return `${error.kind}: ${error.message}`;
};
const standards = { 'standards.teachers.good': '10', 'standards.teachers.fair': '12', 'standards.teachers.passed': '2' };
const complete: Record<string, string> = {
  ...{ ...standards, 'standards.teachers.failed': '0' },
  ...{
    'standards.managers.good': '2',
    'standards.managers.fair': '1',
    'standards.managers.passed': '0',
    'standards.managers.failed': '0',
  },
};
const save = (fields: Record<string, string>, more: { version?: number; redraw?: boolean } = {}, key = staff(), actor = clerk) =>
  t.db.as(actor, (work) => saveItem(work, key, { ...more, given: (name) => fields[name] ?? '' }, [], false));
const publish = (input: { version?: number; correction?: string; sure?: boolean }, key = staff(), actor = clerk) =>
  t.db.as(actor, (work) => publishItem(work, key, input));
const read = (key = staff(), version?: number) => t.db.portal((work) => publishedItem(work, key, version));
const stateOf = (slug: string) =>
  t.db.portal(async (work) => {
    const unit = await disclosingUnit(work, school.id);
    return unit && (await yearItems(work, unit, year)).find((one) => one.item.slug === slug)?.standing;
  });
const number = async (text: string) => Number((await t.db.ownerPool.query(text)).rows[0].n);

test('an item is filled from the records, refused while something is missing, published, read by citizens', async () => {
  expect((await stateOf('bieu-mau-12-thcs'))?.state).toBe('missing');
  expect(await read()).toBeUndefined();
  // What is sent for a figure of the records is not read.
  const { version } = await save({ ...standards, 'posts.teachers.total': '999' });
  const draft = await t.db.read(clerk, (work) => itemRecord(work, staff()));
  const teachers = await number(
    `select count(*) as n from people.staff where unit_id = ${school.id} and active and kind = 'teacher'`,
  );
  expect(draft?.content.figures.posts?.teachers?.total).toBe(teachers);
  expect(draft?.content.asOf).toBe('2018-12-10');
  expect(await words(publish({ version }))).toMatch(/chuẩn nghề nghiệp.*Còn trống.*chuẩn hiệu trưởng.*Còn trống 4 ô/s);
  expect(await read()).toBeUndefined();
  const full = await save(complete, { version });
  const { version: published } = await publish({ version: full.version });
  const shown = await read();
  expect(shown).toMatchObject({
    version: published,
    asOf: '2018-12-10',
    content: { typed: { standards: { managers: { good: 2 } } } },
  });
  expect(await stateOf('bieu-mau-12-thcs')).toMatchObject({ state: 'late', days: 71 });
  const { rows } = await t.db.ownerPool.query(
    `select action from audit.entry where object_kind = 'disclosure' and unit_id = $1 order by id`,
    [school.id],
  );
  expect(rows.map((row: { action: string }) => row.action)).toEqual([
    ...['disclosure.save-draft', 'disclosure.save-draft', 'disclosure.publish'],
  ]);
});

test('the frozen figures stay when the records move; a new version says why, the older one stays readable', async () => {
  const before = await read();
  await t.db.ownerPool.query(
    `update people.staff set status = 'moved_away' where id = (select id from people.staff where unit_id = $1 and active and kind = 'teacher' limit 1)`,
    [school.id],
  );
  const total = (content: unknown) =>
    (content as { figures: { posts: Record<string, Record<string, number>> } }).figures.posts.teachers?.total;
  expect(total((await read())?.content)).toBe(total(before?.content));
  const same = await save(complete, { version: before?.version ?? 0 });
  expect(total((await t.db.read(clerk, (work) => itemRecord(work, staff())))?.content)).toBe(total(before?.content));
  const drawn = await save(complete, { version: same.version, redraw: true });
  expect(await words(publish({ version: drawn.version }))).toContain('Ghi lý do sửa');
  expect(await words(publish({ version: 1, correction: 'Một giáo viên chuyển đi' }))).toContain('conflict');
  // 24 teachers were rated, 23 are left: shown and asked.
  const moved = { version: drawn.version, correction: 'Một giáo viên chuyển đi' };
  expect(await words(publish(moved))).toContain('đã gõ 24, hồ sơ có 23');
  await publish({ ...moved, sure: true });
  const after = await read();
  expect(total(after?.content)).toBe((total(before?.content) ?? 0) - 1);
  expect(after?.versions.map((one) => one.correction)).toEqual(['Một giáo viên chuyển đi', '']);
  expect(total((await read(staff(), before?.version))?.content)).toBe(total(before?.content));
});

test('a change has ten working days; a new version answers it', async () => {
  const change = (changedOn: string, note: string) =>
    t.db.as(clerk, (work) => reportChange(work, keyOf('bieu-mau-09-thcs'), { changedOn, note }));
  expect(await words(change('11/12/2018', 'Đổi chương trình'))).toContain('chưa tới');
  expect(await words(change('01/09/2018', 'Đổi chương trình'))).toContain('trước lần công khai đầu');
  expect(
    await words(t.db.as(clerk, (work) => reportChange(work, keyOf('thu-chi'), { changedOn: '10/12/2018', note: 'Quyết toán' }))),
  ).toContain('chưa công khai');
  await change('10/12/2018', 'Đổi chương trình tin học');
  expect(await stateOf('bieu-mau-09-thcs')).toMatchObject({ state: 'not_due', lastDay: '2018-12-24' });
  t.clock.set(new Date('2018-12-26T08:00:00+07:00'));
  expect(await stateOf('bieu-mau-09-thcs')).toMatchObject({ state: 'missing', days: 2 });
  await publish({ version: 1, correction: 'Đổi chương trình tin học' }, keyOf('bieu-mau-09-thcs'));
  expect(await stateOf('bieu-mau-09-thcs')).toMatchObject({ state: 'late', days: 2 });
  t.clock.set(new Date('2018-12-10T08:00:00+07:00'));
});

test('numbers that point at a child are stored nowhere in what was published', async () => {
  await t.db.ownerPool.query(
    `update people.pupil set ethnicity = '06' where id in (select id from people.pupil where unit_id = $1 and active and grade = '06' limit 2)`,
    [school.id],
  );
  const key = keyOf('bieu-mau-10-thcs');
  const before = await t.db.read(clerk, (work) => itemRecord(work, key));
  await save({}, { version: before?.item.version ?? 0, redraw: true }, key);
  const facts = await t.db.read(clerk, async (work) => (await factsOf(askOf(work), [school.id], year)).get(school.id));
  expect(facts?.['pupils.minority']?.['06']).toBeGreaterThanOrEqual(2);
  const { rows } = await t.db.ownerPool.query<{ content: { figures: Record<string, Record<string, Record<string, unknown>>> } }>(
    'select content from disclosure.revision where unit_id = $1',
    [school.id],
  );
  for (const { content } of rows)
    for (const row of ['minority', 'disabled'])
      for (const value of Object.values(content.figures.pupils?.[row] ?? {}))
        expect(typeof value === 'string' || value === 0 || Number(value) >= 5).toBe(true);
  expect(rows.some(({ content }) => content.figures.pupils?.minority?.['06'] === '<5')).toBe(true);
  expect(await words(save({ 'text.policy': 'Miễn cho em có số 036201001234' }, { version: 2 }, keyOf('khoan-thu')))).toContain(
    'số định danh',
  );
});

test.each<[string, () => Promise<unknown>, string]>([
  ['a teacher', () => save(complete, {}, staff(), at(school, 'teacher', 'Giáo viên')), 'Nhờ quản trị đơn vị'],
  [
    'somebody of another unit',
    () => save(complete, {}, staff(), at({ id: 999, path: 'u1.u999', slug: '' }, 'clerk', 'Lạ')),
    'Nhờ quản trị đơn vị',
  ],
  ['an item that the school has not', () => save({}, {}, keyOf('bieu-mau-05-th')), 'Không có mục công khai'],
  ['a period of an item of the year', () => save({}, {}, keyOf('khoan-thu', '2018-12')), 'Không có mục công khai'],
  [
    'words where a number belongs',
    () => save({ 'fees.tuition.amount': 'nhiều' }, { version: 2 }, keyOf('khoan-thu')),
    'không phải là số',
  ],
  ['nothing begun', () => publish({}, keyOf('thu-chi')), 'chưa có bản nháp'],
])('%s is refused', async (_what, part, why) => {
  expect(await words(part())).toContain(why);
});

test('nothing of what was published is deleted or rewritten, not even by the owner', async () => {
  for (const statement of [
    'delete from disclosure.item',
    'delete from disclosure.revision',
    `update disclosure.revision set notes = 'x'`,
    'delete from disclosure.attachment',
    `update disclosure.item set first_published_on = '2018-01-01' where first_published_on is not null`,
  ])
    await expect(t.db.ownerPool.query(statement)).rejects.toThrow(/is refused|does not change/);
  await t.db.portal(async (work) => {
    const { rows } = await sql<{ n: number }>`select count(*)::int as n from disclosure.revision where not published`.execute(
      work.handle,
    );
    expect(rows[0]?.n).toBe(0);
  });
  await expect(t.db.portal((work) => sql`select saved_by from disclosure.revision`.execute(work.handle))).rejects.toThrow(
    /permission/,
  );
  await expect(t.db.portal((work) => sql`select 1 from disclosure.reminder`.execute(work.handle))).rejects.toThrow(/permission/);
});

test('the archive of last year is read by everybody; the office’s matrix says the same as the school’s own list', async () => {
  expect(await read(keyOf('bieu-mau-10-thcs', '', '2017-2018'))).toMatchObject({ asOf: null });
  const rows = await t.db.read(officer, (work) => boardOf(work, department.path, year, true));
  const own = rows.find((row) => row.unitId === school.id);
  const list = await t.db.read(clerk, async (work) => {
    const unit = await disclosingUnit(work, school.id);
    return unit ? yearItems(work, unit, year) : [];
  });
  for (const { item, standing } of list) expect(own?.cells[item.subject]).toMatchObject({ ...standing });
});

test('an office reminds those that lack something, once a day; the school reads it', async () => {
  const rows = await t.db.read(officer, (work) => boardOf(work, department.path, year, true));
  const lacking = rows.filter((row) => row.missing > 0).map((row) => row.unitId);
  const office = (await t.db.read(officer, (work) => unitById(work, department.id))) as Unit;
  const remind = (unitIds: number[], actor = officer) =>
    t.db.as(actor, (work) => remindUnits(work, office, { schoolYear: year, unitIds }));
  expect(await words(remind([school.id]))).toContain('không thiếu mục nào');
  expect(await words(remind([school.id], clerk))).toContain('Sở nhắc mọi trường');
  expect(await words(remind([999_999]))).toContain('không thuộc');
  if (lacking.length > 0) {
    expect(await remind(lacking)).toEqual({ sent: lacking.length, already: 0 });
    expect(await remind(lacking)).toEqual({ sent: 0, already: lacking.length });
  }
  const unread = () => t.db.read(clerk, (work) => unreadReminders(work, school.id));
  await t.db.ownerPool.query(`update disclosure.reminder set seen_at = null, seen_by_name = '' where unit_id = $1`, [school.id]);
  expect(await unread()).not.toEqual([]);
  await t.db.as(officer, (work) => readReminders(work, school.id));
  expect(await unread()).not.toEqual([]);
  await t.db.as(clerk, (work) => readReminders(work, school.id));
  expect(await unread()).toEqual([]);
});

test('a module that publishes a week’s menu tells so; the item counts it from that day', async () => {
  await t.db.ownerPool.query('update organizations.profile set boarding = true where unit_id = $1', [school.id]);
  const supply = (week: string, atTime: string) =>
    t.db.as(clerk, (work) =>
      supplyPublication(work, {
        ...{ by: 'kitchen', unitId: school.id, week, at: new Date(atTime) },
        ...{ link: 'https://truong.example/thuc-don', summary: 'Thực đơn tuần' },
      }),
    );
  // TT 36 asks for none.
  expect(await supply('2018-12-10', '2018-12-07T10:00:00+07:00')).toBe(false);
  t.clock.set(new Date('2026-09-08T08:00:00+07:00'));
  expect(await supply('2026-09-07', '2026-09-04T21:00:00+07:00')).toBe(true);
  expect(await supply('2026-09-07', '2026-09-08T07:00:00+07:00')).toBe(true);
  const menu = await t.db.portal(async (work) => {
    const unit = await disclosingUnit(work, school.id);
    return unit && (await yearItems(work, unit, '2026-2027')).find((one) => one.item.slug === 'thuc-don');
  });
  expect(menu).toMatchObject({ period: '2026-09-07', standing: { state: 'in_time', lastDay: '2026-09-04' } });
  expect((await read(keyOf('thuc-don', '2026-09-07', '2026-2027')))?.versions).toHaveLength(2);
  t.clock.set(new Date('2018-12-10T08:00:00+07:00'));
});

test('an item is printed with the heading of the state', async () => {
  const paper = await t.db.portal(async (work) => {
    const unit = await disclosingUnit(work, school.id);
    const item = unit && itemAt(unit, year, 'bieu-mau-12-thcs');
    const found = await publishedItem(work, staff());
    if (!item || !found) throw new Error('published above');
    return { ...paperOf(await paperFacts(work, school.id), item, item.title, staff(), found), draft: false };
  });
  expect(paper).toMatchObject({ unit: expect.stringContaining('THCS'), form: 'Biểu mẫu 12', day: 'ngày 10 tháng 12 năm 2018' });
  const [one, two] = await Promise.all([
    printer.print(formTemplate, paper),
    printer.print(formTemplate, { ...paper, draft: true }),
  ]);
  expect(one.subarray(0, 5).toString()).toBe('%PDF-');
  expect(one.length).toBeGreaterThan(10_000);
  expect(two.equals(one)).toBe(false);
  await expect(printer.print('modules/disclosure/print/none.typ', {})).rejects.toThrow();
  // A template that fails does not take the thread with it.
  expect((await printer.print(formTemplate, paper)).length).toBe(one.length);
});

test('the smallest number is set for the province with a reason, and counts for what is drawn from then on', async () => {
  const set = (who: Actor, value: string, was: string) =>
    t.db.as(who, (work) => setSmallestCell(work, department.id, { value, was, reason: 'Theo góp ý của các trường nhỏ' }));
  expect(await words(set(clerk, '10', '5'))).toContain('do Sở đặt');
  expect(await words(set(officer, '2', '5'))).toContain('Ít nhất là 3');
  expect(await words(set(officer, '10', '7'))).toContain('vừa đổi thành 5');
  await set(officer, '10', '5');
  expect(await t.db.read(officer, smallestCell)).toBe(10);
  await set(officer, '5', '10');
});

test('what the school itself wrote into the section stands before its forms', async () => {
  const text = {
    type: 'doc',
    content: [{ type: 'paragraph', content: [{ type: 'text', text: 'Nhà trường công khai tại phòng chờ.' }] }],
  };
  await t.db.ownerPool.query(`update sites.section set body = $2 where unit_id = $1 and slug = 'cong-khai'`, [
    school.id,
    JSON.stringify(text),
  ]);
  const made = await t.db.portal(async (work) => {
    const site = await siteAt(work, demoSchoolSlug);
    if (!site) throw new Error('the demo has it');
    const around = {
      ...{ site, pictures: new Map(), officeUrl: 'x', css: () => ['x'], sceneUrl: () => '' },
      url: (host: string, path = '/') => `http://${host}.example${path}`,
    };
    return Promise.all(['/cong-khai', `/cong-khai/${year}`].map((path) => disclosurePage(work, around, path)));
  });
  const [first, ofYear] = made.map((one) => one?.page.body.toString() ?? '');
  expect(first?.indexOf('tại phòng chờ')).toBeGreaterThan(0);
  expect(first?.indexOf('tại phòng chờ')).toBeLessThan(first?.indexOf('<table') ?? 0);
  expect(ofYear).not.toContain('tại phòng chờ');
});
