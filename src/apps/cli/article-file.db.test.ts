// The same file of the command line is the same article: changed it is brought up to date, unchanged nothing is written.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import type { Actor } from '#kernel/actor.ts';
import { archiveArticle, articleById, publishedAt, saveArticle, withdrawArticle } from '#modules/content/index.ts';
import { withDatabase } from '#tests/support/db.ts';
import { tempFolder } from '#tests/support/temp.ts';
import { demoSchoolSlug } from '#workflows/demo/units.ts';
import { articleFile, preparedArticle, readArticle } from './article-file.ts';

const t = withDatabase('school');
const dir = tempFolder('publish-file');
const operator: Actor = { kind: 'system', label: 'Người vận hành' };
let school = { id: 0, path: '' };
beforeAll(async () => {
  mkdirSync(join(dir, 'khac'));
  const { rows } = await t.db.ownerPool.query<{ id: number; path: string }>(
    `select id, path::text from organizations.unit where slug = '${demoSchoolSlug}'`,
  );
  school = rows[0] ?? school;
}, 60_000);

const publish = async (name: string, content: object) => {
  const path = join(dir, name);
  writeFileSync(path, JSON.stringify(content));
  const prepared = await preparedArticle(path, await readArticle(path, articleFile), dir);
  return t.db.as(operator, (work) => prepared.publish(work, school.id));
};
const shown = (slug: string) => t.db.portal((work) => publishedAt(work, school.id, slug));
const rows = async () =>
  (await t.db.ownerPool.query('select count(*)::int as n from content.article where unit_id = $1', [school.id])).rows[0]?.n;
const entries = async () => (await t.db.ownerPool.query('select count(*)::int as n from audit.entry')).rows[0]?.n;

test('the same file again writes nothing, a changed one brings its article up to date and keeps what the desk has set', async () => {
  const file = { title: 'Lịch tiêm chủng tháng 12', body: 'Thứ Hai.' };
  const first = await publish('tiem.json', file);
  expect(first).toMatchObject({ change: 'new', slug: 'lich-tiem-chung-thang-12' });
  const [before, recorded] = [await rows(), await entries()];
  expect(await publish('tiem.json', file)).toMatchObject({
    change: 'none',
    id: first.id,
    slug: first.slug,
    version: first.version,
  });
  // Lying elsewhere it is the same file.
  expect(await publish('khac/tiem.json', file)).toMatchObject({ change: 'none', id: first.id });
  expect([await rows(), await entries()]).toEqual([before, recorded]);

  const desk = { ...file, keywords: ['Y tế'], priority: 1 as const, priorityUntil: '2018-12-20', body: 'Thứ Hai, lớp 6.' };
  await t.db.as(operator, (work) => saveArticle(work, school.id, first.id, desk, true));
  expect(await publish('tiem.json', file)).toMatchObject({ change: 'none' });
  expect(await publish('tiem.json', { ...file, body: 'Thứ Ba.' })).toMatchObject({
    change: 'updated',
    id: first.id,
    slug: first.slug,
  });
  expect(JSON.stringify(await shown(first.slug))).toContain('Thứ Ba.');
  expect(await t.db.read(operator, (work) => articleById(work, school.id, first.id))).toMatchObject({
    keywords: ['Y tế'],
    priority: 1,
  });
  // What somebody wrote at the desk can be read again.
  const { rows: kept } = await t.db.ownerPool.query('select body::text from content.article_version where article_id = $1', [
    first.id,
  ]);
  expect(kept.some((row: { body: string }) => row.body.includes('Thứ Hai, lớp 6.'))).toBe(true);
  expect(await rows()).toBe(before);
});

test('another title in a file of the same name is another article, unless the file has a key', async () => {
  const one = await publish('bai.json', { title: 'Bài thứ nhất trong tệp', body: 'Chữ.' });
  expect(await publish('bai.json', { title: 'Bài thứ hai trong tệp', body: 'Chữ.' })).toMatchObject({ change: 'new' });
  expect(await publish('bai.json', { title: 'Bài thứ nhất trong tệp', body: 'Chữ.' })).toMatchObject({
    change: 'none',
    id: one.id,
  });

  const keyed = await publish('k.json', { key: 'thuc-don-51', title: 'Thực đơn tuần 51', body: 'Cơm.' });
  const renamed = await publish('k2.json', { key: 'thuc-don-51', title: 'Thực đơn tuần 51 và 52', body: 'Cơm.' });
  expect(renamed).toMatchObject({ change: 'updated', id: keyed.id, slug: 'thuc-don-tuan-51-va-52' });
  expect(await shown(keyed.slug)).toEqual({ movedTo: renamed.slug });
});

test('withdrawn it is put back, archived it is made anew', async () => {
  const file = { key: 'di-ve', title: 'Bài đi rồi về', body: 'Chữ.' };
  const first = await publish('v.json', file);
  await t.db.as(operator, (work) => withdrawArticle(work, school.id, first.id, 'Đăng nhầm'));
  expect(await publish('v.json', file)).toMatchObject({ change: 'updated', id: first.id });
  expect(await shown(first.slug)).toMatchObject({ title: file.title });
  await t.db.as(operator, (work) => withdrawArticle(work, school.id, first.id, 'Đăng nhầm'));
  await t.db.as(operator, (work) => archiveArticle(work, school.id, first.id));
  expect(await publish('v.json', file)).toMatchObject({ change: 'new' });
});

test('refused with every reason: keys that do not exist, pictures that are not there, what the text lacks; nothing is written', async () => {
  const before = await rows();
  const refused = await publish('hong.json', {
    title: 'Ab',
    body: '',
    tieude: 'x',
    cover: { file: 'nope.jpg', alt: 'Không có' },
  }).catch((error: { reasons: { message: string }[] }) => error.reasons.map(({ message }) => message).join(' '));
  for (const reason of ['“tieude”', 'nope.jpg', 'Ghi tiêu đề', 'chưa có nội dung']) expect(refused).toContain(reason);
  expect(await rows()).toBe(before);
});
