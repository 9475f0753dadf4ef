// Is this file a workbook that can be opened without harm? Looked at before anything is unpacked.
import { inflateRawSync } from 'node:zlib';
import { type Refused, refuse } from '#kernel/refusal.ts';

export const maxFileBytes = 10 * 1024 * 1024;
const maxUnpacked = 120 * 1024 * 1024;
const maxEntries = 2000;

export type WorkbookKind = 'xlsx' | 'xls' | 'ods';

const says = (bytes: Uint8Array, at: number, text: string) => [...text].every((char, i) => bytes[at + i] === char.charCodeAt(0));

type ZipFacts = { names: string[]; unpacked: number; entries: ZipEntry[] };
type ZipEntry = { method: number; packed: number; unpacked: number; at: number };

/** The central directory of a zip: names and sizes as it claims them. */
function readZip(bytes: Uint8Array): ZipFacts | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const from = Math.max(0, bytes.length - 65_557);
  for (let end = bytes.length - 22; end >= from; end--) {
    if (view.getUint32(end, true) !== 0x06054b50) continue;
    const count = view.getUint16(end + 10, true);
    let at = view.getUint32(end + 16, true);
    const names: string[] = [];
    const entries: ZipEntry[] = [];
    let unpacked = 0;
    for (let i = 0; i < count && at + 46 <= bytes.length; i++) {
      if (view.getUint32(at, true) !== 0x02014b50) return null;
      unpacked += view.getUint32(at + 24, true);
      entries.push({
        method: view.getUint16(at + 10, true),
        packed: view.getUint32(at + 20, true),
        unpacked: view.getUint32(at + 24, true),
        at: view.getUint32(at + 42, true),
      });
      const length = view.getUint16(at + 28, true);
      names.push(new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + length)));
      at += 46 + length + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
    }
    return { names, unpacked, entries };
  }
  return null;
}

/** What a zip says it holds; null when it is none, or broken. */
export const zipNames = (bytes: Uint8Array): string[] | null => readZip(bytes)?.names ?? null;

/** The bytes of an entry; null when there is none, it is broken, or it would unpack to more than `most`. */
export function zipEntry(bytes: Uint8Array, name: string, most: number): Uint8Array | null {
  const zip = readZip(bytes);
  const entry = zip?.entries[zip.names.indexOf(name)];
  if (!entry || entry.at + 30 > bytes.length) return null;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const start = entry.at + 30 + view.getUint16(entry.at + 26, true) + view.getUint16(entry.at + 28, true);
  const packed = bytes.subarray(start, start + entry.packed);
  if (entry.method === 0) return packed.length <= most ? packed : null;
  try {
    return inflateRawSync(packed, { maxOutputLength: Math.max(1, Math.min(most, entry.unpacked)) });
  } catch {
    return null;
  }
}

/** Do the entries unpack to what the directory claims? A lying one is stopped at its claim, before the parser swallows it. */
export function zipTellsTruth(bytes: Uint8Array): boolean {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return (readZip(bytes)?.entries ?? []).every(({ method, packed, unpacked, at }) => {
    if (method !== 8 || at + 30 > bytes.length) return true;
    const start = at + 30 + view.getUint16(at + 26, true) + view.getUint16(at + 28, true);
    try {
      inflateRawSync(bytes.subarray(start, start + packed), { maxOutputLength: Math.max(1, unpacked) });
      return true;
    } catch (error) {
      // What does not unpack at all is broken, and the parser says so.
      return (error as { code?: string }).code !== 'ERR_BUFFER_TOO_LARGE';
    }
  });
}

const openDocument = 'application/vnd.oasis.opendocument.spreadsheet';

export const bomb = (): Refused =>
  refuse('bomb', 'Tệp nở ra quá lớn khi mở, không nhập được. Chép riêng danh sách sang một tệp mới.');
const broken = (): Refused => refuse('broken', 'Tệp bị hỏng, không mở được. Mở bằng Excel rồi lưu lại dưới dạng .xlsx.');

/** @throws Refused with one sentence: what the file is and what to do */
export function inspectWorkbook(bytes: Uint8Array): WorkbookKind {
  if (bytes.length === 0) throw refuse('empty', 'Tệp trống (0 byte), chưa có gì bên trong. Chọn lại tệp Excel.');
  if (bytes.length > maxFileBytes) throw refuse('too_large', 'Tệp lớn hơn 10 MB. Tách theo khối lớp rồi nhập từng tệp.');
  if (says(bytes, 0, 'PK')) {
    const zip = readZip(bytes);
    if (!zip) throw broken();
    if (zip.names.length > maxEntries || zip.unpacked > maxUnpacked || zip.unpacked > 2_000_000 + bytes.length * 150)
      throw bomb();
    if (zip.names.some((name) => name.toLowerCase().endsWith('vbaproject.bin')))
      throw refuse('macros', 'Tệp có macro. Lưu lại dưới dạng .xlsx (không macro) rồi nhập.');
    if (zip.names.some((name) => name.startsWith('xl/'))) return 'xlsx';
    if (new TextDecoder().decode(zipEntry(bytes, 'mimetype', 200) ?? undefined) !== openDocument)
      throw refuse('not_workbook', 'Đây không phải tệp Excel. Chọn tệp .xlsx, .xls hoặc .ods.');
    if (zip.names.some((name) => name.startsWith('Basic/')))
      throw refuse('macros', 'Tệp có macro. Lưu lại không kèm macro rồi nhập.');
    return 'ods';
  }
  if (bytes[0] === 0xd0 && bytes[1] === 0xcf && bytes[2] === 0x11 && bytes[3] === 0xe0) {
    // Names inside a compound file are UTF-16: an encrypted workbook is a package of this name.
    const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
    const wide = (name: string) => [...name].join('\0');
    if (text.includes(wide('EncryptedPackage')) || text.includes(wide('EncryptionInfo')))
      throw refuse('password', 'Tệp đặt mật khẩu. Bỏ mật khẩu trong Excel (Tệp, Thông tin, Bảo vệ sổ làm việc) rồi nhập.');
    return 'xls';
  }
  const start = new TextDecoder().decode(bytes.subarray(0, 400)).trimStart().toLowerCase();
  if (start.startsWith('<'))
    throw refuse('html', 'Tệp này là trang web đổi tên thành Excel. Mở bằng Excel rồi lưu lại dưới dạng .xlsx.');
  if (/^[^\0]*[,;\t][^\0]*$/s.test(start) && /\n/.test(start))
    throw refuse(
      'csv',
      'Đây là tệp văn bản (CSV, TXT) đổi tên, không phải tệp Excel. Mở bằng Excel rồi lưu lại dưới dạng .xlsx.',
    );
  throw refuse('not_workbook', 'Đây không phải tệp Excel. Chọn tệp .xlsx, .xls hoặc .ods.');
}
