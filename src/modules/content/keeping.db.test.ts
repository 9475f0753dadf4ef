// What nobody may lose or let slip on the real database: a colleague's text, an hour that cannot be, a person's number.
import { beforeAll, beforeEach, expect, test } from 'vitest';
import type { Person, Role } from '#kernel/actor.ts';
import { isRefused, type Reason } from '#kernel/refusal.ts';
import { demoStart, withDatabase } from '#tests/support/db.ts';
import { demoSchoolSlug } from '#workflows/demo/units.ts';
import { articleById, saveArticle, sendForReview, takeVersion } from './index.ts';
import { versionLines, versionsOf } from './queries/articles.ts';

const t = withDatabase('school');
let school = { id: 0, path: '' };
const ownPhone = '0912 345 600';
let one: Person;
let other: Person;

beforeAll(async () => {
  const { rows } = await t.db.ownerPool.query<{ id: number; path: string }>(
    `select id, path::text from organizations.unit where slug = '${demoSchoolSlug}'`,
  );
  school = rows[0] ?? school;
  [one, other] = [person('w1', 'editor'), person('a1', 'approver')];
  await t.db.ownerPool.query('update organizations.profile set head_phone = $2 where unit_id = $1', [school.id, ownPhone]);
}, 60_000);
beforeEach(() => t.clock.set(demoStart));

const person = (userId: string, role: Role): Person => ({
  ...{ kind: 'person', userId, name: `Người ${userId}`, username: userId },
  grants: [{ role, unitId: school.id, path: school.path }],
});
const form = (body: string, more = {}) => ({ title: 'Chuyện ở trường', summary: 'Tóm tắt', body, ...more });
const save = (who: Person, id: string | null, body: string, more = {}, publish = false) =>
  t.db.as(who, (work) => saveArticle(work, school.id, id, form(body, more), publish));
const reasonsOf = (part: Promise<unknown>): Promise<Reason[]> =>
  part.then(
    () => [],
    (error: unknown) => {
      if (isRefused(error)) return error.reasons;
      throw error;
    },
  );
const fieldsOf = async (part: Promise<unknown>) => (await reasonsOf(part)).map((reason) => reason.field);

test('another’s words, and those of an earlier sitting, stay and can be taken back', async () => {
  const { id } = await save(one, null, 'Cả buổi viết.');
  await save(one, id, 'Cả buổi viết, thêm một câu.');
  const versions = () => t.db.read(one, (work) => versionsOf(work, id));
  expect(await versions()).toEqual([]);
  await save(other, id, 'Chữ khác hẳn.');
  expect((await versions()).map((row) => [row.version, row.by])).toEqual([[2, 'Người w1']]);
  t.clock.set(new Date(demoStart.getTime() + 31 * 60_000));
  await save(other, id, 'Chữ khác hẳn, buổi sau.');
  expect((await versions()).map((row) => row.version)).toEqual([3, 2]);
  const lines = (version: number) => t.db.read(one, (work) => versionLines(work, id, version));
  expect(await lines(2)).toContain('Cả buổi viết, thêm một câu.');

  expect((await reasonsOf(t.db.as(one, (work) => takeVersion(work, school.id, id, 2, 3)))).map((r) => r.code)).toEqual(['stale']);
  await t.db.as(one, (work) => takeVersion(work, school.id, id, 2, 4));
  const article = await t.db.read(one, (work) => articleById(work, school.id, id));
  expect(article?.version).toBe(5);
  expect(JSON.stringify(article?.body)).toContain('thêm một câu');
  // What stood there a moment ago is not lost for it.
  expect((await versions()).map((row) => row.version)).toEqual([4, 3, 2]);
  expect((await reasonsOf(t.db.as(one, (work) => takeVersion(work, school.id, id, 1, 5)))).map((r) => r.code)).toEqual([
    'not_found',
  ]);
});

test('hours that cannot be are refused at their field, all at once, by whoever hands the text on', async () => {
  for (const year of ['0001', '1999', '9998', '9999'])
    expect(await fieldsOf(save(one, null, 'Một bài', { publishAt: `${year}-12-31T23:59` }))).toEqual(['publishAt']);
  expect(await fieldsOf(save(one, null, 'Một bài', { priority: 1, priorityUntil: '9999-12-31' }))).toEqual(['priorityUntil']);
  const passed = { publishAt: '2018-12-01T07:00', expiresAt: '2018-12-01T08:00' };
  expect(await fieldsOf(save(one, null, 'Một bài', passed, true))).toEqual(['publishAt', 'expiresAt']);
  expect(await fieldsOf(t.db.as(one, (work) => sendForReview(work, school.id, null, form('Một bài', passed))))).toEqual([
    ...['publishAt', 'expiresAt'],
  ]);
  expect(await fieldsOf(save(one, null, 'Một bài', { ...passed, expiresAt: '2018-11-30T08:00' }))).toEqual(['expiresAt']);
  const later = await save(one, null, 'Một bài', { publishAt: '2018-12-20T07:00' }, true);
  expect(later.scheduledAt?.toISOString()).toBe('2018-12-20T00:00:00.000Z');
});

test('what cannot be read at one field does not hide what stands against the others', async () => {
  const wrong = { title: 'Bài', section: 'khong-co', keywords: 'x'.repeat(200), reused: true };
  const fields = await fieldsOf(save(one, null, '', wrong, true));
  expect(fields.sort()).toEqual(['body', 'keywords', 'section', 'source', 'title']);
});

test('a person’s number is asked about once before everybody reads it, with its place; the unit’s own is not', async () => {
  const body = `Em An số 036208001234, mẹ em 0987 654 321. Liên hệ trường ${ownPhone}.`;
  const { id } = await save(one, null, body);
  const asked = await reasonsOf(save(one, id, body, {}, true));
  expect(asked.map((reason) => [reason.code, reason.about])).toEqual([
    ['private_number', '036208001234'],
    ['private_number', '0987654321'],
  ]);
  expect(asked[0]?.message).toContain('Em An số 036208001234');
  // A number that came since: all are named again, so that what is pressed next answers for all.
  const half = await reasonsOf(save(one, id, body, { agreed: ['036208001234'] }, true));
  expect(half.map((reason) => reason.about)).toEqual(['036208001234', '0987654321']);
  await save(one, id, body, { agreed: ['036208001234', '0987654321'] }, true);
  const { rows } = await t.db.ownerPool.query<{ after: unknown }>(
    `select after from audit.entry where action = 'content.publish-article' and object_id = $1`,
    [id],
  );
  expect(rows.map((row) => row.after)).toEqual([expect.objectContaining({ personalNumbersAgreed: 2 })]);
});
