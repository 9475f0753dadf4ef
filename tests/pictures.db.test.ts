// A photograph goes through the real decoder and the real database: what comes out, what is refused, who may see it.
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { beforeAll, expect, test } from 'vitest';
import type { Actor } from '#kernel/actor.ts';
import { latest, publishedAt, saveArticle, withdrawArticle } from '#modules/content/index.ts';
import {
  describePicture,
  hidePicture,
  keepPicture,
  listPictures,
  picturesById,
  pictureWithBytes,
  processPicture,
  wordPicture,
} from '#modules/media/index.ts';
import { editProfile, profileOf } from '#modules/organizations/index.ts';
import { editSite, siteAt } from '#modules/sites/index.ts';
import { openFiles } from '#platform/files/store.ts';
import { purgeChannel } from '#platform/jobs/purge.ts';
import { demoSchoolSlug } from '#workflows/demo/units.ts';
import { withDatabase } from './support/db.ts';
import { tempFolder } from './support/temp.ts';

const t = withDatabase('school');
const dir = tempFolder('files');
const files = openFiles(dir);
let unit = { id: 0, path: '' };
let other = { id: 0, path: '' };
const editorOf = (u: { id: number; path: string }): Actor => ({
  ...{ kind: 'person', userId: `e${u.id}`, name: 'Biên tập', username: 'bt' },
  grants: [{ role: 'editor', unitId: u.id, path: u.path }],
});

beforeAll(async () => {
  const { rows } = await t.db.ownerPool.query<{ id: number; path: string; slug: string }>(
    "select id, path::text, slug from organizations.unit where level in ('th', 'thcs')",
  );
  unit = rows.find((u) => u.slug === demoSchoolSlug) ?? unit;
  other = rows.find((u) => u.slug !== demoSchoolSlug) ?? other;
}, 60_000);

const photo = (width: number, height: number, seed = 0) =>
  sharp({ create: { width, height, channels: 3, background: { r: 20 + seed, g: 90, b: 140 } } });
const bytesOf = async (image: ReturnType<typeof sharp>) => new Uint8Array(await image.toBuffer());
const words = { name: 'anh.jpg', alt: 'Sân trường buổi sáng', decorative: false };
async function kept(seed: number, given: Partial<typeof words> = {}, at = unit) {
  const stored = await processPicture(files, await bytesOf(photo(800, 600, seed).jpeg()), 'anh.jpg');
  return t.db.as(editorOf(at), (work) => keepPicture(work, at.id, stored, { ...words, ...given }));
}
const why = (part: Promise<unknown>) =>
  part.then(
    () => 'taken',
    (error: Error) => error.message,
  );

test('the library says when a picture came by the clock of the office, not of the machine', async () => {
  const { id } = await kept(77, { alt: 'Ảnh theo đồng hồ' });
  const { rows } = await t.db.ownerPool.query('select created_at, updated_at from media.file where id = $1', [id]);
  expect(rows).toEqual([{ created_at: t.clock.now(), updated_at: t.clock.now() }]);
});

test('a phone photo stands upright, without place and owner, in three sizes, its bytes stored under their hash', async () => {
  const shot = await bytesOf(
    photo(3000, 2000)
      .jpeg()
      .withExif({
        IFD0: { Artist: 'Nguyễn Văn Mẫu', Orientation: '6' },
        IFD3: { GPSLatitude: '20/1 25/1 0/1', GPSLatitudeRef: 'N' },
      })
      .withMetadata({ orientation: 6 }),
  );
  expect((await sharp(shot).metadata()).exif).toBeDefined();
  const { variants } = await processPicture(files, shot, 'IMG_1.jpg');
  expect(variants.map((v) => [v.width, v.height])).toEqual([
    [480, 720],
    [960, 1440],
    [1600, 2400],
  ]);
  for (const variant of variants) {
    const stored = await files.get(variant.sha256);
    const about = await sharp(stored ?? undefined).metadata();
    expect([about.format, about.exif, about.orientation, stored?.length]).toEqual(['webp', undefined, undefined, variant.bytes]);
  }
});

test('a PNG named .jpg is fine', async () => {
  const { variants } = await processPicture(files, await bytesOf(photo(300, 200).png()), 'anh.jpg');
  expect(variants.map((v) => v.width)).toEqual([300]);
});

test('what is no still picture is refused with a sentence, and nothing is stored', async () => {
  const count = () => readdirSync(dir, { recursive: true }).length;
  const before = count();
  const text = (words: string) => new TextEncoder().encode(words);
  const whole = await bytesOf(photo(600, 400).jpeg());
  const pages = await Promise.all([0, 60].map((seed) => bytesOf(photo(40, 40, seed).png())));
  const moving = new Uint8Array(
    await sharp(pages, { join: { animated: true } })
      .webp({ loop: 0, delay: [90, 90] })
      .toBuffer(),
  );
  const gif = await bytesOf(photo(40, 40).gif());
  const wide = await bytesOf(photo(10_000, 6000).png({ compressionLevel: 9 }));
  expect(await why(processPicture(files, text('<svg xmlns="http://www.w3.org/2000/svg"/>'), 'hinh.png'))).toContain(
    'hình vẽ SVG',
  );
  expect(await why(processPicture(files, text('<!doctype html><p>x'), 'anh.png'))).toContain('một trang web, không phải ảnh');
  expect(await why(processPicture(files, gif, 'anh.jpg'))).toContain('ảnh GIF');
  expect(await why(processPicture(files, moving, 'anh.webp'))).toContain('ảnh động');
  expect(await why(processPicture(files, wide, 'to.png'))).toContain('60 triệu điểm ảnh');
  expect(await why(processPicture(files, whole.subarray(0, whole.length / 2), 'do-dang.jpg'))).toContain('không mở được');
  expect(await why(processPicture(files, whole.subarray(0, 40), 'hong.jpg'))).toContain('không mở được');
  expect(await why(processPicture(files, new Uint8Array(), 'rong.jpg'))).toContain('tệp rỗng');
  expect(count()).toBe(before);
});

test('the same picture twice is one row and one file; found without tones, described, hidden', async () => {
  const first = await kept(1);
  const again = await kept(1);
  expect(again.id).toBe(first.id);
  await t.db.as(editorOf(unit), async (work) => {
    expect((await listPictures(work, unit.id, { text: 'san truong', limit: 10, offset: 0 })).total).toBe(1);
    await describePicture(work, unit.id, first.id, { alt: 'Cây bàng', decorative: false });
    expect((await listPictures(work, unit.id, { text: 'cay bang', limit: 10, offset: 0 })).total).toBe(1);
  });
  expect(
    await why(t.db.as(editorOf(unit), (work) => describePicture(work, unit.id, first.id, { alt: '', decorative: false }))),
  ).toContain('Ghi lời mô tả');
});

test('the same bytes in other words are another use: what stands elsewhere keeps its words, what was typed is what is shown', async () => {
  const first = await kept(20, { alt: 'Lễ khai giảng' });
  const other = await kept(20, { alt: 'Sân trường ngày hội' });
  expect([other.id === first.id, other.alt]).toEqual([false, 'Sân trường ngày hội']);
  // Sent without words it comes with those that it has; given others it is the one in these words, or a new one.
  expect((await kept(20, { alt: '' })).alt).not.toBe('');
  const word = (id: string, alt: string) =>
    t.db.as(editorOf(unit), (work) => wordPicture(work, unit.id, id, { alt, decorative: false }));
  expect((await word(first.id, 'Sân trường ngày hội')).id).toBe(other.id);
  const third = await word(first.id, 'Trống trường');
  expect([third.alt, third.variants]).toEqual(['Trống trường', first.variants]);
  const now = await t.db.as(editorOf(unit), (work) => picturesById(work, [first.id, other.id]));
  expect([now.get(first.id)?.alt, now.get(other.id)?.alt]).toEqual(['Lễ khai giảng', 'Sân trường ngày hội']);
  // Taken off every page it is gone in all its words.
  await t.db.as(editorOf(unit), (work) => hidePicture(work, unit.id, other.id, true));
  expect((await t.db.as(editorOf(unit), (work) => picturesById(work, [first.id, other.id, third.id]))).size).toBe(0);
  // One without words gets them where it is.
  const silent = await kept(90, { alt: '' });
  expect((await word(silent.id, 'Cột cờ')).id).toBe(silent.id);
});

test('the portal serves a picture to its own site only, and no hidden one', async () => {
  const picture = await kept(2);
  const sha = picture.variants[0]?.sha256 ?? '';
  expect(existsSync(join(dir, sha.slice(0, 2), sha))).toBe(true);
  const seen = () =>
    t.db.portal(async (work) => [
      (await picturesById(work, [picture.id])).size,
      (await pictureWithBytes(work, sha, { unitId: unit.id }))?.id,
      (await pictureWithBytes(work, sha, { unitId: other.id }))?.id,
    ]);
  expect(await seen()).toEqual([1, picture.id, undefined]);
  await t.db.as(editorOf(unit), (work) => hidePicture(work, unit.id, picture.id, true));
  expect(await seen()).toEqual([0, undefined, undefined]);
});

test("another school's editor neither sees, takes, describes nor hides it; a teacher keeps none", async () => {
  const picture = await kept(3);
  await t.db.as(editorOf(other), async (work) => {
    expect((await picturesById(work, [picture.id])).size).toBe(0);
    expect((await listPictures(work, unit.id, { limit: 10, offset: 0 })).total).toBe(0);
  });
  const article = {
    title: 'Bài dùng ảnh trường khác',
    body: { type: 'doc', content: [{ type: 'image', attrs: { file: picture.id } }] },
  };
  expect(await why(t.db.as(editorOf(other), (work) => saveArticle(work, other.id, null, article, false)))).toContain(
    'không có trong thư viện',
  );
  expect(await why(t.db.as(editorOf(other), (work) => hidePicture(work, unit.id, picture.id, true)))).not.toBe('taken');
  const teacher: Actor = { ...editorOf(unit), grants: [{ role: 'teacher', unitId: unit.id, path: unit.path }] } as Actor;
  expect(await why(t.db.as(teacher, (work) => hidePicture(work, unit.id, picture.id, true)))).toContain('biên tập viên');
});

test('an article is published only when every picture has its words; a draft of a published one stays inside', async () => {
  const silent = await kept(4, { alt: '' });
  const image = { type: 'image', attrs: { file: silent.id } };
  const form = {
    title: 'Hội khỏe Phù Đổng',
    body: { type: 'doc', content: [{ type: 'paragraph', content: [{ type: 'text', text: 'Khai mạc' }] }, image] },
  };
  const editor = editorOf(unit);
  expect(await why(t.db.as(editor, (work) => saveArticle(work, unit.id, null, form, true)))).toContain('1 ảnh thiếu lời mô tả');
  await t.db.as(editor, (work) => describePicture(work, unit.id, silent.id, { alt: '', decorative: true }));
  const children = { answer: 'none' as const, pictures: [silent.id] };
  const ready = { ...form, cover: silent.id, children };
  const saved = await t.db.as(editor, (work) => saveArticle(work, unit.id, null, ready, true));
  const draft = { ...form, title: 'Bí mật chưa đăng', section: 'thong-bao' };
  await t.db.as(editor, (work) => saveArticle(work, unit.id, saved.id, draft, false));
  await t.db.portal(async (work) => {
    const found = await publishedAt(work, unit.id, saved.slug);
    expect(found && 'title' in found ? [found.title, found.coverFile] : []).toEqual(['Hội khỏe Phù Đổng', silent.id]);
    const notices = await latest(work, unit.id, { section: 'thong-bao', limit: 50 });
    expect(notices.map((card) => card.title).filter((title) => /Bí mật|Phù Đổng/.test(title))).toEqual([]);
  });
  await t.db.as(editor, (work) => withdrawArticle(work, unit.id, saved.id, 'Đăng nhầm ảnh'));
  expect(await t.db.portal((work) => publishedAt(work, unit.id, saved.slug))).toBeUndefined();
});

test('every change names exactly the pages that show it', async () => {
  const heard: string[] = [];
  const stop = await t.db.listen(purgeChannel, (payload) => heard.push(payload));
  const editor = editorOf(unit);
  const above = unit.path
    .split('.')
    .slice(0, -1)
    .map((label) => `below:${label.slice(1)}`);
  const said = async (part: Promise<unknown>) => {
    await part;
    await expect.poll(() => heard.length).toBeGreaterThan(0);
    return heard.splice(0).join(' ').split(' ').sort();
  };
  const picture = await kept(150);
  expect(await said(t.db.as(editor, (work) => hidePicture(work, unit.id, picture.id, true)))).toEqual([`media:${picture.id}`]);
  let id = '';
  const publishing = t.db.as(editor, async (work) => {
    id = (await saveArticle(work, unit.id, null, { title: 'Bài mới của trường', body: 'Nội dung.' }, true)).id;
  });
  expect(await said(publishing)).toEqual([`articles:${unit.id}`, `article:${id}`, ...above, 'search'].sort());
  const site = await t.db.portal((work) => siteAt(work, demoSchoolSlug));
  const look = {
    tagline: 'Câu mới',
    hero: 'scene:thu-vien',
    version: site?.version ?? 0,
  };
  expect(await said(t.db.as(editor, (work) => editSite(work, unit.id, look)))).toEqual([`site:${unit.id}`]);
  expect(await why(t.db.as(editor, (work) => editSite(work, unit.id, look)))).toContain('Người khác vừa sửa');
  const clerk: Actor = { ...editor, grants: [{ role: 'clerk', unitId: unit.id, path: unit.path }] } as Actor;
  const saving = t.db.as(clerk, async (work) => {
    const before = await profileOf(work, unit.id);
    await editProfile(work, unit.id, { phone: '0228 3000 999', version: before?.version ?? 0 } as never);
  });
  expect(await said(saving)).toEqual([`site:${unit.id}`]);
  expect((await t.db.portal((work) => siteAt(work, demoSchoolSlug)))?.profile.phone).toBe('0228 3000 999');
  await stop();
});
