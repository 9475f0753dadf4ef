// What is an attached file really? Its bytes say so; its name may say anything.
import { zipNames } from '#platform/spreadsheet/inspect.ts';

export const maxBytes = 20 * 1024 * 1024;
export const maxFiles = 10;

export type FileKind = 'pdf' | 'docx' | 'xlsx' | 'pptx';
export const mimeOf: Record<FileKind, string> = {
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  pptx: 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
};
export const kindOfMime = (mime: string): FileKind =>
  (Object.entries(mimeOf).find(([, known]) => known === mime)?.[0] as FileKind | undefined) ?? 'pdf';

const ascii = (bytes: Uint8Array, from: number, to: number) => String.fromCharCode(...bytes.subarray(Math.max(0, from), to));
const starts = (bytes: Uint8Array, ...signature: number[]) => signature.every((byte, i) => bytes[i] === byte);

/** The kind, or the sentence why this file is not taken. */
export function fileKind(bytes: Uint8Array, name: string): { kind: FileKind } | { why: string } {
  const no = (words: string) => ({ why: `“${name}” ${words}.` });
  if (bytes.length === 0) return no('là tệp rỗng');
  if (bytes.length > maxBytes) return no('nặng quá 20 MB. Nén tệp PDF hoặc tách phụ lục ra rồi tải lại');
  if (ascii(bytes, 0, 5) === '%PDF-')
    return ascii(bytes, bytes.length - 2048, bytes.length).includes('%%EOF')
      ? { kind: 'pdf' }
      : no('là tệp PDF chưa trọn. Lấy lại tệp gốc rồi thử lại');
  if (starts(bytes, 0x50, 0x4b, 3, 4)) {
    const names = zipNames(bytes);
    if (!names) return no('là tệp nén hỏng hoặc chưa trọn. Lấy lại tệp gốc rồi thử lại');
    if (names.some((entry) => /vbaProject\.bin$/i.test(entry)))
      return no('mang theo mã lệnh (macro). Lưu lại thành DOCX, XLSX không có macro, hoặc PDF');
    if (names.includes('word/document.xml')) return { kind: 'docx' };
    if (names.includes('xl/workbook.xml')) return { kind: 'xlsx' };
    if (names.includes('ppt/presentation.xml')) return { kind: 'pptx' };
    return no('là tệp nén. Tải lên từng văn bản bên trong');
  }
  if (starts(bytes, 0xd0, 0xcf, 0x11, 0xe0)) return no('là tệp Office đời cũ (DOC, XLS). Lưu lại thành DOCX, XLSX hoặc PDF');
  const head = ascii(bytes, 0, 1024);
  if (starts(bytes, 0xff, 0xd8, 0xff) || starts(bytes, 0x89, 0x50, 0x4e, 0x47))
    return no('là ảnh. Xuất bản quét ra PDF rồi tải lại');
  // A drawing can carry scripts; a byte order mark and a declaration may stand in front of it.
  if (/^[^<]{0,4}\s*<(\?xml|!doctype svg|!--|svg)/i.test(head) && /<svg[\s>]/i.test(head))
    return no(
      'là hình vẽ SVG, có thể mang theo mã lệnh nên không nhận. Xuất hình ra PDF rồi đính kèm; hình nằm trong bài thì xuất ra PNG',
    );
  if (/^\s*<(!doctype|html|head|script|\?xml)/i.test(head)) return no('là một trang web, không phải văn bản');
  return no('không phải PDF, DOCX, XLSX hay PPTX');
}

/** The name that people see, with the ending that the content has. */
export function fileName(name: string, ending: string): string {
  const plain = name
    .normalize('NFC')
    .replace(/[\p{Cc}\p{Cf}/\\<>:"|?*]/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  const stem = plain.replace(/\.[A-Za-z0-9]{1,5}$/, '').trim() || 'van-ban';
  return `${stem.slice(0, 120)}.${ending}`;
}
