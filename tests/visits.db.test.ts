// Pages answered at the portal's own door are counted, from the cache or not, people only; several processes add up; nobody's address is
// kept; the next day only numbers are left.
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openPortal } from '#apps/portal/portal.ts';
import { turnVisitDay, visitDaysAt, visitTotals } from '#modules/statistics/index.ts';
import { openFiles } from '#platform/files/store.ts';
import { openVisitorForms } from '#platform/http/visitor-form.ts';
import { openLog } from '#platform/log/log.ts';
import { openPrinter } from '#platform/pdf/pdf.ts';
import { demoSchoolSlug } from '#workflows/demo/units.ts';
import { demoStart, withDatabase } from './support/db.ts';
import { tempFolder } from './support/temp.ts';

const t = withDatabase('school');
const system = { kind: 'system', label: 'test' } as const;
const firefox = 'Mozilla/5.0 (X11; Linux x86_64; rv:64.0) Gecko/20100101 Firefox/64.0';
const chrome = 'Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/71.0 Safari/537.36';
const googlebot = 'Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)';
type Portal = Awaited<ReturnType<typeof openPortal>>;
let portals: [Portal, Portal];
let school = { id: 0, path: '' };
const closed: Portal[] = [];

const open = () =>
  openPortal({
    ...{ db: t.db, files: openFiles(tempFolder('visits')), log: openLog('silent') },
    ...{ visitorForms: openVisitorForms('a secret for tests only'), secure: false, printer: openPrinter() },
    ...{ url: (label, path = '/') => `http://${label}.namdinh.localhost${path}`, officeUrl: 'http://quanly.namdinh.localhost/' },
  });
beforeAll(async () => {
  await t.db.ownerPool.query('truncate statistics.unit_day, statistics.page_day');
  const { rows } = await t.db.ownerPool.query('select id, path::text from organizations.unit where slug = $1', [demoSchoolSlug]);
  school = rows[0];
  portals = [await open(), await open()];
}, 60_000);
afterAll(async () => {
  for (const portal of portals) if (!closed.includes(portal)) await portal.stop();
});

const count = async (table: string) => Number((await t.db.ownerPool.query(`select count(*) as n from ${table}`)).rows[0].n);
async function read(portal: Portal, path: string, agent: string, address = '203.0.113.7', init: RequestInit = {}) {
  const headers = new Headers(init.headers);
  if (agent) headers.set('user-agent', agent);
  const response = await portal.answer(new Request(`http://x${path}`, { ...init, headers }), demoSchoolSlug, address);
  await response?.arrayBuffer();
  return response;
}
const kept = async () => {
  const { rows } = await t.db.ownerPool.query<{ path: string; visits: number }>(
    'select path, visits from statistics.page_day where unit_id = $1 order by path',
    [school.id],
  );
  return Object.fromEntries(rows.map((row) => [row.path, row.visits]));
};

test('a page counts whether it was made, kept, or still at the reader’s; robots, looks ahead, errors, feeds and files do not', async () => {
  const [one, two] = portals;
  // The salt of the day is fetched as the portals open; the second must have it too.
  await expect.poll(() => count('statistics.salt')).toBe(1);
  await new Promise((resolve) => setTimeout(resolve, 300));
  const first = await read(one, '/', firefox);
  expect(first?.headers.get('x-cache')).toBe('miss');
  expect((await read(one, '/', firefox))?.headers.get('x-cache')).toBe('hit');
  const again = await read(one, '/', firefox, '203.0.113.7', { headers: { 'if-none-match': first?.headers.get('etag') ?? '' } });
  expect(again?.status).toBe(304);
  await read(one, '/tin-tuc?trang=1', chrome, '203.0.113.8');
  await read(one, '/tin-tuc/', chrome, '203.0.113.8');
  for (const agent of [googlebot, 'curl/7.58.0', '']) await read(one, '/', agent);
  await read(one, '/', firefox, '203.0.113.7', { method: 'HEAD' });
  await read(one, '/', firefox, '203.0.113.7', { headers: { 'sec-purpose': 'prefetch;prerender' } });
  expect((await read(one, '/khong-co', firefox))?.status).toBe(404);
  expect((await read(one, '/xem-truoc/sai', firefox))?.status).toBe(404);
  for (const path of ['/rss.xml', '/sitemap.xml', '/robots.txt']) expect((await read(one, path, firefox))?.status).toBe(200);
  // Another process counts beside it, the same reader and a new one.
  await read(two, '/', firefox);
  await read(two, '/', firefox, '203.0.113.9');
  for (const portal of portals) {
    closed.push(portal);
    await portal.stop();
  }
  expect(await kept()).toEqual({ '/': 5, '/tin-tuc': 2 });
  const { rows } = await t.db.ownerPool.query(
    'select visits, bit_count(seen)::int as bits, visitors from statistics.unit_day where unit_id = $1',
    [school.id],
  );
  expect(rows).toEqual([{ visits: 7, bits: 3, visitors: null }]);
  expect(await t.db.portal((work) => visitTotals(work, school.id))).toEqual({ today: 7, week: 7, month: 7, total: 7 });
});

test('no table and no column of the database knows an address or a browser', async () => {
  const { rows: columns } = await t.db.ownerPool.query<{ name: string; kind: string }>(
    `select table_name || '.' || column_name as name, data_type as kind from information_schema.columns where table_schema = 'statistics'`,
  );
  expect(columns.map((column) => column.name).sort()).toEqual([
    'access_log.file',
    'access_log.position',
    'access_log.read_at',
    'page_day.day',
    'page_day.path',
    'page_day.unit_id',
    'page_day.visits',
    'salt.day',
    'salt.salt',
    'unit_day.day',
    'unit_day.seen',
    'unit_day.unit_id',
    'unit_day.visitors',
    'unit_day.visits',
  ]);
  const { rows: tables } = await t.db.ownerPool.query<{ name: string }>(
    `select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname in ('statistics', 'audit', 'platform', 'access', 'sites')`,
  );
  for (const { name } of tables) {
    const { rows } = await t.db.ownerPool.query(
      `select 1 from ${name} x where x::text like any (array['%203.0.113%', '%Firefox%', '%Chrome%'])`,
    );
    expect(rows, name).toEqual([]);
  }
});

test('the public page tells the numbers, from the cache for a minute, and is a page itself', async () => {
  const portal = await open();
  const response = await portal.answer(
    new Request('http://x/luot-xem', { headers: { 'user-agent': firefox } }),
    demoSchoolSlug,
    '203.0.113.7',
  );
  const html = (await response?.text()) ?? '';
  expect(html).toContain('Đang trực tuyến');
  expect(html).toMatch(/Tổng cộng<\/dt><dd><b>7<\/b>/);
  expect(html).not.toContain('<script');
  const again = await read(portal, '/luot-xem', firefox);
  expect(again?.headers.get('x-cache')).toBe('hit');
  closed.push(portal);
  await portal.stop();
  expect((await kept())['/luot-xem']).toBe(2);
});

test('the next day the bits are a number, the salt is another, and a late visit of yesterday still counts', async () => {
  const portal = await open();
  await read(portal, '/', chrome, '203.0.113.20');
  const { rows: before } = await t.db.ownerPool.query('select day::text, salt from statistics.salt');
  t.clock.set(new Date(demoStart.getTime() + 86_400_000));
  try {
    expect(await t.db.as(system, turnVisitDay)).toBe(1);
    expect(await t.db.as(system, turnVisitDay)).toBe(0);
    closed.push(portal);
    await portal.stop();
    const { rows: after } = await t.db.ownerPool.query('select day::text, salt from statistics.salt');
    expect([before.length, after.length]).toEqual([1, 1]);
    expect(after[0].day).toBe('2018-12-11');
    expect(after[0].salt).not.toEqual(before[0].salt);
    const { rows } = await t.db.ownerPool.query('select visits, seen, visitors from statistics.unit_day where unit_id = $1', [
      school.id,
    ]);
    expect(rows).toEqual([{ visits: 10, seen: null, visitors: 3 }]);
    const days = await t.db.read(system, (work) =>
      visitDaysAt(work, school, { below: true, from: '2018-12-09', to: '2018-12-11' }),
    );
    expect(days.map((day) => [day.day, day.visits, day.visitors])).toEqual([
      ['2018-12-09', 0, 0],
      ['2018-12-10', 10, 3],
      ['2018-12-11', 0, 0],
    ]);
  } finally {
    t.clock.set(demoStart);
  }
});

test('the portal’s role reads numbers of visits and nothing behind them', async () => {
  await t.db.portal(async (work) => {
    const { rows } = await sql<{ n: number }>`select sum(visits)::int as n from statistics.unit_day`.execute(work.handle);
    expect(rows[0]?.n).toBe(10);
  });
  for (const question of [
    'seen from statistics.unit_day',
    'visitors from statistics.unit_day',
    '1 from statistics.page_day',
    '1 from statistics.salt',
  ])
    await expect(
      t.db.portal((work) => sql`select ${sql.raw(question)}`.execute(work.handle)),
      question,
    ).rejects.toThrow(/permission denied/);
});
