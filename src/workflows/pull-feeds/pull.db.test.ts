// A site elsewhere is asked: what it tells stands at the superiors, what it takes down goes, what goes wrong is said in words; and a
// server inside is asked only when its name was given.
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Actor } from '#kernel/actor.ts';
import { isRefused } from '#kernel/refusal.ts';
import { askFeedNow, dueFeeds, feedById, linkedBelow, pauseFeed, removeFeed, saveFeed } from '#modules/sharing/index.ts';
import type { Work } from '#platform/db/work.ts';
import { openLog } from '#platform/log/log.ts';
import { demoStart, withDatabase } from '../../../tests/support/db.ts';
import { feedJobs } from './jobs.ts';
import { pullFeed } from './pull.ts';

const t = withDatabase('school');
const system: Actor = { kind: 'system', label: 'việc nền' };
let server: Server;
let at = '';
let answer: (request: IncomingMessage, response: ServerResponse) => void;
const asked: { url: string; etag: string | undefined }[] = [];
let office = { id: 0, path: '' };
let department = { id: 0, path: '' };

beforeAll(async () => {
  await t.db.ownerPool.query('delete from sharing.feed');
  const { rows } = await t.db.ownerPool.query<{ id: number; path: string; level: string }>(
    'select id, path::text, level from organizations.unit order by id',
  );
  department = rows.find((unit) => unit.level === 'department') ?? department;
  office = rows.find((unit) => unit.level === 'district') ?? office;
  server = createServer((request, response) => {
    asked.push({ url: request.url ?? '', etag: request.headers['if-none-match'] });
    answer(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  at = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}, 120_000);
afterAll(() => {
  server.closeAllConnections();
  server.close();
});
beforeEach(async () => {
  t.clock.set(demoStart);
  asked.length = 0;
  await t.db.ownerPool.query('delete from sharing.feed');
});

const context = (insideHosts: string[]) => ({ db: t.db, log: openLog('silent'), system, dir: { files: '' }, insideHosts });
const officer = (): Actor => ({
  ...{ kind: 'person', userId: 'o', name: 'Chuyên viên', username: 'o' },
  grants: [{ role: 'department_officer', unitId: department.id, path: department.path }],
});
const add = (path = '/rss') =>
  t.db.as(officer(), (work) => saveFeed(work, office.id, null, { address: `${at}${path}`, everyMinutes: 60 }));
const pull = (id: string, inside = ['127.0.0.1']) => pullFeed(context(inside), id);
const feed = (id: string) => t.db.read(officer(), (work) => feedById(work, 'u1', id));
const titles = async () =>
  (await t.db.portal((work) => linkedBelow(work, department.path, { limit: 50, offset: 0 }))).map((item) => item.title);
const rss = (...items: [guid: string, title: string, date: string][]) =>
  `<?xml version="1.0"?><rss version="2.0"><channel><title>Phòng</title><link>https://phong.example/</link>${items
    .map(
      ([guid, title, date]) =>
        `<item><guid>${guid}</guid><title>${title}</title><link>/tin/${guid}</link><description>&lt;p&gt;Tóm tắt &lt;b&gt;đậm&lt;/b&gt;&lt;script&gt;x&lt;/script&gt;&lt;/p&gt;</description><pubDate>${date}</pubDate></item>`,
    )
    .join('')}</channel></rss>`;
const three = (): Parameters<typeof rss> => [
  ['c', 'Tin ba', 'Sun, 09 Dec 2018 08:00:00 +0700'],
  ['b', 'Tin hai', 'Sat, 08 Dec 2018 08:00:00 +0700'],
  ['a', 'Tin một', 'Fri, 07 Dec 2018 08:00:00 +0700'],
];

test('a feed is read, asked again only for what is new, and what was taken down goes', async () => {
  let items = three();
  answer = (request, response) => {
    const etag = `"${items.length}"`;
    if (request.headers['if-none-match'] === etag) response.writeHead(304).end();
    else response.writeHead(200, { etag }).end(rss(...items));
  };
  const id = await add();
  await pull(id);
  expect(await titles()).toEqual(['Tin ba', 'Tin hai', 'Tin một']);
  const [first] = await t.db.portal((work) => linkedBelow(work, department.path, { limit: 1, offset: 0 }));
  expect(first).toMatchObject({ link: `${at}/tin/c`, summary: 'Tóm tắt đậm' });
  expect(await feed(id)).toMatchObject({ state: 'fine', failure: null, items: 3 });
  await pull(id);
  expect(asked.at(-1)?.etag).toBe('"3"');
  expect(await titles()).toHaveLength(3);
  items = [items[0], items[2]] as Parameters<typeof rss>;
  await pull(id);
  expect(await titles()).toEqual(['Tin ba', 'Tin một']);
});

test('another installation: what is recalled there disappears here; a cursor it no longer knows begins anew', async () => {
  const article = (id: string, n: number) => ({
    ...{ id, deleted: false, title: `Bài ${id}`, url: `https://phong.example/tin/${id}`, summary: '' },
    ...{
      publishedAt: `2018-12-0${n}T08:00:00+07:00`,
      unit: { code: 'X', name: 'Trường Trung học cơ sở Bên Kia', url: 'https://x.example/' },
    },
  });
  const pages: Record<string, unknown> = {
    '': { items: [article('a', 1), article('b', 2)], nextCursor: 'k1', more: true },
    k1: { items: [article('c', 3)], nextCursor: 'k2', more: false },
    k2: {
      items: [
        { id: 'b', deleted: true },
        { ...article('c', 3), title: 'Bài c đã sửa' },
      ],
      nextCursor: 'k3',
      more: false,
    },
  };
  answer = (request, response) => {
    const cursor = new URL(request.url ?? '', at).searchParams.get('cursor') ?? '';
    if (!pages[cursor]) response.writeHead(410).end('{}');
    else response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(pages[cursor]));
  };
  const id = await add('/api/v1/articles?scope=below');
  await pull(id);
  expect(await titles()).toEqual(['Bài c', 'Bài b', 'Bài a']);
  await pull(id);
  expect(await titles()).toEqual(['Bài c đã sửa', 'Bài a']);
  const [first] = await t.db.portal((work) => linkedBelow(work, department.path, { limit: 1, offset: 0 }));
  expect(first?.name).toBe('Trường Trung học cơ sở Bên Kia');
  pages[''] = { items: [article('a', 1)], nextCursor: 'k9', more: false };
  await pull(id);
  expect(await titles()).toEqual(['Bài a']);
  expect(asked.at(-1)?.url).toBe('/api/v1/articles?scope=below');
});

test('items that the database would not take are mended or left out; the others stand', async () => {
  const tin = (guid: string, title: string, link: string, day: number) =>
    `<item><guid>${guid}</guid><title>${title}</title><link>${link}</link><pubDate>0${day} Dec 2018 08:00:00 +0700</pubDate></item>`;
  const cut = `${'a'.repeat(298)}😀${'b'.repeat(20)}`;
  answer = (_request, response) =>
    response.end(
      `<?xml version="1.0"?><rss version="2.0"><channel><title>P</title><link>https://phong.example/</link>${[
        tin('x', 'Tin cũ', 'HTTPS://Phong.example/cu', 3),
        tin('x', 'Tin mới', 'HTTPS://Phong.example/moi', 5),
        tin('y', cut, 'https://phong.example/y', 4),
        tin('z', 'Không địa chỉ', `https://phong.example/${'đ'.repeat(400)}`, 4),
      ].join('')}</channel></rss>`,
    );
  const id = await add();
  await pull(id);
  expect(await feed(id)).toMatchObject({ state: 'fine', items: 2 });
  const items = await t.db.portal((work) => linkedBelow(work, department.path, { limit: 9, offset: 0 }));
  expect(items[0]).toMatchObject({ title: 'Tin mới', link: 'https://phong.example/moi' });
  expect(items[1]?.title.isWellFormed()).toBe(true);
});

test('a list with signs that the database does not keep stands; what cannot be kept is said and asked less often', async () => {
  const item = { id: 'a\0', deleted: false, title: 'Bài\0 một \ud83d', url: 'HTTPS://phong.example/tin/a', summary: '\0' };
  let nextCursor = 'k1';
  answer = (_request, response) =>
    response.writeHead(200, { 'content-type': 'application/json' }).end(
      JSON.stringify({
        items: [
          { ...item, publishedAt: '2018-12-01T08:00:00+07:00', unit: { name: 'X\0', url: 'https://x.example/' } },
          { id: 'b\0', deleted: true },
        ],
        ...{ nextCursor, more: false },
      }),
    );
  const id = await add('/api/v1/articles?scope=below');
  await pull(id);
  expect(await feed(id)).toMatchObject({ state: 'fine', items: 1 });
  nextCursor = 'k\0';
  await pull(id);
  const after = await feed(id);
  expect(after).toMatchObject({ state: 'failing', failure: expect.stringContaining('không lưu được'), items: 1 });
  expect(after?.nextAt.getTime()).toBe(demoStart.getTime() + 2 * 3_600_000);
});

test('a page names its feed', async () => {
  answer = (request, response) =>
    request.url === '/'
      ? response.end(`<!doctype html><html><head><link href="/tin.xml" rel=alternate type='application/rss+xml'></head></html>`)
      : response.end(rss(...three()));
  const id = await add('/');
  await pull(id);
  expect(await feed(id)).toMatchObject({ state: 'fine', source: `${at}/tin.xml` });
});

test.each([
  ['a page without a feed', '<!doctype html><html></html>', 200, /không nêu nguồn tin/],
  ['nonsense', 'xin chào', 200, /./],
  ['JSON that is no list', '{"x":1}', 200, /không phải danh sách bài/],
  ['an error of the server', '', 500, /trả lời mã 500/],
  ['too much', 'x'.repeat(6 * 1024 * 1024), 200, /nặng quá 5 MB/],
])('%s is said in words, and what was there stays', async (_what, body, status, words) => {
  answer = (_request, response) => response.end(rss(...three()));
  const id = await add();
  await pull(id);
  answer = (_request, response) => response.writeHead(status).end(body);
  t.clock.set(new Date(demoStart.getTime() + 3_600_000));
  await pull(id);
  const after = await feed(id);
  expect(after?.state).toBe('failing');
  expect(after?.failure).toMatch(words);
  expect(after?.nextAt.getTime()).toBe(demoStart.getTime() + 3 * 3_600_000);
  expect(await titles()).toHaveLength(3);
});

test('a server inside is not asked unless it was named', async () => {
  answer = (_request, response) => response.end(rss(...three()));
  const id = await add();
  await pull(id, []);
  expect(asked).toEqual([]);
  expect((await feed(id))?.failure).toMatch(/mạng nội bộ/);
});

test('what is due is asked; paused, hidden and removed', async () => {
  answer = (_request, response) => response.end(rss(...three()));
  const id = await add();
  const due = async () => {
    await t.db.ownerPool.query('delete from graphile_worker._private_jobs');
    await feedJobs['feeds-due']?.({}, context([]));
    const { rows } = await t.db.ownerPool.query<{ key: string }>('select key from graphile_worker.jobs');
    return rows.map((row) => row.key);
  };
  expect(await due()).toEqual([`feed-pull:${id}`]);
  await pull(id);
  expect(await due()).toEqual([]);
  t.clock.set(new Date(demoStart.getTime() + 3_600_000));
  expect(await due()).toEqual([`feed-pull:${id}`]);
  await t.db.as(officer(), (work) => pauseFeed(work, id, true));
  expect(await due()).toEqual([]);
  await expect(t.db.as(officer(), (work) => askFeedNow(work, id))).rejects.toThrow(/tạm dừng/);
  await t.db.as(officer(), (work) =>
    saveFeed(work, office.id, id, { address: `${at}/rss`, everyMinutes: 60, shown: false, version: 1 }),
  );
  expect(await titles()).toEqual([]);
  await t.db.as(officer(), (work) => removeFeed(work, id));
  expect(await feed(id)).toBeUndefined();
});

test('what was put in the queue twice is asked once', async () => {
  answer = (_request, response) => response.end(rss(...three()));
  const id = await add();
  const job = () => feedJobs['feed-pull']?.({ id, due: true }, context(['127.0.0.1']));
  await job();
  await job();
  expect(asked).toHaveLength(1);
});

test('a unit that is dissolved or hidden is asked no more, nor on demand', async () => {
  const id = await add();
  const due = () => t.db.read(system, dueFeeds);
  const set = (change: string) => t.db.ownerPool.query(`update organizations.unit set ${change} where id = $1`, [office.id]);
  const refused = (part: (work: Work) => Promise<unknown>) =>
    expect(t.db.as(officer(), part)).rejects.toMatchObject({ reasons: [{ code: 'unit_closed' }] });
  expect(await due()).toEqual([id]);
  await set('hidden_at = now()');
  expect(await due()).toEqual([]);
  await set("hidden_at = null, closed_on = '2018-12-10'");
  try {
    expect(await due()).toEqual([]);
    await pull(id);
    expect(asked).toEqual([]);
    await refused((work) => askFeedNow(work, id));
    await refused((work) => saveFeed(work, office.id, id, { address: `${at}/rss`, everyMinutes: 30, version: 1 }));
    await t.db.as(officer(), (work) => pauseFeed(work, id, true));
    await refused((work) => pauseFeed(work, id, false));
  } finally {
    await set('closed_on = null');
  }
  expect(await due()).toEqual([]);
});

test('refusals: a stranger, another version, twice, no address', async () => {
  const id = await add();
  const why = (actor: Actor, key: string | null, input: Record<string, unknown>) =>
    t.db
      .as(actor, (work) => saveFeed(work, office.id, key, { everyMinutes: 60, address: `${at}/rss`, ...input } as never))
      .then(
        () => 'stored',
        (error: unknown) => (isRefused(error) ? error.reasons.map((reason) => reason.code).join() : String(error)),
      );
  const editorElsewhere: Actor = {
    ...{ kind: 'person', userId: 'x', name: 'X', username: 'x' },
    grants: [{ role: 'teacher', unitId: office.id, path: office.path }],
  };
  expect(await why(editorElsewhere, null, {})).toBe('not_allowed');
  expect(await why(officer(), id, { version: 7 })).toBe('stale');
  expect(await why(officer(), null, {})).toBe('twice');
  expect(await why(officer(), null, { address: 'pgd.example' })).toBe('invalid');
  expect(await why(officer(), null, { address: 'https://a:b@pgd.example/' })).toBe('invalid');
  expect(await why(officer(), null, { address: `https://pgd.example/${'đ'.repeat(400)}` })).toBe('invalid');
  expect(await why(officer(), null, { address: 'https://pgd.example/', everyMinutes: 1 })).toBe('invalid');
});
