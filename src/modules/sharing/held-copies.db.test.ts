// A child's picture that went from unit to unit is held back at each of them, and let go with all (P-6.4).
import { beforeAll, beforeEach, expect, test } from 'vitest';
import type { Actor, Person, Role } from '#kernel/actor.ts';
import { isRefused } from '#kernel/refusal.ts';
import { choicesFor, giveConsent, tagPupil, withdrawConsent } from '#modules/consent/index.ts';
import { approveArticle, articleById, saveArticle } from '#modules/content/index.ts';
import { alsoAt, hiddenWhereFrom, hidePicture, keepPicture, pictureWithBytes } from '#modules/media/index.ts';
import { purgeChannel } from '#platform/jobs/purge.ts';
import { demoStart, withDatabase } from '#tests/support/db.ts';
import { demoSchoolSlug } from '#workflows/demo/units.ts';
import { acceptProposal, proposeArticle } from './index.ts';

const t = withDatabase('district');
type U = { id: number; path: string; slug: string };
let so: U;
let phong: U;
let school: U;
let sibling: U;
beforeAll(async () => {
  const { rows } = await t.db.ownerPool.query<U>('select id, path::text, slug from organizations.unit');
  const of = (slug: string) => rows.find((unit) => unit.slug === slug) as U;
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
const writer = () => person('b', 'editor', school);

test('a child’s picture that is held is held at every unit that has its bytes, and let go with them', async () => {
  const [child] = (
    await t.db.ownerPool.query<{ id: string; full_name: string }>(
      `select id, full_name from people.pupil where unit_id = $1 and active and birth_date is not null
         and not exists (select from consent.consent c where c.pupil_id = pupil.id) order by id limit 1`,
      [school.id],
    )
  ).rows;
  if (!child) throw new Error('the demo has pupils');
  const pupil = child.id;
  const give = (id: string) =>
    t.db.as(clerk(), (work) =>
      giveConsent(work, school.id, id, {
        ...{
          givenBy: 'Trần Thị Hoa',
          relation: 'mother',
          method: 'paper',
          evidence: 'Phiếu lớp',
          childAgreed: true,
          givenOn: '',
        },
      }),
    );
  const withdraw = () =>
    t.db.as(clerk(), (work) => withdrawConsent(work, school.id, pupil, { by: 'Trần Thị Hoa', reason: '', on: '' }));
  const tag = (file: string, id: string, shown = true) =>
    t.db.as(person('t', 'teacher', school), (work) => tagPupil(work, school.id, file, id, shown));
  const photo = (sha256: string, alt: string, unit = school, who: Actor = writer()) => {
    const largest = { width: 800, height: 600, sha256: sha256.repeat(64), bytes: 9 };
    return t.db.as(who, (work) =>
      keepPicture(work, unit.id, { largest, variants: [largest] } as never, { name: 'tho-gom.jpg', alt, decorative: false }),
    );
  };
  const visible = (unit: U, sha256: string) =>
    t.db.portal(async (work) => (await pictureWithBytes(work, sha256.repeat(64), { unitId: unit.id })) !== undefined);
  const sayings = (part: Promise<unknown>) =>
    part.then(
      () => 'taken',
      (error: unknown) => (isRefused(error) ? error.reasons.map((one) => one.message).join(' ') : String(error)),
    );

  // Whoever looks for a child to name sees beforehand whether the picture would have to go.
  const found = async () =>
    (await t.db.read(person('t', 'teacher', school), (work) => choicesFor(work, school.id, child.full_name))).find(
      (one) => one.id === pupil,
    )?.standing;
  expect(await found()).toBe('none');
  await give(pupil);
  expect(await found()).toBe('valid');
  const shot = await photo('a', 'Em nặn gốm');
  await tag(shot.id, pupil);
  const article = await t.db.as(system, (work) =>
    saveArticle(work, school.id, null, { title: 'Em nặn gốm', body: 'Nội dung.', section: 'tin-tuc', cover: shot.id }, true),
  );
  const propose = (articleId: string, to: U) =>
    t.db.as(writer(), (work) => proposeArticle(work, school.id, { articleId, toUnitId: to.id, note: '' }));
  const { id } = await propose(article.id, so);
  const { articleId } = await t.db.as(editor(), (work) => acceptProposal(work, so.id, id, { send: true, seen: 1 }));
  // The school has named the child: whoever approves elsewhere is not asked for a picture that he did not take.
  const approve = () => t.db.as(person('f', 'approver', so), (work) => approveArticle(work, so.id, articleId, { version: 1 }));
  const taken = await t.db.read(editor(), (work) => articleById(work, so.id, articleId));
  const copyCover = taken?.cover_media_id ?? '';
  expect(copyCover).not.toBe(shot.id);
  expect([taken?.children_answer, taken?.children_pictures, taken?.children_said_by]).toEqual([
    ...['agreed', [copyCover], expect.stringContaining('Cồn A')],
  ]);

  // Withheld while the copy waits for its approval: it is not published with it, and the Sở is told which picture, not which child.
  expect(await withdraw()).toEqual({ held: 1, elsewhere: [expect.stringContaining('Sở')] });
  const refused = await sayings(approve());
  expect(refused).toContain('Ảnh “Em nặn gốm” đang được giữ lại');
  expect(refused).not.toContain(child.full_name);
  expect(refused).not.toContain('không có trong thư viện');
  // Nor is it proposed to anybody, or brought in by another unit that has the same picture.
  expect(await sayings(propose(article.id, phong))).toContain('“Em nặn gốm”');
  await photo('a', 'Nặn gốm ở trường bạn', sibling, person('s', 'editor', sibling));
  expect(await visible(sibling, 'a')).toBe(false);

  await give(pupil);
  expect(await sayings(approve())).toBe('taken');
  expect([await visible(school, 'a'), await visible(so, 'a'), await visible(sibling, 'a')]).toEqual([true, true, true]);

  // Withheld while it is read: gone at each of them at once, their kept pages too.
  const heard: string[] = [];
  const stop = await t.db.listen(purgeChannel, (payload) => heard.push(...payload.split(' ')));
  expect((await withdraw()).elsewhere).toHaveLength(2);
  expect([await visible(school, 'a'), await visible(so, 'a'), await visible(sibling, 'a')]).toEqual([false, false, false]);
  await expect.poll(() => heard).toEqual(expect.arrayContaining([`media:${shot.id}`, `media:${copyCover}`]));
  await stop();
  expect(await t.db.read(clerk(), (work) => alsoAt(work, school.id, shot.id))).toHaveLength(2);

  // Another unit names a child of its own on its copy: that one's consent is not the other's to give.
  const [theirs] = (
    await t.db.ownerPool.query<{ id: string }>(
      `select id from people.pupil where unit_id = $1 and active and birth_date is not null
         and not exists (select from consent.consent c where c.pupil_id = pupil.id) order by id limit 1`,
      [sibling.id],
    )
  ).rows;
  const [copy] = (
    await t.db.ownerPool.query<{ id: string }>('select id from media.file where unit_id = $1 and sha256 = $2', [
      sibling.id,
      'a'.repeat(64),
    ])
  ).rows;
  const theirTeacher = person('u', 'teacher', sibling);
  const name = (shown: boolean) =>
    t.db.as(theirTeacher, (work) => tagPupil(work, sibling.id, copy?.id ?? '', theirs?.id ?? '', shown));
  await name(true);
  expect(await give(pupil)).toEqual({ released: 0 });
  expect(await visible(so, 'a')).toBe(false);
  await name(false);
  expect([await visible(school, 'a'), await visible(so, 'a'), await visible(sibling, 'a')]).toEqual([true, true, true]);
});

test('what the school answered for its pictures comes along; where it was not asked, whoever accepts is', async () => {
  const photo = (sha256: string) => {
    const largest = { width: 800, height: 600, sha256: sha256.repeat(64), bytes: 9 };
    return t.db.as(writer(), (work) =>
      keepPicture(work, school.id, { largest, variants: [largest] } as never, {
        ...{ name: 'san.jpg', alt: `Sân trường ${sha256}`, decorative: false },
      }),
    );
  };
  const proposed = async (title: string, cover: string, who: Actor, more: object, body = 'Nội dung.') => {
    const article = await t.db.as(who, (work) =>
      saveArticle(work, school.id, null, { title, body, section: 'tin-tuc', cover, ...more }, true),
    );
    return t.db.as(writer(), (work) => proposeArticle(work, school.id, { articleId: article.id, toUnitId: so.id, note: '' }));
  };
  const accept = (id: string, more: object = {}) =>
    t.db.as(editor(), (work) => acceptProposal(work, so.id, id, { send: true, seen: 1, ...more }));
  const approve = (articleId: string, more: object = {}) =>
    t.db.as(person('f', 'approver', so), (work) => approveArticle(work, so.id, articleId, { version: 1, ...more }));
  const codes = (part: Promise<unknown>) =>
    part.then(
      () => 'taken',
      (error: unknown) => (isRefused(error) ? error.reasons.map((one) => one.code).join() : String(error)),
    );

  const [first, second] = [await photo('d'), await photo('e')];
  const said = { children: { answer: 'none', pictures: [first.id] } };
  const one = await accept((await proposed('Sân trường sau mưa', first.id, writer(), said)).id);
  const copy = await t.db.read(editor(), (work) => articleById(work, so.id, one.articleId));
  expect([copy?.children_answer, copy?.children_said_by]).toEqual(['none', expect.stringContaining('Cồn A')]);
  expect(await codes(approve(one.articleId))).toBe('taken');

  // Published by an import, nobody was asked; and a number of a person stands in it.
  const number = 'Liên hệ cô Lan 0912345678.';
  const silent = await proposed('Hàng cây mới trồng', second.id, system, {}, number);
  expect(await codes(accept(silent.id))).toBe('children,private_number');
  expect(await codes(accept(silent.id, { children: 'none' }))).toBe('private_number');
  const two = await accept(silent.id, { children: 'none', agreed: ['0912345678'] });
  const own = await t.db.read(editor(), (work) => articleById(work, so.id, two.articleId));
  expect([own?.children_answer, own?.children_said_by]).toEqual(['none', '']);
  expect(await codes(approve(two.articleId, { agreed: ['0912345678'] }))).toBe('taken');
});

test('what a school hides is hidden where it was taken over, shown again with it, and not shown there before', async () => {
  const largest = { width: 800, height: 600, sha256: '7'.repeat(64), bytes: 9 };
  const shot = await t.db.as(writer(), (work) =>
    keepPicture(work, school.id, { largest, variants: [largest] } as never, {
      name: 'san.jpg',
      alt: 'Sân bóng',
      decorative: false,
    }),
  );
  const article = await t.db.as(system, (work) =>
    saveArticle(work, school.id, null, { title: 'Sân bóng mới', body: 'Nội dung.', section: 'tin-tuc', cover: shot.id }, true),
  );
  const { id } = await t.db.as(writer(), (work) =>
    proposeArticle(work, school.id, { articleId: article.id, toUnitId: so.id, note: '' }),
  );
  const { articleId } = await t.db.as(editor(), (work) =>
    acceptProposal(work, so.id, id, { send: true, seen: 1, children: 'none' } as never),
  );
  const copy = (await t.db.read(editor(), (work) => articleById(work, so.id, articleId)))?.cover_media_id ?? '';
  // Another school that has the same bytes by itself took them over from nobody.
  const theirs = person('s', 'editor', sibling);
  await t.db.as(theirs, (work) =>
    keepPicture(work, sibling.id, { largest, variants: [largest] } as never, { name: 'san.jpg', alt: 'Sân', decorative: false }),
  );
  const visible = () =>
    Promise.all(
      [school, so, sibling].map((unit) =>
        t.db.portal(async (work) => (await pictureWithBytes(work, '7'.repeat(64), { unitId: unit.id })) !== undefined),
      ),
    );
  const hide = (who: Person, unit: U, picture: string, hidden: boolean) =>
    t.db.as(who, (work) => hidePicture(work, unit.id, picture, hidden));
  const heard: string[] = [];
  const stop = await t.db.listen(purgeChannel, (payload) => heard.push(...payload.split(' ')));
  expect(await hide(writer(), school, shot.id, true)).toEqual({ elsewhere: [expect.stringContaining('Sở')] });
  expect(await visible()).toEqual([false, false, true]);
  await expect.poll(() => heard).toEqual(expect.arrayContaining([`media:${shot.id}`, `media:${copy}`]));
  await stop();
  const audited = await t.db.ownerPool.query(
    `select 1 from audit.entry where unit_id = $1 and action = 'media.hide-picture' and object_id = $2`,
    [so.id, copy],
  );
  expect(audited.rowCount).toBe(1);
  // The library of the Sở says so beforehand; the school's own is hidden by nobody else.
  const there = (who: Person, unit: U, picture: string) =>
    t.db.read(who, async (work) => (await hiddenWhereFrom(work, unit.id, [picture])).get(picture));
  expect(await there(editor(), so, copy)).toEqual({ unit: expect.stringContaining('Cồn A'), hiddenAt: demoStart });
  expect(await there(writer(), school, shot.id)).toBeUndefined();
  await expect(hide(editor(), so, copy, false)).rejects.toMatchObject({ reasons: [{ code: 'hidden_there' }] });
  t.clock.set(new Date(demoStart.getTime() + 60_000));
  expect(await hide(writer(), school, shot.id, false)).toEqual({ elsewhere: [expect.stringContaining('Sở')] });
  expect(await visible()).toEqual([true, true, true]);
  // What the Sở hides by itself is its own matter, and stays so.
  await hide(editor(), so, copy, true);
  expect(await visible()).toEqual([true, false, true]);
  t.clock.set(new Date(demoStart.getTime() + 120_000));
  await hide(writer(), school, shot.id, true);
  await hide(writer(), school, shot.id, false);
  expect(await visible()).toEqual([true, false, true]);
});
