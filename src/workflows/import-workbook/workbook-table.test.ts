import { deflateRawSync } from 'node:zlib';
import * as XLSX from '@e965/xlsx';
import { describe, expect, test } from 'vitest';
import { isRefused } from '#kernel/refusal.ts';
import { classTable } from '#modules/classes/index.ts';
import { pupilTable, staffTable } from '#modules/people/index.ts';
import type { Correction, TableSpec } from '#platform/spreadsheet/columns.ts';
import { readWorkbook } from '#platform/spreadsheet/read.ts';
import { columnsKnown, groupIssues, readTable } from '#platform/spreadsheet/read-table.ts';
import { writeSheet } from '#platform/spreadsheet/write.ts';
import type { DryRun } from './imports.ts';
import { kindNames, kinds } from './kinds.ts';
import { generalWords } from './web/words.ts';
import { faultyWorkbook, templateWorkbook } from './workbooks.ts';

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
    ['a text with tabs named .xlsx', () => text('Họ tên\tNgày sinh\nA\tB'), 'csv'],
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
const readAs = async <F extends string>(spec: TableSpec<F>, bytes: Uint8Array, corrections: Correction[] = []) =>
  readTable(spec, await readWorkbook(bytes), { today: '2018-12-10', corrections });
const rowsOf = (bytes: Uint8Array) => readAs(pupilTable, bytes);
const errorsOf = (row: { issues: { level: string; code: string }[] } | undefined) =>
  row?.issues.filter((issue) => issue.level === 'error').map((issue) => issue.code);

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
    [
      'two header rows, a group over its columns',
      () =>
        book(
          [
            [...head, 'Cha', ''],
            [...head.map(() => ''), 'Họ tên', 'Năm sinh'],
            [...good, 'Trần Văn Bình', '1980'],
          ],
          'xlsx',
          (s) =>
            Object.assign(s, {
              '!merges': [
                ...head.map((_, c) => ({ s: { r: 0, c }, e: { r: 1, c } })),
                { s: { r: 0, c: head.length }, e: { r: 0, c: head.length + 1 } },
              ],
            }),
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
    [6, 'không có', 'phone'],
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

describe('what hides in cells', () => {
  test('a class merged over its rows is the class of each', async () => {
    const rest = good.map((v, i) => (i === 7 ? '' : i === 1 ? '3612345679' : i === 2 ? 'Trần Thành Bình' : v));
    const { rows } = await rowsOf(
      book([head, good, rest], 'xlsx', (s) => Object.assign(s, { '!merges': [{ s: { r: 1, c: 7 }, e: { r: 19_999, c: 7 } }] })),
    );
    expect(rows.map((row) => row.values.class_name)).toEqual(['7A', '7A']);
  });

  test('a formula speaks by its result; without a result it is an error, never an empty cell', async () => {
    const computed = await rowsOf(
      book([head, good], 'xlsx', (s) => Object.assign(s, { H2: { t: 's', v: '7A', f: 'CONCATENATE("7","A")' } })),
    );
    expect(computed.rows[0]?.values.class_name).toBe('7A');
    const hollow = await rowsOf(book([head, good], 'xlsx', (s) => Object.assign(s, { H2: { t: 's', v: '', f: 'X1' } })));
    expect(errorsOf(hollow.rows[0])).toContain('formula');
  });

  test('two header rows name the parents', async () => {
    const { rows } = await rowsOf(
      book(
        [
          ['Họ tên', 'Lớp', 'Cha', ''],
          ['', '', 'Họ tên', 'Năm sinh'],
          ['Trần Thành An', '7A', 'Trần Văn Bình', '1980'],
        ],
        'xlsx',
        (s) => Object.assign(s, { '!merges': [{ s: { r: 0, c: 2 }, e: { r: 0, c: 3 } }] }),
      ),
    );
    expect(rows[0]?.values).toMatchObject({ full_name: 'Trần Thành An', father_name: 'Trần Văn Bình', father_birth: '1980' });
  });
});

describe('the layouts of R4.21 and R4.22', () => {
  const short = (header: string[], ...rows: unknown[][]) =>
    book([['SỞ'], [], [], [], ['DANH SÁCH'], ['Năm học 2018-2019'], [], header, ...rows]);

  test.each<[string, TableSpec, Uint8Array, Record<string, string>]>([
    [
      'pupils, short',
      pupilTable,
      short(
        [
          'STT',
          'Họ và tên',
          'Khối học/Nhóm lớp',
          'Lớp học',
          'Mã học sinh',
          'Mã định danh bộ GD&ĐT',
          'Ngày sinh',
          'Giới tính',
          'Trạng thái',
        ],
        [1, 'Trần Thành An', 'Lớp 7', '7A', 'HS1', '3612345678', '21/06/2006', 'Nam', 'Đang học'],
      ),
      { full_name: 'Trần Thành An', grade: '07', class_name: '7A', code: 'HS1', status: 'studying' },
    ],
    [
      'pupils, import guide: "Mã lớp" beside the name',
      pupilTable,
      short(
        [
          'STT',
          'Mã lớp',
          'Tên lớp',
          'Họ tên',
          'Ngày sinh',
          'Giới tính',
          'Dân tộc',
          'Quốc tịch',
          'Tỉnh',
          'Huyện',
          'Xã',
          'Họ tên cha',
          'Số ĐDCN',
        ],
        [
          1,
          'L7A',
          '7A',
          'Trần Thành An',
          '21/06/2006',
          'NAM',
          'Kinh',
          'Việt Nam',
          'Tỉnh Nam Định',
          'Huyện Hải Hậu',
          'Xã Hải Phương',
          'Trần Văn Bình',
          36206001234,
        ],
      ),
      {
        class_code: 'L7A',
        class_name: '7A',
        province: '36',
        district: 'Huyện Hải Hậu',
        commune: 'Xã Hải Phương',
        personal_id: '036206001234',
      },
    ],
    [
      'staff',
      staffTable,
      short(
        [
          'STT',
          'Mã cán bộ',
          'Mã định danh bộ GD&ĐT',
          'Họ và tên',
          'Ngày sinh',
          'Giới tính',
          'Trạng thái',
          'Loại cán bộ',
          'Nhóm chức vụ',
          'Hình thức hợp đồng',
          'T.Độ chuyên môn nghiệp vụ',
          'Môn dạy',
        ],
        [
          1,
          'CB1',
          '3690000001',
          'Phạm Thị Hoa'.normalize('NFD'),
          29353,
          'nữ',
          'Đang làm việc',
          'Giáo viên',
          'Giáo viên',
          'HĐLV không thời hạn',
          'ĐH',
          'Vật lý',
        ],
      ),
      {
        code: 'CB1',
        full_name: 'Phạm Thị Hoa',
        birth_date: '1980-05-12',
        sex: 'female',
        kind: 'teacher',
        contract: 'permanent',
        degree: 'bachelor',
        main_subject: 'LY',
      },
    ],
    [
      'classes',
      classTable,
      short(
        [
          'STT',
          'Mã lớp',
          'Tên lớp học',
          'Khối học/Nhóm lớp',
          'Giáo viên chủ nhiệm',
          'Buổi học',
          'Học ngoại ngữ 1',
          'Lớp chuyên',
          'Số buổi học trên tuần',
        ],
        [1, 'L7A', '7A', 'Lớp 7', 'Phạm Thị Hoa', 'Sáng', 'Tiếng Anh', 'Không', 6],
      ),
      {
        code: 'L7A',
        name: '7A',
        grade: '07',
        homeroom: 'Phạm Thị Hoa',
        session: 'morning',
        foreign_language_1: 'EN',
        specialised: 'false',
        sessions_per_week: '6',
      },
    ],
  ])('%s', async (_name, spec, bytes, values) => {
    const read = await readAs(spec, bytes);
    expect(read.headerRow).toBe(8);
    expect(read.rows).toHaveLength(1);
    expect(read.rows[0]?.values).toMatchObject(values);
    expect(errorsOf(read.rows[0])).toEqual([]);
    // Each file is known as what it is.
    const sheets = await readWorkbook(bytes);
    const best = kindNames.map((name) => kinds[name].table).sort((a, b) => columnsKnown(b, sheets) - columnsKnown(a, sheets))[0];
    expect(best).toBe(spec);
  });

  test.each<[TableSpec, string, unknown, string]>([
    [staffTable, 'T.Độ chuyên môn nghiệp vụ', 'Cao đẳngg', 'unknown_degree'],
    [staffTable, 'Loại cán bộ', 'Thợ xây', 'unknown_kind'],
    [staffTable, 'Ngày sinh', '31/02/1980', 'date'],
    [staffTable, 'Email', 'không có', 'email'],
    [staffTable, 'Đảng viên', 'có lẽ', 'flag'],
    [classTable, 'Buổi học', 'Ban đêm', 'unknown_session'],
    [classTable, 'Số buổi học trên tuần', 'sáu', 'number'],
    [classTable, 'Sĩ số', '40,5', 'number'],
    [classTable, 'Khối học', '8', 'grade_class'],
  ])('%#: %s %s', async (spec, title, value, code) => {
    const anchor = spec.columns.find((c) => c.field === spec.anchor);
    const { rows } = await readAs(
      spec,
      book([
        [anchor?.title ?? '', title],
        [anchor?.example, value],
      ]),
    );
    expect(errorsOf(rows[0])).toEqual([code]);
  });
});

test('rows whose faults of one kind differ in words share a heading that is true for all of them', async () => {
  const days = ['31/13/2006', '30/02/2006', 'hôm qua'];
  const bytes = book([head, ...days.map((day, n) => good.map((v, i) => (i === 3 ? day : i === 1 ? `361234567${n}` : v)))]);
  const [group] = groupIssues((await rowsOf(bytes)).rows);
  expect(group).toMatchObject({ code: 'date', count: 3, varied: true });
  expect(generalWords(group?.code ?? '', 'Ngày sinh')).toBe('Ngày sinh không đọc được');
});

test('a correction mends every cell of its value, may be corrected again, and is seen', async () => {
  const bytes = book([
    head,
    ...['F', 'F', 'Nam'].map((sex, n) =>
      good.map((v, i) => (i === 4 ? sex : i === 1 ? `361234567${n}` : i === 2 ? `Trần Thành ${'ABC'[n]}n` : v)),
    ),
  ]);
  const before = await readAs(pupilTable, bytes);
  expect(groupIssues(before.rows)).toMatchObject([{ field: 'sex', value: 'F', suggestion: 'Nữ', count: 2 }]);
  const after = await readAs(pupilTable, bytes, [
    { field: 'sex', from: 'F', to: 'Nử' },
    { field: 'sex', from: 'Nử', to: 'Nữ' },
  ]);
  expect(after.rows.map((row) => [row.values.sex, row.was.sex])).toEqual([
    ['female', 'F'],
    ['female', 'F'],
    ['male', undefined],
  ]);
  expect(groupIssues(after.rows)).toEqual([]);
});

describe.each(kindNames)('the workbooks of %s', (name) => {
  const { table } = kinds[name];

  test('the template names every column, offers the lists, and has no row', async () => {
    const sheets = await readWorkbook(await templateWorkbook(name, { name: 'THCS Thử', type: 'THCS' }, []));
    expect(columnsKnown(table, sheets)).toBe(table.columns.length);
    expect(() => readTable(table, sheets, { today: '2018-12-10' })).toThrow('chưa có dòng');
    expect(sheets.length).toBeGreaterThan(2);
    expect(JSON.stringify(sheets[0]?.rows)).toContain('(*)');
    const grades = JSON.stringify(sheets.slice(1)).match(/Khối \d+|Mẫu giáo[^"]*/g) ?? [];
    expect(grades.filter((grade) => !/^Khối [6-9]$/.test(grade))).toEqual([]);
  });

  test('the file of faulty rows, corrected, is accepted', async () => {
    const of = table.columns.find((c) => c.list && c.example !== '');
    const raw = Object.fromEntries(table.columns.flatMap((c) => (c.example ? [[c.field, c.example]] : [])));
    const bad = { ...raw, [of?.field ?? '']: 'lạ lùng' };
    const result = {
      columns: table.columns.map((c) => c.field),
      rows: [
        {
          row: 5,
          verdict: 'refused',
          name: 'x',
          raw: bad,
          was: {},
          changes: [],
          issues: [{ field: of?.field ?? '', code: 'x', message: 'không có trong danh mục', level: 'error', value: 'lạ lùng' }],
        },
      ],
    } as unknown as DryRun;
    const bytes = await faultyWorkbook(name, result, []);
    const still = await readAs(table, bytes);
    expect(errorsOf(still.rows[0])).toEqual([`unknown_${of?.field}`]);
    const corrected = await readAs(table, bytes, [{ field: of?.field ?? '', from: 'lạ lùng', to: of?.example ?? '' }]);
    expect(errorsOf(corrected.rows[0])).toEqual([]);
    expect(corrected.rows).toHaveLength(1);
    expect(corrected.unknownColumns).toEqual([]);
  });
});
