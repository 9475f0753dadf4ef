// A site's own layout on the real database: kept, shown at once, refused with reasons, given back; what superiors hand down is on the page.

import { sql } from 'kysely';
import { beforeAll, expect, test } from 'vitest';
import type { Person, Role } from '#kernel/actor.ts';
import { isRefused } from '#kernel/refusal.ts';
import { type Block, type Layout, layoutOf, resetLayout, saveLayout, siteAt } from '#modules/sites/index.ts';
import { withDatabase } from '#tests/support/db.ts';
import { demoSchoolSlug } from '#workflows/demo/units.ts';
import { openFound } from '../found.ts';
import { makePage } from '../make.ts';
import { kinds } from './kinds.ts';

const t = withDatabase('school');
type Unit = { id: number; path: string };
let school: Unit;
let above: Unit;
beforeAll(async () => {
  const one = async (where: string, value: unknown) =>
    (await t.db.ownerPool.query(`select id, path::text from organizations.unit where ${where}`, [value])).rows[0] as Unit;
  school = await one('slug = $1', demoSchoolSlug);
  above = await one('level = $1', 'department');
}, 60_000);

const person = (role: Role, at: Unit = school): Person => ({
  ...{ kind: 'person', userId: role, name: `Người ${role}`, username: role },
  grants: [{ role, unitId: at.id, path: at.path }],
});
const layout = (...blocks: Partial<Block>[]): Layout => ({
  rows: [
    {
      ...{ id: 'r', shape: 'one', tone: 'plain' },
      columns: [blocks.map((block, i) => ({ id: `b${i}`, kind: 'news', settings: {}, ...block }))],
    },
  ],
});
const answer = <T>(done: Promise<T>) =>
  done.then(
    (value) => value,
    (error: unknown) => {
      if (!isRefused(error)) throw error;
      return { kind: error.kind, codes: error.reasons.map((reason) => reason.code), theirs: error.theirs };
    },
  );
const save = (what: Layout, version: number, who = person('editor')) =>
  answer(t.db.as(who, (work) => saveLayout(work, school.id, kinds, { layout: JSON.stringify(what), version })));
const reset = (version: number) => answer(t.db.as(person('editor'), (work) => resetLayout(work, school.id, version)));
const home = () =>
  t.db.portal(async (work) => {
    const surroundings = {
      url: (l: string, p = '/') => `http://${l}.x${p}`,
      officeUrl: 'http://office.x',
      css: () => ['/a.css'],
      onlineAt: () => 0,
      siteAt,
      found: openFound(),
      sceneUrl: () => '',
    };
    const made = await makePage(work, surroundings, demoSchoolSlug, '/', new URLSearchParams());
    return { html: made?.page.body.toString() ?? '', tags: made?.tags ?? [] };
  });

test('without a layout of its own a site has that of its template, and no row', async () => {
  expect(await t.db.read(person('editor'), (work) => layoutOf(work, school.id))).toMatchObject({ rows: null, version: 0 });
  expect((await home()).html).toContain('Chuyện ở trường');
  expect((await home()).tags).toContain(`home:${school.id}`);
});

test('saved it is on the page; two who save at once: the second sees the first; given back, the template is there', async () => {
  expect(await save(layout({ settings: { title: 'Ngày mới ở trường', count: '3' } }), 0)).toEqual({ version: 1 });
  expect((await home()).html).toContain('Ngày mới ở trường');
  expect((await home()).html).not.toContain('Chuyện ở trường');
  expect(await save(layout(), 0)).toMatchObject({ kind: 'conflict', theirs: { version: 1, by: 'Người editor' } });
  expect(await reset(1)).toEqual({ version: 2 });
  expect((await home()).html).toContain('Chuyện ở trường');
  // Who has the first version open is told, though no layout is kept now.
  expect(await save(layout(), 1)).toMatchObject({ kind: 'conflict' });
  const { rows } = await t.db.ownerPool.query(
    `select action from audit.entry where action like 'sites.%layout' and unit_id = $1 order by id`,
    [school.id],
  );
  expect(rows.map((row) => row.action)).toEqual(['sites.save-layout', 'sites.reset-layout']);
});

test.each<[string, Layout, Role, string[]]>([
  ['a teacher', layout(), 'teacher', ['not_allowed']],
  ['a wrong setting', layout({ settings: { count: 99 } }), 'editor', ['setting']],
  ['a kind for others', layout({ kind: 'directory' }), 'editor', ['level']],
  [
    'a picture of nobody',
    layout({ kind: 'banner', settings: { picture: '00000000-0000-4000-8000-000000000000' } }),
    'editor',
    ['picture'],
  ],
])('%s is refused', async (_words, what, role, codes) => {
  expect(await save(what, 2, person(role))).toMatchObject({ codes });
});

test('text that is no layout is refused in words', async () => {
  const refused = await answer(
    t.db.as(person('editor'), (work) => saveLayout(work, school.id, kinds, { layout: '{"rows":', version: 2 })),
  );
  expect(refused).toMatchObject({ codes: ['invalid'] });
});

test('a school of another place may not be arranged', async () => {
  const stranger = { id: 999, path: 'u1.u999' };
  expect(await save(layout(), 2, person('principal', stranger))).toMatchObject({ codes: ['not_allowed'] });
});

test('the database keeps what is public, and one unit from another', async () => {
  await save(layout(), 2);
  const columns = await t.db.portal((work) =>
    sql`select unit_id, rows from sites.layout where unit_id = ${school.id}`.execute(work.handle),
  );
  expect(columns.rows).toHaveLength(1);
  await expect(t.db.portal((work) => sql`select updated_by from sites.layout`.execute(work.handle))).rejects.toThrow(
    /permission denied/,
  );
  const other = await t.db.read(person('editor', { id: 999, path: 'u1.u999' }), (work) => layoutOf(work, school.id));
  expect(other.version).toBe(0);
  expect(above.id).not.toBe(school.id);
});
