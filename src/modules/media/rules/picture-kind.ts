// What is this file really? Its first bytes say so; its name may say anything.
export type PictureKind =
  | 'jpeg'
  | 'png'
  | 'webp'
  | 'gif'
  | 'heic'
  | 'avif'
  | 'tiff'
  | 'bmp'
  | 'svg'
  | 'html'
  | 'pdf'
  | 'zip'
  | 'unknown';

const ascii = (bytes: Uint8Array, from: number, to: number) => String.fromCharCode(...bytes.subarray(from, to));
const starts = (bytes: Uint8Array, ...signature: number[]) => signature.every((byte, i) => bytes[i] === byte);

export function pictureKind(bytes: Uint8Array): PictureKind {
  if (starts(bytes, 0xff, 0xd8, 0xff)) return 'jpeg';
  if (starts(bytes, 0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)) return 'png';
  if (ascii(bytes, 0, 4) === 'RIFF' && ascii(bytes, 8, 12) === 'WEBP') return 'webp';
  if (ascii(bytes, 0, 4) === 'GIF8') return 'gif';
  if (ascii(bytes, 4, 8) === 'ftyp') return /avi[fs]/.test(ascii(bytes, 8, 32)) ? 'avif' : 'heic';
  if (starts(bytes, 0x49, 0x49, 0x2a, 0) || starts(bytes, 0x4d, 0x4d, 0, 0x2a)) return 'tiff';
  if (ascii(bytes, 0, 2) === 'BM') return 'bmp';
  if (ascii(bytes, 0, 5) === '%PDF-') return 'pdf';
  if (starts(bytes, 0x50, 0x4b, 3, 4)) return 'zip';
  const text = ascii(bytes, 0, 1024)
    .replace(/^\u00EF\u00BB\u00BF/, '')
    .trimStart()
    .toLowerCase();
  if (/<svg[\s>]/.test(text)) return 'svg';
  return text.startsWith('<') && /<(!doctype|html|head|body|script|iframe)/.test(text) ? 'html' : 'unknown';
}

/** An animated PNG looks like any other to the decoder: its control chunk stands before the picture data. */
export function isAnimatedPng(bytes: Uint8Array): boolean {
  for (let at = 8; at + 8 <= bytes.length; ) {
    const length = new DataView(bytes.buffer, bytes.byteOffset + at, 4).getUint32(0);
    const kind = ascii(bytes, at + 4, at + 8);
    if (kind === 'acTL') return true;
    if (kind === 'IDAT') return false;
    at += 12 + length;
  }
  return false;
}

const taken: readonly PictureKind[] = ['jpeg', 'png', 'webp'];
const hints: Partial<Record<PictureKind, string>> = {
  gif: 'ảnh GIF, thường là ảnh động. Trang chỉ nhận ảnh tĩnh JPG, PNG hoặc WebP',
  heic: 'ảnh HEIC của điện thoại. Trên iPhone vào Cài đặt › Camera › Định dạng, chọn Tương thích nhất rồi chụp lại, hoặc đổi ảnh sang JPG',
  avif: 'ảnh AVIF. Đổi ảnh sang JPG, PNG hoặc WebP rồi tải lại',
  tiff: 'ảnh TIFF. Đổi ảnh sang JPG hoặc PNG rồi tải lại',
  bmp: 'ảnh BMP. Đổi ảnh sang JPG hoặc PNG rồi tải lại',
  svg: 'hình vẽ SVG, có thể mang theo mã lệnh nên trang không nhận. Xuất hình ra PNG rồi tải lại',
  html: 'một trang web, không phải ảnh. Lưu riêng tấm ảnh về máy rồi tải lên',
  pdf: 'tệp PDF, không phải ảnh. Chụp hoặc xuất trang cần đăng ra JPG',
  zip: 'tệp nén hoặc tài liệu Office, không phải ảnh. Lấy ảnh ra rồi tải lên',
};

/** null when the kind is taken, else the sentence why not. */
export function kindRefusal(kind: PictureKind, name: string): string | null {
  if (taken.includes(kind)) return null;
  return `“${name}” là ${hints[kind] ?? 'tệp mà trang không nhận ra. Trang nhận ảnh JPG, PNG và WebP'}.`;
}
