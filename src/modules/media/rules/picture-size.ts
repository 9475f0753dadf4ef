// How large may a picture be, and how large is this one? Its head says so before anything is decoded. Pure.
export const maxBytes = 25 * 1024 * 1024;
/** Beyond this a decoder needs hundreds of megabytes for one picture. */
export const maxPixels = 50_000_000;

export const sizeRefusal = (name: string): string => `“${name}” nặng quá 25 MB. Giảm cỡ ảnh rồi tải lại.`;
export const pixelsRefusal = (name: string, pixels: number): string =>
  `“${name}” có ${Math.round(pixels / 1_000_000)} triệu điểm ảnh, quá mức 50 triệu. Giảm cỡ ảnh còn khoảng 4.000 điểm mỗi chiều rồi tải lại.`;

export type Size = { width: number; height: number };

/** Of a JPEG or PNG; null: another kind, or the head is not all here. */
export function sizeInHead(bytes: Uint8Array): Size | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes[0] === 0x89 && bytes.length >= 24) return { width: view.getUint32(16), height: view.getUint32(20) };
  if (bytes[0] !== 0xff || bytes[1] !== 0xd8) return null;
  for (let at = 2; at + 9 <= bytes.length; ) {
    if (bytes[at] !== 0xff) return null;
    const marker = bytes[at + 1] ?? 0;
    // A start of frame, of whatever coding; C4, C8 and CC are tables.
    if (marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker))
      return { width: view.getUint16(at + 7), height: view.getUint16(at + 5) };
    // Fill bytes and marks without a length.
    at += marker === 0xff ? 1 : marker >= 0xd0 && marker <= 0xd9 ? 2 : 2 + view.getUint16(at + 2);
  }
  return null;
}
