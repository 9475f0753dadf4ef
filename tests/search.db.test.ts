// The search over the real database: what is found and in which order, what never is, how many; files read; the index made anew.
import ExcelJS from 'exceljs';
import fc from 'fast-check';
import JSZip from 'jszip';
import { sql } from 'kysely';
import { beforeAll, expect, test } from 'vitest';
import { openFound } from '#apps/portal/found.ts';
import type { Actor } from '#kernel/actor.ts';
import { isRefused } from '#kernel/refusal.ts';
import { archiveArticle, keepFile, saveArticle, storeFile, withdrawArticle } from '#modules/content/index.ts';
import { contentJobs } from '#modules/content/jobs.ts';
import { listPublished, publishedDocument, saveDocument, storeFiles, withdrawDocument } from '#modules/documents/index.ts';
import { documentsJobs } from '#modules/documents/jobs.ts';
import { countFound, type PageOptions, pageOfFound, putItems, termsOf, type Where } from '#modules/search/index.ts';
import { wordsOf } from '#modules/search/rules/words.ts';
import { keepSection, sectionsOf } from '#modules/sites/index.ts';
import { openFiles } from '#platform/files/store.ts';
import { purgeChannel } from '#platform/jobs/purge.ts';
import { openLog } from '#platform/log/log.ts';
import { writePdf } from '#workflows/demo/pdf.ts';
import { demoSchoolSlug } from '#workflows/demo/units.ts';
import { reindex } from '#workflows/search/reindex.ts';
import { copyDemoFiles, demoStart, withDatabase } from './support/db.ts';
import { tempFolder } from './support/temp.ts';

const t = withDatabase('school');
const dir = tempFolder('search');
const files = openFiles(dir);
const system: Actor = { kind: 'system', label: 'test' };
let school = { id: 0, path: '' };
let department = { id: 0, path: '' };
let head: Actor;
const province: Where = { beneath: 'u1' };

beforeAll(async () => {
  copyDemoFiles('school', dir);
  const { rows } = await t.db.ownerPool.query<{ id: number; path: string; slug: string; level: string }>(
    'select id, path::text, slug, level from organizations.unit',
  );
  school = rows.find((unit) => unit.slug === demoSchoolSlug) ?? school;
  department = rows.find((unit) => unit.level === 'department') ?? department;
  head = {
    ...{ kind: 'person', userId: 'head', name: 'Hiệu trưởng', username: 'head' },
    grants: [{ role: 'principal', unitId: school.id, path: school.path }],
  };
}, 60_000);

const count = async (text: string, where: Where = { unitId: school.id }) =>
  (await t.db.portal((work) => countFound(work, termsOf(text), where))).reduce((n, one) => n + one.n, 0);
const page = (text: string, options: Partial<PageOptions> = {}, unitId: number | null = school.id) =>
  t.db.portal((work) => pageOfFound(work, termsOf(text), unitId ?? undefined, { limit: 100, ...options }));
/** Page after page: what one page holds is bounded. */
async function allPages(text: string, options: Partial<PageOptions> = {}) {
  const found: Awaited<ReturnType<typeof page>> = [];
  for (;;) {
    const next = await page(text, { ...options, offset: found.length }, null);
    found.push(...next);
    if (next.length < 100) return found;
  }
}
const titles = async (text: string) => {
  const found = await page(text);
  expect(await count(text)).toBe(found.length);
  return found.map((one) => one.title.replace('Zunglà ', ''));
};
const write = (title: string, text: string, more: Partial<Parameters<typeof saveArticle>[3]> = {}) => {
  const body = { type: 'doc', content: [{ type: 'paragraph', content: [{ type: 'text', text }] }] };
  return t.db.as(head, (work) => saveArticle(work, school.id, null, { title, body, section: 'tin-tuc', ...more }, true));
};

test('the demo stands in the index as publishing by hand would have put it there: made anew, nothing changes', async () => {
  expect(await reindex(t.db, system)).toMatchObject({ changed: 0 });
  const rows = async () =>
    (
      await t.db.ownerPool.query(
        'select ref, path, title, visible_from, visible_until, words, lexemes::text from search.item order by ref',
      )
    ).rows;
  const before = await rows();
  expect(before.length).toBeGreaterThan(50);
  await t.db.ownerPool.query(
    "delete from search.item where id % 3 = 0; update search.item set title = 'Sai', lexemes = '' where id % 3 = 1",
  );
  await t.db.ownerPool.query(`insert into search.item (ref, unit_id, type, path, title, at, visible_from, body, words, lexemes)
    values ('article/gone', ${school.id}, 'news', '/tin/x', 'Không còn', now(), '2000-01-01', '', ' ', '')`);
  expect((await reindex(t.db, system)).changed).toBeGreaterThan(before.length / 2);
  expect(await rows()).toEqual(before);
  expect(await reindex(t.db, system, [school.id])).toEqual({ units: 1, changed: 0 });
});

test('whole words, phrases, tones as typed first, both spellings, exact counts', async () => {
  await write('Zunglà một', 'Đội văn nghệ tập múa zảng buổi chiều');
  await write('Zunglà hai', 'Các lớp thu zang quanh vườn, hoà bình');
  await write('Zunglà ba', `${'Mở đầu thật dài, nói chuyện khác. '.repeat(20)} Ở đây mới có zảng, hòa bình.`);
  expect((await titles('zang')).sort()).toEqual(['ba', 'hai', 'một']);
  expect((await titles('zảng')).slice(0, 2).sort()).toEqual(['ba', 'một']);
  expect((await titles('zảng'))[2]).toBe('hai');
  expect(await titles('zan bình')).toEqual([]);
  expect((await titles('hòa zang')).sort()).toEqual(['ba', 'hai']);
  expect(await titles('"hoa binh" "quanh vuon"')).toEqual(['hai']);
  expect(await titles('"quanh vườn hoà bình"')).toEqual(['hai']);
  expect(await titles('"thu zang vườn"')).toEqual([]);
  expect(await titles("zung' or 1=1 --")).toEqual([]);
  expect((await page('zảng hòa')).find((one) => one.title === 'Zunglà ba')?.excerpt).toContain('zảng, hòa bình');
});

test('“hoc ba”, “Học bạ”, “HỌC BẠ” and NFD find the same; with the tones as typed first, then side by side, then in the title', async () => {
  const spread = 'Học sinh nộp ba bản';
  await write('Xếp một: chuyện khác', spread);
  await write('Xếp hai: chuyện khác', 'Nhận học bạ tại văn phòng');
  await write('Xếp ba: hoc ba', 'Chuyện khác');
  await write('Xếp bốn: học bạ', 'Chuyện khác');
  await write('Xếp năm: hộc bà', 'Chuyện khác');
  await write('Xếp sáu: ba bạn bạ đâu học đấy', 'Chuyện khác');
  const order = async (text: string) =>
    (await page(text))
      .map((one) => one.title)
      .filter((title) => title.startsWith('Xếp'))
      .map((title) => /Xếp (\S+):/.exec(title)?.[1]);
  const toned = await order('Học bạ');
  // Tones as typed, also in a text, before a title that only sounds alike; of equals what stands side by side, in a title first.
  expect(toned.slice(0, 3)).toEqual(['bốn', 'hai', 'sáu']);
  expect(toned.slice(3, 5).sort()).toEqual(['ba', 'năm']);
  expect(toned.slice(5)).toEqual(['một']);
  expect(await order('HỌC BẠ'.normalize('NFD'))).toEqual(await order('học bạ'));
  // Without tones none is better for its tones: of equals the newer first.
  expect((await order('hoc ba')).slice(0, 3).sort()).toEqual(['ba', 'bốn', 'năm']);
  expect((await order('hoc ba')).slice(3)).toEqual(['hai', 'sáu', 'một']);
  const same = await Promise.all(['hoc ba', 'Học bạ', 'HỌC BẠ', 'học bạ'.normalize('NFD'), 'bạ học'].map((text) => count(text)));
  expect(new Set(same).size).toBe(1);
});

test('over many units the standing pages that all have stand behind what one wrote and answers as well', async () => {
  const item = (key: string, type: 'page' | 'news', title: string, text: string, day: string) => ({
    ...{ ref: `${type}/${key}`, unitId: school.id, type, path: `/${key}`, title, body: text, visibleUntil: null },
    ...{ at: new Date(`2018-11-${day}`), visibleFrom: new Date('2018-01-01') },
  });
  const items = [
    item('zq1', 'page', 'Trang mới', 'đơn zqua rồi', '20'),
    item('zq2', 'news', 'Tin cũ', 'đơn zqua rồi', '10'),
    item('zq3', 'page', 'Trang zqua', 'đúng tên', '05'),
    item('zq4', 'page', 'Trang mới', 'đơn zqua rồi', '21'),
  ];
  await t.db.as(system, (work) => putItems(work, items));
  const paths = async (options: Partial<PageOptions>) => (await page('zqua', options, null)).map(({ path }) => path);
  expect(await paths({ varied: true })).toEqual(['/zq3', '/zq2', '/zq4', '/zq1']);
  expect(await paths({})).toEqual(['/zq3', '/zq4', '/zq1', '/zq2']);
  await t.db.ownerPool.query(`delete from search.item where path like '/zq%'`);
});

test('pages do not overlap and leave nothing out, whatever the rank', async () => {
  const total = await count('học', province);
  expect(total).toBeGreaterThan(100);
  const all: number[] = [];
  for (let offset = 0; offset < total; offset += 100)
    all.push(...(await page('học', { limit: 100, offset }, null)).map((one) => one.id));
  expect(new Set(all).size).toBe(total);
  const paged: number[] = [];
  for (let offset = 0; offset < total; offset += 7)
    paged.push(...(await page('học', { limit: 7, offset }, null)).map((one) => one.id));
  expect(paged).toEqual(all);
});

test('counts are those of reading everything, over the site and over the province', async () => {
  const { rows } = await t.db.ownerPool.query<{ unit_id: number; words: string }>(
    'select unit_id, words from search.item where visible_from <= $1 and (visible_until is null or visible_until > $1)',
    [demoStart],
  );
  const folded = (text: string) => wordsOf(text).map((word) => word.folded);
  for (const text of [
    'học sinh',
    'khai giảng',
    'năm học 2018-2019',
    'công khai',
    'tuyển sinh lớp 6',
    'giáo viên dạy giỏi',
    'nam dinh',
  ]) {
    const words = folded(text.replace('-', ' '));
    const has = (row: { words: string }) =>
      words.every((word) => row.words.includes(` ${word} `)) && (!text.includes('-') || row.words.includes(' 2018 2019 '));
    expect([text, await count(text, province)]).toEqual([text, rows.filter(has).length]);
    expect([text, await count(text)]).toEqual([text, rows.filter((row) => row.unit_id === school.id && has(row)).length]);
    const phrase = ` ${words.join(' ')} `;
    expect([text, await count(`"${text}"`, province)]).toEqual([text, rows.filter((row) => row.words.includes(phrase)).length]);
  }
  expect(await count('học sinh', province)).toBeGreaterThan(10);
});

type Act = { article: number; act: 'publish' | 'later' | 'until' | 'withdraw' | 'archive' | 'wait' | 'hide' | 'show' };
const acts = fc.record({
  article: fc.integer({ min: 0, max: 2 }),
  act: fc.constantFrom<Act['act']>('publish', 'later', 'until', 'withdraw', 'archive', 'wait', 'hide', 'show'),
});

const local = (minutes: number) =>
  new Date(t.clock.now().getTime() + minutes * 60_000 + 7 * 3_600_000).toISOString().slice(0, 16);
async function doing(act: Act['act'], id: string | undefined, save: (more: object) => Promise<{ id: string }>) {
  if (act === 'publish') return save({});
  if (act === 'later') return save({ publishAt: local(10) });
  if (act === 'until') return save({ expiresAt: local(10) });
  if (act === 'withdraw') await t.db.as(head, (work) => withdrawArticle(work, school.id, id ?? '', 'Đăng nhầm'));
  else if (act === 'archive') await t.db.as(head, (work) => archiveArticle(work, school.id, id ?? ''));
  else if (act === 'wait') t.clock.set(new Date(t.clock.now().getTime() + 15 * 60_000));
  else
    await t.db.ownerPool.query('update organizations.unit set hidden_at = $2 where id = $1', [
      school.id,
      act === 'hide' ? new Date() : null,
    ]);
}

test('what is kept of the province’s counts is counted again when anything is published, hidden, or runs out by the clock', async () => {
  const finding = openFound(0);
  const stop = await t.db.listen(purgeChannel, (payload) => finding.purge(payload.split(' ')));
  const kept = async () =>
    (await t.db.portal((work) => finding.count(work, termsOf('zunglakept'), province))).reduce((sum, one) => sum + one.n, 0);
  const { id } = await write('Zunglakept một', 'Nội dung.');
  await write('Zunglakept hai', 'Nội dung.');
  expect(await kept()).toBe(2);
  await t.db.as(head, (work) => withdrawArticle(work, school.id, id, 'Đăng nhầm'));
  await expect.poll(kept).toBe(1);
  const hide = (at: string | null) =>
    t.db.ownerPool.query('update organizations.unit set hidden_at = $2 where id = $1', [school.id, at]);
  await hide('2018-12-01');
  await expect.poll(kept).toBe(0);
  await hide(null);
  await expect.poll(kept).toBe(1);
  // Nobody says anything when the day comes.
  const now = t.clock.now();
  await write('Zunglakept ba', 'Nội dung.', { expiresAt: '2018-12-20T08:00' });
  await expect.poll(kept).toBe(2);
  t.clock.set(new Date('2018-12-20T09:00:00+07:00'));
  expect(await kept()).toBe(1);
  t.clock.set(now);
  await stop();
});

test('whatever is published, scheduled, withdrawn, archived, expired or hidden: found is exactly what citizens may read', async () => {
  let run = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(acts, { minLength: 3, maxLength: 10 }), async (history) => {
      run += 1;
      t.clock.set(demoStart);
      const word = `qz${run}x`;
      const ids: (string | undefined)[] = [];
      for (const { article, act } of history) {
        const id = ids[article];
        const text = { title: `Bài ${word}`, body: `Nội dung ${word}`, section: 'tin-tuc' };
        const save = (more: object) =>
          t.db.as(head, (work) => saveArticle(work, school.id, id ?? null, { ...text, ...more }, true));
        // What the article's state forbids is refused; then nothing has happened.
        const done = await doing(act, id, save).catch((error: unknown) => {
          if (!isRefused(error)) throw error;
        });
        if (done) ids[article] = done.id;
        const readable = await t.db.portal(async (work) => {
          const { rows } = await sql<{ id: string }>`
            select a.id from content.article a join content.article_version v on v.article_id = a.id and v.version = a.published_version
            join organizations.unit u on u.id = a.unit_id and u.hidden_at is null where v.title = ${`Bài ${word}`} order by a.id`.execute(
            work.handle,
          );
          return rows.map((row) => row.id);
        });
        expect(await count(word, province)).toBe(readable.length);
        expect(await count(word)).toBe(readable.length);
        expect((await page(word, {}, null)).length).toBe(readable.length);
        const { rows } = await t.db.portal((work) =>
          sql<{
            id: string;
          }>`select replace(ref, 'article/', '') as id from search.item where title = ${`Bài ${word}`} order by 1`.execute(
            work.handle,
          ),
        );
        expect(rows.map((row) => row.id)).toEqual(readable);
      }
      await t.db.ownerPool.query('update organizations.unit set hidden_at = null where id = $1', [school.id]);
    }),
    { numRuns: 12 },
  );
  t.clock.set(demoStart);
}, 60_000);

test('the second lock: a statement that forgets the index cannot leave in it what is no longer published', async () => {
  const { id } = await write('Khoátay', 'Khoátay');
  expect(await count('khoatay')).toBe(1);
  await t.db.as(head, (work) =>
    sql`update content.article set expires_at = '2018-12-09' where id = ${id}::uuid`.execute(work.handle),
  );
  expect(await count('khoatay')).toBe(0);
  await t.db.as(head, (work) => sql`update content.article set expires_at = null where id = ${id}::uuid`.execute(work.handle));
  expect(await count('khoatay')).toBe(1);
  await t.db.as(head, (work) => sql`update content.article set state = 'withdrawn' where id = ${id}::uuid`.execute(work.handle));
  expect(await count('khoatay')).toBe(0);
  await expect(t.db.portal((work) => sql`delete from search.item`.execute(work.handle))).rejects.toThrow(
    /permission denied|read-only/,
  );
});

test('narrowed by kind, days and units; newest first when asked', async () => {
  const all = await allPages('học sinh');
  const documents = await allPages('học sinh', { types: ['document'] });
  expect(documents.map((one) => one.id)).toEqual(all.filter((one) => one.type === 'document').map((one) => one.id));
  const since = new Date('2018-11-01T00:00:00+07:00');
  const newer = await allPages('học sinh', { since, newestFirst: true });
  expect(newer.map((one) => one.at.getTime())).toEqual(
    all
      .filter((one) => one.at >= since)
      .map((one) => one.at.getTime())
      .sort((a, b) => b - a),
  );
  expect((await page('học sinh', { units: [department.id] }, null)).every((one) => one.unitId === department.id)).toBe(true);
  const counted = await t.db.portal((work) => countFound(work, termsOf('học sinh'), province, { since }));
  expect(counted.reduce((n, one) => n + one.n, 0)).toBe(newer.length);
});

test('the page about the unit is found by what is written on it', async () => {
  const [before] = (await t.db.read(head, (work) => sectionsOf(work, school.id, 'thcs'))).filter(
    (one) => one.slug === 'gioi-thieu',
  );
  const body = { type: 'doc', content: [{ type: 'paragraph', content: [{ type: 'text', text: 'Trường ở làng Quýtvàng.' }] }] };
  const form = { title: before?.title ?? '', slug: '', version: before?.version, body };
  await t.db.as(head, (work) => keepSection(work, school.id, 'gioi-thieu', form));
  expect((await page('"làng quýtvàng"'))[0]).toMatchObject({ type: 'page', path: '/gioi-thieu' });
});

const readFiles = (documentId: string) =>
  documentsJobs['documents-read-files']?.(
    { unitId: school.id, documentId },
    { db: t.db, log: openLog('silent'), system, dir: { files: dir } },
  );
const keep = async (number: string, uploads: { name: string; bytes: Uint8Array }[], publish = true) => {
  const stored = await storeFiles(files, uploads);
  const form = {
    number,
    title: `Kế hoạch theo tệp ${number}`,
    signer: 'Nguyễn Văn Ba',
    issuedOn: '07/12/2018',
    fields: ['thi-dua'],
    keep: [],
  };
  return t.db.as(head, (work) => saveDocument(work, school.id, null, form, stored, publish ? 'publish' : 'draft'));
};

test('a document is found by the words in its file, which the hit names; withdrawn, by none', async () => {
  const pdf = writePdf('Phụ lục', [{ text: 'Danh sách học sinh nhận thưởng cây Bàngvuông năm học 2018-2019' }]);
  const { id, slug } = await keep('301/KH-THCS', [{ name: 'Phụ lục 1.pdf', bytes: pdf }]);
  expect(await count('bangvuong', province)).toBe(0);
  await readFiles(id);
  await readFiles(id);
  const [hit] = await page('cây bàngvuông', {}, null);
  expect(hit).toMatchObject({
    type: 'document',
    label: '301/KH-THCS',
    path: `/van-ban/${slug}`,
    file: { name: 'Phụ lục 1.pdf' },
  });
  expect(hit?.excerpt).toContain('cây Bàngvuông');
  // Words of the title and of the file together are an answer too; the title alone needs no file.
  expect(await count('bàngvuông kế hoạch')).toBe(1);
  expect((await page('301/KH-THCS'))[0]).toMatchObject({ label: '301/KH-THCS', file: null });
  const listed = await t.db.portal((work) =>
    listPublished(work, { unitId: school.id, superiorIds: [] }, { text: 'bang vuong'.replace(' ', ''), limit: 5 }),
  );
  expect(listed.rows.map((row) => row.id)).toEqual([id]);
  await t.db.as(head, (work) => withdrawDocument(work, school.id, id, { reason: 'Đăng nhầm' }));
  expect(await count('bangvuong', province)).toBe(0);
  expect(await reindex(t.db, system, [school.id])).toMatchObject({ changed: 0 });
});

const zipped = (parts: Record<string, string>): Promise<Uint8Array> => {
  const zip = new JSZip();
  zip.file('[Content_Types].xml', '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>');
  for (const [name, xml] of Object.entries(parts)) zip.file(name, `<?xml version="1.0" encoding="UTF-8"?>${xml}`);
  return zip.generateAsync({ type: 'uint8array', compression: 'DEFLATE' });
};
const made: Record<string, () => Promise<Uint8Array>> = {
  // One word in two runs, as a bold letter divides it; in decomposed letters, as some keyboards write.
  docx: () =>
    zipped({
      'word/document.xml': `<w:document xmlns:w="w"><w:body><w:p><w:r><w:t>Giao ban cây B</w:t></w:r><w:r><w:t>${'ưởitròn'.normalize('NFD')}</w:t></w:r></w:p>
        <w:p><w:r><w:t xml:space="preserve">Toán &amp; Tiếng Việt</w:t></w:r></w:p></w:body></w:document>`,
    }),
  xlsx: async () => {
    const book = new ExcelJS.Workbook();
    book.addWorksheet('Dự toán').addRows([
      ['Nội dung', 'Số tiền'],
      ['Mua cây Bưởitròn', 1_200_000],
    ]);
    return new Uint8Array(await book.xlsx.writeBuffer());
  },
  pptx: () =>
    zipped({
      'ppt/presentation.xml': '<p:presentation xmlns:p="p"/>',
      'ppt/slides/slide1.xml':
        '<p:sld xmlns:p="p" xmlns:a="a"><a:p><a:r><a:t>Chuyên đề trồng cây Bưởitròn</a:t></a:r></a:p></p:sld>',
    }),
};
test.each(Object.keys(made))('the words of a %s file are found, and the file is named', async (kind) => {
  const name = `Phụ lục.${kind}`;
  const { id } = await keep(`31${Object.keys(made).indexOf(kind)}/KH-THCS`, [
    { name, bytes: (await made[kind]?.()) ?? new Uint8Array() },
  ]);
  await readFiles(id);
  const [hit] = await page('"cây bưởitròn"');
  expect(hit).toMatchObject({
    type: 'document',
    title: `Kế hoạch theo tệp 31${Object.keys(made).indexOf(kind)}/KH-THCS`,
    file: { name },
  });
  expect(hit?.excerpt).toContain('cây Bưởitròn');
  const { rows } = await t.db.ownerPool.query(
    'select t.state from documents.file_text t join documents.attachment a using (unit_id, sha256) where a.document_id = $1',
    [id],
  );
  expect(rows).toEqual([{ state: 'text' }]);
  await t.db.as(head, (work) => withdrawDocument(work, school.id, id, { reason: 'Đăng nhầm' }));
});

test('an article is found by the words of the files that it carries, as soon as they are read and as long as citizens read it', async () => {
  const pdf = writePdf('Lịch', [{ text: 'Phòng thi số 7: học sinh vần Ytròn' }]);
  const stored = await storeFile(files, { name: 'Phòng thi.pdf', bytes: pdf });
  const form = { title: 'Lịch thi có danh sách kèm', body: 'Xem tệp.' };
  const { id, attachments } = await t.db.as(head, async (work) => {
    const kept = [(await keepFile(work, school.id, stored)).id];
    return { ...(await saveArticle(work, school.id, null, { ...form, attachments: kept }, false)), attachments: kept };
  });
  const read = () =>
    contentJobs['content-read-files']?.({ unitId: school.id }, {
      db: t.db,
      log: openLog('silent'),
      system,
      dir: { files: dir } as never,
    } as never);
  // A draft’s file is not even read.
  await read();
  expect(await count('vần ytròn')).toBe(0);
  const { rows: queued } = await t.db.ownerPool.query('delete from graphile_worker._private_jobs where key = $1 returning key', [
    `content-read-files:${school.id}`,
  ]);
  expect(queued).toEqual([]);
  await t.db.as(head, (work) => saveArticle(work, school.id, id, { ...form, attachments }, true));
  await read();
  const [hit] = await page('vần ytròn');
  expect(hit).toMatchObject({
    ...{ type: 'news', title: form.title },
    file: { name: 'Phòng thi.pdf', path: `/tin/tep/${stored.sha256}/Ph%C3%B2ng%20thi.pdf` },
  });
  expect(hit?.excerpt).toContain('vần Ytròn');
  expect(await reindex(t.db, system, [school.id])).toMatchObject({ changed: 0 });
  // Without the file the article is no answer any more.
  await t.db.as(head, (work) => saveArticle(work, school.id, id, { ...form, attachments: [] }, true));
  expect(await count('vần ytròn')).toBe(0);
  await t.db.as(head, (work) => withdrawArticle(work, school.id, id, 'Đăng nhầm'));
});

test('a draft’s file is found by nobody, its text read by no citizen', async () => {
  const pdf = writePdf('Nháp', [{ text: 'Chuyện riêng Mítướt chưa đăng' }]);
  const { id } = await keep('302/KH-THCS', [{ name: 'nhap.pdf', bytes: pdf }], false);
  await readFiles(id);
  expect(await count('mituot', province)).toBe(0);
  const { rows } = await t.db.portal((work) =>
    sql`select 1 from documents.file_text where text like '%Mítướt%'`.execute(work.handle),
  );
  expect(rows).toEqual([]);
});

test('a scan is said to be one; a broken file is none of our trouble', async () => {
  const scan = writePdf('Quét', [{ text: ' ' }]);
  const broken = Buffer.concat([Buffer.from('%PDF-1.7\n'), Buffer.from('rác '.repeat(400)), Buffer.from('\n%%EOF')]);
  const { id, slug } = await keep('303/KH-THCS', [
    { name: 'quet.pdf', bytes: scan },
    { name: 'hong.pdf', bytes: broken },
  ]);
  await readFiles(id);
  const shown = await t.db.portal((work) => publishedDocument(work, school.id, slug));
  expect(shown && 'files' in shown && shown.files.map((file) => file.scanned)).toEqual([true, false]);
  const { rows } = await t.db.ownerPool.query('select state from documents.file_text where unit_id = $1 order by state', [
    school.id,
  ]);
  expect(rows.map((row: { state: string }) => row.state)).toEqual(expect.arrayContaining(['broken', 'scan', 'text']));
});
