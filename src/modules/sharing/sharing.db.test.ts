// Down with receipts and recall, up with proposals, on the real database: who reaches whom, what each sees, and that nothing goes sideways.
import { sql } from 'kysely';
import { beforeAll, beforeEach, expect, test } from 'vitest';
import type { Actor, Person, Role } from '#kernel/actor.ts';
import { isRefused } from '#kernel/refusal.ts';
import {
  approveArticle,
  articleById,
  keptVersion,
  publishedAt,
  saveArticle,
  sendForReview,
  takeBack,
  withdrawArticle,
} from '#modules/content/index.ts';
import { chooseMembersNews, siteAt } from '#modules/sites/index.ts';
import { askTogether } from '#platform/db/question.ts';
import type { Work } from '#platform/db/work.ts';
import { purgeChannel } from '#platform/jobs/purge.ts';
import { demoStart, withDatabase } from '#tests/support/db.ts';
import { demoSchoolSlug } from '#workflows/demo/units.ts';
import {
  acceptProposal,
  askBelow,
  askOrigin,
  copiesAt,
  copiesOf,
  correctNote,
  countProposals,
  countReceived,
  isCopiedTo,
  keepOrigin,
  listProposals,
  listPushes,
  listReceipts,
  listReceived,
  markDone,
  openReceived,
  originsLeft,
  placeReceived,
  proposalById,
  proposeArticle,
  pushArticle,
  pushById,
  readRecall,
  recallPush,
  receivedById,
  remindReceivers,
  returnProposal,
  siteActivity,
  takeBackProposal,
  takenBackOn,
} from './index.ts';

const t = withDatabase('district');
type U = { id: number; path: string; slug: string; level: string; code: string };
let units: U[] = [];
let so: U;
let phong: U;
let school: U;
let sibling: U;

beforeAll(async () => {
  const { rows } = await t.db.ownerPool.query<U>('select id, path::text, slug, level, code from organizations.unit order by id');
  units = rows;
  const of = (slug: string) => units.find((unit) => unit.slug === slug) as U;
  [so, phong, school, sibling] = [of('namdinh'), of('pgd-hai-hau'), of(demoSchoolSlug), of('thcs-con-b')];
}, 120_000);
beforeEach(() => t.clock.set(demoStart));

const person = (userId: string, role: Role, unit: U): Person => ({
  ...{ kind: 'person', userId, name: `Người ${userId}`, username: userId },
  grants: [{ role, unitId: unit.id, path: unit.path }],
});
const system: Actor = { kind: 'system', label: 'test' };
const editor = () => person('e', 'editor', so);
const clerk = () => person('c', 'clerk', school);
const why = (part: Promise<unknown>) =>
  part.then(
    () => 'taken',
    (error: unknown) => (isRefused(error) ? error.reasons.map((reason) => reason.code).join() : String(error)),
  );
let n = 0;
const published = (unit: U, more: object = {}) => {
  const form = {
    title: `Thông báo thử số ${++n} của nơi gửi`,
    summary: 'Tóm tắt',
    body: 'Nội dung.',
    section: 'thong-bao',
    ...more,
  };
  return t.db.as(system, (work) => saveArticle(work, unit.id, null, form, true));
};
const push = (unit: U, articleId: string, more: object = {}, who: Actor = editor()) =>
  t.db.as(who, (work) => pushArticle(work, unit.id, { articleId, ...more }));
const at = async (unit: U, articleId: string) => t.db.portal((work) => isCopiedTo(work, unit.id, articleId));
const schools = () => units.filter((unit) => unit.level === 'thcs' && unit.path.startsWith(`${phong.path}.`));

test('sent to a level of an office: exactly those have a receipt and show it; a unit that joins later does not', async () => {
  const article = await published(so);
  const heard: string[] = [];
  const stop = await t.db.listen(purgeChannel, (payload) => heard.push(...payload.split(' ')));
  const sent = await push(so, article.id, { levels: ['thcs'], under: [phong.id], due: '20/12/2018', mustConfirm: true });
  await expect.poll(() => heard.length).toBeGreaterThan(0);
  await stop();
  expect(sent.units).toBe(schools().length);
  const { rows } = await t.db.read(editor(), (work) => listReceipts(work, sent.id, { limit: 1000, offset: 0 }));
  expect(rows.map((row) => row.unitId).sort()).toEqual(
    schools()
      .map((unit) => unit.id)
      .sort(),
  );
  // The pages of exactly these.
  expect(heard.filter((tag) => tag.startsWith('pushed:')).sort()).toEqual(
    schools()
      .map((unit) => `pushed:${unit.id}`)
      .sort(),
  );
  expect(await at(school, article.id)).toBe(true);
  const primary = units.find((unit) => unit.level === 'th') as U;
  expect(await at(primary, article.id)).toBe(false);
  expect((await t.db.read(clerk(), (work) => receivedById(work, school.id, sent.id)))?.dueOn).toBe('2018-12-20');
  expect(await t.db.read(clerk(), (work) => receivedById(work, sibling.id, sent.id))).toBeUndefined();

  // Closed or hidden units get nothing of the next one.
  await t.db.ownerPool.query('update organizations.unit set hidden_at = now() where id = $1', [sibling.id]);
  const next = await push(so, (await published(so)).id, { levels: ['thcs'], under: [phong.id] });
  expect(next.units).toBe(schools().length - 1);
  await t.db.ownerPool.query('update organizations.unit set hidden_at = null where id = $1', [sibling.id]);
  expect(await at(sibling, (await t.db.read(editor(), (work) => pushById(work, so, next.id)))?.articleId ?? '')).toBe(false);
});

test('received, seen by the unit’s own people alone, done with a note; late units are reminded once a day', async () => {
  const article = await published(so);
  const { id } = await push(so, article.id, { units: [school.id, sibling.id], due: '12/12/2018', mustConfirm: true });
  const before = await t.db.read(clerk(), (work) => countReceived(work, school.id));
  // Whoever looks in from above leaves no trace.
  await t.db.as(editor(), (work) => openReceived(work, school.id, id));
  expect((await t.db.read(clerk(), (work) => receivedById(work, school.id, id)))?.state).toBe('delivered');
  await t.db.as(clerk(), (work) => openReceived(work, school.id, id));
  const seen = await t.db.as(person('h', 'principal', school), (work) => openReceived(work, school.id, id));
  expect([seen.state, seen.seenBy]).toEqual(['seen', 'Người c']);
  expect((await t.db.read(clerk(), (work) => countReceived(work, school.id))).unread).toBe(before.unread - 1);

  const done = (who: Actor, version = seen.version) =>
    why(t.db.as(who, (work) => markDone(work, school.id, id, { note: 'Đã họp ngày 11/12', version })));
  expect(await done(person('t', 'teacher', school))).toBe('not_allowed');
  expect(await done(person('x', 'department_officer', so))).toBe('not_allowed');
  expect(await done(clerk(), 99)).toBe('changed');
  expect(await done(clerk())).toBe('taken');
  expect(await done(clerk())).toBe('done');
  // What was said may be put right, not cut; who confirmed stays.
  const correct = (note: string, who: Actor = clerk()) => why(t.db.as(who, (work) => correctNote(work, school.id, id, note)));
  expect([await correct('x'.repeat(501)), await correct('Sai', person('t', 'teacher', school))]).toEqual(['note', 'not_allowed']);
  expect(await correct('Đã họp ngày 12/12', person('h', 'principal', school))).toBe('taken');
  expect(await t.db.read(clerk(), (work) => receivedById(work, school.id, id))).toMatchObject({
    ...{ doneNote: 'Đã họp ngày 12/12', doneBy: 'Người c' },
  });

  const wider = await push(so, (await published(so)).id, { levels: ['mn', 'thcs', 'thpt'] });
  t.clock.set(new Date('2018-12-12T08:00:00+07:00'));
  const found = await t.db.read(editor(), (work) => pushById(work, so, id));
  expect([found?.sent, found?.seen, found?.done, found?.late]).toEqual([2, 1, 1, 1]);
  const late = await t.db.read(editor(), (work) => listReceipts(work, id, { late: true, limit: 10, offset: 0 }));
  expect(late.rows.map((row) => row.unitId)).toEqual([sibling.id]);
  // The office between them sees its own units, those of another see nothing.
  const officer = person('o', 'district_officer', phong);
  const between = await t.db.read(officer, (work) => pushById(work, phong, wider.id));
  const own = units.filter((unit) => unit.path.startsWith(`${phong.path}.`) && ['mn', 'thcs'].includes(unit.level));
  expect([between?.sent, between?.sender]).toEqual([own.length, 'Sở GD&ĐT Nam Định']);
  expect(between?.sent).toBeLessThan(wider.units);
  // The same count when the sender's own people look in from above.
  expect((await t.db.read(editor(), (work) => pushById(work, phong, wider.id)))?.sent).toBe(between?.sent);
  const above = await t.db.read(officer, (work) =>
    listPushes(work, phong, { fromAbove: true, state: 'late', limit: 9, offset: 0 }),
  );
  expect(above.rows.map((row) => [row.id, row.late])).toContainEqual([id, 1]);
  const other = units.find((unit) => unit.level === 'district' && unit.id !== phong.id);
  if (other) expect(await t.db.read(editor(), (work) => pushById(work, other, id))).toBeUndefined();
  const remind = () => t.db.as(editor(), (work) => remindReceivers(work, so.id, id));
  expect(await remind()).toEqual({ reminded: 1 });
  expect(await why(remind())).toBe('nobody');
});

test('a receiver may pin it or keep it off its own site; that changes nothing elsewhere', async () => {
  const article = await published(so);
  const { id } = await push(so, article.id, { units: [school.id, sibling.id] });
  const first = async (unit: U) => (await t.db.portal((work) => copiesAt(work, unit.id, { limit: 1 })))[0]?.id;
  const other = await published(so);
  t.clock.set(new Date('2018-12-10T09:00:00+07:00'));
  await push(so, other.id, { units: [school.id, sibling.id] });
  expect(await first(school)).toBe(other.id);
  await t.db.as(clerk(), (work) => placeReceived(work, school.id, id, 'pin'));
  expect([await first(school), await first(sibling)]).toEqual([article.id, other.id]);
  await t.db.as(clerk(), (work) => placeReceived(work, school.id, id, 'hide'));
  expect([await at(school, article.id), await at(sibling, article.id)]).toEqual([false, true]);
  expect(await why(t.db.as(editor(), (work) => placeReceived(work, school.id, id, 'plain')))).toBe('not_allowed');
});

test('recalled: every copy is gone at once, receivers read why, and it is recalled once', async () => {
  const article = await published(so);
  const { id, units: count } = await push(so, article.id, { all: true });
  expect(await at(school, article.id)).toBe(true);
  const recall = (reason: string, who: Actor = editor()) =>
    t.db.as(who, (work) => recallPush(work, so.id, id, { reason, keepOrigin: true }));
  expect(await why(recall('x'))).toBe('reason');
  expect(await why(recall('Gửi nhầm', person('p', 'district_officer', phong)))).toBe('not_allowed');
  expect(await recall('Gửi nhầm văn bản')).toEqual({ recalled: count, originGone: false, originLeft: false });
  const { rows } = await t.db.ownerPool.query<{ unit_id: number }>('select unit_id from sharing.receipt where push_id = $1', [
    id,
  ]);
  expect(rows).toHaveLength(count);
  for (const unit of units) expect(await at(unit, article.id)).toBe(false);
  const told = async () =>
    (await t.db.read(clerk(), (work) => listReceived(work, school.id, { state: 'recalled', limit: 50, offset: 0 }))).rows.map(
      (row) => row.id,
    );
  expect(await told()).toContain(id);
  const read = await t.db.as(clerk(), (work) => openReceived(work, school.id, id));
  // A page that was open when it happened has not been read.
  expect(await told()).toContain(id);
  await t.db.as(clerk(), (work) => readRecall(work, school.id, id));
  expect(await told()).not.toContain(id);
  expect([read.ending?.how, read.ending?.reason, read.seenAt]).toEqual(['recalled', 'Gửi nhầm văn bản', null]);
  expect(await why(t.db.as(clerk(), (work) => markDone(work, school.id, id, { note: '', version: read.version })))).toBe('ended');
  expect(await why(recall('Lần nữa'))).toBe('recalled');
  expect(await why(t.db.as(editor(), (work) => remindReceivers(work, so.id, id)))).toBe('ended');
  // Kept, the origin stands on; unless that is said it goes too, and what else was sent of it with it.
  const live = () => t.db.portal((work) => publishedAt(work, so.id, article.slug));
  expect(await live()).toMatchObject({ id: article.id });
  const [one, two] = [await push(so, article.id, { units: [school.id] }), await push(so, article.id, { units: [sibling.id] })];
  expect(await t.db.as(editor(), (work) => recallPush(work, so.id, one.id, { reason: 'Sai nội dung' }))).toEqual({
    ...{ recalled: 1, originGone: true, originLeft: false },
  });
  expect(await live()).toBeUndefined();
  expect((await t.db.read(editor(), (work) => pushById(work, so, two.id)))?.ending).toMatchObject({
    ...{ how: 'withdrawn', reason: 'Sai nội dung' },
  });
  expect(await at(sibling, article.id)).toBe(false);
  // Of what is gone already nothing can be kept.
  expect(
    await t.db.as(editor(), (work) => recallPush(work, so.id, two.id, { reason: 'Sai nội dung', keepOrigin: true })),
  ).toEqual({ recalled: 1, originGone: true, originLeft: false });
  // Its address at a receiver tells citizens the day; where it never was it is as unknown as any other.
  const takenBack = (unit: U, slug = article.slug) => t.db.portal((work) => takenBackOn(work, unit.id, so.slug, slug));
  expect(await takenBack(school)).toBe('2018-12-10');
  expect([await takenBack(so), await takenBack(school, 'chua-tung-co')]).toEqual([null, null]);
});

test('amended: copies show the new version, those who had seen or done it are told; withdrawn or expired it is gone', async () => {
  const article = await published(so, { title: 'Lịch tập huấn lần thứ nhất' });
  const { id } = await push(so, article.id, { units: [school.id], mustConfirm: true });
  await t.db.as(clerk(), (work) => markDone(work, school.id, id, { note: '', version: 1 }));
  t.clock.set(new Date('2018-12-10T10:00:00+07:00'));
  const form = { title: 'Lịch tập huấn đã đổi ngày', body: 'Ngày mới.', section: 'thong-bao', expiresAt: '2018-12-20T08:00' };
  // What is only saved changes nothing.
  await t.db.as(system, (work) => saveArticle(work, so.id, article.id, form, false));
  const now = () => t.db.read(clerk(), (work) => receivedById(work, school.id, id));
  expect(await now()).toMatchObject({ title: 'Lịch tập huấn lần thứ nhất', changed: false });
  const mended = await t.db.as(system, (work) => saveArticle(work, so.id, article.id, form, true));
  expect(await now()).toMatchObject({ title: form.title, slug: mended.slug, changed: true, state: 'done' });
  const words = await t.db.read(clerk(), async (work) =>
    keptVersion(work, article.id, (await receivedById(work, school.id, id))?.version ?? 0),
  );
  expect(words?.title).toBe(form.title);
  expect(
    (await t.db.read(clerk(), (work) => listReceived(work, school.id, { state: 'changed', limit: 9, offset: 0 }))).rows.map(
      (row) => row.id,
    ),
  ).toContain(id);
  const opened = await t.db.as(clerk(), (work) => openReceived(work, school.id, id));
  expect(opened.seenVersion).toBe(mended.version);
  expect((await now())?.changed).toBe(false);

  t.clock.set(new Date('2018-12-20T08:00:00+07:00'));
  expect((await now())?.ending?.how).toBe('expired');
  expect(await at(school, article.id)).toBe(false);
  t.clock.set(new Date('2018-12-19T08:00:00+07:00'));
  await t.db.as(system, (work) => withdrawArticle(work, so.id, article.id, 'Lịch bị hủy'));
  expect((await now())?.ending).toMatchObject({ how: 'withdrawn', reason: 'Lịch bị hủy' });
  // Put back, it is back everywhere.
  await t.db.as(system, (work) => saveArticle(work, so.id, article.id, { ...form, expiresAt: '' }, true));
  expect([(await now())?.ending, await at(school, article.id)]).toEqual([null, true]);
});

test('what may not be sent, and to whom', async () => {
  const own = await published(school);
  const article = await published(phong);
  const officer = person('o', 'district_officer', phong);
  expect(await why(push(school, own.id, { units: [sibling.id] }, person('b', 'editor', school)))).toBe('not_office');
  expect(await why(push(phong, article.id, {}, clerk()))).toBe('not_allowed');
  expect(await why(push(phong, own.id, {}, officer))).toBe('not_found');
  const upper = units.find((unit) => unit.level === 'thpt') as U;
  expect(await why(push(phong, article.id, { units: [upper.id] }, officer))).toBe('outside,nobody');
  expect(await why(push(phong, article.id, { units: [phong.id] }, officer))).toBe('outside,nobody');
  // Nothing chosen is a mistake, not everybody.
  expect(await why(push(phong, article.id, {}, officer))).toBe('audience');
  expect(await why(push(phong, article.id, { all: true, due: '10/12/2018' }, officer))).toBe('due');
  expect(await why(push(phong, article.id, { units: [school.id] }, officer))).toBe('taken');
  expect(await why(push(phong, article.id, { units: [school.id] }, officer))).toBe('twice');
  // Those who have it are left out of a wider sending.
  expect((await push(phong, article.id, { levels: ['thcs'] }, officer)).units).toBe(schools().length - 1);
  const draft = await t.db.as(system, (work) => saveArticle(work, phong.id, null, { title: 'Bài còn nháp', body: 'x' }, false));
  expect(await why(push(phong, draft.id, {}, officer))).toBe('not_live,audience');
  // Everything at once, a day that cannot be read among it.
  expect(await why(push(phong, '', { due: '31/02/2019' }, officer))).toBe('invalid,article,audience');
  expect(await why(push(phong, '', { all: true, due: '01/01/2018' }, officer))).toBe('article,due');
});

test('the database refuses a receipt outside the sender’s subtree and shows nobody another’s', async () => {
  const article = await published(phong);
  const { id } = await push(phong, article.id, { units: [school.id] }, person('o', 'district_officer', phong));
  const upper = units.find((unit) => unit.level === 'thpt') as U;
  for (const unit of [upper, phong])
    await expect(
      t.db.as(system, (work) =>
        sql`insert into sharing.receipt (push_id, unit_id, delivered_at) values (${id}::uuid, ${unit.id}, now())`.execute(
          work.handle,
        ),
      ),
    ).rejects.toThrow(/below its sender/);
  const count = (who: Actor, table: string) =>
    t.db.read(who, async (work) => {
      const { rows } = await sql<{
        n: number;
      }>`select count(*)::int as n from ${sql.raw(table)} where ${table === 'sharing.push' ? sql`id` : sql`push_id`} = ${id}::uuid`.execute(
        work.handle,
      );
      return rows[0]?.n;
    });
  expect([await count(clerk(), 'sharing.push'), await count(clerk(), 'sharing.receipt')]).toEqual([1, 1]);
  const stranger = person('s', 'principal', sibling);
  expect([await count(stranger, 'sharing.push'), await count(stranger, 'sharing.receipt')]).toEqual([0, 0]);
  expect(await t.db.read(stranger, (work) => keptVersion(work, article.id, 1))).toBeUndefined();
  // Of the superior's article a receiver reads the words that were sent, nothing else.
  expect((await t.db.read(clerk(), (work) => keptVersion(work, article.id, 1)))?.title).toContain('Thông báo thử');
  expect(await t.db.read(clerk(), (work) => articleById(work, phong.id, article.id))).toBeUndefined();
  // A receiver recalls nothing.
  const changed = await t.db.as(
    clerk(),
    async (work) =>
      (await sql`update sharing.push set recalled_at = now(), recall_reason = 'x' where id = ${id}::uuid`.execute(work.handle))
        .numAffectedRows,
  );
  expect(Number(changed)).toBe(0);
});

test('recalled by an officer, who may not withdraw articles: the origin waits for whoever may, until it is gone or kept', async () => {
  const officer = person('o', 'department_officer', so);
  const left = (who: Actor = editor()) => t.db.read(who, (work) => originsLeft(work, so.id));
  const recalled = async () => {
    const article = await published(so);
    const { id } = await push(so, article.id, { units: [school.id] }, officer);
    const answer = await t.db.as(officer, (work) => recallPush(work, so.id, id, { reason: 'Có văn bản mới' }));
    expect(answer).toEqual({ recalled: 1, originGone: false, originLeft: true });
    expect(await at(school, article.id)).toBe(false);
    expect((await left()).map((row) => row.id)).toContain(id);
    return { article, id };
  };
  const one = await recalled();
  expect((await left()).find((row) => row.id === one.id)).toMatchObject({ by: 'Người o' });
  await t.db.as(editor(), (work) => withdrawArticle(work, so.id, one.article.id, 'Có văn bản mới'));
  expect((await left()).map((row) => row.id)).not.toContain(one.id);
  const two = await recalled();
  expect(await why(t.db.as(officer, (work) => keepOrigin(work, so.id, two.id)))).toBe('not_allowed');
  await t.db.as(editor(), (work) => keepOrigin(work, so.id, two.id));
  expect((await left()).map((row) => row.id)).not.toContain(two.id);
  expect(await t.db.portal((work) => publishedAt(work, so.id, two.article.slug))).toMatchObject({ id: two.article.id });
});

const story = (unit: U) =>
  published(unit, { title: `Chuyện hay số ${n} ở trường ${unit.slug}`, section: 'tin-tuc', cover: 'scene:san-truong' });
const writer = () => person('b', 'editor', school);

test('proposed, accepted, approved by another: it stands at the superior with its origin; the origin withdrawn, its editors know', async () => {
  const article = await story(school);
  const propose = (to: U, who: Actor = writer()) =>
    t.db.as(who, (work) => proposeArticle(work, school.id, { articleId: article.id, toUnitId: to.id, note: 'Hay' }));
  expect(await why(propose(sibling))).toBe('superior');
  expect(await why(propose(so, clerk()))).toBe('not_allowed');
  const { id } = await propose(so);
  expect(await why(propose(so))).toBe('twice');
  // Another superior is another proposal.
  expect(await why(propose(phong))).toBe('taken');

  const accept = (who: Actor) => t.db.as(who, (work) => acceptProposal(work, so.id, id, { send: true, seen: 1 }));
  expect(await why(accept(writer()))).toBe('not_allowed');
  const { articleId } = await accept(editor());
  expect(await why(accept(editor()))).toBe('stale');
  const copy = await t.db.read(editor(), (work) => articleById(work, so.id, articleId));
  expect([copy?.review, copy?.source, copy?.cover_scene]).toEqual(['waiting', 'Trường THCS Cồn A', 'san-truong']);
  const approve = (who: Person) => t.db.as(who, (work) => approveArticle(work, so.id, articleId, { version: 3 }));
  // Whoever changes a word of it has written it; whoever took it as it is has not.
  const form = {
    ...{ title: copy?.title ?? '', summary: copy?.summary ?? '', body: copy?.body as object, section: 'tin-tuc', reused: true },
    ...{ source: copy?.source ?? '', keywords: copy?.keywords ?? [] },
  };
  const both = person('d', 'approver', so);
  const resend = (more: object) => async (work: Work) => {
    await takeBack(work, so.id, articleId);
    return sendForReview(work, so.id, articleId, { ...form, ...more } as never);
  };
  await t.db.as(both, resend({}));
  expect((await t.db.read(both, (work) => articleById(work, so.id, articleId)))?.written_by).toEqual([]);
  await t.db.as(both, resend({ summary: 'Thêm một câu.' }));
  expect(await why(approve(both))).toBe('own_text');
  // Its origin stands among the news of units until the superior has it among its own.
  const fromBelow = () =>
    t.db.portal((work) =>
      askTogether(work, [askBelow({ unitId: so.id, path: so.path }, 30)]).then(([cards]) => cards.map((one) => one.id)),
    );
  expect(await fromBelow()).toContain(article.id);
  const { slug } = await approve(person('e', 'approver', so));
  expect(await fromBelow()).not.toContain(article.id);
  expect(await t.db.portal((work) => askTogether(work, [askOrigin(articleId)]).then(([origin]) => origin))).toMatchObject({
    slug: school.slug,
    path: `/tin/${article.slug}`,
    stands: true,
  });
  const card = await t.db.portal((work) => publishedAt(work, so.id, slug));
  expect(card).toMatchObject({ reprintOf: 'Trường THCS Cồn A' });
  const seen = await t.db.read(writer(), (work) => proposalById(work, school.id, id));
  expect([seen?.state, seen?.copySlug, seen?.copyPublishedAt]).toEqual(['accepted', slug, demoStart]);

  const orphans = () => t.db.read(editor(), async (work) => (await countProposals(work, so.id)).orphaned);
  const before = await orphans();
  await t.db.as(writer(), (work) => withdrawArticle(work, school.id, article.id, 'Sai tên học sinh'));
  // The school knows where it is still read.
  expect(await t.db.read(writer(), (work) => copiesOf(work, school.id, article.id))).toEqual([
    { name: expect.stringContaining('Sở'), hostLabel: '', slug },
  ]);
  expect(await orphans()).toBe(before + 1);
  const row = await t.db.read(editor(), (work) => proposalById(work, so.id, id));
  expect([row?.originReason, row?.state]).toEqual(['Sai tên học sinh', 'accepted']);
  expect(await t.db.portal((work) => publishedAt(work, so.id, slug))).toMatchObject({ id: articleId });
  // Readers are led to no page that is gone.
  expect(await t.db.portal((work) => askTogether(work, [askOrigin(articleId)]).then(([one]) => one?.stands))).toBe(false);
});

test('returned with the reason, mended and proposed again; taken back while it waits', async () => {
  const article = await story(school);
  const propose = () =>
    t.db.as(writer(), (work) => proposeArticle(work, school.id, { articleId: article.id, toUnitId: phong.id, note: '' }));
  const trang = person('tr', 'district_admin', phong);
  const { id } = await propose();
  const back = (reason: string, seen = 1) => t.db.as(trang, (work) => returnProposal(work, phong.id, id, { reason, seen }));
  expect(await why(back(''))).toBe('reason');
  expect(await why(back('Thiếu ảnh', 7))).toBe('stale');
  await back('Thiếu ảnh của buổi lễ');
  expect((await t.db.read(writer(), (work) => proposalById(work, school.id, id)))?.reason).toBe('Thiếu ảnh của buổi lễ');
  expect(await why(propose())).toBe('twice');
  await t.db.as(writer(), (work) =>
    saveArticle(work, school.id, article.id, { title: 'Chuyện hay đã thêm ảnh', body: 'Có ảnh.', section: 'tin-tuc' }, true),
  );
  const again = await propose();
  expect(await why(t.db.as(trang, (work) => takeBackProposal(work, phong.id, again.id)))).toBe('not_found');
  await t.db.as(writer(), (work) => takeBackProposal(work, school.id, again.id));
  expect(await why(t.db.as(writer(), (work) => takeBackProposal(work, school.id, again.id)))).toBe('answered');
  expect(await why(t.db.as(trang, (work) => acceptProposal(work, phong.id, again.id, { send: false, seen: 2 })))).toBe(
    'answered',
  );
  expect(await why(propose())).toBe('taken');
  // Neither a sibling nor a stranger's office finds it.
  expect(await t.db.read(person('s', 'principal', sibling), (work) => proposalById(work, school.id, id))).toBeUndefined();
  const incoming = await t.db.read(trang, (work) =>
    listProposals(work, phong.id, { side: 'in', state: 'returned', limit: 9, offset: 0 }),
  );
  expect(incoming.rows.map((row) => row.id)).toContain(id);
  await expect(
    t.db.as(system, (work) =>
      sql`insert into sharing.proposal (id, unit_id, to_unit_id, article_id, version, proposed_at, proposed_by, origin_slug, origin_version)
        values (gen_random_uuid(), ${school.id}, ${sibling.id}, ${article.id}::uuid, 1, now(), 'x', 'x', 1)`.execute(work.handle),
    ),
  ).rejects.toThrow(/goes to a superior/);
});

test('an office sees how alive the sites below are, only below itself', async () => {
  const unitOf = (u: U) =>
    ({ ...u, type: '', name: '', shortName: u.slug, parentId: null, countedInSurvey: true, districtCode: null }) as never;
  const rows = await t.db.read(person('o', 'district_officer', phong), (work) =>
    siteActivity(work, unitOf(phong), { sort: '-month' }),
  );
  expect(rows).toHaveLength(units.filter((unit) => unit.path.startsWith(`${phong.path}.`)).length);
  const own = rows.find((row) => row.unitId === school.id);
  const { rows: counted } = await t.db.ownerPool.query<{ n: number }>(
    `select count(*)::int as n from content.article where unit_id = $1 and state = 'published' and published_at >= '2018-12-01+07' and published_at <= $2`,
    [school.id, demoStart],
  );
  expect(own?.month).toBe(counted[0]?.n);
  expect(rows.every((row, i) => i === 0 || (rows[i - 1]?.month ?? 0) >= row.month)).toBe(true);
});

test('the rule for news of the members: kept with the site, by its own editors', async () => {
  const choose = (who: Actor, input: object) => t.db.as(who, (work) => chooseMembersNews(work, so.id, input as never));
  expect(await why(choose(clerk(), { rule: 'off' }))).toBe('not_allowed');
  expect(await why(choose(editor(), { rule: 'levels', levels: [] }))).toBe('levels');
  await choose(editor(), { rule: 'levels', levels: ['mn'] });
  const site = await t.db.portal((work) => siteAt(work, ''));
  expect(site?.membersNews).toEqual({ rule: 'levels', levels: ['mn'] });
  const [cards] = await t.db.portal((work) => askTogether(work, [askBelow({ unitId: so.id, path: so.path }, 30, ['mn'])]));
  expect(cards.length).toBeGreaterThan(5);
  for (const card of cards) expect(units.find((unit) => unit.id === card.unitId)?.level).toBe('mn');
  await choose(editor(), { rule: 'all' });
});

test('the list of what was sent, searched without tones and narrowed to what is over', async () => {
  const found = await t.db.read(editor(), (work) =>
    listPushes(work, so, { text: 'tap huan phan mem', state: 'over', limit: 9, offset: 0 }),
  );
  expect(found.rows.map((row) => row.ending?.how)).toEqual(['recalled']);
});
