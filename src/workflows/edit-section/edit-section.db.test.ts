// The text of a page on its way where nobody approves the own text: what citizens read, who may answer, and what the database refuses.
import { sql } from 'kysely';
import { beforeAll, beforeEach, expect, test } from 'vitest';
import type { Person, Role } from '#kernel/actor.ts';
import { isRefused } from '#kernel/refusal.ts';
import { paragraphs, plainText } from '#modules/content/index.ts';
import { dropSectionDraft, englishBeside, redirectAt, returnSection, sectionBody, sectionDraft } from '#modules/sites/index.ts';
import { withDatabase } from '#tests/support/db.ts';
import { approveText, editEnglish, editSection } from './edit-section.ts';

const t = withDatabase('school');
let office = { id: 0, path: '' };
beforeAll(async () => {
  const { rows } = await t.db.ownerPool.query<{ id: number; path: string }>(
    `select id, path::text from organizations.unit where level = 'department'`,
  );
  office = rows[0] ?? office;
}, 60_000);
beforeEach(async () => {
  await t.db.ownerPool.query('delete from sites.section_draft');
});

const person = (userId: string, role: Role): Person => ({
  ...{ kind: 'person', userId, name: `Người ${userId}`, username: userId },
  grants: [{ role, unitId: office.id, path: office.path }],
});
const [writer, approver] = [() => person('w1', 'editor'), () => person('a1', 'approver')];
const slug = 'gioi-thieu';
const public_ = async () => plainText(await t.db.portal((work) => sectionBody(work, office.id, slug)));
const title = async () =>
  (
    await t.db.ownerPool.query<{ title: string; version: number }>(
      'select title, version from sites.section where unit_id = $1 and slug = $2',
      [office.id, slug],
    )
  ).rows[0] ?? { title: '', version: 0 };
const write = async (who: Person, text: string, more: object = {}) => {
  const head = await title();
  return t.db.as(who, (work) => editSection(work, office.id, slug, { ...head, slug, body: paragraphs(text), ...more }));
};
const approve = (who: Person, seen: number) => t.db.as(who, (work) => approveText(work, office.id, slug, seen));
const waiting = (lang?: 'en') => t.db.read(writer(), (work) => sectionDraft(work, office.id, slug, lang));
const seen = async (lang?: 'en') => (await waiting(lang))?.version ?? 0;
const why = (part: Promise<unknown>) =>
  part.then(
    () => 'taken',
    (error: unknown) => (isRefused(error) ? error.reasons.map((reason) => reason.code).join() : String(error)),
  );

test('a new text waits beside the old one until somebody else has read exactly that', async () => {
  const before = await public_();
  expect((await write(writer(), 'Bản mới của Sở')).waits).toBe(true);
  expect(await public_()).toBe(before);
  const first = await seen();
  expect(await why(approve(writer(), first))).toBe('not_allowed');
  expect(await why(write(approver(), 'Bản khác'))).toBe('draft_stale');
  await write(writer(), 'Bản mới của Sở, sửa', { seen: first });
  expect(await why(approve(approver(), first))).toBe('draft_stale');
  await approve(approver(), await seen());
  expect(await public_()).toBe('Bản mới của Sở, sửa');
  expect(await waiting()).toBeUndefined();
});

test('who has written in it does not approve it, whatever role; it goes back with a reason and comes again', async () => {
  await write(writer(), 'Bản thứ nhất');
  await write(approver(), 'Bản thứ hai', { seen: await seen() });
  const read = await seen();
  expect(await why(approve(approver(), read))).toBe('own_text');
  const second = person('a2', 'approver');
  const back = (reason: string) => t.db.as(second, (work) => returnSection(work, office.id, slug, { reason, seen: read }));
  expect(await why(back(' '))).toBe('reason');
  await back('Thiếu năm thành lập.');
  expect(await waiting()).toMatchObject({ state: 'returned', reason: 'Thiếu năm thành lập.' });
  expect(await why(approve(second, read))).toBe('not_waiting');
  await write(writer(), 'Bản thứ ba', { seen: read });
  await approve(second, await seen());
  expect(await public_()).toBe('Bản thứ ba');
});

test('given up, it is gone and the page stays; its name waits as its text does, and so does emptying it', async () => {
  const before = await public_();
  await write(writer(), 'Bản bỏ dở');
  const drop = (read: number) => t.db.as(writer(), (work) => dropSectionDraft(work, office.id, slug, read));
  const first = await seen();
  await write(approver(), 'Bản của người khác', { seen: first });
  const second = await seen();
  // A colleague has sent another meanwhile: that one is not given up unread.
  expect(await why(drop(first))).toBe('draft_stale');
  await drop(second);
  const { rows } = await t.db.ownerPool.query<{ action: string; before: unknown }>(
    `select action, before from audit.entry where object_id = $1 and before ? 'text' order by at, id`,
    [`${office.id}/${slug}`],
  );
  expect(rows.slice(-2)).toEqual([
    { action: 'sites.propose-section', before: { draft: first, sent_by: 'Người w1', text: 'Bản bỏ dở' } },
    { action: 'sites.drop-section-draft', before: { draft: second, sent_by: 'Người a1', text: 'Bản của người khác' } },
  ]);
  expect([await waiting(), await public_()]).toEqual([undefined, before]);
  const head = await title();
  expect((await write(writer(), before, { title: 'Giới thiệu về Sở' })).waits).toBe(true);
  expect([(await title()).title, (await waiting())?.head]).toEqual([
    head.title,
    { title: 'Giới thiệu về Sở', slug, parent: null },
  ]);
  // The same again: nobody has written.
  expect((await write(approver(), before, { title: 'Giới thiệu về Sở' })).waits).toBe(true);
  expect((await waiting())?.writtenBy).toEqual(['w1']);
  expect(await why(approve(person('w1', 'approver'), await seen()))).toBe('own_text');
  await approve(approver(), await seen());
  expect([(await title()).title, await public_()]).toEqual(['Giới thiệu về Sở', before]);

  expect((await write(writer(), ' ', { title: head.title })).waits).toBe(true);
  expect(await waiting()).toMatchObject({ body: null, head: { title: head.title } });
  expect(await public_()).toBe(before);
  await approve(approver(), await seen());
  expect([(await title()).title, await public_(), await waiting()]).toEqual([head.title, '', undefined]);
  // What nobody reads may be called otherwise at once.
  expect((await write(writer(), ' ', { title: 'Giới thiệu chung' })).waits).toBe(false);
  expect((await title()).title).toBe('Giới thiệu chung');
});

test('what was given up or approved and is sent again is another text: an open page of before does not answer for it', async () => {
  await write(writer(), 'Bản đã đọc');
  const given = await seen();
  await t.db.as(writer(), (work) => dropSectionDraft(work, office.id, slug, given));
  await write(writer(), 'Bản chưa ai đọc');
  expect(await why(approve(approver(), given))).toBe('draft_stale');
  const back = { reason: 'Thiếu năm thành lập.', seen: given };
  expect(await why(t.db.as(approver(), (work) => returnSection(work, office.id, slug, back)))).toBe('draft_stale');
  const approved = await seen();
  await approve(approver(), approved);
  await write(writer(), 'Bản sau khi đăng');
  expect(await why(approve(person('a2', 'approver'), approved))).toBe('draft_stale');
  expect(await public_()).toBe('Bản chưa ai đọc');

  const english = async (words: string) => {
    const now = await t.db.read(writer(), (work) => englishBeside(work, office.id, slug));
    const form = { title: 'About us', says: now?.says ?? '', version: now?.english?.version ?? 0, body: paragraphs(words) };
    await t.db.as(writer(), (work) => editEnglish(work, office.id, slug, form));
    return seen('en');
  };
  const read = await english('A text that was read.');
  await t.db.as(writer(), (work) => dropSectionDraft(work, office.id, slug, read, 'en'));
  await english('A text that nobody has read.');
  expect(await why(t.db.as(approver(), (work) => approveText(work, office.id, slug, read, 'en')))).toBe('draft_stale');
});

test('past the commands the database refuses a writer’s own text, changed or new', async () => {
  await write(writer(), 'Bản lách');
  const past = (who: Person, text: string) =>
    t.db.as(who, (work) =>
      sql`update sites.section set body = ${JSON.stringify(paragraphs(text))}::jsonb where unit_id = ${office.id} and slug = ${slug}`.execute(
        work.handle,
      ),
    );
  await expect(past(writer(), 'Bản lách')).rejects.toThrow('cannot approve the own page');
  await expect(past(approver(), 'Bản chưa ai gửi')).rejects.toThrow('cannot approve the own page');
  const made = t.db.as(writer(), (work) =>
    sql`insert into sites.section (unit_id, slug, title, position, kind, body) values (${office.id}, 'muc-moi', 'Mục mới', 99, 'page', '{}')`.execute(
      work.handle,
    ),
  );
  await expect(made).rejects.toThrow('cannot approve the own page');
});

test('a new page is there without a text until it is approved; what comes from an old site an approver brings himself', async () => {
  const made = await t.db.as(writer(), (work) =>
    editSection(work, office.id, null, { title: 'Thi đua', slug: 'thi-dua', body: paragraphs('Các phong trào') }),
  );
  expect(made.waits).toBe(true);
  const read = (at: string) => t.db.portal((work) => sectionBody(work, office.id, at));
  expect(await read('thi-dua')).toBeNull();
  const brought = await t.db.as(approver(), (work) =>
    editSection(work, office.id, null, { title: 'Trang cũ', slug: 'trang-cu', body: paragraphs('Từ trang cũ'), foreign: true }),
  );
  expect(brought.waits).toBe(false);
  expect(plainText(await read('trang-cu'))).toBe('Từ trang cũ');
});

test('the English of a page waits as the Vietnamese does: by the commands and past them', async () => {
  const beside = () => t.db.read(writer(), (work) => englishBeside(work, office.id, slug));
  await write(writer(), 'Sở chăm lo mọi trường trong tỉnh.');
  await approve(approver(), await seen());
  const first = await beside();
  const english = async (who: Person, words: string, read?: number) => {
    const now = await beside();
    const form = {
      title: 'About us',
      says: now?.says ?? '',
      version: now?.english?.version ?? 0,
      body: paragraphs(words),
      seen: read,
    };
    return t.db.as(who, (work) => editEnglish(work, office.id, slug, form));
  };
  const answer = (who: Person, read: number) => t.db.as(who, (work) => approveText(work, office.id, slug, read, 'en'));
  expect(await english(writer(), 'The department looks after every school.')).toEqual({ waits: true });
  expect(await beside()).toEqual(first);
  expect(await why(english(approver(), 'Another text.'))).toBe('draft_stale');
  const sent = await seen('en');
  expect(await why(answer(writer(), sent))).toBe('not_allowed');
  const own = person('w1', 'approver');
  expect(await why(answer(own, sent))).toBe('own_text');
  await t.db.as(approver(), (work) => returnSection(work, office.id, slug, { reason: 'Thiếu tên Sở', seen: sent }, 'en'));
  await english(writer(), 'The department of Nam Dinh looks after every school.', sent);
  await answer(approver(), await seen('en'));
  expect(plainText((await beside())?.english?.body)).toBe('The department of Nam Dinh looks after every school.');
  expect(await waiting('en')).toBeUndefined();
  await expect(
    t.db.as(own, (work) =>
      sql`update sites.english set body = '{"type": "doc"}' where unit_id = ${office.id} and slug = ${slug}`.execute(work.handle),
    ),
  ).rejects.toThrow(/cannot approve/);
  // What stands is confirmed beside a Vietnamese that was changed; taking it away waits.
  expect(await english(writer(), 'The department of Nam Dinh looks after every school.')).toEqual({ waits: false });
  expect(await english(writer(), ' ')).toEqual({ waits: true });
  expect((await beside())?.english?.body).not.toBeNull();
  await answer(approver(), await seen('en'));
  expect((await beside())?.english?.body).toBeNull();
});

test('a page of one’s own moves when that is approved: address, name, and the waiting text with it', async () => {
  const made = await t.db.as(writer(), (work) =>
    editSection(work, office.id, null, { title: 'Phong trào', slug: 'phong-trao', body: paragraphs('Các phong trào') }),
  );
  const approveAt = async (at: string) => {
    const draft = await t.db.read(approver(), (work) => sectionDraft(work, office.id, at));
    return t.db.as(approver(), (work) => approveText(work, office.id, at, draft?.version ?? 0));
  };
  await approveAt(made.slug);
  const move = (to: string) =>
    t.db.as(writer(), (work) =>
      editSection(work, office.id, 'phong-trao', { title: 'Phong trào', slug: to, body: paragraphs('Các phong trào') }),
    );
  expect(await why(move('tim-kiem'))).toBe('slug_reserved');
  expect(await move('phong-trao-thi-dua')).toMatchObject({ slug: 'phong-trao', waits: true });
  expect(await approveAt('phong-trao')).toMatchObject({ slug: 'phong-trao-thi-dua' });
  expect(await t.db.portal((work) => redirectAt(work, office.id, '/phong-trao', ''))).toBe('/phong-trao-thi-dua');
  const { rows } = await t.db.ownerPool.query('select from sites.section_draft where unit_id = $1', [office.id]);
  expect(rows).toHaveLength(0);
});

test('children on new pictures and numbers of persons are asked about once, as at an article', async () => {
  const file = async (alt: string) => {
    const { rows } = await t.db.ownerPool.query<{ id: string }>(
      `insert into media.file (id, unit_id, sha256, mime, size_bytes, name, created_by, variants, width, height, alt, search_fold)
         values (gen_random_uuid(), $1, md5($2) || md5($2), 'image/webp', 5, 'anh.webp', 'thử', '[]', 8, 6, $2, '') returning id`,
      [office.id, alt],
    );
    return rows[0]?.id ?? '';
  };
  const [first, second] = [await file('Sân trường'), await file('Giấy khen, CCCD 036208001234, mẹ 0912 345 678')];
  const body = (...pictures: string[]) => ({
    type: 'doc',
    content: [...paragraphs('Có ảnh').content!, ...pictures.map((id) => ({ type: 'image', attrs: { file: id } }))],
  });
  const put = async (pictures: string[], more: object = {}, who: Person = writer()) => {
    const head = await title();
    return why(t.db.as(who, (work) => editSection(work, office.id, slug, { ...head, slug, body: body(...pictures), ...more })));
  };
  const none = (...pictures: string[]) => ({ children: { answer: 'none' as const, pictures } });
  expect(await put([first])).toBe('children');
  expect(await put([first], none(second))).toBe('children');
  expect(await put([first], none(first))).toBe('taken');
  expect((await waiting())?.children).toBe('none');
  // The writer has answered: another picture asks again, the same does not, nor is the approver asked.
  const sent = { seen: await seen() };
  expect(await put([first, second], sent)).toBe('children');
  expect(await put([first, second], { ...sent, ...none(second) })).toBe('taken');
  const read = await seen();
  const approve = (answers: object = {}) =>
    why(t.db.as(approver(), (work) => approveText(work, office.id, slug, read, 'vi', answers)));
  // Numbers in the words of a picture are asked about by whoever puts it before readers.
  expect(await approve()).toBe('private_number,private_number');
  expect(await approve({ agreed: ['036208001234'] })).toBe('private_number,private_number');
  expect(await approve({ agreed: ['036208001234', '0912345678'] })).toBe('taken');
  // What stands there was asked about.
  await t.db.ownerPool.query('update sites.site set separate_approval = false where unit_id = $1', [office.id]);
  try {
    expect(await put([second, first])).toBe('taken');
    const third = await file('Bảng tin, 0987 654 321');
    expect(await put([first, third])).toBe('children,private_number');
    expect(await put([first, third], { ...none(third), agreed: ['0987654321'] })).toBe('taken');
  } finally {
    await t.db.ownerPool.query('update sites.site set separate_approval = true where unit_id = $1', [office.id]);
  }
  const { rows } = await t.db.ownerPool.query<{ after: object }>(
    `select after from audit.entry where object_id = $1 and action = 'sites.edit-section' order by at desc, id desc limit 1`,
    [`${office.id}/${slug}`],
  );
  expect(rows[0]?.after).toMatchObject({ personalNumbersAgreed: 1, childrenOnPictures: 'none', picturesAnsweredFor: 1 });
});
