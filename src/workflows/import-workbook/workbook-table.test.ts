import { deflateRawSync } from 'node:zlib';
import * as XLSX from '@e965/xlsx';
import { describe, expect, test } from 'vitest';
import { isRefused } from '#kernel/refusal.ts';
import { pupilTable } from '#modules/people/index.ts';
import { readWorkbook } from '#platform/spreadsheet/read.ts';
import { readTable } from '#platform/spreadsheet/read-table.ts';
import { writeSheet } from '#platform/spreadsheet/write.ts';

const text = (s: string) => new TextEncoder().encode(s);
const book = (rows: unknown[][], type: 'xlsx' | 'biff8' = 'xlsx', edit?: (sheet: XLSX.WorkSheet) => unknown): Uint8Array => {
  const sheet = XLSX.utils.aoa_to_sheet(rows);
  edit?.(sheet);
  const made = XLSX.utils.book_new();
  XLSX.utils.book_append_sheet(made, sheet, 'DS');
  return new Uint8Array(XLSX.write(made, { type: 'array', bookType: type }));
};

/** A zip by hand: names and claimed sizes in the central directory, nothing behind them. */
function zip(entries: { name: string; size: number }[]): Uint8Array {
  const parts: Buffer[] = [Buffer.from('PK\x03\x04')];
  const start = 4;
  for (const { name, size } of entries) {
    const head = Buffer.alloc(46);
    head.writeUInt32LE(0x02014b50, 0);
    head.writeUInt32LE(10, 20);
    head.writeUInt32LE(size, 24);
    head.writeUInt16LE(name.length, 28);
    parts.push(head, Buffer.from(name));
  }
  const length = parts.slice(1).reduce((n, part) => n + part.length, 0);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(entries.length, 8);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(length, 12);
  end.writeUInt32LE(start, 16);
  return new Uint8Array(Buffer.concat([...parts, end]));
}
const encrypted = () => {
  const bytes = Buffer.alloc(4096);
  bytes.set([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
  bytes.write([...'EncryptedPackage'].join('\0'), 1024, 'latin1');
  return new Uint8Array(bytes);
};

/** Two hundred megabytes of nothing in a sheet that claims a thousand bytes. */
function lyingBomb(): Uint8Array {
  const packed = deflateRawSync(Buffer.alloc(200 * 1024 * 1024));
  const name = 'xl/worksheets/sheet1.xml';
  const local = Buffer.alloc(30);
  local.writeUInt32LE(0x04034b50, 0);
  local.writeUInt16LE(8, 8);
  local.writeUInt32LE(packed.length, 18);
  local.writeUInt32LE(1000, 22);
  local.writeUInt16LE(name.length, 26);
  const head = Buffer.alloc(46);
  head.writeUInt32LE(0x02014b50, 0);
  head.writeUInt16LE(8, 10);
  head.writeUInt32LE(packed.length, 20);
  head.writeUInt32LE(1000, 24);
  head.writeUInt16LE(name.length, 28);
  const body = Buffer.concat([local, Buffer.from(name), packed]);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(1, 8);
  end.writeUInt16LE(1, 10);
  end.writeUInt32LE(46 + name.length, 12);
  end.writeUInt32LE(body.length, 16);
  return new Uint8Array(Buffer.concat([body, head, Buffer.from(name), end]));
}

describe('hostile files are refused with one sentence', () => {
  test.each<[string, () => Uint8Array, string]>([
    ['nothing', () => new Uint8Array(0), 'empty'],
    ['no workbook at all', () => text('%PDF-1.7 xin chào'), 'not_workbook'],
    ['a web page named .xls', () => text('<html><table><tr><td>Họ tên'), 'html'],
    ['comma separated text named .xlsx', () => text('Họ tên,Ngày sinh\nA,B'), 'csv'],
    ['a hundred megabytes', () => new Uint8Array(100 * 1024 * 1024), 'too_large'],
    ['a zip bomb that lies about its size', lyingBomb, 'bomb'],
    ['eleven megabytes', () => new Uint8Array(11 * 1024 * 1024), 'too_large'],
    ['a password', encrypted, 'password'],
    ['a zip bomb by size', () => zip([{ name: 'xl/worksheets/sheet1.xml', size: 3_000_000_000 }]), 'bomb'],
    ['a zip bomb by entries', () => zip(Array.from({ length: 2500 }, (_, i) => ({ name: `xl/${i}.xml`, size: 1 }))), 'bomb'],
    ['macros', () => zip([{ name: 'xl/vbaProject.bin', size: 10 }]), 'macros'],
    ['another zip', () => zip([{ name: 'word/document.xml', size: 10 }]), 'not_workbook'],
    ['a broken workbook', () => zip([{ name: 'xl/workbook.xml', size: 10 }]), 'broken'],
  ])('%s', async (_name, make, code) => {
    const refusal = await readWorkbook(make()).catch((error) => error);
    expect(isRefused(refusal) && refusal.reasons.map((r) => r.code)).toEqual([code]);
  });
});

const head = [
  'STT',
  'Mã định danh Bộ GD&ĐT',
  'Họ tên',
  'Ngày sinh',
  'Giới tính',
  'Dân tộc',
  'SĐT liên hệ',
  'Lớp học',
  'Khối học',
];
const good = ['1', '3612345678', 'Trần Thành An', '21/06/2006', 'Nam', 'Kinh', '0912445018', '7A', '7'];
const rowsOf = async (bytes: Uint8Array) => readTable(pupilTable, await readWorkbook(bytes), { today: '2018-12-10' });

describe('what schools send is understood', () => {
  test.each<[string, () => Uint8Array]>([
    ['the export: header in row 4', () => book([['Sở'], ['DANH SÁCH'], [], head, good])],
    ['.xls of old software', () => book([['Sở'], [], head, good], 'biff8')],
    [
      'merged title cells',
      () =>
        book([['Sở GD&ĐT'], head, good], 'xlsx', (s) =>
          Object.assign(s, { '!merges': [{ s: { r: 0, c: 0 }, e: { r: 0, c: 8 } }] }),
        ),
    ],
    ['column numbers under the header', () => book([head, head.map((_, i) => i + 1), good])],
    [
      'other names of columns, other order',
      () =>
        book([
          ['Họ và tên học sinh', 'Lớp', 'Ngày tháng năm sinh', 'Giới', 'DÂN TỘC (*)', 'Khối', 'Điện thoại'],
          ['Trần Thành An', '7A', '2006-06-21', 'nam', 'kinh', 'Lớp 7', '912445018'],
        ]),
    ],
    ['NFD and NBSP', () => book([head, good.map((v) => (v === 'Trần Thành An' ? ` ${v.normalize('NFD')}\u00A0` : v))])],
    ['a date as a serial number', () => book([head, good.map((v) => (v === '21/06/2006' ? 38889 : v))])],
    ['totals and signatures below', () => book([head, good, ['Tổng cộng', '', '1 em'], ['', '', '', '', '', '', 'Hiệu trưởng']])],
    ['endless blank rows', () => book([head, good, ...Array.from({ length: 15_000 }, () => ['', ''])])],
  ])('%s', async (_name, make) => {
    const { rows } = await rowsOf(make());
    expect(rows).toHaveLength(1);
    expect(rows[0]?.values).toMatchObject({
      full_name: 'Trần Thành An',
      birth_date: '2006-06-21',
      sex: 'male',
      ethnicity: '01',
      phone: '0912445018',
      class_name: '7A',
      grade: '07',
    });
    expect(rows[0]?.issues.filter((issue) => issue.level === 'error')).toEqual([]);
  });

  test.each<[number, unknown, string]>([
    [5, 'Khmer lạ', 'unknown_ethnicity'],
    [4, 'F', 'unknown_sex'],
    [3, '31/02/2006', 'date'],
    [3, '21/06/2099', 'future'],
    [8, '6', 'grade_class'],
    [6, 'không có', 'digits'],
    [2, 'NguyÔn V¨n An', 'encoding'],
  ])('column %i with %j is refused: %s', async (column, value, code) => {
    const { rows } = await rowsOf(book([head, good.map((v, i) => (i === column ? value : v))]));
    expect(rows[0]?.issues.filter((issue) => issue.level === 'error').map((issue) => issue.code)).toEqual([code]);
  });

  test('Khmer is understood as Khơ-me, and said', async () => {
    const { rows } = await rowsOf(book([head, good.map((v, i) => (i === 5 ? 'Khmer' : v))]));
    expect(rows[0]?.values.ethnicity).toBe('05');
    expect(rows[0]?.issues).toMatchObject([{ code: 'alias_ethnicity', level: 'warning' }]);
  });

  test('a formula error, a double, a column twice', async () => {
    const broken = await rowsOf(book([head, good], 'xlsx', (s) => Object.assign(s, { C2: { t: 'e', v: 0x17, w: '#REF!' } })));
    expect(broken.rows[0]?.issues.map((issue) => issue.code)).toContain('formula');
    const twice = await rowsOf(book([head, good, good]));
    expect(twice.rows[1]?.issues.map((issue) => issue.code)).toContain('double');
    await expect(
      rowsOf(
        book([
          [...head, 'Họ và tên'],
          [...good, 'X'],
        ]),
      ),
    ).rejects.toThrow('có hai lần');
    await expect(
      rowsOf(
        book([
          ['A', 'B'],
          ['1', '2'],
        ]),
      ),
    ).rejects.toThrow('Không thấy hàng tiêu đề');
  });

  test('names that look like formulas or markup are text, there and back', async () => {
    const bytes = await writeSheet(
      'DS',
      ['Họ tên', 'Lớp học'],
      [
        ['=HYPERLINK("http://x")', '7A'],
        ['<b>An</b> Bình', '7A'],
      ],
    );
    const { rows } = await rowsOf(bytes);
    expect(rows.map((row) => row.values.full_name)).toEqual(['=HYPERLINK("http://x")', '<b>An</b> Bình']);
  });
});
