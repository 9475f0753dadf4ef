// The way of an article on the real database: who may put what before citizens, when it appears and goes, and who sees it before.
import { sql } from 'kysely';
import { beforeAll, beforeEach, expect, test } from 'vitest';
import type { Person, Role } from '#kernel/actor.ts';
import { instantOf } from '#kernel/calendar.ts';
import { isRefused } from '#kernel/refusal.ts';
import { separateApproval, siteAt } from '#modules/sites/index.ts';
import type { Work } from '#platform/db/work.ts';
import { purgeChannel } from '#platform/jobs/purge.ts';
import { demoStart, withDatabase } from '#tests/support/db.ts';
import { demoSchoolSlug } from '#workflows/demo/units.ts';
import {
  approveArticle,
  archiveArticle,
  articleById,
  latest,
  listArticles,
  makePreviewLink,
  previewAt,
  publishedAt,
  restoreArticle,
  returnArticle,
  revokePreviewLink,
  saveArticle,
  sendForReview,
  stepsOf,
  takeBack,
  takenDownOn,
  takeVersion,
  turnArticles,
  withdrawArticle,
} from './index.ts';
import { previewLinksOf } from './queries/articles.ts';

const t = withDatabase('school');
let office = { id: 0, path: '' };
let school = { id: 0, path: '' };

beforeAll(async () => {
  const { rows } = await t.db.ownerPool.query<{ id: number; path: string; slug: string; level: string }>(
    'select id, path::text, slug, level from organizations.unit',
  );
  office = rows.find((u) => u.level === 'department') ?? office;
  school = rows.find((u) => u.slug === demoSchoolSlug) ?? school;
}, 60_000);
beforeEach(() => t.clock.set(demoStart));

const person = (userId: string, role: Role, unit = office): Person => ({
  ...{ kind: 'person', userId, name: `Người ${userId}`, username: userId },
  grants: [{ role, unitId: unit.id, path: unit.path }],
});
const writer = () => person('w1', 'editor');
const approver = () => person('a1', 'approver');
const text = (title: string, more: object = {}) => ({ title, summary: 'Tóm tắt', body: 'Nội dung của bài.', ...more });
const why = (part: Promise<unknown>) =>
  part.then(
    () => 'taken',
    (error: unknown) => (isRefused(error) ? error.reasons.map((reason) => reason.code).join() : String(error)),
  );
const send = (title: string, more = {}, who = writer()) =>
  t.db.as(who, (work) => sendForReview(work, office.id, null, text(title, more)));
const approve = (id: string, version: number, who = approver(), plan = {}) =>
  t.db.as(who, (work) => approveArticle(work, office.id, id, { version, ...plan }));
const onPage = (slug: string) => t.db.portal((work) => publishedAt(work, office.id, slug));
const at = (day: string, time: string) => instantOf(day, `${time}:00`);

test('sent, returned with its reason, mended, approved by another: citizens read it, every step is remembered', async () => {
  const { id } = await send('Bài đi đủ đường');
  expect(await onPage('bai-di-du-duong')).toBeUndefined();
  expect(await why(t.db.as(writer(), (work) => saveArticle(work, office.id, id, text('Sửa lúc chờ'), false)))).toBe('waiting');
  expect(await why(t.db.as(approver(), (work) => returnArticle(work, office.id, id, { reason: ' ' })))).toBe('reason');
  await t.db.as(approver(), (work) => returnArticle(work, office.id, id, { reason: 'Thiếu ngày thi.', version: 1 }));
  const mine = await t.db.read(writer(), (work) =>
    listArticles(work, office.id, { state: 'returned', writtenBy: 'w1', limit: 9, offset: 0 }),
  );
  expect(mine.rows.map((row) => [row.id, row.return_reason])).toEqual([[id, 'Thiếu ngày thi.']]);
  const again = await t.db.as(writer(), (work) =>
    sendForReview(work, office.id, id, text('Bài đi đủ đường', { body: 'Thi ngày 20/12.', version: 1 })),
  );
  expect(await approve(id, again.version)).toMatchObject({ slug: 'bai-di-du-duong', publishedAt: t.clock.now() });
  expect(await onPage('bai-di-du-duong')).toMatchObject({ title: 'Bài đi đủ đường', version: 2 });
  const steps = await t.db.read(writer(), (work) => stepsOf(work, id));
  expect(steps.map((step) => [step.act, step.version, step.by, step.reason])).toEqual([
    ['approve', 2, 'Người a1', null],
    ['send', 2, 'Người w1', null],
    ['return', 1, 'Người a1', 'Thiếu ngày thi.'],
    ['send', 1, 'Người w1', null],
  ]);
});

test('a text is approved as it was read: not an older one, not one taken back, not twice', async () => {
  const { id } = await send('Bài đổi sau khi đọc');
  await t.db.as(writer(), (work) => takeBack(work, office.id, id));
  expect(await why(approve(id, 1))).toBe('not_waiting');
  await t.db.as(writer(), (work) =>
    sendForReview(work, office.id, id, text('Bài đổi sau khi đọc', { body: 'Khác.', version: 1 })),
  );
  // There is nothing to choose between: whoever approves reads again.
  const changed = { kind: 'conflict', theirs: undefined, reasons: [{ message: expect.stringContaining('từ lúc bạn mở') }] };
  await expect(approve(id, 1)).rejects.toMatchObject(changed);
  await expect(
    t.db.as(approver(), (work) => returnArticle(work, office.id, id, { reason: 'Thiếu ngày.', version: 1 })),
  ).rejects.toMatchObject(changed);
  await approve(id, 2);
  expect(await why(approve(id, 2))).toBe('not_waiting');
});

test('where the rule is on nobody approves the own text, by the commands or past them', async () => {
  const both = () => person('b1', 'approver');
  expect(await why(t.db.as(both(), (work) => saveArticle(work, office.id, null, text('Tự đăng'), true)))).toBe('separate');
  const { id } = await send('Bài của người duyệt', {}, both());
  expect(await why(approve(id, 1, both()))).toBe('own_text');
  expect(await why(approve(id, 1, person('w2', 'editor')))).toBe('not_allowed');
  // Mending another's text makes one its writer too.
  await t.db.as(approver(), (work) => takeBack(work, office.id, id));
  await t.db.as(approver(), (work) => sendForReview(work, office.id, id, text('Bài của người duyệt', { body: 'Sửa một chữ.' })));
  expect(await why(approve(id, 2))).toBe('own_text');
  // With SQL of one's own: the record of approval is refused, in another's name too, and without it nothing is published.
  const insert = (name: string) =>
    t.db.as(both(), (work) =>
      sql`insert into content.approval (article_id, version, unit_id, approved_by_id, approved_by, approved_at)
        values (${id}, 2, ${office.id}, ${name}, 'Ai đó', now())`.execute(work.handle),
    );
  await expect(insert('b1')).rejects.toThrow(/cannot approve/);
  await expect(insert('somebody-else')).rejects.toThrow(/cannot approve/);
  await expect(
    t.db.as(both(), (work) =>
      sql`update content.article set state = 'published', published_at = now(), published_version = 2 where id = ${id}`.execute(
        work.handle,
      ),
    ),
  ).rejects.toThrow(/published_is_approved/);
  await expect(t.db.as(both(), (work) => sql`update content.approval set version = 3`.execute(work.handle))).rejects.toThrow(
    /permission denied/,
  );
  await approve(id, 2, person('a2', 'approver'));
  expect(await onPage('bai-cua-nguoi-duyet')).toMatchObject({ version: 2 });
});

test('a returned text goes back to review, whatever is done with it, until it is approved: past the commands too', async () => {
  const editor = person('e9', 'editor', school);
  const head = person('h9', 'principal', school);
  const as = <T>(who: Person, part: (work: Work) => Promise<T>) => t.db.as(who, part);
  const { id } = await as(editor, (work) => sendForReview(work, school.id, null, text('Bài bị trả lại')));
  await as(head, (work) => returnArticle(work, school.id, id, { reason: 'Sai số liệu.' }));
  const publish = (who: Person) => as(who, (work) => saveArticle(work, school.id, id, text('Bài bị trả lại, vẫn đăng'), true));
  await expect(publish(editor)).rejects.toThrow(/^Người h9 đã trả lại bài này: .*gửi duyệt/);
  expect(await why(publish(head))).toBe('returned');
  // Sent and taken back, archived and restored: it is still the one that came back.
  await as(editor, (work) => sendForReview(work, school.id, id, text('Bài bị trả lại, sửa rồi')));
  await as(editor, (work) => takeBack(work, school.id, id));
  expect(await why(publish(editor))).toBe('returned');
  await as(editor, (work) => archiveArticle(work, school.id, id));
  await as(editor, (work) => restoreArticle(work, school.id, id));
  expect(await why(publish(editor))).toBe('returned');
  const row = await t.db.read(editor, (work) => articleById(work, school.id, id));
  expect([row?.review, row?.return_reason]).toEqual(['returned', 'Sai số liệu.']);
  const version = row?.version ?? 0;
  await expect(
    as(editor, (work) =>
      sql`insert into content.approval (article_id, version, unit_id, approved_by, approved_at)
        values (${id}, ${version}, ${school.id}, 'Ai đó', now())`.execute(work.handle),
    ),
  ).rejects.toThrow(/returned text|foreign key/);
  const sent = await as(editor, (work) => sendForReview(work, school.id, id, text('Bài bị trả lại, sửa đúng')));
  await as(head, (work) => approveArticle(work, school.id, id, { version: sent.version }));
  expect(await why(publish(editor))).toBe('taken');
});

test('a school’s editor publishes alone until the head turns the rule on', async () => {
  const editor = person('e1', 'editor', school);
  const head = person('h1', 'principal', school);
  const publish = (title: string) => t.db.as(editor, (work) => saveArticle(work, school.id, null, text(title), true));
  await publish('Trường tự đăng');
  expect(await why(t.db.as(editor, (work) => separateApproval(work, school.id, true)))).toBe('not_allowed');
  await t.db.as(head, (work) => separateApproval(work, school.id, true));
  expect(await why(publish('Trường không tự đăng'))).toBe('separate');
  // What was published before stays.
  expect(await t.db.portal((work) => publishedAt(work, school.id, 'truong-tu-dang'))).toMatchObject({ version: 1 });
  await t.db.as(head, (work) => separateApproval(work, school.id, false));
  expect(await why(publish('Trường lại tự đăng'))).toBe('taken');
});

test('at its hour it appears by itself and goes by itself, and the kept pages are told exactly then', async () => {
  const heard: string[] = [];
  const stop = await t.db.listen(purgeChannel, (payload) => heard.push(payload));
  const { id, version } = await send('Bài hẹn giờ', { publishAt: '2018-12-11T07:00', expiresAt: '2018-12-12T17:00' });
  expect(await why(approve(id, version, approver(), { publishAt: '2018-12-11T07:00', expiresAt: '2018-12-11T06:00' }))).toBe(
    'expires',
  );
  await approve(id, version, approver(), { publishAt: '2018-12-11T07:00', expiresAt: '2018-12-12T17:00' });
  const { rows: jobs } = await t.db.ownerPool.query<{ run_at: Date }>('select run_at from graphile_worker.jobs where key = $1', [
    `content-turn:${id}`,
  ]);
  expect((jobs[0]?.run_at.getTime() ?? 0) - Date.now()).toBeGreaterThan(22.9 * 3_600_000);
  const system = { kind: 'system', label: 'test' } as const;
  const turn = () => t.db.as(system, turnArticles);
  const seen = async (when: Date) => {
    t.clock.set(when);
    heard.length = 0;
    const turned = await turn();
    await expect.poll(() => heard.filter((tags) => tags.includes(`article:${id}`)).length).toBe(turned);
    const listed = await t.db.portal((work) => latest(work, office.id, { limit: 50 }));
    return [turned, (await onPage('bai-hen-gio')) !== undefined, listed.some((card) => card.id === id)];
  };
  // The demo's own hours are not this test's.
  await t.db.ownerPool.query('update content.article set turn_at = null where id <> $1', [id]);
  expect(await seen(at('2018-12-11', '06:59'))).toEqual([0, false, false]);
  expect(await seen(at('2018-12-11', '07:00'))).toEqual([1, true, true]);
  expect(await turn()).toBe(0);
  expect(await seen(at('2018-12-12', '16:59'))).toEqual([0, true, true]);
  expect(await seen(at('2018-12-12', '17:00'))).toEqual([1, false, false]);
  const steps = await t.db.read(writer(), (work) => stepsOf(work, id));
  expect(steps.map((step) => step.act)).toEqual(['expire', 'appear', 'approve', 'send']);
  const expired = await t.db.read(writer(), (work) => listArticles(work, office.id, { state: 'expired', limit: 9, offset: 0 }));
  expect(expired.rows.map((row) => row.id)).toContain(id);
  await stop();
});

test('a version that comes back brings its writers: they do not approve it, whatever was approved since', async () => {
  const first = person('w1', 'approver');
  const { id } = await t.db.as(first, (work) => saveArticle(work, office.id, null, text('Bài nhiều tay'), false));
  const second = person('w2', 'editor');
  await t.db.as(second, (work) => sendForReview(work, office.id, id, text('Bài nhiều tay', { body: 'Viết lại.', version: 1 })));
  await approve(id, 2);
  await t.db.as(second, (work) => takeVersion(work, office.id, id, 1, 2));
  await t.db.as(second, (work) => sendForReview(work, office.id, id, text('Bài nhiều tay', { version: 3 })));
  expect(await why(approve(id, 4, first))).toBe('own_text');
  await approve(id, 4);
});

test('approved with another plan it is another version: a desk that is open elsewhere does not write the old plan back', async () => {
  const { id } = await send('Bài đổi hạn', { expiresAt: '2018-12-15T07:00' });
  expect(await approve(id, 1, approver(), { expiresAt: '2018-12-20T07:00' })).toMatchObject({ version: 2 });
  expect(await onPage('bai-doi-han')).toMatchObject({ version: 2 });
  const old = t.db.as(writer(), (work) =>
    saveArticle(work, office.id, id, text('Bài đổi hạn', { expiresAt: '2018-12-15T07:00', version: 1 }), false),
  );
  expect(await why(old)).toBe('stale');
  const same = await send('Bài giữ hạn', { expiresAt: '2018-12-15T07:00' });
  expect(await approve(same.id, 1, approver(), { expiresAt: '2018-12-15T07:00' })).toMatchObject({ version: 1 });
});

test('withdrawn before its hour it was never taken down: nobody could read it', async () => {
  const { id, version } = await send('Bài chưa tới giờ', { publishAt: '2018-12-13T07:00' });
  await approve(id, version, approver(), { publishAt: '2018-12-13T07:00' });
  await t.db.as(writer(), (work) => withdrawArticle(work, office.id, id, 'Không đăng nữa'));
  expect(await t.db.portal((work) => takenDownOn(work, office.id, 'bai-chua-toi-gio'))).toBeNull();
});

test('a change of what stands on the page waits without taking the page away; a new title leads on from the old address', async () => {
  const { id } = await send('Tên ban đầu');
  await approve(id, 1);
  await t.db.as(writer(), (work) => sendForReview(work, office.id, id, text('Tên về sau', { version: 1 })));
  expect(await onPage('ten-ban-dau')).toMatchObject({ title: 'Tên ban đầu' });
  expect(await why(approve(id, 2, approver(), { publishAt: '2018-12-20T07:00' }))).toBe('live');
  await approve(id, 2);
  expect(await onPage('ten-ban-dau')).toEqual({ movedTo: 'ten-ve-sau' });
  const takenDown = (slug: string) => t.db.portal((work) => takenDownOn(work, office.id, slug));
  expect(await takenDown('ten-ban-dau')).toBeNull();
  await t.db.as(writer(), (work) => withdrawArticle(work, office.id, id, 'Sai tên'));
  expect(await onPage('ten-ve-sau')).toBeUndefined();
  for (const slug of ['ten-ban-dau', 'ten-ve-sau']) expect(await takenDown(slug)).toBe('2018-12-10');
  await t.db.as(writer(), (work) => archiveArticle(work, office.id, id));
  const all = await t.db.read(writer(), (work) => listArticles(work, office.id, { text: 'ten ve sau', limit: 200, offset: 0 }));
  expect(all.rows.map((row) => row.id)).not.toContain(id);
  expect(await why(t.db.as(writer(), (work) => saveArticle(work, office.id, id, text('Sửa trong lưu trữ'), false)))).toBe(
    'archived',
  );
  await t.db.as(writer(), (work) => restoreArticle(work, office.id, id));
  expect((await t.db.read(writer(), (work) => articleById(work, office.id, id)))?.state).toBe('draft');
});

test('a link shows one version to whoever has it, until its day or until it is revoked, at its own site only', async () => {
  const { id } = await t.db.as(writer(), (work) => saveArticle(work, office.id, null, text('Bài cho người ngoài xem'), false));
  expect(await why(t.db.as(writer(), (work) => makePreviewLink(work, office.id, id, 365)))).toBe('days');
  const { token } = await t.db.as(writer(), (work) => makePreviewLink(work, office.id, id, 3));
  const look = (word = token, unit = office.id) => t.db.portal((work) => previewAt(work, unit, word));
  await t.db.as(writer(), (work) => saveArticle(work, office.id, id, text('Đổi sau khi gửi liên kết'), false));
  expect(await look()).toMatchObject({ kind: 'shown', article: { title: 'Bài cho người ngoài xem' } });
  expect(await look(token, school.id)).toBeUndefined();
  expect(await look('a'.repeat(32))).toBeUndefined();
  const { rows } = await t.db.ownerPool.query<{ kept: boolean }>(
    'select exists (select from content.preview_link l where l::text like $1) as kept',
    [`%${token}%`],
  );
  expect(rows).toEqual([{ kept: false }]);
  // The word opens this version and nothing else, and only while it is brought.
  await t.db.portal(async (work) => {
    const seen = await sql`select from content.article_version where article_id = ${id}`.execute(work.handle);
    expect(seen.rows.length).toBe(0);
    expect((await sql`select token_hash from content.preview_link`.execute(work.handle)).rows).toEqual([]);
  });
  t.clock.set(new Date(demoStart.getTime() + 3 * 86_400_000));
  expect(await look()).toMatchObject({ kind: 'over', why: 'expired' });
  t.clock.set(demoStart);
  const [link] = await t.db.read(writer(), (work) => previewLinksOf(work, id));
  await t.db.as(writer(), (work) => revokePreviewLink(work, office.id, id, link?.id ?? ''));
  expect(await look()).toMatchObject({ kind: 'over', why: 'revoked' });
  expect(await why(t.db.as(writer(), (work) => revokePreviewLink(work, office.id, id, link?.id ?? '')))).toBe('not_found');
});

test('the demo has articles in every state, and its site says who approves', async () => {
  const states = ['waiting', 'returned', 'scheduled', 'expired', 'withdrawn', 'archived', 'live'];
  const counts = await t.db.read({ kind: 'system', label: 'test' }, async (work) => {
    const found: number[] = [];
    for (const state of states) found.push((await listArticles(work, school.id, { state, limit: 1, offset: 0 })).total);
    return found;
  });
  expect(counts.every((count) => count > 0)).toBe(true);
  expect((await t.db.portal((work) => siteAt(work, '')))?.unitId).toBe(office.id);
});

test('whoever sends a text with the number of a person confirms it once, as whoever publishes does', async () => {
  const body = 'Cô Lan, số chứng minh nhân dân 162345678, di động 0912 345 678.';
  const form = { title: 'Lịch tiếp công dân của trường', body, section: 'tin-tuc' };
  const send = (agreed: string[]) =>
    t.db.as(person('w5', 'editor', school), (work) => sendForReview(work, school.id, null, { ...form, agreed }));
  const refused = await send([]).catch((error: unknown) => (isRefused(error) ? error.reasons : []));
  const about = (refused as { code: string; about?: string }[]).map((reason) => reason.about ?? reason.code);
  expect(about.toSorted()).toEqual(['0912345678', '162345678']);
  expect(await send(about)).toMatchObject({ version: 1 });
});
