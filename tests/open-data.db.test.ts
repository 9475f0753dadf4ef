// A partner keeps a copy of a site by asking what changed: it meets every change, in whatever order transactions end, and learns what is gone.
import { sql } from 'kysely';
import { beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { openDataPage } from '#apps/portal/open-data.ts';
import type { Person } from '#kernel/actor.ts';
import { instantOf } from '#kernel/calendar.ts';
import { saveArticle, turnArticles, withdrawArticle } from '#modules/content/index.ts';
import { siteAt } from '#modules/sites/index.ts';
import { demoSchoolSlug } from '#workflows/demo/units.ts';
import { demoStart, withDatabase } from './support/db.ts';

/** Other databases of the same server may be in the middle of something: what is new is handed out when they are done. */
const patience = { timeout: 90_000, interval: 200 };
vi.setConfig({ testTimeout: 120_000 });

const t = withDatabase('school');
let school = { id: 0, path: '' };
let other = { id: 0, path: '' };
let editor: Person;

beforeAll(async () => {
  const { rows } = await t.db.ownerPool.query<{ id: number; path: string; slug: string }>(
    'select id, path::text, slug from organizations.unit',
  );
  school = rows.find((unit) => unit.slug === demoSchoolSlug) ?? school;
  other = rows.find((unit) => unit.path.split('.').length > 2 && unit.id !== school.id) ?? other;
  editor = {
    ...{ kind: 'person', userId: 'e1', name: 'Biên tập', username: 'e1' },
    grants: [{ role: 'principal', unitId: school.id, path: school.path }],
  };
}, 120_000);
beforeEach(() => t.clock.set(demoStart));

type Item = { id: string; deleted: boolean; title?: string; url?: string; html?: string; unit: { code: string } };
type Answer = { items: Item[]; nextCursor: string | null; more: boolean; error?: { message: string } };
async function ask(
  query: Record<string, string>,
  label = demoSchoolSlug,
  path = '/api/v1/articles',
): Promise<Answer & { status: number; type: string; open: string | undefined }> {
  const page = await t.db.portal(async (work) => {
    const site = await siteAt(work, label);
    if (!site) throw new Error(`no site ${label}`);
    const around = {
      ...{ site, pictures: new Map(), officeUrl: '', css: () => [], sceneUrl: () => '' },
      url: (host: string, path = '/') => `http://${host}.example${path}`,
    };
    return openDataPage(work, around, path, new URLSearchParams(query));
  });
  const open = page.headers?.['access-control-allow-origin'];
  return { ...(JSON.parse(page.body.toString()) as Answer), status: page.status, type: page.type, open };
}
const asked = (cursor: string, items: number) =>
  vi.waitFor(async () => {
    const answer = await ask({ cursor });
    expect(answer.items).toHaveLength(items);
    return answer;
  }, patience);
async function all(query: Record<string, string> = {}, label = demoSchoolSlug): Promise<{ items: Item[]; cursor: string }> {
  const items: Item[] = [];
  let cursor = '';
  for (;;) {
    const answer = await ask({ ...query, limit: '2', ...(cursor ? { cursor } : {}) }, label);
    items.push(...answer.items);
    cursor = answer.nextCursor ?? cursor;
    if (!answer.more) return { items, cursor };
  }
}
const publish = (title: string, more: object = {}) =>
  t.db.as(editor, (work) => saveArticle(work, school.id, null, { title, body: 'Nội dung <b> & chữ.', ...more }, true));

test('everything is met once, then only what changed; what is withdrawn comes as gone', async () => {
  const { rows } = await t.db.portal((work) =>
    sql<{ n: number }>`select count(*)::int as n from content.article where unit_id = ${school.id}`.execute(work.handle),
  );
  const before = await vi.waitFor(async () => {
    const found = await all();
    expect(found.items.filter((item) => !item.deleted)).toHaveLength(rows[0]?.n ?? -1);
    return found;
  }, patience);
  expect(new Set(before.items.map((item) => item.id)).size).toBe(before.items.length);

  expect((await ask({ cursor: before.cursor })).items).toEqual([]);
  const { id } = await publish('Tin cho cổng bạn');
  const after = await asked(before.cursor, 1);
  expect(after.items).toMatchObject([
    { id, deleted: false, title: 'Tin cho cổng bạn', html: '<p>Nội dung &lt;b&gt; &amp; chữ.</p>' },
  ]);

  await t.db.as(editor, (work) => withdrawArticle(work, school.id, id, 'Sai số liệu'));
  const gone = await asked(after.nextCursor ?? '', 1);
  expect(gone.items).toMatchObject([{ id, deleted: true }]);
  expect(gone.items[0]).not.toHaveProperty('title');
});

test('a change that ends later than one begun after it is not missed', async () => {
  const below = (query: Record<string, string>) => ask({ scope: 'below', ...query }, '');
  const { cursor } = await all({ scope: 'below' }, '');
  let release = () => {};
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  let begun = () => {};
  const written = new Promise<void>((resolve) => {
    begun = resolve;
  });
  const slow = t.db.as(editor, async (work) => {
    const saved = await saveArticle(work, school.id, null, { title: 'Bài xong sau', body: 'Chậm.' }, true);
    begun();
    await held;
    return saved;
  });
  await written;
  // At another unit: two of one unit wait for each other.
  const system = { kind: 'system', label: 'test' } as const;
  const form = { title: 'Bài xong trước', body: 'Nhanh.' };
  const quick = await t.db.as(system, (work) => saveArticle(work, other.id, null, form, true));
  // While the slower one runs, nothing after it is handed out.
  const during = await all({ scope: 'below' }, '');
  expect(during.items.map((item) => item.id)).not.toContain(quick.id);
  release();
  const { id } = await slow;
  await vi.waitFor(async () => {
    const { items } = await below({ cursor });
    expect(items.map((item) => item.id).sort()).toEqual([id, quick.id].sort());
  }, patience);
});

test('planned for later, nobody hears of it before its hour; at the hour it comes, at its end it goes', async () => {
  const { cursor } = await all();
  const { id } = await publish('Bài hẹn giờ', { publishAt: '2018-12-10T09:00', expiresAt: '2018-12-10T10:00' });
  expect((await ask({ cursor })).items).toEqual([]);
  t.clock.set(instantOf('2018-12-10', '09:00:00'));
  await t.db.as({ kind: 'system', label: 'test' }, turnArticles);
  const appeared = await asked(cursor, 1);
  expect(appeared.items).toMatchObject([{ id, deleted: false }]);
  t.clock.set(instantOf('2018-12-10', '10:00:00'));
  await t.db.as({ kind: 'system', label: 'test' }, turnArticles);
  expect((await asked(appeared.nextCursor ?? '', 1)).items).toMatchObject([{ id, deleted: true }]);
});

test('the department hands out what its units publish; a school only its own', async () => {
  const units = new Set((await all({ scope: 'below' }, '')).items.map((item) => item.unit.code));
  expect(units.size).toBeGreaterThan(1);
  expect(await ask({ scope: 'below' })).toMatchObject({ status: 400 });
});

test.each([
  [{ cursor: "1_'; drop table" }, 400, /nextCursor/],
  [{ cursor: '9999999999999_00000000-0000-0000-0000-000000000000' }, 410, /hỏi lại từ đầu/],
  [{ limit: '0' }, 400, /1 đến 100/],
  [{ limit: '1e2' }, 400, /1 đến 100/],
  [{ updatedSince: '10/12/2018' }, 400, /ISO 8601/],
  [{ updatedSince: '2018-02-31T99:00:00Z' }, 400, /ISO 8601/],
  [{ scope: 'all' }, 400, /scope/],
] as [Record<string, string>, number, RegExp][])('%j is answered %i', async (query, status, words) => {
  const answer = await ask(query);
  expect(answer.status).toBe(status);
  expect(answer.error?.message).toMatch(words);
});

test('a program is answered as programs are: an unknown address, an unknown parameter; the demo lives by its own clock', async () => {
  const lost = await ask({}, demoSchoolSlug, '/api/v1/nope');
  expect(lost).toMatchObject({ status: 404, type: expect.stringContaining('json'), open: '*' });
  expect(lost.error?.message).toContain('/api/v1/articles');
  expect(await ask({ updatedsince: '2018-12-01' })).toMatchObject({ status: 400, open: '*' });
  const { rows } = await t.db.ownerPool.query<{ n: number }>(
    "select count(*)::int as n from content.change where changed_at > '2019-06-01'",
  );
  expect(rows[0]?.n).toBe(0);
});
