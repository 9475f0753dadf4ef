// Has each kind of page every rule it needs? A class that a page names has a rule in one of the two sheets the page brings.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { withDatabase } from './support/db.ts';
import { base, openWeb, type Web } from './support/web.ts';

const t = withDatabase('school');
let web: Web;

beforeAll(async () => {
  web = await openWeb(t.db);
}, 120_000);
afterAll(() => web?.close());

const ask = (host: string, path: string) => web.ask(host, path);

const sites = { 'the Sở': base, 'a Phòng': `pgd-hai-hau.${base}`, 'a THCS': `thcs-con-a.${base}` };
/**
 * As in bench/portal/weight.ts, and more: pages that a first visit seldom begins with. `first`: the first that the page at `path` leads to,
 * put behind `below`.
 */
const kinds: { kind: string; path: string; first?: RegExp; below?: string; status?: number }[] = [
  { kind: 'home', path: '/' },
  { kind: 'article', path: '/', first: /href="(\/tin\/[^"]+)"/ },
  { kind: 'news', path: '/tin-tuc' },
  { kind: 'about', path: '/gioi-thieu' },
  { kind: 'leaders', path: '/lanh-dao' },
  { kind: 'staff', path: '/doi-ngu' },
  { kind: 'map of the site', path: '/so-do' },
  { kind: 'documents', path: '/van-ban' },
  { kind: 'document', path: '/van-ban', first: /class="t" href="(\/van-ban\/[^"]+)"/ },
  { kind: 'calendar', path: '/lich-cong-tac' },
  { kind: 'events', path: '/su-kien' },
  { kind: 'timetable', path: '/thoi-khoa-bieu' },
  { kind: 'menu', path: '/thuc-don' },
  { kind: 'albums', path: '/thu-vien' },
  { kind: 'album', path: '/thu-vien', first: /href="(\/thu-vien\/(?!rss)[^"/]+)"/ },
  { kind: 'resources', path: '/tai-nguyen' },
  { kind: 'resource', path: '/tai-nguyen', first: /href="(\/tai-nguyen\/[^"?]+)"/ },
  { kind: 'disclosure', path: '/cong-khai' },
  { kind: 'item or group of disclosure', path: '/cong-khai', first: /href="(\/cong-khai\/[^"]+)"/ },
  { kind: 'questions', path: '/hoi-dap' },
  { kind: 'question', path: '/hoi-dap', first: /href="(\/hoi-dap\/(?!gui|tra)[^"?#]+)"/ },
  { kind: 'question form', path: '/hoi-dap/gui' },
  { kind: 'consultations', path: '/gop-y' },
  { kind: 'consultation', path: '/gop-y', first: /href="(\/gop-y\/[^"?#]+)"/ },
  { kind: 'search', path: '/tim-kiem?q=tuyen+sinh' },
  { kind: 'search without a word', path: '/tim-kiem' },
  { kind: 'directory', path: '/danh-ba' },
  { kind: 'found in the directory', path: '/danh-ba?q=thcs' },
  { kind: 'keyword', path: '/tu-khoa/the-thao' },
  { kind: 'from superiors', path: '/tu-cap-tren' },
  { kind: 'question by its code', path: '/hoi-dap/tra-cuu' },
  { kind: 'visits', path: '/thong-ke' },
  { kind: 'report of an error', path: '/', first: /href="\/tin\/([^"]+)"/, below: '/bao-loi?bai=' },
  { kind: 'proof of a card', path: '/xac-minh' },
  { kind: 'accessibility', path: '/tro-nang' },
  { kind: 'personal data', path: '/du-lieu-ca-nhan' },
  { kind: 'English', path: '/en' },
  { kind: 'English about', path: '/en/gioi-thieu' },
  { kind: 'nothing there', path: '/khong-co-trang-nay', status: 404 },
];

const css = new Map<string, string>();
/** The rules of a sheet of the build, by their selectors. */
function sheet(path: string): string {
  const known = css.get(path) ?? readFileSync(join(process.cwd(), 'build/client', path), 'utf8');
  css.set(path, known);
  return known;
}
const hasRule = (name: string, sheets: readonly string[]) => {
  const rule = new RegExp(`\\.${name.replace(/[^\w-]/g, '\\\\$&')}(?![\\w-])`);
  return sheets.some((text) => rule.test(text));
};

const seen = new Set<string>();
test.each(Object.entries(sites).flatMap(([site, host]) => kinds.map((kind) => ({ ...kind, site, host }))))(
  '$kind of $site',
  async ({ kind, host, path, first, below = '', status = 200 }) => {
    const found = first ? first.exec((await ask(host, path)).text)?.[1] : path;
    const at = found && `${below}${found}`;
    const page = at ? await ask(host, at) : undefined;
    // Not every site has every kind of page.
    if (page?.status !== status) return;
    seen.add(kind);
    const sheets = [...page.text.matchAll(/<link rel="stylesheet" href="([^"]+)"/g)].map((match) => sheet(match[1] ?? ''));
    expect(sheets.length).toBeGreaterThan(0);
    const names = new Set([...page.text.matchAll(/\sclass="([^"]*)"/g)].flatMap((match) => (match[1] ?? '').split(/\s+/)));
    expect([...names].filter((name) => name !== '' && !hasRule(name, sheets))).toEqual([]);
  },
);

test('every kind of page was looked at on some site', () => {
  expect(kinds.filter(({ kind }) => !seen.has(kind)).map(({ kind }) => kind)).toEqual([]);
});
