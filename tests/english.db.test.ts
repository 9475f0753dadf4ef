// English beside the Vietnamese, from the editor's desk to the reader's page: what is owed and counted, what is refused, what falls behind,
// where the switch leads, which kept pages are dropped, and what no reader is told. (P-2.4)
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { openPortal, type PortalOptions } from '#apps/portal/portal.ts';
import type { Actor, Role } from '#kernel/actor.ts';
import { isRefused } from '#kernel/refusal.ts';
import { cleanRichText, paragraphs } from '#modules/content/index.ts';
import {
  arrangeSections,
  completenessOf,
  englishBeside,
  englishOf,
  keepEnglish,
  keepEnglishName,
  keepLeader,
  keepSection,
  leadersNow,
  sectionsOf,
  siteOf,
  tenthsOf,
  versionsOf,
} from '#modules/sites/index.ts';
import type { Work } from '#platform/db/work.ts';
import { openFiles } from '#platform/files/store.ts';
import { openVisitorForms } from '#platform/http/visitor-form.ts';
import { openLog } from '#platform/log/log.ts';
import { openPrinter } from '#platform/pdf/pdf.ts';
import { withDatabase } from './support/db.ts';
import { tempFolder } from './support/temp.ts';

const t = withDatabase('school');
const dir = tempFolder('english');
const system: Actor = { kind: 'system', label: 'test' };
type Unit = { id: number; path: string; slug: string };
let office: Unit = { id: 0, path: '', slug: '' };
/** A school that has written nothing in English. */
let silent: Unit = office;
let portal: Awaited<ReturnType<typeof openPortal>>;

beforeAll(async () => {
  const { rows } = await t.db.ownerPool.query<Unit>(
    "select id, path::text, slug from organizations.unit where slug = 'pgd-hai-hau' or level = 'th' order by slug = 'pgd-hai-hau' desc",
  );
  [office = office, silent = silent] = rows;
  // Who approves is asked by the tests of edit-section.
  await t.db.ownerPool.query('update sites.site set separate_approval = false where unit_id = $1', [office.id]);
  const url: PortalOptions['url'] = (label, path = '/') => `http://${label ? `${label}.` : ''}namdinh.localhost${path}`;
  portal = await openPortal({
    ...{ db: t.db, files: openFiles(dir), log: openLog('silent'), url, officeUrl: 'http://office.localhost' },
    ...{ visitorForms: openVisitorForms('a secret for tests only'), secure: false, printer: openPrinter() },
  });
}, 60_000);
afterAll(async () => {
  await portal.stop();
});

const person = (role: Role, unit: Unit): Actor => ({
  ...{ kind: 'person', userId: role, name: `Người ${role}`, username: role },
  grants: [{ role, unitId: unit.id, path: unit.path }],
});
const as = <T>(part: (work: Work) => Promise<T>, role: Role = 'editor', unit = office) => t.db.as(person(role, unit), part);
const why = (part: Promise<unknown>) =>
  part.then(
    () => 'done',
    (error: unknown) => (isRefused(error) ? error.reasons.map((reason) => reason.code).join() : `failed: ${String(error)}`),
  );
const text = (words: string) => cleanRichText(paragraphs(words));
const beside = (slug: string, unit = office) => t.db.read(system, (work) => englishBeside(work, unit.id, slug));
async function write(slug: string, body: unknown, { title = 'A title', unit = office, role = 'editor' as Role } = {}) {
  const found = await beside(slug, unit);
  const form = { title, body, says: found?.says ?? '', version: found?.english?.version ?? 0 };
  return as((work) => keepEnglish(work, unit.id, slug, form), role, unit);
}
const measure = async () => t.db.read(system, async (work) => (await completenessOf(work, office.path)).get(office.id));
const page = async (path: string, unit = office) => {
  const answer = await portal.answer(new Request(`http://x${path}`), unit.slug);
  return {
    status: answer?.status,
    to: answer?.headers.get('location') ?? '',
    cache: answer?.headers.get('x-cache') ?? '',
    text: (await answer?.text()) ?? '',
  };
};

test('an office owes two groups; what is missing is counted beside the score, never in it', async () => {
  const before = await measure();
  expect(before?.english).toEqual({ owed: 4, there: 3, behind: 0, missing: ['co-cau-to-chuc'] });
  await write('co-cau-to-chuc', text('The sections of the agency.'), { title: 'Organisation' });
  const after = await measure();
  expect(after?.english).toEqual({ owed: 4, there: 4, behind: 0, missing: [] });
  expect(after && tenthsOf(after)).toBe(before && tenthsOf(before));
  // A school owes nothing.
  const school = await t.db.read(system, async (work) => (await completenessOf(work, silent.path)).get(silent.id));
  expect(school?.english).toBeNull();
  const parts = await t.db.read(system, (work) => englishOf(work, silent.id, 'th'));
  expect(parts.every((part) => part.basis === '')).toBe(true);
});

test('a leader without a title in English makes the list incomplete; readers see which words are Vietnamese', async () => {
  const [, deputy] = await t.db.read(system, (work) => leadersNow(work, office.id));
  if (!deputy) throw new Error('the office has a deputy');
  const form = { ...deputy, photo: '', position: String(deputy.position), validFrom: '', validTo: '' };
  expect(await why(as((work) => keepLeader(work, office.id, deputy.id, { ...form, titleEn: 'Phó Trưởng phòng' })))).toBe(
    'invalid',
  );
  await as((work) => keepLeader(work, office.id, deputy.id, { ...form, titleEn: '', dutyEn: '' }));
  expect((await measure())?.english?.missing).toEqual(['lanh-dao']);
  const shown = await page('/en/lanh-dao');
  expect(shown.text).toContain('Head of the Office');
  expect(shown.text).toContain(`<span lang="vi">${deputy.title}</span> <small class="only">Vietnamese only</small>`);
  // Whoever changes the Vietnamese alone leaves the English where it is.
  await as((work) => keepLeader(work, office.id, deputy.id, { ...form, titleEn: 'Deputy Head', dutyEn: 'Schools' }));
  await as((work) =>
    keepLeader(work, office.id, deputy.id, { ...form, titleEn: undefined, dutyEn: undefined, phone: '02283111222' }),
  );
  const kept = (await t.db.read(system, (work) => leadersNow(work, office.id))).find((one) => one.id === deputy.id);
  expect(kept).toMatchObject({ titleEn: 'Deputy Head', dutyEn: 'Schools', phone: '02283111222' });
  await vi.waitFor(async () => expect((await page('/en/lanh-dao')).text).toContain('02283111222'));
});

test('Vietnamese in the place of English, English without Vietnamese, a list’s page, somebody else’s version: refused', async () => {
  expect(await why(write('gioi-thieu', text('Tham mưu, giúp Ủy ban nhân dân quản lý giáo dục.'), { title: 'Giới thiệu' }))).toBe(
    'title_vietnamese,body_vietnamese',
  );
  for (const made of ['lanh-dao', 'tin-tuc', 'van-ban'])
    expect((await why(write(made, text('A list.')))).split(',')[0], made).toBe('derived');
  await t.db.ownerPool.query('update sites.section set body = null, content_at = null where unit_id = $1 and slug = $2', [
    ...[office.id, 'de-tai-khoa-hoc'],
  ]);
  expect(await why(write('de-tai-khoa-hoc', text('Research.')))).toBe('vietnamese_missing');
  expect(await why(write('gioi-thieu', text('About us.'), { role: 'teacher' }))).toBe('not_allowed');
  expect(await why(write('gioi-thieu', text('About us.'), { title: 'x'.repeat(121) }))).toBe('invalid');
  const found = await beside('gioi-thieu');
  const stale = { title: 'About', body: text('About us.'), says: found?.says ?? '', version: 0 };
  expect(await why(as((work) => keepEnglish(work, office.id, 'gioi-thieu', stale)))).toBe('stale');
  const name = { name: 'Phòng Giáo dục và Đào tạo huyện Hải Hậu', address: '' };
  const version = async () => (await t.db.read(system, (work) => siteOf(work, office.id)))?.version ?? 0;
  const at = await version();
  expect(await why(as((work) => keepEnglishName(work, office.id, { ...name, version: at })))).toBe('name_vietnamese');
  expect(await why(as((work) => keepEnglishName(work, office.id, { name: '', address: 'Hamlet 5', version: at })))).toBe('name');
});

test('the Vietnamese changed after the English: told to the editor and the reader until somebody looks', async () => {
  const [section] = (await t.db.read(system, (work) => sectionsOf(work, office.id, 'district'))).filter(
    (one) => one.slug === 'chuc-nang-nhiem-vu',
  );
  if (!section) throw new Error('the office has its functions');
  expect((await beside(section.slug))?.english?.behind).toBe(false);
  const saysBefore = (await beside(section.slug))?.says ?? '';
  const { title, slug, version } = section;
  // The Sở asks for another's approval of a text; what matters here is that it changed.
  const kept = await t.db.as(system, (work) =>
    keepSection(work, office.id, slug, { title, slug, version, body: text('Chức năng mới.') }),
  );
  expect((await beside(slug))?.english?.behind).toBe(true);
  expect((await measure())?.english).toMatchObject({ there: 4, behind: 1, missing: [] });
  expect((await page(`/en/${slug}`)).text).toContain('The Vietnamese text was changed after this translation.');
  // The translator had the old Vietnamese on the left: what is saved now is behind at once.
  const english = (await beside(slug))?.english;
  const form = { title: 'Functions', body: text('To advise.'), version: english?.version ?? 0 };
  await as((work) => keepEnglish(work, office.id, slug, { ...form, says: saysBefore }));
  expect((await beside(slug))?.english?.behind).toBe(true);
  await write(slug, text('The new functions.'), { title: 'Functions' });
  expect((await beside(slug))?.english?.behind).toBe(false);
  await vi.waitFor(async () => expect((await page(`/en/${slug}`)).text).not.toContain('was changed after'));
  // A new place in the menu is no new text.
  await as((work) => keepSection(work, office.id, slug, { title, slug, version: kept.version, parent: '' }));
  expect((await beside(slug))?.english?.behind).toBe(false);
  expect((await t.db.read(system, (work) => versionsOf(work, office.id, slug, 'en'))).map((one) => one.version)).toEqual([
    3, 2, 1,
  ]);
});

test('the switch keeps the page; the two sides name each other; what has no English is said to have none', async () => {
  const vietnamese = await page('/co-cau-to-chuc');
  expect(vietnamese.text).toMatch(/<a href="\/en\/co-cau-to-chuc" lang="en" hreflang="en" rel="alternate">/i);
  const alternates = (html: string) =>
    [...html.matchAll(/<link rel="alternate" hreflang="([^"]+)" href="([^"]+)"/gi)].map(([, lang, href]) => `${lang} ${href}`);
  const expected = [
    'vi http://pgd-hai-hau.namdinh.localhost/co-cau-to-chuc',
    'en http://pgd-hai-hau.namdinh.localhost/en/co-cau-to-chuc',
    'x-default http://pgd-hai-hau.namdinh.localhost/co-cau-to-chuc',
  ];
  expect(alternates(vietnamese.text)).toEqual(expected);
  const english = await page('/en/co-cau-to-chuc');
  expect(english.text).toContain('<html lang="en"');
  expect(english.text).toContain('The sections of the agency.');
  expect(alternates(english.text)).toEqual(expected);
  expect(english.text).toMatch(/<link rel="canonical" href="http:\/\/pgd-hai-hau.namdinh.localhost\/en\/co-cau-to-chuc"/);
  expect(english.text).toMatch(/<a href="\/co-cau-to-chuc" lang="vi" hreflang="vi" rel="alternate">/i);

  // The first page says itself what foreigners are owed: what the agency does, who answers for it, how to reach them.
  const home = (await page('/en')).text;
  expect(home).toContain('The sections of the agency.');
  const [leader] = (
    await t.db.ownerPool.query<{ name: string }>('select name from sites.leader where unit_id = $1 order by position limit 1', [
      office.id,
    ])
  ).rows;
  expect(home).toContain(`<h3 lang="vi">${leader?.name}</h3>`);
  expect(home).toMatch(/Officials in charge[\s\S]+href="tel:[\s\S]+Contact/);

  const plans = await page('/danh-muc-cong-khai');
  expect(plans.text).toMatch(/<a href="\/en\/danh-muc-cong-khai" lang="en" hreflang="en" rel="nofollow">/i);
  expect(alternates(plans.text)).toEqual([]);
  const only = await page('/en/danh-muc-cong-khai');
  expect(only.status).toBe(200);
  expect(only.text).toContain('This part exists in Vietnamese only.');
  expect(only.text).toContain('<a class="btn" href="/danh-muc-cong-khai"');
  expect(only.text).toContain('<meta name="robots" content="noindex"/>');
  const { rows } = await t.db.ownerPool.query<{ slug: string }>(
    "select slug from content.article where unit_id = $1 and state = 'published' limit 1",
    [office.id],
  );
  const path = `/tin/${rows[0]?.slug}`;
  expect(rows[0]).toBeDefined();
  expect((await page(`/en${path}`)).text).toContain(`<a class="btn" href="${path}"`);
  for (const nowhere of ['/en/khong-co', '/en/tin/khong-co', '/en/hoi-dap/gui', '/en/rss.xml']) {
    const answer = await page(nowhere);
    expect(answer.status, nowhere).toBe(404);
    expect(answer.text, nowhere).toContain('Page not found');
  }
  expect((await page('/sitemap.xml')).text).toContain('<loc>http://pgd-hai-hau.namdinh.localhost/en/co-cau-to-chuc</loc>');
  expect((await page('/sitemap.xml')).text).not.toContain('/en/danh-muc-cong-khai');
});

test('a school without English has no switch and no English side; with its first words both are there', async () => {
  const { rows } = await t.db.ownerPool.query<{ title: string; body: unknown }>(
    "select title, body from sites.section where unit_id = $1 and slug = 'gioi-thieu'",
    [silent.id],
  );
  expect(rows[0]?.body).toBeTruthy();
  const before = await page('/gioi-thieu', silent);
  expect(before.text).not.toContain('class="langs"');
  const none = await page('/en', silent);
  expect(none.status).toBe(404);
  expect(none.text).toContain('Không có trang này');
  expect((await page('/gioi-thieu', silent)).cache).toBe('hit');
  await write('gioi-thieu', text('A small school by the sea.'), { title: 'About the school', unit: silent });
  await vi.waitFor(async () => expect((await page('/gioi-thieu', silent)).text).toContain('class="langs"'));
  const home = (await page('/en', silent)).text;
  expect(home).toContain('A small school by the sea.');
  // Nothing is told beside who leads and how to reach it: no narrow column along an empty one.
  expect(home).not.toContain('c84');
  expect((await page('/en/gioi-thieu', silent)).text).toContain('A small school by the sea.');

  // Another text: the English pages are dropped, the Vietnamese ones are not.
  await page('/gioi-thieu', silent);
  await write('gioi-thieu', text('A small school near the sea.'), { title: 'About the school', unit: silent });
  await vi.waitFor(async () => expect((await page('/en/gioi-thieu', silent)).text).toContain('near the sea'));
  expect((await page('/gioi-thieu', silent)).cache).toBe('hit');

  // Hidden in Vietnamese is gone in English; nobody is told by the database either.
  const items = (await t.db.read(system, (work) => sectionsOf(work, silent.id, 'th'))).map(
    ({ slug, parent, inMenu, hidden }) => ({ slug, parent, inMenu, hidden: hidden || slug === 'gioi-thieu' }),
  );
  await as((work) => arrangeSections(work, silent.id, { items }), 'editor', silent);
  await vi.waitFor(async () => expect((await page('/en/gioi-thieu', silent)).status).toBe(404));
  const seen = await t.db.portal((work) =>
    sql<{ n: number }>`select count(*)::int as n from sites.english where unit_id = ${silent.id}`.execute(work.handle),
  );
  expect(seen.rows[0]?.n).toBe(0);
  await expect(t.db.portal((work) => sql`select updated_by from sites.english`.execute(work.handle))).rejects.toThrow(
    /permission denied/,
  );
});

test('taken back, the page is in Vietnamese only again; what it said is kept; the search finds English while it is there', async () => {
  const found = async () =>
    (
      await t.db.ownerPool.query<{ path: string }>(
        "select path from search.item where unit_id = $1 and path like '/en/%' order by path",
        [office.id],
      )
    ).rows.map((row) => row.path);
  expect(await found()).toContain('/en/co-cau-to-chuc');
  await write('co-cau-to-chuc', null, { title: 'Organisation' });
  expect(await found()).not.toContain('/en/co-cau-to-chuc');
  await vi.waitFor(async () => expect((await page('/en/co-cau-to-chuc')).text).toContain('exists in Vietnamese only'));
  expect((await measure())?.english?.missing).toEqual(['co-cau-to-chuc']);
  const versions = await t.db.read(system, (work) => versionsOf(work, office.id, 'co-cau-to-chuc', 'en'));
  expect(versions.length).toBe(2);
  expect(await why(write('co-cau-to-chuc', null, { title: 'Organisation' }))).toBe('empty');
});

test('a unit that moves: its English address is said to be older, and the new one stands beside it', async () => {
  expect((await page('/en/lien-he')).text).not.toContain('Newer address');
  await t.db.ownerPool.query("update organizations.profile set address = 'Đường Mới, Yên Định, Hải Hậu' where unit_id = $1", [
    office.id,
  ]);
  const site = await t.db.portal((work) => siteOf(work, office.id));
  expect(site?.english.behind).toBe(true);
  expect((await measure())?.english?.behind).toBe(1);
  const form = {
    name: 'Hải Hậu District Office of Education and Training',
    address: 'New Street, Yên Định Town, Hải Hậu District',
  };
  await as((work) => keepEnglishName(work, office.id, { ...form, version: site?.version ?? 0 }));
  await vi.waitFor(async () => expect((await page('/en/lien-he')).text).toContain('New Street'));
  expect((await measure())?.english?.behind).toBe(0);
  expect(await why(as((work) => keepEnglishName(work, office.id, { ...form, version: site?.version ?? 0 })))).toBe('stale');
});
