// A photo with a tagged child lacking consent cannot be published; withdrawal hides it everywhere, the feed included; consent that returns
// brings back what was held for that reason and nothing else (P-6.3, P-6.4).
import sharp from 'sharp';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openPortal, type PortalOptions } from '#apps/portal/portal.ts';
import type { Actor } from '#kernel/actor.ts';
import { instantOf } from '#kernel/calendar.ts';
import { isRefused } from '#kernel/refusal.ts';
import {
  childrenOn,
  giveConsent,
  giveConsents,
  tagPupil,
  turnConsents,
  withdrawConsent,
  withdrawnOn,
} from '#modules/consent/index.ts';
import { saveArticle, sendForReview } from '#modules/content/index.ts';
import { saveAlbum, saveVideo } from '#modules/gallery/index.ts';
import { hidePicture, keepPicture, processPicture } from '#modules/media/index.ts';
import { openFiles } from '#platform/files/store.ts';
import { openVisitorForms } from '#platform/http/visitor-form.ts';
import { openLog } from '#platform/log/log.ts';
import { openPrinter } from '#platform/pdf/pdf.ts';
import { demoSchoolSlug } from '#workflows/demo/units.ts';
import { withDatabase } from './support/db.ts';
import { tempFolder } from './support/temp.ts';

const t = withDatabase('school');
const dir = tempFolder('files');
const files = openFiles(dir);
let unit = { id: 0, path: '' };
let portal: Awaited<ReturnType<typeof openPortal>>;
let children: { id: string; full_name: string }[] = [];
const as = (role: 'editor' | 'principal' | 'clerk' | 'teacher'): Actor => ({
  ...{ kind: 'person', userId: role, name: role, username: role },
  grants: [{ role, unitId: unit.id, path: unit.path }],
});

beforeAll(async () => {
  const { rows } = await t.db.ownerPool.query<{ id: number; path: string }>(
    'select id, path::text from organizations.unit where slug = $1',
    [demoSchoolSlug],
  );
  unit = rows[0] ?? unit;
  const pupils = await t.db.ownerPool.query<{ id: string; full_name: string }>(
    'select id, full_name from people.pupil where unit_id = $1 and active and birth_date is not null and not exists (select from consent.consent c where c.pupil_id = pupil.id) order by id limit 6',
    [unit.id],
  );
  children = pupils.rows;
  const url: PortalOptions['url'] = (label, path = '/') => `http://${label ? `${label}.` : ''}namdinh.localhost${path}`;
  portal = await openPortal({
    ...{ db: t.db, files, log: openLog('silent'), url, officeUrl: 'http://office.localhost' },
    ...{ visitorForms: openVisitorForms('a secret for tests only'), secure: false, printer: openPrinter() },
  });
}, 60_000);
afterAll(async () => {
  await portal.stop();
});

let seed = 0;
async function photo(alt = 'Học sinh trồng cây'): Promise<{ id: string; sha256: string }> {
  seed += 1;
  const raw = await sharp({ create: { width: 400, height: 300, channels: 3, background: { r: 20 * seed, g: 90, b: 140 } } })
    .jpeg()
    .toBuffer();
  const stored = await processPicture(files, new Uint8Array(raw), 'anh.jpg');
  const kept = await t.db.as(as('editor'), (work) =>
    keepPicture(work, unit.id, stored, { name: 'anh.jpg', alt, decorative: false }),
  );
  return { id: kept.id, sha256: stored.largest.sha256 };
}
const words = (part: Promise<unknown>) =>
  part.then(
    () => 'taken',
    (error: unknown) => {
      if (!isRefused(error)) throw error;
      return error.reasons.map((reason) => reason.message).join(' ');
    },
  );
const album = (
  title: string,
  ids: string[],
  publish = true,
  role: 'editor' | 'principal' = 'editor',
  children: '' | 'none' = 'none',
) =>
  t.db.as(as(role), (work) =>
    saveAlbum(work, unit.id, null, { title, children, pictures: ids.map((picture) => ({ picture, caption: '' })) }, publish),
  );
const tag = (file: string, pupil: string, shown = true, role: 'teacher' | 'editor' = 'teacher') =>
  t.db.as(as(role), (work) => tagPupil(work, unit.id, file, pupil, shown));
const give = (pupil: string, more: object = {}) =>
  t.db.as(as('clerk'), (work) =>
    giveConsent(work, unit.id, pupil, {
      ...{ givenBy: 'Trần Thị Hoa', relation: 'mother', method: 'paper', evidence: 'Phiếu lớp, tủ số 2', childAgreed: true },
      ...more,
    }),
  );
const withdraw = (pupil: string) =>
  t.db.as(as('clerk'), (work) => withdrawConsent(work, unit.id, pupil, { by: 'Trần Thị Hoa', reason: '' }));
const page = async (path: string) => {
  const answer = await portal.answer(new Request(`http://x${path}`), demoSchoolSlug);
  return { status: answer?.status, text: (await answer?.text()) ?? '' };
};

test('a picture with a child that lacks consent is not published; names are for who may read the records', async () => {
  const [child] = children;
  if (!child) throw new Error('the demo has pupils');
  const shot = await photo();
  expect(await words(tag(shot.id, child.id, true, 'editor'))).toContain('họ biết mặt học sinh');
  await tag(shot.id, child.id);
  const toEditor = await words(album('Trồng cây đầu xuân', [shot.id]));
  expect(toEditor).toContain('1 ảnh có 1 học sinh chưa có sự đồng ý');
  expect(toEditor).not.toContain(child.full_name);
  expect(toEditor).toMatch(/nhờ văn thư hay hiệu trưởng .+ ghi ở mục Đồng ý đăng ảnh/);
  expect(await words(album('Trồng cây đầu xuân', [shot.id], true, 'principal'))).toContain(`${child.full_name}, lớp`);
  // A draft may be prepared.
  expect(await words(album('Trồng cây đầu xuân', [shot.id], false))).toBe('taken');
  const poster = { title: 'Trồng cây', url: 'youtu.be/aqz-KE-bpKQ', poster: shot.id };
  expect(await words(t.db.as(as('editor'), (w) => saveVideo(w, unit.id, null, poster, true)))).toContain('chưa có sự đồng ý');
  // The file itself is held: no page of ours can show it, whoever names it.
  expect((await page(`/media/${shot.sha256}.webp`)).status).toBe(404);
  const body = { type: 'doc', content: [{ type: 'paragraph', content: [{ type: 'text', text: 'Cả trường trồng cây.' }] }] };
  const article = { title: 'Tết trồng cây', summary: '', section: 'tin-tuc', body: JSON.stringify(body), cover: shot.id };
  expect(await words(t.db.as(as('editor'), (w) => saveArticle(w, unit.id, null, article as never, true)))).toContain(
    'chưa có sự đồng ý',
  );
});

test('the slips of a class are one act: all, or none with the reasons at each child', async () => {
  const some = children.slice(-3);
  const slip = (i: number, more: object = {}) => ({
    ...{ pupil: some[i]?.id ?? '', givenBy: 'Trần Thị Hoa', relation: 'mother' as const, childAgreed: true, ...more },
  });
  const enter = (slips: ReturnType<typeof slip>[], role: 'clerk' | 'teacher' = 'clerk') =>
    t.db.as(as(role), (work) =>
      giveConsents(work, unit.id, { method: 'paper', evidence: 'Phiếu lớp, tủ số 2', givenOn: '', slips }),
    );
  const standing = async () =>
    (
      await t.db.ownerPool.query('select from consent.consent where pupil_id = any($1) and withdrawn_at is null', [
        some.map(({ id }) => id),
      ])
    ).rowCount;
  const said = await words(enter([slip(0), slip(1, { childAgreed: false }), slip(2, { givenBy: ' ' })]));
  expect(said).toMatch(/Em đã \d+ tuổi/);
  expect(said).toContain(`${some[2]?.full_name}: ghi họ tên người đồng ý`);
  expect(await words(enter([]))).toContain('Chọn ít nhất một em');
  expect(await words(enter([slip(0)], 'teacher'))).toContain('do văn thư và hiệu trưởng');
  expect(await standing()).toBe(0);
  expect((await enter([slip(2), slip(0), slip(1)])).children).toBe(3);
  expect(await standing()).toBe(3);
  expect(await words(enter([slip(0)]))).toContain('Đã có sự đồng ý');
  for (const { id } of some) await withdraw(id);
});

test('an article asks once for all its new pictures; the answer is kept, what is published is not asked again', async () => {
  const shots = [await photo('Học sinh vui chơi 1'), await photo('Học sinh vui chơi 2')];
  const images = (list: { id: string }[]) => list.map(({ id }) => ({ type: 'image', attrs: { file: id, caption: '' } }));
  const text = { title: 'Ngày hội vui chơi', summary: 'Cả trường.', body: { type: 'doc', content: images(shots) } };
  const save = (id: string | null, form: object, publish = true) =>
    t.db.as(as('editor'), (w) => saveArticle(w, unit.id, id, { ...text, ...form }, publish));
  const asked = await words(save(null, {}));
  expect(asked.match(/Ảnh có học sinh không/g)).toHaveLength(1);
  expect(asked).toContain('2 ảnh mới');
  expect(await words(save(null, {}, false))).toBe('taken');
  expect(await words(t.db.as(as('editor'), (w) => sendForReview(w, unit.id, null, text)))).toContain('Ảnh có học sinh không?');
  // A drawing is of nobody.
  expect(await words(save(null, { title: 'Bài có tranh vẽ', body: 'Chữ.', cover: 'scene:san-truong' }))).toBe('taken');
  const said = { answer: 'none' as const, pictures: shots.map((shot) => shot.id) };
  const { id } = await save(null, { children: said });
  const { rows } = await t.db.ownerPool.query<{ after: object; children_answer: string }>(
    `select e.after, a.children_answer from audit.entry e join content.article a on a.id::text = e.object_id
     where e.object_id = $1 and e.action = 'content.publish-article'`,
    [id],
  );
  expect(rows).toEqual([
    { children_answer: 'none', after: expect.objectContaining({ childrenOnPictures: 'none', picturesAnsweredFor: 2 }) },
  ]);
  expect(await words(save(id, { summary: 'Sửa một chữ.', children: { answer: '', pictures: [] } }))).toBe('taken');
  // One more picture is one more question, until it is answered or a child is named on it.
  const more = await photo('Học sinh vui chơi 3');
  const longer = { body: { type: 'doc', content: images([...shots, more]) } };
  expect(await words(save(id, longer))).toContain('1 ảnh mới');
  const [child] = children;
  if (!child) throw new Error('the demo has pupils');
  await give(child.id);
  await tag(more.id, child.id);
  expect(await words(save(id, longer))).toBe('taken');
  await withdraw(child.id);
});

test('another use of the same bytes shows the same child, and is held with it', async () => {
  const [, , child] = children;
  if (!child) throw new Error('the demo has pupils');
  const raw = await sharp({ create: { width: 500, height: 300, channels: 3, background: '#804020' } })
    .jpeg()
    .toBuffer();
  const stored = await processPicture(files, new Uint8Array(raw), 'anh.jpg');
  const use = (alt: string) =>
    t.db.as(as('editor'), (w) => keepPicture(w, unit.id, stored, { name: 'anh.jpg', alt, decorative: false }));
  const state = async () =>
    (
      await t.db.ownerPool.query<{ held: boolean; named: number }>(
        `select f.held_at is not null as held, (select count(*)::int from consent.shown s where s.file_id = f.id) as named
         from media.file f where f.sha256 = $1 order by f.alt`,
        [stored.largest.sha256],
      )
    ).rows;
  const first = await use('A');
  await tag(first.id, child.id);
  const second = await use('B');
  expect(second.id).not.toBe(first.id);
  expect(await state()).toEqual([
    { held: true, named: 1 },
    { held: true, named: 1 },
  ]);
  await tag(second.id, child.id, false);
  expect(await state()).toEqual([
    { held: false, named: 0 },
    { held: false, named: 0 },
  ]);
});

test('new pictures on which nobody has named a child are asked about before they are published, and the answer is kept', async () => {
  const shot = await photo();
  expect(await words(album('Sân trường mới', [shot.id], true, 'editor', ''))).toContain('Ảnh có học sinh không?');
  expect(await words(album('Sân trường mới', [shot.id], false, 'editor', ''))).toBe('taken');
  const { id } = await album('Sân trường mới lát gạch', [shot.id]);
  const { rows } = await t.db.ownerPool.query<{ after: object }>(
    `select after from audit.entry where object_id = $1 and action = 'gallery.publish-album'`,
    [id],
  );
  expect(rows.map((row) => row.after)).toEqual([expect.objectContaining({ untaggedPictures: 1, childrenOnThem: 'none' })]);
  // What citizens have met already is not asked about again.
  const more = { title: 'Sân trường mới lát gạch', pictures: [{ picture: shot.id, caption: 'Lát xong' }] };
  await t.db.as(as('editor'), (work) => saveAlbum(work, unit.id, id, more, true));
});

test('numbers of persons in captions and in the words of pictures are asked about once before an album is published', async () => {
  const shot = await photo();
  await t.db.ownerPool.query("update media.file set alt = 'Giấy khen, CCCD 036208001234' where id = $1", [shot.id]);
  const form = { title: 'Phát thưởng cuối kỳ', children: 'none' as const };
  const pictures = [{ picture: shot.id, caption: 'Hỏi mẹ em An, 0912 345 678' }];
  const save = (more: object, publish: boolean) =>
    t.db
      .as(as('editor'), (work) => saveAlbum(work, unit.id, null, { ...form, pictures, ...more }, publish))
      .then(
        () => 'done',
        (error: unknown) => (isRefused(error) ? error.reasons.map((reason) => reason.about).join() : String(error)),
      );
  expect(await save({}, false)).toBe('done');
  expect(await save({}, true)).toBe('0912345678,036208001234');
  expect(await save({ agreed: ['0912345678', '036208001234'] }, true)).toBe('done');
});

test('withdrawal hides at once in album, picture page, article, feed; what comes back is what was held for it', async () => {
  const [, child, other] = children;
  if (!child || !other) throw new Error('the demo has pupils');
  const [shot, plain, byHand] = [await photo(), await photo(), await photo()];
  expect(await words(give(child.id, { childAgreed: false }))).toContain('hỏi và ghi ý kiến của em');
  expect(await words(give(child.id, { childAgreed: false, givenOn: '31/12/2030' }))).toBe('Ngày 31/12/2030 chưa tới.');
  await give(child.id);
  for (const one of [shot, byHand]) await tag(one.id, child.id);
  const { slug } = await album('Hội khỏe', [shot.id, plain.id]);
  const body = { type: 'doc', content: [{ type: 'paragraph', content: [{ type: 'text', text: 'Hội khỏe vui.' }] }] };
  const article = { title: 'Hội khỏe của trường', summary: '', section: 'tin-tuc', body: JSON.stringify(body), cover: shot.id };
  await t.db.as(as('principal'), (w) => saveArticle(w, unit.id, null, article as never, true));
  const places = [
    '/',
    '/rss.xml',
    '/tin/hoi-khoe-cua-truong',
    '/thu-vien',
    '/thu-vien/rss.xml',
    `/thu-vien/${slug}`,
    `/thu-vien/${slug}/1`,
  ];
  const where = async (sha256: string) => {
    const found: string[] = [];
    for (const place of places) if ((await page(place)).text.includes(sha256)) found.push(place);
    return found;
  };
  await expect.poll(() => where(shot.sha256)).toEqual(places);
  expect((await page(`/media/${shot.sha256}.webp`)).status).toBe(200);

  await t.db.as(as('editor'), (work) => hidePicture(work, unit.id, byHand.id, true));
  const gone = () => t.db.read(as('editor'), (work) => withdrawnOn(work, unit.id, [shot.id, plain.id]));
  expect(await gone()).toEqual(new Map());
  expect(await withdraw(child.id)).toEqual({ held: 2, elsewhere: [] });
  // Whoever put the album together learns which picture went and when; not whose family it was.
  expect(await gone()).toEqual(new Map([[shot.id, '2018-12-10']]));
  // Kept pages too: the purge names exactly this picture.
  await expect.poll(() => where(shot.sha256)).toEqual([]);
  expect((await page(`/media/${shot.sha256}.webp`)).status).toBe(404);
  expect((await page(`/thu-vien/${slug}/1`)).text).toContain(plain.sha256);
  expect((await page(`/thu-vien/${slug}/2`)).status).toBe(302);
  // Shown by hand again, it stays held: nobody's click replaces consent.
  await t.db.as(as('editor'), (work) => hidePicture(work, unit.id, shot.id, false));
  expect(await where(shot.sha256)).toEqual([]);

  expect(await give(child.id)).toEqual({ released: 2 });
  expect(await gone()).toEqual(new Map());
  await expect.poll(() => where(shot.sha256)).toEqual(places);
  const { rows } = await t.db.ownerPool.query('select hidden_at is not null as hidden, held_at from media.file where id = $1', [
    byHand.id,
  ]);
  expect(rows).toEqual([{ hidden: true, held_at: null }]);

  // One more child on it, without consent: held again; taken off, let go.
  await tag(shot.id, other.id);
  await expect.poll(() => where(shot.sha256)).toEqual([]);
  await tag(shot.id, other.id, false);
  await expect.poll(() => where(shot.sha256)).toEqual(places);
  const ledger = await t.db.ownerPool.query('select withdrawn_on from consent.consent where pupil_id = $1 order by entered_at', [
    child.id,
  ]);
  expect(ledger.rows).toEqual([{ withdrawn_on: '2018-12-10' }, { withdrawn_on: null }]);
});

test('on the seventh birthday the child’s own word is needed', async () => {
  const [, , child] = children;
  if (!child) throw new Error('the demo has pupils');
  await t.db.ownerPool.query("update people.pupil set birth_date = '2011-12-12' where id = $1", [child.id]);
  const shot = await photo();
  await give(child.id, { childAgreed: false });
  await tag(shot.id, child.id);
  const system = { kind: 'system', label: 'test' } as const;
  const standing = () =>
    t.db.read(as('clerk'), async (work) => (await childrenOn(work, unit.id, [shot.id])).map((one) => one.standing));
  expect([await t.db.as(system, turnConsents), await standing()]).toEqual([0, ['valid']]);
  t.clock.set(instantOf('2018-12-12', '06:00:00'));
  expect([await t.db.as(system, turnConsents), await standing()]).toEqual([1, ['child_due']]);
  expect(await t.db.as(system, turnConsents)).toBe(0);
  expect(await give(child.id)).toEqual({ released: 1 });
});
