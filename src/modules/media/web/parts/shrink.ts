// A photograph of a phone is made smaller before it travels: pages need 1600 pixels, the camera gives 4000. The server looks at it anyway.
import { kindRefusal, pictureKind } from '../../rules/picture-kind.ts';
import { maxBytes, maxPixels, pixelsRefusal, sizeInHead, sizeRefusal } from '../../rules/picture-size.ts';

/** Enough for the widest size that is kept, turned either way. */
const longSide = 2400;
/** Below this nothing is won. */
const smallEnough = 1_000_000;
const headBytes = 512 * 1024;

/** What the server would say, without sending it there; null: it may be sent. */
export async function refusedAtOnce(file: File): Promise<string | null> {
  if (file.size === 0) return `“${file.name}” là tệp rỗng.`;
  const head = new Uint8Array(await file.slice(0, headBytes).arrayBuffer());
  const why = kindRefusal(pictureKind(head), file.name);
  if (why) return why;
  const size = sizeInHead(head);
  if (size && size.width * size.height > maxPixels) return pixelsRefusal(file.name, size.width * size.height);
  return file.size > maxBytes ? sizeRefusal(file.name) : null;
}

/** The same picture, upright and smaller; the file itself where the browser cannot, or need not. */
export async function shrunk(file: File): Promise<File> {
  if (file.size <= smallEnough) return file;
  try {
    const bitmap = await createImageBitmap(file, { imageOrientation: 'from-image' });
    const by = Math.min(1, longSide / Math.max(bitmap.width, bitmap.height));
    const canvas = new OffscreenCanvas(Math.round(bitmap.width * by), Math.round(bitmap.height * by));
    canvas.getContext('2d')?.drawImage(bitmap, 0, 0, canvas.width, canvas.height);
    bitmap.close();
    const blob = await canvas.convertToBlob({ type: 'image/jpeg', quality: 0.88 });
    return blob.type === 'image/jpeg' && blob.size < file.size ? new File([blob], file.name, { type: blob.type }) : file;
  } catch {
    return file;
  }
}
