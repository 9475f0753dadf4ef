// What is told of an article, on the real database: its words, its place in front, its files, whose text it is; and who sees what of it.
import { sql } from 'kysely';
import { beforeAll, expect, test } from 'vitest';
import type { Person, Role } from '#kernel/actor.ts';
import { isRefused } from '#kernel/refusal.ts';
import { askTogether } from '#platform/db/question.ts';
import { withDatabase } from '#tests/support/db.ts';
import { demoSchoolSlug } from '#workflows/demo/units.ts';
import {
  type ArticleForm,
  askFront,
  filesOf,
  keepFile,
  latest,
  listedUnder,
  type PublishedCard,
  publishedAt,
  publishedFile,
  saveArticle,
  withdrawArticle,
} from './index.ts';

const t = withDatabase('school');
let school = { id: 0, path: '' };
let other = { id: 0, path: '' };
beforeAll(async () => {
  const { rows } = await t.db.ownerPool.query<{ id: number; path: string; slug: string }>(
    'select id, path::text, slug from organizations.unit',
  );
  school = rows.find((u) => u.slug === demoSchoolSlug) ?? school;
  other = rows.find((u) => u.slug === 'namdinh') ?? other;
}, 60_000);

const person = (role: Role, unit = school): Person => ({
  ...{ kind: 'person', userId: `u-${role}`, name: 'Lan', username: 'lan' },
  grants: [{ role, unitId: unit.id, path: unit.path }],
});
const put = (title: string, more: Partial<ArticleForm> = {}, publish = true) =>
  t.db.as(person('editor'), (work) =>
    saveArticle(work, school.id, null, { title, summary: '', body: 'Nội dung.', section: 'tin-tuc', ...more }, publish),
  );
const why = (part: Promise<unknown>) =>
  part.then(
    () => 'taken',
    (error: unknown) => (isRefused(error) ? error.reasons.map((reason) => reason.code).join() : String(error)),
  );
const under = (slug: string) => t.db.portal((work) => listedUnder(work, school.id, slug, { limit: 20, offset: 0 }));
const front = async (limit: number) =>
  (
    (await t.db.portal((work) => askTogether(work, [askFront(school.id, { kind: 'news', limit }, work.today)]))) as [
      PublishedCard[],
    ]
  )[0].map((card) => card.title);

test('an article is listed under its words while it is published, and found by them', async () => {
  const { id, slug } = await put('Ngày hội đọc sách', { keywords: 'Đọc sách, thư viện xanh' });
  expect((await under('thu-vien-xanh'))?.cards.map((card) => card.slug)).toContain(slug);
  expect((await under('thu-vien-xanh'))?.word).toBe('thư viện xanh');
  const version = (await t.db.portal((work) => publishedAt(work, school.id, slug))) as { version: number };
  await t.db.as(person('editor'), (work) =>
    saveArticle(
      work,
      school.id,
      id,
      { ...{ title: 'Ngày hội đọc sách', body: 'x', keywords: ['Đọc sách'] }, version: version.version },
      false,
    ),
  );
  // The working copy is nobody's business outside.
  expect(await under('thu-vien-xanh')).toBeDefined();
  await t.db.as(person('approver'), (work) => withdrawArticle(work, school.id, id, 'Sai ngày'));
  expect([await under('thu-vien-xanh'), await under('doc-sach')]).toEqual([undefined, undefined]);
});

test.each<[string, Partial<ArticleForm>, string]>([
  ['eleven words', { keywords: Array.from({ length: 11 }, (_, i) => `từ ${i}`) }, 'keywords'],
  ['a word too long', { keywords: ['x'.repeat(61)] }, 'keywords'],
  ['a priority that does not exist', { priority: 3 }, 'priority'],
  ['a day that is over', { priority: 1, priorityUntil: '2018-12-01' }, 'priorityUntil'],
  ['another’s text without its source', { reused: true }, 'source'],
  ['a file of nobody', { attachments: ['0a1b2c3d-0000-4000-8000-00000000000a'] }, 'attachments'],
  ['something that is no file', { attachments: ['x'] }, 'attachments'],
])('%s is refused', async (_name, more, field) => {
  const refused = await put('Bài chưa đúng', more).catch((error: unknown) => (isRefused(error) ? error.reasons : []));
  expect((refused as { field?: string }[]).map((reason) => reason.field)).toContain(field);
});

test('a draft of another’s text may wait for its source; past the commands the database refuses to approve it', async () => {
  const { id } = await put('Bài của báo khác', { reused: true }, false);
  const approve = t.db.as(person('approver'), async (work) => {
    await sql`insert into content.article_version (article_id, unit_id, version, title, summary, body, section_slug, author, source, reused, kept_by)
      select id, unit_id, version, title, summary, body, section_slug, author, source, reused, 'x' from content.article where id = ${id}::uuid`.execute(
      work.handle,
    );
    await sql`insert into content.approval (article_id, version, unit_id, approved_by, approved_at) values (${id}::uuid, 1, ${school.id}, 'x', now())`.execute(
      work.handle,
    );
  });
  await expect(approve).rejects.toThrow('names its source');
});

test('those with priority stand in front until their day, the newest behind them', async () => {
  t.clock.set(new Date('2018-12-10T09:00:00+07:00'));
  await put('Tin ưu tiên cao nhất', { priority: 2, priorityUntil: '2018-12-12' });
  t.clock.set(new Date('2018-12-10T10:00:00+07:00'));
  await put('Tin nổi bật một tuần', { priority: 1 });
  t.clock.set(new Date('2018-12-10T11:00:00+07:00'));
  await put('Tin thường một');
  t.clock.set(new Date('2018-12-10T12:00:00+07:00'));
  await put('Tin thường hai');
  expect((await front(4))[0]).toBe('Tin ưu tiên cao nhất');
  expect(await front(1)).toEqual(['Tin ưu tiên cao nhất']);
  expect((await front(9)).indexOf('Tin nổi bật một tuần')).toBeLessThan((await front(9)).indexOf('Tin thường hai'));
  t.clock.set(new Date('2018-12-13T12:00:00+07:00'));
  expect((await front(9))[0]).not.toBe('Tin ưu tiên cao nhất');
  // Lists stay in the order of their days.
  const list = await t.db.portal((work) => latest(work, school.id, { section: 'tin-tuc', limit: 2 }));
  expect(list.map((card) => card.title)).toEqual(['Tin thường hai', 'Tin thường một']);
  t.clock.set(new Date('2018-12-10T12:00:00+07:00'));
});

test('a file is handed out while an article that carries it is published, and never for another unit', async () => {
  const sha256 = 'c'.repeat(64);
  const stored = { sha256, name: 'Kế hoạch.pdf', mime: 'application/pdf', size: 10 };
  const file = await t.db.as(person('editor'), (work) => keepFile(work, school.id, stored));
  expect(await t.db.as(person('editor'), (work) => keepFile(work, school.id, stored))).toEqual(file);
  const seen = (unitId: number) => t.db.portal((work) => publishedFile(work, unitId, sha256));
  const { id } = await put('Bài kèm tệp', { attachments: [file.id] }, false);
  expect(await seen(school.id)).toBeUndefined();
  await t.db.as(person('editor'), (work) =>
    saveArticle(work, school.id, id, { title: 'Bài kèm tệp', body: 'x', version: 1 }, true),
  );
  // Not given, the files stay as they were.
  expect([await seen(school.id), await seen(other.id)]).toEqual([file, undefined]);
  const foreign = await t.db.as(person('editor', other), (work) => keepFile(work, other.id, { ...stored, name: 'Khác.pdf' }));
  expect(await why(put('Bài lấy tệp nơi khác', { attachments: [foreign.id] }))).toBe('file');
  expect(await t.db.read(person('editor'), (work) => filesOf(work, other.id, [foreign.id]))).toEqual([]);
  await t.db.as(person('approver'), (work) => withdrawArticle(work, school.id, id, 'Nhầm tệp'));
  expect(await seen(school.id)).toBeUndefined();
});
