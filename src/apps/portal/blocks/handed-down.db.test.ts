// What a superior hands down, on the real database: worn by members at once, theirs to change or locked, and no business of others.
import { beforeAll, expect, test } from 'vitest';
import type { Person, Role } from '#kernel/actor.ts';
import { isRefused } from '#kernel/refusal.ts';
import { dressSite, handDown, type LookForm, type StandardForm, saveLayout, siteAt } from '#modules/sites/index.ts';
import { purgeChannel } from '#platform/jobs/purge.ts';
import { withDatabase } from '#tests/support/db.ts';
import { demoSchoolSlug } from '#workflows/demo/units.ts';
import { openFound } from '../found.ts';
import { makePage } from '../make.ts';
import { kinds } from './kinds.ts';

const t = withDatabase('school');
type Unit = { id: number; path: string };
let school: Unit;
let department: Unit;
beforeAll(async () => {
  const one = async (where: string, value: unknown) =>
    (await t.db.ownerPool.query(`select id, path::text from organizations.unit where ${where}`, [value])).rows[0] as Unit;
  school = await one('slug = $1', demoSchoolSlug);
  department = await one('level = $1', 'department');
}, 60_000);

const person = (role: Role, at: Unit): Person => ({
  ...{ kind: 'person', userId: role, name: `Người ${role}`, username: role },
  grants: [{ role, unitId: at.id, path: at.path }],
});
const codes = (done: Promise<{ version: number }>): Promise<number | string[]> =>
  done.then<number, string[]>(
    ({ version }) => version,
    (error: unknown) => {
      if (!isRefused(error)) throw error;
      return error.reasons.map((reason) => `${reason.code} ${reason.field ?? ''}`.trim());
    },
  );
const plain: Omit<StandardForm, 'version'> = {
  ...{ theme: 'bao', palette: 'gom', logo: '', footer: '', links: '[]', blocks: [] },
};
const hand = (form: Partial<StandardForm> & { version: number }, who = person('province_admin', department)) =>
  codes(t.db.as(who, (work) => handDown(work, department.id, ['memorial-days'], { ...plain, ...form })));
const dress = (form: Omit<LookForm, 'version'>) =>
  codes(
    t.db.as(person('editor', school), async (work) => {
      const site = await siteAt(work, demoSchoolSlug);
      return dressSite(work, school.id, { ...form, version: site?.version ?? 0 });
    }),
  );
const look = async () => {
  const site = await t.db.portal((work) => siteAt(work, demoSchoolSlug));
  return [site?.look.theme, site?.palette, site?.look.footer];
};
const page = (label: string, path = '/') =>
  t.db.portal((work) => {
    const surroundings = {
      url: (l: string, p = '/') => `http://${l}.x${p}`,
      officeUrl: 'http://o.x',
      css: () => ['/a.css'],
      sceneUrl: () => '',
      onlineAt: () => 0,
      siteAt,
      found: openFound(),
    };
    return makePage(work, surroundings, label, path, new URLSearchParams());
  });

test('a start is worn until the school chooses; a rule is worn whatever it chose, and refused with who set it', async () => {
  expect(await look()).toEqual(['cong', 'luc', null]);
  expect(await hand({ lookWay: 'start', footerWay: 'start', footer: 'Giấy phép số 12', version: 0 })).toBe(1);
  expect(await look()).toEqual(['bao', 'gom', 'Giấy phép số 12']);
  expect(await dress({ theme: 'vuon', palette: 'ngoc', footer: 'Lời của trường' })).toBeTypeOf('number');
  expect(await look()).toEqual(['vuon', 'ngoc', 'Lời của trường']);
  expect(await hand({ lookWay: 'rule', footerWay: 'start', footer: 'Giấy phép số 12', version: 1 })).toBe(2);
  expect(await look()).toEqual(['bao', 'gom', 'Lời của trường']);
  expect(await dress({ theme: 'the', palette: 'lam' })).toEqual(['locked theme', 'locked palette']);
  // What is not locked can still be changed, and following again is a choice.
  expect(await dress({ footer: '' })).toBeTypeOf('number');
  expect(await look()).toEqual(['bao', 'gom', 'Giấy phép số 12']);
  expect((await page(demoSchoolSlug, '/lien-he'))?.page.body.toString()).toContain('Giấy phép số 12');
  // The department's own site wears nothing of it.
  expect((await page(''))?.page.body.toString()).toContain('data-theme="cong"');
  expect(await hand({ version: 2 })).toBe(3);
  expect(await look()).toEqual(['vuon', 'ngoc', null]);
});

test('a block that is wanted stands on every home and may not be taken off', async () => {
  expect((await page(demoSchoolSlug))?.page.body.toString()).not.toContain('Ngày kỷ niệm');
  expect(await hand({ blocks: ['memorial-days'], version: 3 })).toBe(4);
  expect((await page(demoSchoolSlug))?.page.body.toString()).toContain('Ngày kỷ niệm');
  const save = t.db.as(person('editor', school), (work) =>
    saveLayout(work, school.id, kinds, { layout: '{"rows":[]}', version: 0 }),
  );
  expect(await codes(save)).toEqual(['wanted']);
});

test('exactly the pages of members are dropped', async () => {
  const heard: string[] = [];
  const stop = await t.db.listen(purgeChannel, (payload) => heard.push(payload));
  expect(await hand({ blocks: ['memorial-days'], lookWay: 'start', version: 4 })).toBe(5);
  await expect.poll(() => heard).toEqual([`look:${department.id}`]);
  await stop();
  for (const path of ['/', '/lien-he', '/tin-tuc'])
    expect((await page(demoSchoolSlug, path))?.tags).toContain(`look:${department.id}`);
  expect((await page(''))?.tags).not.toContain(`look:${department.id}`);
});

test.each<[string, Partial<StandardForm>, Role, string[]]>([
  ['an officer', {}, 'department_officer', ['not_allowed']],
  ['an old version', { version: 1 }, 'province_admin', ['stale']],
  ['a lock on nothing', { footerWay: 'rule', logoWay: 'start' }, 'province_admin', ['empty logo', 'empty footer']],
  ['a block that must be set up', { blocks: ['banner'] }, 'province_admin', ['kind blocks']],
  ['a link without a name', { links: '[{"href":"https://moet.gov.vn"}]' }, 'province_admin', ['invalid links.0.label']],
  ['a link that runs', { links: '[{"label":"x","href":"javascript:1"}]' }, 'province_admin', ['invalid links.0.href']],
])('%s is refused', async (_words, form, role, want) => {
  expect(await hand({ ...form, version: Number(form.version ?? 5) }, person(role, department))).toEqual(want);
});
