// What a unit still has is counted as its own screens count it; a dissolution that is taken back leaves everything as it was.
import { beforeAll, expect, test } from 'vitest';
import type { Actor, Role } from '#kernel/actor.ts';
import { isRefused } from '#kernel/refusal.ts';
import { publishedAt, saveArticle, stepsOf, turnArticles } from '#modules/content/index.ts';
import { closeUnit, listUnits, unitById, unitFacts } from '#modules/organizations/index.ts';
import { countFound, termsOf } from '#modules/search/index.ts';
import { demoStart, withDatabase } from '#tests/support/db.ts';
import { demoSchoolSlug } from '#workflows/demo/units.ts';
import { remainsOf, takeDissolutionBack } from './dissolve-unit.ts';

const t = withDatabase('school');
let school = { id: 0, path: '' };
let office = { id: 0, path: '' };
const person = (role: Role, unit = office): Actor => ({
  ...{ kind: 'person', userId: role, name: `Người ${role}`, username: role },
  grants: [{ role, unitId: unit.id, path: unit.path }],
});
const admin = () => person('province_admin');
const hours = (n: number) => new Date(demoStart.getTime() + n * 3_600_000);
const version = () => t.db.read(admin(), async (work) => (await unitFacts(work, school.id)).version);
const why = (part: Promise<unknown>) =>
  part.then(
    () => 'done',
    (error: unknown) => (isRefused(error) ? error.reasons.map((reason) => reason.code).join() : `failed: ${String(error)}`),
  );
const close = async () =>
  t.db.as(admin(), async (work) => closeUnit(work, school.id, { version: await version(), decision: '99/QĐ-UBND' }));
const back = (who = admin(), seen?: number) =>
  t.db.as(who, async (work) => takeDissolutionBack(work, school.id, { version: seen ?? (await version()) }));
const found = () => t.db.portal((work) => countFound(work, termsOf('vần Xtrở lại'), { unitId: school.id }));
/** The unit's row and its articles, without what only says that something was done. */
const asItStands = async () => {
  const { rows } = await t.db.ownerPool.query(
    `select to_jsonb(u) - 'version' - 'updated_at' as unit, (select jsonb_agg(to_jsonb(a) order by a.id) from content.article a where a.unit_id = u.id) as articles
     from organizations.unit u where id = $1`,
    [school.id],
  );
  return rows[0];
};

beforeAll(async () => {
  const { rows } = await t.db.ownerPool.query<{ id: number; path: string; slug: string; level: string }>(
    'select id, path::text, slug, level from organizations.unit',
  );
  school = rows.find((unit) => unit.slug === demoSchoolSlug) ?? school;
  office = rows.find((unit) => unit.level === 'department') ?? office;
}, 60_000);

test('classes, people, accounts, what stands on the site and the campaigns that wait are counted before', async () => {
  t.clock.set(demoStart);
  const counted = () =>
    t.db.read(admin(), async (work) => {
      const unit = await unitById(work, school.id);
      if (!unit) throw new Error('the demo has it');
      return remainsOf(work, unit);
    });
  const remains = await counted();
  const count = async (text: string) => (await t.db.ownerPool.query<{ n: number }>(text, [school.id])).rows[0]?.n;
  expect(remains).toMatchObject({
    pupils: await count('select pupils_active as n from people.counter where unit_id = $1'),
    staff: await count('select staff_active as n from people.counter where unit_id = $1'),
    classes: await count("select active as n from classes.counter where unit_id = $1 and school_year = '2018-2019'"),
  });
  expect(Math.min(remains.articles, remains.documents, remains.campaigns.length)).toBeGreaterThan(0);
  // Who has no account any more is not counted, nor who has one elsewhere only.
  const accounts = `insert into access."user" (id, name, email, "emailVerified", "createdAt", "updatedAt", "disabledAt")
    select 'r' || i, 'Người ' || i, 'r' || i || '@x.vn', true, now(), now(), case i when 3 then now() end from generate_series(1, 4) i`;
  await t.db.ownerPool.query(accounts);
  await t.db.ownerPool.query(
    `insert into access.role_grant (user_id, role, unit_id, valid_from, granted_by) values
      ('r1', 'clerk', $1, '2018-01-01', null), ('r1', 'editor', $1, '2018-01-01', null), ('r2', 'teacher', $1, '2018-01-01', null),
      ('r3', 'teacher', $1, '2018-01-01', null), ('r4', 'teacher', $1, '2019-01-01', null)`,
    [school.id],
  );
  expect((await counted()).accounts).toBe(2);
});

test('taken back within the day everything is as before, an article that waits for its hour included; later it is refused', async () => {
  t.clock.set(demoStart);
  const form = { title: 'Bài hẹn vần Xtrở lại', body: 'Chữ.', publishAt: '2018-12-12T09:00' };
  const { id, slug } = await t.db.as(person('principal', school), (work) => saveArticle(work, school.id, null, form, true));
  const before = await asItStands();
  await close();
  expect((await t.db.read(admin(), (work) => listUnits(work))).some((unit) => unit.id === school.id)).toBe(false);

  // Who may not dissolve it may not take that back either; nor whoever looked at the unit before it was dissolved.
  expect(await why(back(person('principal', school)))).toBe('not_allowed');
  const seen = await version();
  expect(await why(back(admin(), seen - 1))).toBe('stale');
  t.clock.set(hours(23));
  // The demo's own is another.
  expect(await back()).toEqual({ articles: 2 });
  expect(await asItStands()).toEqual(before);
  expect(await why(back())).toBe('open');
  const [last] = await t.db.read(admin(), (work) => stepsOf(work, id));
  expect(last).toMatchObject({ act: 'publish', by: 'Người province_admin' });
  t.clock.set(new Date('2018-12-12T09:01:00+07:00'));
  await t.db.as({ kind: 'system', label: 'test' }, turnArticles);
  expect(await t.db.portal((work) => publishedAt(work, school.id, slug))).toMatchObject({ title: form.title });
  expect(await found()).toMatchObject([{ n: 1 }]);

  await close();
  t.clock.set(new Date('2018-12-13T09:02:00+07:00'));
  expect(await why(back())).toBe('too_late');
});
