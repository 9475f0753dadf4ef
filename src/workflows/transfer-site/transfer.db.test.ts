// An old site on the real database: what comes in, what stays a draft, the same again, cut off, taken back, and who may.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Actor, Person, Role } from '#kernel/actor.ts';
import { isRefused } from '#kernel/refusal.ts';
import { keepFile, latest, picturesIn, plainText, publishedAt, saveArticle, storeFile } from '#modules/content/index.ts';
import { unitById } from '#modules/organizations/index.ts';
import { redirectAt, sectionBody, sectionDraft, separateApproval } from '#modules/sites/index.ts';
import { transferById } from '#modules/transfer/index.ts';
import type { Work } from '#platform/db/work.ts';
import { openFiles } from '#platform/files/store.ts';
import { withDatabase } from '#tests/support/db.ts';
import { oldExport, oldSite } from '#tests/support/old-site.ts';
import { tempFolder } from '#tests/support/temp.ts';
import { unzip } from '#tests/support/unzip.ts';
import { writePdf } from '#workflows/demo/pdf.ts';
import { demoSchoolSlug } from '#workflows/demo/units.ts';
import { takeAway } from './take-away.ts';
import { importNow, stepTransfer, undoTransfer } from './transfers.ts';

const t = withDatabase('school');
const files = openFiles(tempFolder('files'));
const system: Actor = { kind: 'system', label: 'test' };
let old: Awaited<ReturnType<typeof oldSite>>;
let school = { id: 0, path: '' };
let other = { id: 0, path: '' };

beforeAll(async () => {
  const { rows } = await t.db.ownerPool.query<{ id: number; path: string; slug: string; level: string }>(
    'select u.id, path::text, slug, level from organizations.unit u join sites.site s on s.unit_id = u.id',
  );
  school = rows.find((u) => u.slug === demoSchoolSlug) ?? school;
  other = rows.find((u) => !school.path.startsWith(u.path) && !u.path.startsWith(school.path)) ?? other;
  old = await oldSite();
}, 60_000);
afterAll(() => old?.close());

const person = (role: Role, unit = school): Person => ({
  ...{ kind: 'person', userId: `u-${role}`, name: `Người ${role}`, username: role },
  grants: [{ role, unitId: unit.id, path: unit.path }],
});
const unitOf = (id: number) => async (work: Work) => {
  const unit = await unitById(work, id);
  if (!unit) throw new Error('the demo has it');
  return unit;
};
const bring = (xml: string, actor: Actor = person('approver'), unitId = school.id) =>
  importNow({ db: t.db, files, actor, system, inside: true }, unitOf(unitId), { name: 'cu.xml', bytes: Buffer.from(xml) });
const why = (part: Promise<unknown>) =>
  part.then(
    () => 'taken',
    (error: unknown) => (isRefused(error) ? error.reasons.map((reason) => reason.code).join() : String(error)),
  );
const bySlug = (slug: string) => t.db.portal((work) => publishedAt(work, school.id, slug));
const anotherApproves = (on: boolean) => t.db.as(person('principal'), (work) => separateApproval(work, school.id, on));
const leads = (path: string, search = '') => t.db.portal((work) => redirectAt(work, school.id, path, search));
let first = '';

test('an export comes in: dates, authors, pictures with their words, links, redirects; what is unfinished is a draft', async () => {
  const { report, id } = await bring(oldExport(old.url));
  first = id;
  expect(report.articles).toEqual({ new: 4, updated: 0, unchanged: 0, drafts: 2, refused: 0 });
  expect(report.pages.new).toBe(1);
  expect(report.pictures.taken).toBe(3);
  expect(report.pictures.failed).toEqual([{ url: `${old.url}/mat.png`, reason: expect.stringContaining('404') }]);
  // The whole picture, not the smaller copy.
  expect(old.asked).toContain('/wp-content/uploads/khai-giang.png');
  const article = await bySlug('le-khai-giang-nam-hoc-2017-2018');
  expect(article).toMatchObject({ author: 'Cô Lan', source: 'Trường cũ', publishedAt: new Date('2017-09-05T01:00:00Z') });
  const text = JSON.stringify(article);
  expect(text).toContain('"href":"/tin/hoi-khoe-phu-dong"');
  expect(text).toContain('"caption":"Chào cờ đầu năm"');
  expect(report.oldLinks).toMatchObject({ count: 1, links: [{ href: `${old.url}/tap-chi/` }] });
  expect(await bySlug('hoi-khoe-phu-dong')).toMatchObject({ coverFile: expect.any(String), sectionSlug: 'tin-tuc' });
  expect(await bySlug('anh-khong-co-loi')).toBeUndefined();
  expect(report.drafts.map((one) => one.title).sort()).toEqual(['Bản nháp ở trang cũ', 'Ảnh không có lời']);
  expect(report.drafts.find((one) => one.title.startsWith('Ảnh'))?.reasons.join()).toContain('thiếu lời mô tả');
  expect(await leads('/2017/09/le-khai-giang')).toBe('/tin/le-khai-giang-nam-hoc-2017-2018');
  expect(await leads('/', '?p=12')).toBe('/tin/hoi-khoe-phu-dong');
  expect(await leads('/noi-quy')).toBe('/noi-quy-cu');
  expect(JSON.stringify(await t.db.portal((work) => sectionBody(work, school.id, 'noi-quy-cu')))).toContain('Đi học đúng giờ');
  expect(report.notes.join()).toContain('không có chuyên mục ở trang cũ');
  expect(report.redirects).toBeGreaterThanOrEqual(8);
  // Newest by its own date, not by the day it came.
  const [newest] = await t.db.portal((work) => latest(work, school.id, { limit: 1 }));
  expect(newest?.slug).not.toBe('le-khai-giang-nam-hoc-2017-2018');
});

test('what was not open there is not opened here: a draft with its reason, no link in texts, no account as author', async () => {
  const item = (id: number, title: string, more: string) =>
    `<item><title>${title}</title><link>${old.url}/kin/${id}/</link><wp:post_id>${id}</wp:post_id><wp:post_type>post</wp:post_type>${more}</item>`;
  const wxr = `<rss version="2.0" xmlns:content="c" xmlns:dc="d" xmlns:wp="w"><channel><title>Trường cũ</title><link>${old.url}</link><wp:wxr_version>1.2</wp:wxr_version>
    ${item(71, 'Bảng lương tháng 9', '<content:encoded>Kín.</content:encoded><wp:status>publish</wp:status><wp:post_password>123</wp:post_password>')}
    ${item(72, 'Bài mở cho mọi người', `<dc:creator>admin</dc:creator><content:encoded><![CDATA[<p>Xem <a href="${old.url}/kin/71/">bảng</a>.</p><p><img src="file:///C:/anh.jpg" alt="x"></p>]]></content:encoded><wp:status>publish</wp:status><category domain="post_tag" nicename="the-thao">Thể thao</category>`)}
    </channel></rss>`;
  const { report } = await bring(wxr);
  expect(report.drafts).toEqual([
    expect.objectContaining({ title: 'Bảng lương tháng 9', reasons: ['Ở trang cũ bài có mật khẩu.'] }),
  ]);
  const open = await bySlug('bai-mo-cho-moi-nguoi');
  expect(JSON.stringify(open)).not.toContain('bang-luong');
  expect(open).toMatchObject({ author: '', keywords: ['Thể thao'] });
  expect(report.notes.join()).toContain('file:///');
  const locked = report.drafts[0]?.id ?? '';
  expect(await leads('/kin/71')).toBe('/tin/bang-luong-thang-9');
  // Published here under another title, the old address finds it.
  const words = { title: 'Bảng lương đã công khai', summary: 'Mở từ hôm nay.', body: 'Nay mở.' };
  await t.db.as(person('principal'), (work) => saveArticle(work, school.id, locked, words, true));
  expect(await bySlug('bang-luong-thang-9')).toEqual({ movedTo: 'bang-luong-da-cong-khai' });
});

test('the same again changes nothing, and fetches nothing', async () => {
  const before = old.asked.length;
  const { report } = await bring(oldExport(old.url));
  expect(report.articles).toEqual({ new: 0, updated: 0, unchanged: 5, drafts: 0, refused: 0 });
  expect(report.pages.new).toBe(0);
  expect(old.asked.length).toBe(before);
});

test('what was written on there comes again, unless somebody here has written on it too', async () => {
  const slug = 'le-khai-giang-nam-hoc-2017-2018';
  const changed = oldExport(old.url)
    .replace('thầy và trò dự lễ', 'thầy và trò cùng dự lễ')
    .replace('Đi học đúng giờ', 'Đi học đúng 7 giờ');
  // Where another must approve, who may only write leaves both beside what citizens read.
  await anotherApproves(true);
  const byEditor = await bring(changed, person('editor'));
  await anotherApproves(false);
  expect(byEditor.report.articles).toMatchObject({ new: 0, updated: 2, unchanged: 3 });
  expect(JSON.stringify(await bySlug(slug))).not.toContain('cùng dự lễ');
  expect(JSON.stringify(await t.db.portal((work) => sectionBody(work, school.id, 'noi-quy-cu')))).not.toContain('đúng 7 giờ');
  const again = await bring(changed);
  expect(again.report.articles).toMatchObject({ updated: 0, unchanged: 5 });

  const more = changed.replace('cùng dự lễ', 'cùng dự lễ sáng nay');
  const { report } = await bring(more);
  expect(report.articles).toMatchObject({ new: 0, updated: 1, unchanged: 4 });
  const after = await bySlug(slug);
  expect(JSON.stringify(after)).toContain('cùng dự lễ sáng nay');
  expect(after).toMatchObject({ publishedAt: new Date('2017-09-05T01:00:00Z'), author: 'Cô Lan', source: 'Trường cũ' });
  expect(report.notes.join()).toContain('được cập nhật theo trang cũ');

  await t.db.ownerPool.query(`update content.article set version = version + 1 where slug = $1`, [slug]);
  const both = await bring(more.replace('sáng nay', 'chiều nay'));
  expect(both.report.articles).toMatchObject({ updated: 0, unchanged: 5 });
  expect(both.report.notes.join()).toContain('ở đây cũng đã sửa');
  expect(JSON.stringify(await bySlug(slug))).toContain('sáng nay');
  await t.db.ownerPool.query(`update content.article set version = version - 1 where slug = $1`, [slug]);
});

test('what gets a password at the old site, or is a draft there again, leaves the page here and is a draft', async () => {
  const site = (state: string) =>
    `<rss version="2.0" xmlns:content="c" xmlns:wp="w"><channel><title>Trường cũ</title><link>${old.url}</link><wp:wxr_version>1.2</wp:wxr_version>
    <item><title>Danh sách khen thưởng nội bộ</title><link>${old.url}/kt/</link><wp:post_id>91</wp:post_id><wp:post_type>post</wp:post_type>
      <content:encoded>Danh sách.</content:encoded>${state}</item></channel></rss>`;
  const open = '<wp:status>publish</wp:status>';
  await bring(site(open));
  expect(await bySlug('danh-sach-khen-thuong-noi-bo')).toMatchObject({ title: 'Danh sách khen thưởng nội bộ' });
  const { report } = await bring(site(`${open}<wp:post_password>123</wp:post_password>`));
  expect(report.articles).toMatchObject({ new: 0, updated: 1 });
  expect(report.notes.join()).toContain('Ở trang cũ bài có mật khẩu. Bài đã rời trang ở đây, còn lại là bản nháp.');
  expect(await bySlug('danh-sach-khen-thuong-noi-bo')).toBeUndefined();
  const { rows } = await t.db.ownerPool.query<{ state: string }>(
    "select state from content.article where title = 'Danh sách khen thưởng nội bộ'",
  );
  expect(rows).toEqual([{ state: 'draft' }]);
  expect((await bring(site(`${open}<wp:post_password>123</wp:post_password>`))).report.articles).toMatchObject({ updated: 0 });
  // Open there again, it is a person who puts it on the page.
  await bring(site(open));
  expect(await bySlug('danh-sach-khen-thuong-noi-bo')).toBeUndefined();
});

test('a newer page of an approver is before readers at once, of who may not it waits and the report says so; a long keyword is left out', async () => {
  const item = (id: number, type: string, title: string, text: string, more = '') =>
    `<item><title>${title}</title><link>${old.url}/moi/${id}/</link><wp:post_id>${id}</wp:post_id><wp:post_type>${type}</wp:post_type>
      <content:encoded>${text}</content:encoded><wp:status>publish</wp:status>${more}</item>`;
  const site = (text: string, tag: string) =>
    `<rss version="2.0" xmlns:content="c" xmlns:wp="w"><channel><title>Trường cũ</title><link>${old.url}</link><wp:wxr_version>1.2</wp:wxr_version>
    ${item(81, 'page', 'Thư ngỏ gửi phụ huynh', text)}
    ${item(82, 'post', 'Bài có từ khóa', text, `<category domain="post_tag" nicename="t">${tag}</category>`)}</channel></rss>`;
  await bring(site('Thư thứ nhất.', 'Thể thao'));
  await anotherApproves(true);
  const read = async () => plainText(await t.db.portal((work) => sectionBody(work, school.id, 'thu-ngo-gui-phu-huynh')));
  const approved = await bring(site('Thư thứ hai.', 'Một từ khóa dài '.repeat(6)));
  expect(approved.report.articles).toMatchObject({ updated: 2, refused: 0 });
  expect(await read()).toBe('Thư thứ hai.');
  const waits = await bring(site('Thư thứ ba.', 'Thể thao'), person('editor'));
  expect(waits.report.notes.join()).toContain('cập nhật theo trang cũ. Chờ người khác duyệt mới lên trang.');
  expect(await read()).toBe('Thư thứ hai.');
  await anotherApproves(false);
});

test('cut off in the middle, the same command goes on and brings nothing twice', async () => {
  const many = Array.from(
    { length: 25 },
    (_, i) => `<item><title>Tin số ${i} của năm cũ</title><link>https://nam-cu.edu.vn/${i}</link><guid>g${i}</guid>
      <pubDate>Mon, 05 Jun 2017 0${i % 10}:00:00 GMT</pubDate><description>Nội dung số ${i}</description></item>`,
  );
  const feed = `<rss version="2.0"><channel><title>Năm cũ</title><link>https://nam-cu.edu.vn</link>${many.join('')}</channel></rss>`;
  let calls = 0;
  const cut = importNow(
    { db: t.db, files, actor: person('principal'), system },
    unitOf(school.id),
    { name: 'f.xml', bytes: Buffer.from(feed) },
    () => {
      if (++calls === 3) throw new Error('cut off');
    },
  );
  expect(await why(cut)).toContain('cut off');
  const { report } = await bring(feed, person('principal'));
  expect(report.articles).toEqual({ new: 25, updated: 0, unchanged: 0, drafts: 0, refused: 0 });
  const { rows } = await t.db.ownerPool.query(
    `select count(*)::int as n from content.article where title like 'Tin số % của năm cũ'`,
  );
  expect(rows).toEqual([{ n: 25 }]);
});

test('where another must approve, who may not gets drafts; who writes nowhere, and a stranger, nothing', async () => {
  const feed =
    '<rss version="2.0"><channel><title>x</title><item><title>Bài của biên tập viên</title><guid>e1</guid><description>Chữ.</description></item></channel></rss>';
  await anotherApproves(true);
  const { report } = await bring(feed, person('editor'));
  expect(report.articles).toMatchObject({ new: 1, drafts: 1 });
  expect(report.drafts[0]?.reasons.join()).toContain('gửi duyệt');
  await anotherApproves(false);
  // Elsewhere an editor publishes alone, by import as by hand.
  const alone = await bring(feed.replaceAll('e1', 'e2'), person('editor'));
  expect(alone.report.articles).toMatchObject({ new: 1, drafts: 0 });
  expect(await why(bring(feed, person('teacher')))).toBe('not_allowed');
  expect(await why(bring(feed, person('principal', other)))).not.toBe('taken');
  await t.db.read(person('principal', other), async (work) => {
    const { rows } = await sql`select 1 from transfer.item where unit_id = ${school.id}`.execute(work.handle);
    expect(rows).toEqual([]);
  });
});

test('an import is taken back as a whole, except what was written on here since; then it may come again', async () => {
  await t.db.ownerPool.query(`update content.article set version = version + 1 where slug = 'hoi-khoe-phu-dong'`);
  const principal = person('principal');
  const waiting = () => t.db.read(principal, (work) => sectionDraft(work, school.id, 'noi-quy-cu'));
  expect(await waiting()).toMatchObject({ writtenBy: [] });
  await t.db.as(principal, async (work) => stepTransfer(work, await unitOf(school.id)(work), first, 'undo'));
  await undoTransfer({ db: t.db, files, actor: principal, system }, first);
  expect(await bySlug('le-khai-giang-nam-hoc-2017-2018')).toBeUndefined();
  expect(await waiting()).toBeUndefined();
  expect(await bySlug('hoi-khoe-phu-dong')).toBeDefined();
  expect(await leads('/2017/09/le-khai-giang')).toBeNull();
  expect(await leads('/', '?p=12')).toBe('/tin/hoi-khoe-phu-dong');
  const stored = await t.db.read(system, (work) => transferById(work, first));
  expect(stored).toMatchObject({ state: 'undone', report: { kept: 1, undone: 4 } });
  const { report } = await bring(oldExport(old.url));
  expect(report.articles).toMatchObject({ new: 3, unchanged: 1 });
  expect(await bySlug('le-khai-giang-nam-hoc-2017-2018')).toBeDefined();
});

test('a whole site leaves in one file, and another unit can take it in: the same titles, texts and pictures', async () => {
  const folder = tempFolder('trang');
  const pdf = writePdf('Thi đua', [{ text: 'Bảng điểm thi đua tháng 11' }]);
  const attached = await storeFile(files, { name: 'Bảng điểm thi đua.pdf', bytes: pdf });
  await t.db.as(person('principal'), async (work) => {
    const { id } = await keepFile(work, school.id, attached);
    const words = { title: 'Kết quả thi đua tháng 11', summary: 'Điểm các lớp.', body: 'Xem tệp kèm theo.', attachments: [id] };
    await saveArticle(work, school.id, null, words, true);
  });
  const path = join(folder, 'trang.zip');
  const urlOf = (host: string) => `http://${host}.cu.example/`;
  expect(await why(takeAway(t.db, files, person('editor'), unitOf(school.id), urlOf, path))).toBe('not_allowed');
  const { unit } = await takeAway(t.db, files, person('principal'), unitOf(school.id), urlOf, path);
  const archive = unzip(readFileSync(path));
  const read = (name: string) => JSON.parse(archive.get(name)?.toString('utf8') ?? 'null');
  const site = read('site.json');
  expect(site).toMatchObject({ format: 1, unit: { code: unit.code }, settings: { template: unit.level } });
  expect(site.sections.length).toBeGreaterThan(10);
  expect(site.redirects.length).toBeGreaterThan(5);
  const { rows: counted } = await t.db.ownerPool.query(
    `select (select count(*)::int from content.article where unit_id = $1) as articles,
       (select count(*)::int from documents.document where unit_id = $1) as documents`,
    [school.id],
  );
  expect({ articles: read('articles.json').length, documents: read('documents.json').length }).toEqual(counted[0]);
  expect(JSON.stringify(read('users.json'))).not.toMatch(/password|hash/i);
  for (const picture of read('pictures.json').filter((one: { name: string }) => one.name.endsWith('.png')))
    expect(archive.get(picture.file)?.length).toBeGreaterThan(100);
  // Beside the export, as whoever unpacks the archive has them.
  for (const under of ['media', 'files']) mkdirSync(join(folder, under));
  for (const [name, bytes] of archive) if (/^(media|files)\//.test(name)) writeFileSync(join(folder, name), bytes);
  const back = await importNow({ db: t.db, files, actor: system, system, inside: true, beside: folder }, unitOf(other.id), {
    name: 'articles.wxr.xml',
    bytes: archive.get('articles.wxr.xml') ?? Buffer.alloc(0),
  });
  const published = read('articles.json').filter((one: { state: string }) => one.state === 'published');
  // Drafts leave too, as drafts.
  expect(back.report.articles).toMatchObject({ new: read('articles.json').length, refused: 0 });
  // What was to appear later has not been before readers: it arrives as a draft.
  for (const article of published.filter((one: { publishedAt: string }) => new Date(one.publishedAt) <= t.clock.now())) {
    const version = article.versions.find((one: { version: number }) => one.version === article.publishedVersion);
    const { rows } = await t.db.ownerPool.query(
      'select title, summary, body, author, published_at, cover_media_id from content.article where unit_id = $1 and title = $2 order by published_at',
      [other.id, version.title],
    );
    const same = rows.find((row) => row.published_at?.getTime() === new Date(article.publishedAt).setMilliseconds(0));
    expect(same, version.title).toMatchObject({ summary: version.summary, author: version.author });
    expect(plainText(same.body)).toBe(plainText(version.body));
    expect(shapeOf(same.body)).toBe(shapeOf(version.body));
    const held = picturesIn(version.body).length;
    expect(picturesIn(same.body).length).toBe(held);
    expect(Boolean(same.cover_media_id)).toBe(Boolean(version.cover));
  }
  // The files that it carries come along, under their names and with their bytes.
  const { rows: carried } = await t.db.ownerPool.query(
    `select f.name, f.sha256 from content.article a join content.file f on f.id = any (a.attachments) where a.unit_id = $1`,
    [other.id],
  );
  expect(carried).toEqual([{ name: 'Bảng điểm thi đua.pdf', sha256: attached.sha256 }]);
  expect(back.report.notes.join()).not.toContain(attached.name);
  const { rows: entries } = await t.db.ownerPool.query("select 1 from audit.entry where action = 'transfer.export-site'");
  expect(entries.length).toBe(1);
});

/** Nodes and marks, whatever the pictures are called here. */
const shapeOf = (body: unknown): string =>
  JSON.stringify(body, (key, value) => (key === 'file' || key === 'text' ? undefined : value)).replace(
    /"href":"http:\/\/[^"/]+\//g,
    '"href":"/',
  );
