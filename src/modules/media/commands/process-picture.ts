// A photograph becomes what the web needs: turned upright, without the camera's notes (place, time, owner), in a few sizes.
// Decoding runs in threads of the library; two pictures at a time, so that the web process keeps answering.
import sharp from 'sharp';
import { refuse } from '#kernel/refusal.ts';
import type { FileStore } from '#platform/files/store.ts';
import { isAnimatedPng, kindRefusal, pictureKind } from '../rules/picture-kind.ts';
import { maxBytes, maxPixels, pixelsRefusal, sizeRefusal } from '../rules/picture-size.ts';
import type { Variant } from '../tables.ts';

const widths = [480, 960, 1600];

sharp.concurrency(1);
sharp.cache(false);

let free = 2;
const waiting: (() => void)[] = [];
async function inTurn<T>(part: () => Promise<T>): Promise<T> {
  if (free > 0) free -= 1;
  else await new Promise<void>((go) => waiting.push(go));
  try {
    return await part();
  } finally {
    const next = waiting.shift();
    if (next) next();
    else free += 1;
  }
}

export type StoredPicture = { variants: Variant[]; largest: Variant };

/** @throws Refused with the sentence why this file cannot be a picture of the site */
export async function processPicture(files: FileStore, bytes: Uint8Array, name: string): Promise<StoredPicture> {
  if (bytes.length === 0) throw refuse('empty', `“${name}” là tệp rỗng.`, 'file');
  if (bytes.length > maxBytes) throw refuse('size', sizeRefusal(name), 'file');
  const kind = pictureKind(bytes);
  const why = kindRefusal(kind, name);
  if (why) throw refuse('kind', why, 'file');
  const animated = () => refuse('animated', `“${name}” là ảnh động. Trang chỉ nhận ảnh tĩnh.`, 'file');
  if (kind === 'png' && isAnimatedPng(bytes)) throw animated();
  return inTurn(async () => {
    const broken = () =>
      refuse('broken', `“${name}” không mở được: tệp hỏng hoặc tải về chưa trọn. Lấy lại tệp gốc rồi thử lại.`, 'file');
    const about = await sharp(bytes, { limitInputPixels: false })
      .metadata()
      .catch(() => {
        throw broken();
      });
    if ((about.pages ?? 1) > 1) throw animated();
    const pixels = (about.width ?? 0) * (about.height ?? 0);
    if (pixels > maxPixels) throw refuse('pixels', pixelsRefusal(name, pixels), 'file');
    if (Math.min(about.width ?? 0, about.height ?? 0) < 16)
      throw refuse('tiny', `“${name}” nhỏ quá, không xem được trên trang.`, 'file');
    // Quarter turns exchange the sides.
    const upright = (about.orientation ?? 1) >= 5 ? about.height : about.width;
    const wanted = [...new Set(widths.map((width) => Math.min(width, upright ?? width)))];
    const variants: Variant[] = [];
    for (const width of wanted) {
      const made = await sharp(bytes, { limitInputPixels: maxPixels, failOn: 'error' })
        .autoOrient()
        .resize({ width, height: 2400, fit: 'inside', withoutEnlargement: true })
        .toColourspace('srgb')
        .webp({ quality: 78, effort: 4, smartSubsample: true })
        .toBuffer({ resolveWithObject: true })
        .catch(() => {
          throw broken();
        });
      const sha256 = await files.put(made.data);
      variants.push({ width: made.info.width, height: made.info.height, sha256, bytes: made.data.length });
    }
    const largest = variants.at(-1);
    if (!largest) throw broken();
    return { variants, largest };
  });
}
