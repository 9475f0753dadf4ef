// Where texts need another's approval, albums and videos do: what stands stays until somebody else has approved what is to stand; what takes away
// never waits (P-1.13, P-6.3).
import sharp from 'sharp';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { openPortal, type PortalOptions } from '#apps/portal/portal.ts';
import type { Actor } from '#kernel/actor.ts';
import { isRefused } from '#kernel/refusal.ts';
import { giveConsent, tagPupil, withdrawConsent } from '#modules/consent/index.ts';
import {
  type AlbumForm,
  approvePiece,
  dropPiece,
  galleryWaiting,
  listGallery,
  returnPiece,
  saveAlbum,
  saveVideo,
  withdrawPiece,
} from '#modules/gallery/index.ts';
import { hidePicture, keepPicture, processPicture } from '#modules/media/index.ts';
import { separateApproval } from '#modules/sites/index.ts';
import { openFiles } from '#platform/files/store.ts';
import { openVisitorForms } from '#platform/http/visitor-form.ts';
import { openLog } from '#platform/log/log.ts';
import { openPrinter } from '#platform/pdf/pdf.ts';
import { demoSchoolSlug } from '#workflows/demo/units.ts';
import { withDatabase } from './support/db.ts';
import { tempFolder } from './support/temp.ts';

const t = withDatabase('school');
const files = openFiles(tempFolder('files'));
let unit = { id: 0, path: '' };
let portal: Awaited<ReturnType<typeof openPortal>>;

type Role = 'editor' | 'approver' | 'principal' | 'clerk' | 'teacher';
const person = (role: Role, name: string = role): Actor => ({
  ...{ kind: 'person', userId: name, name, username: name },
  grants: [{ role, unitId: unit.id, path: unit.path }],
});
const [editor, approver, head] = [() => person('editor'), () => person('approver'), () => person('principal')];

beforeAll(async () => {
  const { rows } = await t.db.ownerPool.query<{ id: number; path: string }>(
    'select id, path::text from organizations.unit where slug = $1',
    [demoSchoolSlug],
  );
  unit = rows[0] ?? unit;
  const url: PortalOptions['url'] = (label, path = '/') => `http://${label ? `${label}.` : ''}namdinh.localhost${path}`;
  portal = await openPortal({
    ...{ db: t.db, files, log: openLog('silent'), url, officeUrl: 'http://office.localhost' },
    ...{ visitorForms: openVisitorForms('a secret for tests only'), secure: false, printer: openPrinter() },
  });
}, 60_000);
afterAll(async () => {
  await portal.stop();
});
const rule = (on: boolean) => t.db.as(head(), (work) => separateApproval(work, unit.id, on));
beforeEach(() => rule(true));

let seed = 0;
async function photo(): Promise<string> {
  seed += 1;
  const raw = await sharp({ create: { width: 400, height: 300, channels: 3, background: { r: 8 * seed, g: 60, b: 10 } } })
    .jpeg()
    .toBuffer();
  const stored = await processPicture(files, new Uint8Array(raw), 'anh.jpg');
  const form = { name: 'anh.jpg', alt: `Sân trường ${seed}`, decorative: false };
  return (await t.db.as(editor(), (work) => keepPicture(work, unit.id, stored, form))).id;
}
const shaOf = async (id: string) =>
  (await t.db.ownerPool.query<{ sha: string }>(`select variants #>> '{0,sha256}' as sha from media.file where id = $1`, [id]))
    .rows[0]?.sha ?? '';
const code = (part: Promise<unknown>) =>
  part.then(
    () => 'done',
    (error: unknown) => {
      if (!isRefused(error)) throw error;
      return error.reasons.map((reason) => reason.code).join();
    },
  );

const formOf = (title: string, ids: string[], more: object = {}): AlbumForm => ({
  ...{ title, children: 'none', pictures: ids.map((picture) => ({ picture, caption: '' })) },
  ...more,
});
const save = (by: Actor, id: string | null, form: AlbumForm, publish = true) =>
  t.db.as(by, (work) => saveAlbum(work, unit.id, id, form, publish));
/** What somebody who opens the screen has before the eyes. */
async function seenOf(id: string, table: 'album' | 'video' = 'album') {
  const { rows } = await t.db.ownerPool.query<{
    version: number;
    waiting: number;
    state: string;
    review: string;
    reason: string;
  }>(
    `select p.version, coalesce(w.version, 0) as waiting, p.state, w.state as review, w.return_reason as reason
     from gallery.${table} p left join gallery.waiting w using (id) where id = $1`,
    [id],
  );
  const [row] = rows;
  if (!row) throw new Error('no such piece');
  const { version, waiting, ...rest } = row;
  return { seen: { version, waiting }, ...rest };
}
const approve = async (by: Actor, id: string, seen?: { version: number; waiting: number }) => {
  const now = seen ?? (await seenOf(id)).seen;
  return code(t.db.as(by, (work) => approvePiece(work, 'gallery.album', unit.id, id, now)));
};
async function published(title: string, ids: string[]): Promise<{ id: string; slug: string }> {
  const sent = await save(editor(), null, formOf(title, ids));
  expect(await approve(approver(), sent.id)).toBe('done');
  return sent;
}
const page = async (path: string) => {
  const answer = await portal.answer(new Request(`http://x${path}`), demoSchoolSlug);
  return { status: answer?.status, text: (await answer?.text()) ?? '' };
};

test('a new album stands nowhere before another has approved it; its writers do not approve it', async () => {
  const shot = await photo();
  const sent = await save(editor(), null, formOf('Ngày hội đọc sách', [shot]));
  expect(sent.waits).toBe(true);
  expect((await page(`/thu-vien/${sent.slug}`)).status).toBe(404);
  expect((await page('/thu-vien')).text).not.toContain('Ngày hội đọc sách');
  expect(await approve(editor(), sent.id)).toBe('not_allowed');
  // Who writes on it has written, whoever began.
  const { seen } = await seenOf(sent.id);
  await save(approver(), sent.id, formOf('Ngày hội đọc sách của trường', [shot], seen));
  expect(await approve(approver(), sent.id)).toBe('own_text');
  // Pressed again without a change, it is the same.
  const again = await seenOf(sent.id);
  await save(head(), sent.id, formOf('Ngày hội đọc sách của trường', [shot], again.seen));
  expect(await seenOf(sent.id)).toEqual(again);
  expect(await approve(head(), sent.id)).toBe('done');
  await expect.poll(async () => (await page('/thu-vien')).text).toContain('Ngày hội đọc sách của trường');
  const { rows } = await t.db.ownerPool.query<{ action: string }>(
    `select action from audit.entry where object_id = $1 and action like 'gallery.%' order by id`,
    [sent.id],
  );
  expect(rows.map((row) => row.action)).toEqual(['gallery.send-album', 'gallery.send-album', 'gallery.approve-album']);
});

test('who prepared a draft does not approve it when another has sent it', async () => {
  const shot = await photo();
  const draft = await save(approver(), null, formOf('Vườn rau của em', [shot]), false);
  expect(draft.waits).toBe(false);
  await save(editor(), draft.id, formOf('Vườn rau của em', [shot], (await seenOf(draft.id)).seen));
  expect(await approve(approver(), draft.id)).toBe('own_text');
  // What waits is not made a draft behind the back of who is to approve it.
  const { seen } = await seenOf(draft.id);
  expect(await code(save(editor(), draft.id, formOf('Vườn rau', [shot], seen), false))).toBe('waiting');
  expect(await approve(head(), draft.id)).toBe('done');
});

test('what stands stays as it was approved until the change is: words, captions, pictures and their order', async () => {
  const [one, two, three] = [await photo(), await photo(), await photo()];
  const { id, slug } = await published('Hội khỏe Phù Đổng', [one, two]);
  const shas = await Promise.all([one, two, three].map(shaOf));
  const order = async () => {
    const { text } = await page(`/thu-vien/${slug}`);
    const places = shas.map((sha, i) => ({ at: text.indexOf(sha), i })).filter(({ at }) => at >= 0);
    return places.sort((a, b) => a.at - b.at).map(({ i }) => i);
  };
  await expect.poll(order).toEqual([0, 1]);
  const change = {
    ...formOf('Hội khỏe Phù Đổng cấp trường', [], (await seenOf(id)).seen),
    ...{ summary: 'Ba môn thi.', heldOn: '01/12/2018', className: 'Khối 6' },
    pictures: [
      { picture: three, caption: 'Trao giải' },
      { picture: one, caption: 'Khai mạc' },
    ],
  };
  expect((await save(editor(), id, change)).waits).toBe(true);
  const before = await page(`/thu-vien/${slug}`);
  for (const word of ['cấp trường', 'Ba môn thi', 'Trao giải', 'Khai mạc', 'Khối 6']) expect(before.text).not.toContain(word);
  expect(await order()).toEqual([0, 1]);
  const listed = await t.db.read(editor(), (work) =>
    listGallery(work, unit.id, { state: 'waiting', sort: 'day', limit: 9, offset: 0 }),
  );
  expect(listed.rows.map((row) => [row.title, row.state, row.review])).toEqual([['Hội khỏe Phù Đổng', 'published', 'waiting']]);
  expect(await approve(approver(), id)).toBe('done');
  await expect.poll(order).toEqual([2, 0]);
  for (const word of ['cấp trường', 'Ba môn thi', 'Trao giải', 'Khai mạc', 'Khối 6'])
    expect((await page(`/thu-vien/${slug}`)).text + (await page(`/thu-vien/${slug}/1`)).text).toContain(word);
  expect(await t.db.read(approver(), (work) => galleryWaiting(work, unit.id))).toEqual([]);
  // Nothing changed is nothing to approve.
  const same = { ...change, ...(await seenOf(id)).seen };
  expect(await code(save(editor(), id, same))).toBe('unchanged');
});

test('what was returned waits no more until it is sent again; the reason is for its writers', async () => {
  const { id } = await published('Chào tuần mới', [await photo()]);
  const [shot] = [await photo()];
  await save(editor(), id, formOf('Chào tuần mới, tuần 15', [shot], (await seenOf(id)).seen));
  const giveBack = async (by: Actor, reason: string) =>
    code(t.db.as(by, async (work) => returnPiece(work, 'gallery.album', unit.id, id, { ...(await seenOf(id)).seen, reason })));
  expect(await giveBack(editor(), 'Ảnh mờ quá.')).toBe('not_allowed');
  expect(await giveBack(approver(), ' ')).toBe('reason');
  expect(await giveBack(approver(), 'Ảnh mờ quá.')).toBe('done');
  expect(await seenOf(id)).toMatchObject({ state: 'published', review: 'returned', reason: 'Ảnh mờ quá.' });
  expect(await approve(head(), id)).toBe('not_waiting');
  const rows = await t.db.read(editor(), (work) => galleryWaiting(work, unit.id));
  expect(rows).toMatchObject([
    { id, kind: 'album', title: 'Chào tuần mới, tuần 15', reason: 'Ảnh mờ quá.', writtenBy: ['editor'] },
  ]);
  await save(editor(), id, formOf('Chào tuần mới, tuần 15', [shot], (await seenOf(id)).seen));
  expect(await approve(head(), id)).toBe('done');
});

test('what was read is what is approved, and nobody writes over what he or she has not seen', async () => {
  const { id } = await published('Lễ chào cờ', [await photo()]);
  const shot = await photo();
  const first = (await seenOf(id)).seen;
  await save(editor(), id, formOf('Lễ chào cờ tháng 11', [shot], first));
  const read = (await seenOf(id)).seen;
  // Two writers began from the same page.
  expect(await code(save(person('editor', 'other'), id, formOf('Lễ chào cờ tháng 12', [shot], first)))).toBe('stale');
  await save(person('editor', 'other'), id, formOf('Lễ chào cờ tháng 12', [shot], read));
  expect(await approve(approver(), id, read)).toBe('stale');
  // Given up and sent anew it counts from one again, and is not taken for what was read.
  const drop = async () =>
    t.db.as(editor(), async (work) => dropPiece(work, 'gallery.album', unit.id, id, (await seenOf(id)).seen));
  await drop();
  await save(editor(), id, formOf('Một tên khác hẳn', [shot], (await seenOf(id)).seen));
  const again = (await seenOf(id)).seen;
  expect(again.waiting).toBe(read.waiting);
  expect(await approve(approver(), id, read)).toBe('stale');
  expect(await approve(approver(), id, again)).toBe('done');
  expect(await code(save(editor(), id, formOf('Lễ chào cờ', [shot], again)))).toBe('stale');
});

test('taking away never waits: an album off the site, a hidden picture, a consent that is withdrawn, also while a change waits', async () => {
  const { rows } = await t.db.ownerPool.query<{ id: string }>(
    `select id from people.pupil p where unit_id = $1 and active and birth_date is not null
       and not exists (select from consent.consent c where c.pupil_id = p.id) order by id limit 1`,
    [unit.id],
  );
  const child = rows[0]?.id ?? '';
  const [kept, hidden, shown, added] = [await photo(), await photo(), await photo(), await photo()];
  const consent = { relation: 'mother' as const, method: 'paper' as const, evidence: 'Phiếu lớp, tủ số 2', childAgreed: true };
  await t.db.as(person('clerk'), (work) => giveConsent(work, unit.id, child, { givenBy: 'Trần Thị Hoa', ...consent }));
  for (const file of [shown, added]) await t.db.as(person('teacher'), (work) => tagPupil(work, unit.id, file, child, true));
  const { id, slug } = await published('Ngày hội của bé', [kept, hidden, shown]);
  await save(editor(), id, formOf('Ngày hội của bé', [kept, shown, added], (await seenOf(id)).seen));
  const shas = await Promise.all([kept, hidden, shown, added].map(shaOf));
  const seen = async () => {
    const { text } = await page(`/thu-vien/${slug}`);
    return shas.map((sha) => text.includes(sha));
  };
  await expect.poll(seen).toEqual([true, true, true, false]);
  await t.db.as(editor(), (work) => hidePicture(work, unit.id, hidden, true));
  await expect.poll(seen).toEqual([true, false, true, false]);
  await t.db.as(person('clerk'), (work) => withdrawConsent(work, unit.id, child, { by: 'Trần Thị Hoa', reason: '' }));
  await expect.poll(seen).toEqual([true, false, false, false]);
  // The guard is asked again by whoever approves.
  expect(await approve(approver(), id)).toBe('consent');
  const version = (await seenOf(id)).seen.version;
  await t.db.as(editor(), (work) => withdrawPiece(work, 'gallery.album', unit.id, id, { reason: 'Gia đình yêu cầu', version }));
  await expect.poll(async () => (await page(`/thu-vien/${slug}`)).status).toBe(404);
  // What waited does not bring it back by a press of who has not heard of it.
  expect(await seenOf(id)).toMatchObject({
    state: 'withdrawn',
    review: 'returned',
    reason: 'Đã gỡ khỏi trang: Gia đình yêu cầu',
  });
  expect(await approve(approver(), id)).toBe('not_waiting');
});

test('children on new pictures are asked of who sends; numbers of persons of who approves', async () => {
  const shot = await photo();
  const form = { ...formOf('Phát thưởng cuối kỳ', []), pictures: [{ picture: shot, caption: 'Hỏi mẹ em An, 0912 345 678' }] };
  expect(await code(save(editor(), null, { ...form, children: '' }))).toBe('children');
  const { id } = await save(editor(), null, form);
  // Once answered, the same pictures are not asked about again.
  await save(editor(), id, { ...form, title: 'Phát thưởng cuối học kỳ', children: '', ...(await seenOf(id)).seen });
  expect(await approve(approver(), id)).toBe('private_number');
  const { seen } = await seenOf(id);
  await t.db.as(approver(), (work) => approvePiece(work, 'gallery.album', unit.id, id, { ...seen, agreed: ['0912345678'] }));
  expect((await seenOf(id)).state).toBe('published');
});

test('a video waits as an album does', async () => {
  const form = { title: 'Phóng sự ngày hội', url: 'https://youtu.be/aqz-KE-bpKQ', summary: '' };
  const put = (by: Actor, id: string | null, more: object) =>
    t.db.as(by, (work) => saveVideo(work, unit.id, id, { ...form, ...more }, true));
  const { id } = await put(editor(), null, {});
  const answer = async (by: Actor) => {
    const { seen } = await seenOf(id, 'video');
    return code(t.db.as(by, (work) => approvePiece(work, 'gallery.video', unit.id, id, seen)));
  };
  const shelf = async () => (await page('/thu-vien')).text;
  expect(await shelf()).not.toContain('Phóng sự ngày hội');
  expect(await answer(editor())).toBe('not_allowed');
  expect(await answer(approver())).toBe('done');
  await expect.poll(shelf).toContain('Phóng sự ngày hội');
  await put(approver(), id, { url: 'https://youtu.be/dQw4w9WgXcQ', ...(await seenOf(id, 'video')).seen });
  expect(await shelf()).not.toContain('dQw4w9WgXcQ');
  expect(await answer(approver())).toBe('own_text');
  expect(await answer(head())).toBe('done');
  await expect.poll(shelf).toContain('dQw4w9WgXcQ');
});

test('without the rule all is published at once; what stood stays when the rule comes, what waited goes when it is overtaken', async () => {
  await rule(false);
  const shot = await photo();
  const { id, slug, waits } = await save(editor(), null, formOf('Sân trường mới', [shot]));
  expect(waits).toBe(false);
  await expect.poll(async () => (await page(`/thu-vien/${slug}`)).status).toBe(200);
  await rule(true);
  expect((await page(`/thu-vien/${slug}`)).text).toContain('Sân trường mới');
  await save(editor(), id, formOf('Sân trường mới lát gạch', [shot], (await seenOf(id)).seen));
  await rule(false);
  await save(editor(), id, formOf('Sân trường mới trồng cây', [shot], (await seenOf(id)).seen));
  expect(await seenOf(id)).toMatchObject({ state: 'published', review: null });
  await expect.poll(async () => (await page(`/thu-vien/${slug}`)).text).toContain('Sân trường mới trồng cây');
});

test('the database is the second lock: what waits is not the portal’s to read, and no writer puts the own album before citizens', async () => {
  const shot = await photo();
  const { id } = await published('Thư viện thân thiện', [shot]);
  const other = await photo();
  await save(editor(), id, formOf('Thư viện thân thiện', [shot, other], (await seenOf(id)).seen));
  const fresh = await save(editor(), null, formOf('Chưa ai duyệt', [other]));
  const inPortal = (sql: string) => t.db.portal(async (work) => (await work.ask<{ n: number }>(sql, [])).map((row) => row.n));
  await expect(inPortal('select 1 as n from gallery.waiting')).rejects.toThrow(/permission denied/);
  await expect(inPortal('select 1 as n from gallery.album where written_by is not null')).rejects.toThrow(/permission denied/);
  expect(await inPortal(`select count(*)::int as n from gallery.album where id = '${fresh.id}'`)).toEqual([0]);
  expect(await inPortal(`select count(*)::int as n from gallery.album_picture where album_id = '${fresh.id}'`)).toEqual([0]);
  expect(await inPortal(`select count(*)::int as n from gallery.album_picture where album_id = '${id}'`)).toEqual([1]);

  const ask = (by: Actor, sql: string) =>
    t.db
      .as(by, (work) => work.ask(sql, []))
      .then(
        () => 'taken',
        (error: unknown) => (error as Error).message,
      );
  const own = 'a writer cannot approve the own';
  const add = (position: number, file: string) =>
    `insert into gallery.album_picture (album_id, position, unit_id, file_id, caption) values ('${id}', ${position}, ${unit.id}, '${file}', '')`;
  const publish = `update gallery.album set state = 'published', first_published_at = now() where id = '${fresh.id}'`;
  expect(await ask(editor(), publish)).toContain(own);
  expect(await ask(editor(), `update gallery.album set title = 'Tên khác' where id = '${id}'`)).toContain(own);
  expect(await ask(editor(), add(1, other))).toContain(own);
  expect(await ask(editor(), `update gallery.album_picture set caption = 'Chữ khác' where album_id = '${id}'`)).toContain(own);
  // Not even who approves: only what waits, and where it waits.
  expect(await ask(approver(), `update gallery.album set summary = 'Chữ khác' where id = '${id}'`)).toContain(own);
  expect(await ask(approver(), add(2, other))).toContain(own);
  expect(await ask(editor(), `update gallery.album set state = 'withdrawn' where id = '${id}'`)).toBe('taken');
});
