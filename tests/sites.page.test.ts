// What a citizen's browser is told about hosts and paths: the canonical name, the others, those given up, foreign ones, moved pages.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { addHost } from '#modules/sites/index.ts';
import { herePath, openHere } from '#platform/http/here.ts';
import { withDatabase } from './support/db.ts';
import { base, openWeb, secret, type Web } from './support/web.ts';

const t = withDatabase('school');
let web: Web;

beforeAll(async () => {
  web = await openWeb(t.db);
}, 120_000);
afterAll(() => web?.close());

const ask = async (host: string, path: string) => {
  const answer = await web.ask(host, path);
  return { ...answer, policy: answer.headers.get('content-security-policy') ?? '' };
};
const site = `thcs-con-a.${base}`;

test.each([
  ['the canonical name', site, '/', 200, ''],
  ['its pages', site, '/lanh-dao', 200, ''],
  ['capitals', site.toUpperCase(), '/gioi-thieu', 200, ''],
  [
    'a name given up: page by page, with what was asked',
    `thcstthaihau.${base}`,
    '/tin-tuc?trang=2',
    301,
    `http://${site}:3000/tin-tuc?trang=2`,
  ],
  ['its home', `thcstthaihau.${base}`, '/', 301, `http://${site}:3000/`],
  ['a name that led on long enough', `thcscon.${base}`, '/tin-tuc', 410, ''],
  ['a whole foreign name given up', 'pgdhaihau.edu.vn', '/van-ban', 301, `http://pgd-hai-hau.${base}:3000/van-ban`],
  ['a name nobody has', `khong-co.${base}`, '/', 404, ''],
  ['a foreign name nobody has', 'example.com', '/x', 404, ''],
  ['a page that has moved', site, '/gioi-thieu-chung.html', 301, '/gioi-thieu'],
  ['an old address with its query', site, '/index.php?nv=news', 301, '/tin-tuc'],
  ['another query of the same', site, '/index.php?nv=other', 404, ''],
  ['an empty section', site, '/tra-cuu', 404, ''],
  ['the map of the site', site, '/so-do', 200, ''],
])('%s: %s%s', async (_name, host, path, status, to) => {
  const answer = await ask(host, path);
  expect([answer.status, answer.to]).toEqual([status, to]);
  if (status === 410) expect(answer.text).toContain(`http://${site}:3000/`);
});

test('whatever name leads here, the answer to a new word proves it; nothing else does', async () => {
  const here = openHere(secret);
  const nonce = 'A1b2_C3d4-E5f6G7h8i9J0';
  for (const host of [site, base, 'pgd-chua-ai-biet.edu.vn', 'localhost'])
    expect(await ask(host, herePath(nonce))).toMatchObject({ status: 200, text: here(nonce) });
  expect((await ask(site, herePath('ngan'))).status).toBe(404);
  expect((await ask(site, herePath(`${nonce}/x`))).status).toBe(404);
});

test('the menu has two levels, leads to nothing empty, and the map names the same places', async () => {
  const home = (await ask(site, '/')).text;
  expect(home).toMatch(/<li class="has"><a href="\/gioi-thieu">Giới thiệu<\/a><ul>.*?\/co-cau-to-chuc/);
  const links = [...home.matchAll(/<nav class="nav".*?<\/nav>/gs)].flatMap(([nav]) =>
    [...nav.matchAll(/href="(\/[^"]*)"/g)].map(([, href]) => href ?? ''),
  );
  expect(links.length).toBeGreaterThan(8);
  const map = (await ask(site, '/so-do')).text;
  for (const href of new Set(links)) {
    expect([href, (await ask(site, href)).status]).toEqual([href, 200]);
    expect(map).toContain(`href="${href}"`);
  }
});

test('a unit with a whole name of its own: pages are there, pictures may come from there, the old name leads on', async () => {
  const { rows } = await t.db.ownerPool.query("select id from organizations.unit where slug = 'pgd-hai-hau'");
  expect((await ask(`pgd-hai-hau.${base}`, '/')).status).toBe(200);
  await t.db.as({ kind: 'system', label: 'test' }, (work) =>
    addHost(
      work,
      rows[0].id,
      { host: 'giaoduchaihau.edu.vn', primary: true, note: '' },
      { baseHost: base, urlOf: (host) => `http://${host}/` },
    ),
  );
  await expect.poll(async () => (await ask(`pgd-hai-hau.${base}`, '/')).to).toBe('http://giaoduchaihau.edu.vn:3000/');
  const home = await ask('giaoduchaihau.edu.vn', '/');
  expect(home.status).toBe(200);
  expect(home.text).toContain('rel="canonical" href="http://giaoduchaihau.edu.vn:3000/"');
  await expect.poll(async () => (await ask(site, '/')).policy).toContain('giaoduchaihau.edu.vn');
  expect((await ask(site, '/')).text).toContain('http://giaoduchaihau.edu.vn:3000/');
});
