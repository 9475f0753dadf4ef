// Workbooks of marks as they come from schools: what is recognised, what is refused in which words, what the same file does twice.
import * as XLSX from '@e965/xlsx';
import ExcelJS from 'exceljs';
import fc from 'fast-check';
import { beforeAll, beforeEach, expect, test } from 'vitest';
import type { Job, JobContext } from '#platform/jobs/jobs.ts';
import { readWorkbook } from '#platform/spreadsheet/read.ts';
import { withDatabase } from '#tests/support/db.ts';
import { aSchoolWithMarks, op, type TestSchool } from '#tests/support/marks.ts';
import { enterMarks } from '../commands/enter-marks.ts';
import { recomputeSchool } from '../commands/recompute.ts';
import { assessmentJobs } from '../jobs.ts';
import { markSheet } from '../queries/mark-sheet.ts';
import { applyMarks } from './apply.ts';
import type { Choices, FileTable } from './file.ts';
import { applyMarkImport, importJob, keepMarkFile, markImport } from './mark-imports.ts';
import { type Plan, planMarks } from './plan.ts';
import { readMarkTables } from './read-marks.ts';
import { reportWorkbook } from './write-report.ts';
import { sheetsWorkbook } from './write-sheets.ts';

const t = withDatabase();
let s: TestSchool;
const toan = () => s.subjects.TOAN ?? 0;
const about = { superior: 'PHÒNG GD&ĐT HẢI HẬU', school: 'TRƯỜNG THCS THU' };

type Value = string | number | null | { formula: string; result?: number | { error: '#REF!' } };
type Line = Value[];
async function workbook(pages: { name: string; lines: Line[]; merges?: string[] }[]): Promise<FileTable[]> {
  const book = new ExcelJS.Workbook();
  for (const { name, lines, merges = [] } of pages) {
    const page = book.addWorksheet(name);
    for (const line of lines) page.addRow(line);
    for (const range of merges) page.mergeCells(range);
  }
  return readMarkTables(await readWorkbook(new Uint8Array(await book.xlsx.writeBuffer())));
}
const plan = (tables: FileTable[], choices: Choices = {}, actor = s.principal, sha256 = 'f'.repeat(64)): Promise<Plan> =>
  t.db.read(actor, (work) => planMarks(work, s.unit, { sha256, tables }, choices));
const apply = (tables: FileTable[], choices: Choices = {}, actor = s.principal) =>
  t.db.as(actor, async (work) => {
    const planned = await planMarks(work, s.unit, { sha256: 'f'.repeat(64), tables }, choices);
    const { counts } = await applyMarks(work, s.unit, planned, {
      fileName: 'x.xlsx',
      importId: '00000000-0000-4000-8000-000000000000',
      addColumns: choices.addColumns ?? false,
    });
    return counts;
  });
const cellsOf = ({ parts }: Plan) =>
  parts.flatMap(({ rows }) => rows.flatMap(({ row, cells }) => cells.map((cell) => ({ row, ...cell }))));
const nothing = { new: 0, changed: 0, same: 0, refused: 0, locked: 0, doubtful: 0 };

beforeAll(async () => {
  s = await aSchoolWithMarks(t.db, 5);
  for (const [i, pupil] of s.pupils.entries())
    await t.db.ownerPool.query('update people.pupil set ministry_id = $2, code = $3, birth_date = $4 where id = $1', [
      pupil.id,
      `036000${1001 + i}`,
      `HS${i + 1}`,
      `2007-03-0${i + 1}`,
    ]);
  // Two of one name in one class.
  await t.db.ownerPool.query(
    "update people.pupil set full_name = 'Nguyễn Văn Giang', name_fold = 'nguyen van giang' where id = any($1)",
    [[s.pupils[3]?.id, s.pupils[4]?.id]],
  );
});
beforeEach(async () => {
  for (const table of ['mark_change', 'mark_row', 'result', 'counter', 'sheet', 'lock'])
    await t.db.ownerPool.query(`delete from assessment.${table}`);
});

const ministryHead: Line[] = [
  ['PHÒNG GDĐT HẢI HẬU', null, null, 'BẢNG ĐIỂM HỌC KỲ'],
  ['TRƯỜNG THCS THU', null, null, 'Năm học 2018-2019 - Học kỳ I'],
  ['Lớp 6A', null, null, 'Môn: Toán học'],
  [],
  ['STT', 'Tên lớp', 'Mã định danh', 'Họ và tên', 'Ngày sinh', 'ĐĐGtx', null, null, null, 'ĐĐGgk', 'ĐĐGck'],
  [null, null, null, null, null, '1', '2', '3', '4', null, null],
  ['1', '2', '3', '4', '5', '6', '7', '8', '9', '10', '11'],
];
const ministryMerges = ['F5:I5', 'A5:A6', 'B5:B6', 'C5:C6', 'D5:D6', 'E5:E6', 'J5:J6', 'K5:K6'];
const ministry = (lines: Line[]) => workbook([{ name: 'Toan', lines: [...ministryHead, ...lines], merges: ministryMerges }]);

test('the ministry’s sheet: another order, ids without their zeros, all cells text, marks with commas', async () => {
  const tables = await ministry([
    ['1', '6A', '36000' + '1003', 'Nguyễn Văn Chi', '03/03/2007', '8', '7,5', null, null, '6', '9,5'],
    ['2', '6A', '0360001001', 'Nguyễn Văn An', '01/03/2007', '10', '9', '8', '7', '8,5', '9'],
  ]);
  expect(tables[0]).toMatchObject({ className: '6A', subject: 'TOAN', period: 1, schoolYear: '2018-2019', headerRow: 5 });
  const { counts, parts } = await plan(tables);
  expect(counts).toEqual({ ...nothing, new: 10 });
  expect(parts[0]?.rows.map(({ pupil, how }) => [pupil?.name, how])).toEqual([
    ['Nguyễn Văn Chi', 'id'],
    ['Nguyễn Văn An', 'id'],
  ]);
  expect(await apply(tables)).toEqual({ ...nothing, new: 10 });
  const { rows } = await t.db.read(s.principal, (work) => markSheet(work, toan(), 1));
  expect(
    Object.fromEntries(
      Object.entries(rows.find(({ code }) => code === 'HS3')?.cells ?? {}).map(([key, [value]]) => [key, value]),
    ),
  ).toEqual({
    ...{ KTtx1: 80, KTtx2: 75, KTdk1: 60, KThk: 95 },
  });
  // The same again: nothing new, nothing changed.
  expect((await plan(tables)).counts).toEqual({ ...nothing, same: 10 });
  await apply(tables);
  expect(
    (await t.db.ownerPool.query("select count(*)::int as n from assessment.mark_change where via = 'import'")).rows[0].n,
  ).toBe(10);
});

test('a mark changed by hand after the import comes back with the same file', async () => {
  const tables = await ministry([['1', '6A', '0360001001', 'Nguyễn Văn An', '01/03/2007', '8']]);
  await apply(tables);
  await t.db.as(s.teacher('TOAN'), (work) =>
    enterMarks(work, s.unit, [op(s.pupils[0]?.id ?? '', toan(), 'HK1.KTtx1', 5, 1)], 'grid'),
  );
  const again = await plan(tables);
  expect(cellsOf(again)[0]).toMatchObject({ verdict: 'changed', was: '5', is: '8' });
  expect(await apply(tables)).toEqual({ ...nothing, changed: 1 });
});

test('what stands wrong in a cell is refused in words, the rest goes in', async () => {
  const bad: Value[] = ['abc', '-3', '11', '8;5', '8.55', { formula: 'A1/0', result: { error: '#REF!' } }];
  const tables = await ministry([
    ['1', '6A', '0360001001', 'Nguyễn Văn An', '01/03/2007', ...bad],
    // No program has computed the last one: it is no empty cell.
    ['2', '6A', '0360001002', 'Nguyễn Văn Bình', '02/03/2007', 8, 7.5, { formula: 'F2+1' }],
  ]);
  const planned = await plan(tables);
  expect(planned.counts).toEqual({ ...nothing, new: 2, refused: 7 });
  const words = ['không phải một điểm', 'nhỏ hơn 0', 'lớn hơn 10', 'dấu chấm phẩy', 'hơn một chữ số', 'công thức lỗi'];
  for (const [i, cell] of cellsOf(planned).slice(0, 6).entries()) expect(cell.reason).toContain(words[i]);
  expect(cellsOf(planned).at(-1)).toMatchObject({ is: '=F2+1', reason: 'Ô có công thức lỗi hoặc chưa có kết quả (=F2+1).' });
  expect(await apply(tables)).toEqual({ ...nothing, new: 2, refused: 7 });
});

test('a mark that the sheet made a date is refused as the day that stands there, from every kind of workbook', async () => {
  for (const bookType of ['xlsx', 'biff8', 'ods'] as const) {
    const sheet = XLSX.utils.aoa_to_sheet([
      ['Lớp: 6A', null, null],
      ['Môn: Toán', null, null],
      ['Mã định danh', 'Họ và tên', 'KTtx1', 'KTtx2'],
      ['0360001001', 'Nguyễn Văn An', null, 8.5],
    ]);
    sheet.C4 = { t: 'n', v: 43228, z: 'dd/mm/yyyy' };
    const bytes = XLSX.write({ SheetNames: ['6A'], Sheets: { '6A': sheet } }, { type: 'buffer', bookType });
    const planned = await plan(readMarkTables(await readWorkbook(new Uint8Array(bytes))));
    expect(cellsOf(planned)[0]).toMatchObject({
      ...{ verdict: 'refused', is: '08/05/2018' },
      reason: 'Ô này là ngày 08/05/2018, không phải điểm. Ý thầy cô là 8,5?',
    });
    expect(cellsOf(planned)[1]?.op?.value).toBe(8.5);
    expect(planned.parts[0]).toMatchObject({ titles: ['KTtx1', 'KTtx2'], heads: ['TX 1', 'TX 2'] });
  }
});

test('what did not go in comes as a workbook, is mended there, and comes back', async () => {
  const tables = await ministry([
    ['1', '6A', '0360001001', 'Nguyễn Văn An', '01/03/2007', '8', '8;5'],
    ['2', '6A', '0360001002', 'Nguyễn Văn Bình', '02/03/2007', '7', '7'],
  ]);
  const planned = await plan(tables);
  await apply(tables);
  const report = new ExcelJS.Workbook();
  await report.xlsx.load((await reportWorkbook(planned, tables)).buffer as ArrayBuffer);
  const page = report.worksheets[0];
  expect(page?.rowCount).toBe(6);
  const faulty = page?.getRow(6).values as string[];
  expect(faulty.at(-1)).toContain('dấu chấm phẩy');
  page?.getRow(6).eachCell((cell) => {
    if (cell.value === '8;5') cell.value = '8,5';
  });
  const mended = readMarkTables(await readWorkbook(new Uint8Array(await report.xlsx.writeBuffer())));
  expect((await plan(mended)).counts).toEqual({ ...nothing, new: 1 });
});

test('vnEdu’s workbook: a sheet a subject, a title not merged, means are not brought in', async () => {
  const page = (name: string, lines: Line[]) => ({
    name,
    lines: [
      ['SỔ ĐIỂM LỚP 6A - HỌC KỲ 1 NĂM HỌC 2018 - 2019'],
      [`Môn học: ${name}`],
      [],
      ['STT', 'Mã học sinh', 'Họ và tên', 'Ngày sinh', 'ĐĐGTX', null, null, null, null, 'ĐĐGgk', 'ĐĐGck', 'ĐTBmhk1'],
      [null, null, null, null, 1, 2, 3, 4, 5, null, null, null],
      ...lines,
    ] as Line[],
  });
  const tables = await workbook([
    page('Ngữ văn', [[1, 'HS1', 'Nguyễn Văn An', '01/03/2007', 8, 7, null, null, 9, 6.5, 7, 7.1]]),
    page('Thể dục', [[1, 'HS1', 'Nguyễn Văn An', '01/03/2007', 'Đ', 'đạt', null, null, null, 'CĐ', 'Đ', 'Đ']]),
  ]);
  expect(tables.map(({ subject, className, period }) => [subject, className, period])).toEqual([
    ['VAN', '6A', 1],
    ['TD', '6A', 1],
  ]);
  const planned = await plan(tables);
  // A fifth regular test: the class has four columns of them.
  expect(planned.counts).toEqual({ ...nothing, new: 8, refused: 1 });
  expect(planned.parts[0]?.missing).toEqual([{ key: 'KTtx5', title: 'TX 5' }]);
  await t.db.as(s.principal, (work) =>
    enterMarks(work, s.unit, [op(s.pupils[1]?.id ?? '', s.subjects.VAN ?? 0, 'HK1.KTtx1', 6)], 'grid'),
  );
  expect(await apply(tables, { addColumns: true })).toEqual({ ...nothing, new: 9 });
  // The column stands in the inputs of everybody's mean, also of who has nothing in it.
  const again = await t.db.as({ kind: 'system', label: 'test' }, (work) => recomputeSchool(work, s.unit.id, '2018-2019'));
  expect(again.changed.rows).toBe(0);
  const { context, rows } = await t.db.read(s.principal, (work) => markSheet(work, s.subjects.VAN ?? 0, 1));
  expect(context.sheet.columns.map(({ key }) => key)).toContain('KTtx5');
  expect(rows.find(({ code }) => code === 'HS1')?.cells.KTtx5?.[0]).toBe(90);
  expect((await plan(tables, { addColumns: true })).counts).toEqual({ ...nothing, same: 9 });
});

test('a teacher’s own list: oral, fifteen minutes, one period; names alone are doubts until somebody says yes', async () => {
  const tables = await workbook([
    {
      name: '6A',
      lines: [
        ['STT', 'Họ', 'Tên', 'M', '15 phút', '15 phút', '1 tiết', 'Thi', 'TBM'],
        [1, 'Nguyễn Văn', 'An', 8, 7, 9, 6.5, 8, 7.6],
        [2, 'Nguyễn Văn', 'Giang', 5, 5, 5, 5, 5, 5],
      ],
    },
  ]);
  const only = { classSubject: toan(), period: 1 as const };
  const planned = await plan(tables, { only }, s.teacher('TOAN'));
  expect(planned.counts).toEqual({ ...nothing, doubtful: 10 });
  expect(planned.parts[0]?.rows[1]?.candidates).toHaveLength(2);
  // Two of one name are never taken by the name.
  expect((await plan(tables, { only, byName: true }, s.teacher('TOAN'))).counts).toEqual({ ...nothing, new: 5, doubtful: 5 });
  const choices = { only, byName: true, pupils: { '0:3': s.pupils[4]?.id ?? '' } };
  expect(await apply(tables, choices, s.teacher('TOAN'))).toEqual({ ...nothing, new: 10 });
  const stored = await t.db.ownerPool.query("select cells -> 'KTdk1' -> 0 as v from assessment.mark_row where pupil_id = $1", [
    s.pupils[4]?.id,
  ]);
  expect(stored.rows[0]?.v).toBe(50);
});

test('who is not in the class, who stands there twice, another birth date, another name behind an id', async () => {
  const tables = await ministry([
    ['1', '6A', '', 'Trần Thị Lạ', '01/03/2007', '8'],
    ['2', '6A', '0360001001', 'Nguyễn Văn An', '01/03/2007', '8'],
    ['3', '6A', '0360001001', 'Nguyễn Văn An', '01/03/2007', '9'],
    ['4', '6A', '', 'Nguyễn Văn Bình', '09/09/2007', '8'],
    ['5', '6A', '0360001003', 'Nguyễn Văn Khác', '', '8'],
    ['6', '6A', '', 'Nguyễn Văn Giang', '05/03/2007', '7'],
  ]);
  const { parts, counts } = await plan(tables);
  const said = parts[0]?.rows.map(({ reason }) => reason ?? '') ?? [];
  expect(said[0]).toContain('Lớp 6A không có em Trần Thị Lạ');
  expect(said[2]).toContain('đã có ở hàng 9');
  expect(said[3]).toContain('02/03/2007');
  expect(said[4]).toContain('là của Nguyễn Văn Chi');
  expect(counts).toEqual({ ...nothing, new: 2, refused: 2, doubtful: 2 });
});

const strangers: [string, (line: Line[]) => Line[], string][] = [
  [
    'another class',
    (lines) => lines.map((line) => line.map((cell) => (cell === 'Lớp 6A' ? 'Lớp 6B' : cell === '6A' ? null : cell))),
    'lớp 6B',
  ],
  [
    'another subject',
    (lines) => lines.map((line) => line.map((cell) => (cell === 'Môn: Toán học' ? 'Môn: Vật lý' : cell))),
    'môn Vật lí',
  ],
  [
    'another semester',
    (lines) => lines.map((line) => line.map((cell) => (cell === 'Năm học 2018-2019 - Học kỳ I' ? 'Học kỳ II' : cell))),
    'học kỳ II',
  ],
  [
    'another year',
    (lines) => lines.map((line) => line.map((cell) => (cell === 'Năm học 2018-2019 - Học kỳ I' ? 'Năm học 2017-2018' : cell))),
    '2017-2018',
  ],
];
test.each(strangers)('a workbook of %s is refused as a whole, saying both', async (_name, change, words) => {
  const lines = change([...ministryHead, ['1', '6A', '0360001001', 'Nguyễn Văn An', '01/03/2007', '8']]);
  const tables = await workbook([{ name: 'Bảng điểm', lines, merges: ministryMerges }]);
  const { parts, counts } = await plan(tables, { only: { classSubject: toan(), period: 1 } });
  expect(parts[0]?.problem).toContain(words);
  expect(counts).toEqual({ ...nothing, refused: 1 });
});

test('a column that is not in the file is named, a closed one refuses its cells, a stranger’s sheet all of them', async () => {
  await t.db.ownerPool.query(
    `insert into assessment.lock (unit_id, school_year, class_id, class_subject_id, semester, "column", kind, reason, locked_by, locked_by_name, locked_at)
     values ($1, '2018-2019', $2, $3, 1, 'KTtx2', 'principal', 'đã chốt', 'x', 'Hiệu trưởng Thử', '2018-12-01')`,
    [s.unit.id, s.classId, toan()],
  );
  const tables = await workbook([
    {
      name: 'Toán 6A',
      lines: [
        ['Mã học sinh', 'Họ và tên', 'KTtx 1', 'KTtx 2', 'Cột lạ'],
        ['HS1', 'Nguyễn Văn An', 8, 9, 'x'],
      ],
    },
  ]);
  const { parts, counts } = await plan(tables, {}, s.teacher('TOAN'));
  expect(counts).toEqual({ ...nothing, new: 1, locked: 1 });
  expect(parts[0]?.absentColumns).toEqual(['TX 3', 'TX 4', 'ĐK 1', 'Học kỳ']);
  expect(parts[0]?.unknown).toEqual(['Cột lạ']);
  const stranger = await plan(tables, {}, s.teacher('VAN'));
  expect(stranger.counts).toEqual({ ...nothing, refused: 2 });
  expect(cellsOf(stranger)[0]?.reason).toContain('Giáo viên TOAN');
  // The clerk brings in what teachers made, and types nothing.
  expect((await plan(tables, {}, s.as('clerk'))).counts).toEqual(counts);
  const typed = await t.db.as(s.as('clerk'), (work) =>
    enterMarks(work, s.unit, [op(s.pupils[0]?.id ?? '', toan(), 'HK1.KTtx1', 8)], 'grid'),
  );
  expect(typed[0]?.state).toBe('refused');
});

test('a workbook without marks says what is missing', async () => {
  await expect(
    workbook([
      {
        name: 'Lớp',
        lines: [
          ['STT', 'Họ và tên', 'Ngày sinh'],
          [1, 'A', ''],
        ],
      },
    ]),
  ).rejects.toThrow(/ít nhất một cột điểm/);
});

test('what goes out comes back: any marks, exported and read again, change nothing', async () => {
  const mark = fc.option(
    fc.integer({ min: 0, max: 100 }).map((tenths) => tenths / 10),
    { nil: null },
  );
  const level = fc.option(fc.constantFrom('Đ', 'CĐ'), { nil: null });
  const words = fc.option(
    fc.string({ minLength: 1, maxLength: 60, unit: fc.constantFrom(...'Chăm học, tiến bộ = + - @ " 8 1/2 <b> &'.split('')) }),
    { nil: null },
  );
  const rows = fc.tuple(
    fc.array(mark, { minLength: 30, maxLength: 30 }),
    fc.array(level, { minLength: 15, maxLength: 15 }),
    fc.array(words, { minLength: 10, maxLength: 10 }),
  );
  await fc.assert(
    fc.asyncProperty(rows, async ([marks, levels, remarks]) => {
      const ops = s.pupils.flatMap(({ id }, i) => [
        ...['KTtx1', 'KTtx2', 'KTtx3', 'KTtx4', 'KTdk1', 'KThk'].map((key, k) =>
          op(id, toan(), `HK1.${key}`, marks[i * 6 + k] ?? null),
        ),
        ...['KTtx1', 'KTtx2', 'KThk'].map((key, k) => op(id, s.subjects.TD ?? 0, `HK1.${key}`, levels[i * 3 + k] ?? null)),
        op(id, toan(), 'HK1.NX', remarks[i * 2] ?? null),
      ]);
      const current = await t.db.as(s.principal, async (work) => {
        const sheets = [await markSheet(work, toan(), 1), await markSheet(work, s.subjects.TD ?? 0, 1)];
        const version = (one: (typeof ops)[number]) =>
          sheets.find(({ context }) => context.classSubjectId === one.classSubject)?.rows.find(({ id }) => id === one.pupil)
            ?.cells[one.column.slice(4)]?.[1] ?? 0;
        const cells = await enterMarks(
          work,
          s.unit,
          ops.map((one) => ({ ...one, baseVersion: version(one) })),
          'grid',
        );
        expect(cells.every(({ state }) => state === 'saved')).toBe(true);
        return [await markSheet(work, toan(), 1), await markSheet(work, s.subjects.TD ?? 0, 1)];
      });
      const tables = readMarkTables(await readWorkbook(await sheetsWorkbook(current, about)));
      const { counts } = await plan(tables);
      expect({ ...counts, same: 0 }).toEqual(nothing);
      const there = current.flatMap(({ rows }) =>
        rows.flatMap(({ cells }) => Object.values(cells).filter(([value]) => value !== null)),
      );
      expect(counts.same).toBe(there.length);
    }),
    { numRuns: 6, endOnFailure: true },
  );
}, 60_000);

test('“Miễn” beside a pupil who is excused is no change; beside another it is refused in words', async () => {
  const [excused] = s.pupils;
  await t.db.ownerPool.query(
    `insert into teaching.exemption (unit_id, class_subject_id, pupil_id, semester, kind, basis, decided_on, recorded_by)
     values ($1, $2, $3, 1, 'exempt', 'Bệnh án', '2018-09-10', 'Văn thư')`,
    [s.unit.id, toan(), excused?.id],
  );
  const tables = await workbook([
    {
      name: 'Toán 6A HK1',
      lines: [
        ['Mã định danh', 'Họ và tên', 'KTtx 1'],
        ['0360001001', s.pupils[0]?.name ?? '', 'Miễn'],
        ['0360001002', s.pupils[1]?.name ?? '', 'M'],
      ],
    },
  ]);
  const planned = await plan(tables);
  await t.db.ownerPool.query('delete from teaching.exemption');
  expect(planned.counts).toEqual({ ...nothing, same: 1, refused: 1 });
  expect(cellsOf(planned)[1]?.reason).toContain('không được miễn môn này');
});

test('a table that says neither class nor subject goes where somebody says; a broken birth date is only less to go by', async () => {
  const tables = await workbook([
    {
      name: 'Sheet1',
      lines: [
        ['Mã học sinh', 'Họ và tên', 'Ngày sinh', 'KTtx 1', 'KTtx 1'],
        ['HS1', 'Nguyễn Văn An', { formula: 'A1/0', result: { error: '#REF!' } }, 8, 9],
      ],
    },
  ]);
  const silent = await plan(tables);
  expect(silent.counts).toEqual({ ...nothing, refused: 2 });
  expect(silent.parts[0]?.problem).toContain('không ghi lớp nào');
  expect(silent.parts[0]?.titles).toEqual(['KTtx 1', 'KTtx 1 (2)']);
  expect(silent.parts[0]?.options.map(({ words }) => words)).toContain('Toán lớp 6A');
  // A teacher is offered what he or she writes.
  expect((await plan(tables, {}, s.teacher('TOAN'))).parts[0]?.options).toEqual([{ classSubject: toan(), words: 'Toán lớp 6A' }]);
  const targets = { 0: { classSubject: toan(), period: 1 as const } };
  expect(await apply(tables, { targets })).toEqual({ ...nothing, new: 2 });
});

test('a list of conduct goes into the homeroom teacher’s sheet; beside marks of a subject it is left alone', async () => {
  const title: Line[] = [['TRƯỜNG THCS THU'], ['XẾP LOẠI HẠNH KIỂM LỚP 6A'], ['Học kỳ I - Năm học 2018-2019'], []];
  const tables = await workbook([
    {
      name: 'HK 6A',
      lines: [
        ...title,
        ['STT', 'Mã học sinh', 'Họ và tên', 'Hạnh kiểm', 'Nhận xét'],
        ['1', 'HS1', 'Nguyễn Văn An', 'Tốt', 'Chăm ngoan'],
        ['2', 'HS2', 'Nguyễn Văn Bình', 'K', null],
        ['3', 'HS3', 'Nguyễn Văn Chi', 'Xuất sắc', null],
      ],
    },
  ]);
  const planned = await plan(tables);
  expect(planned.counts).toEqual({ ...nothing, new: 3, refused: 1 });
  expect(planned.parts[0]?.target?.classSubject).toBe(s.subjects.HK);
  expect(cellsOf(planned).find(({ verdict }) => verdict === 'refused')?.reason).toContain('không có trong các mức');
  expect(await apply(tables, {}, s.as('clerk'))).toMatchObject({ new: 3 });
  const beside = await workbook([
    {
      name: 'Toán 6A',
      lines: [
        ['Mã học sinh', 'Họ và tên', 'KTtx 1', 'Hạnh kiểm'],
        ['HS1', 'Nguyễn Văn An', 8, 'Tốt'],
      ],
    },
  ]);
  expect(beside[0]).toMatchObject({ subject: 'TOAN', unknown: ['Hạnh kiểm'], columns: [{ title: 'KTtx 1' }] });
});

test.each(['biff8', 'ods'] as const)('the ministry’s and vnEdu’s sheets saved as %s are read as from .xlsx', async (bookType) => {
  const book = new ExcelJS.Workbook();
  const ministry = book.addWorksheet('Toán 6A');
  for (const line of [...ministryHead, ['1', '6A', '0360001001', 'Nguyễn Văn An', '01/03/2007', '8,5', '7', '', '', '9', '8,3']])
    ministry.addRow(line);
  for (const range of ministryMerges) ministry.mergeCells(range);
  const vnedu = book.addWorksheet('Ngữ văn');
  for (const line of [
    ['Lớp: 6A'],
    ['Môn: Ngữ văn', null, 'Học kỳ I'],
    ['STT', 'Mã học sinh', 'Họ và tên', 'Ngày sinh', 'ĐĐGTX', null, 'ĐĐGgk', 'ĐĐGck'],
    [null, null, null, null, 1, 2, null, null],
    [1, 'HS1', 'Nguyễn Văn An', new Date(Date.UTC(2007, 2, 1)), 8, 7.5, 6, 9],
  ])
    vnedu.addRow(line);
  const xlsx = new Uint8Array(await book.xlsx.writeBuffer());
  const saved = new Uint8Array(XLSX.write(XLSX.read(xlsx), { type: 'buffer', bookType }));
  const [was, is] = [readMarkTables(await readWorkbook(xlsx)), readMarkTables(await readWorkbook(saved))];
  expect(is).toEqual(was);
  expect(was[0]?.rows[0]?.cells).toHaveLength(4);
  expect(was[1]?.rows[0]).toMatchObject({ birth: '2007-03-01' });
});

test('a file of thousands of cells is written by a job, once; what the job may not do leaves the file as it was, with the reason', async () => {
  const big = await aSchoolWithMarks(t.db, 75, 'thcs-lon');
  const job = assessmentJobs[importJob] as Job;
  const ids = Object.entries(big.subjects).filter(([subject]) => subject !== 'HK');
  const head = ['KTtx 1', 'KTtx 2', 'KTtx 3', 'KTtx 4', 'KTtx 5', 'KThk'];
  const sheets = ids.map(([subject]) => ({
    name: subject,
    lines: [
      ['Lớp', 'Họ và tên', ...head] as Line,
      ...big.pupils.map(({ name }): Line => ['6A', name, ...head.map(() => (['TD', 'AN', 'MT'].includes(subject) ? 'Đ' : 8))]),
    ],
  }));
  const file = { name: 'ca-lop.xlsx', sha256: 'e'.repeat(64), tables: await workbook(sheets) };
  const choices = { byName: true, addColumns: true };
  const id = await t.db.as(big.principal, (work) => keepMarkFile(work, big.unit, file, choices));
  const begin = () => t.db.as(big.principal, (work) => applyMarkImport(work, big.unit, id));
  const now = () => t.db.read(big.principal, (work) => markImport(work, big.unit, id));
  const context = {
    db: t.db,
    log: { info() {}, error() {} },
    system: { kind: 'system', label: 'test' },
  } as unknown as JobContext;
  await begin();
  expect(await now()).toMatchObject({ state: 'applying', counts: null });
  await expect(begin()).rejects.toThrow('đang ghi');
  const { rows } = await t.db.ownerPool.query<{ actor: unknown }>(
    "select payload -> 'actor' as actor from graphile_worker._private_jobs where payload ->> 'id' = $1",
    [id],
  );
  expect(rows).toEqual([{ actor: big.principal }]);
  await job({ id, actor: big.as('editor') }, context);
  expect(await now()).toMatchObject({ state: 'read', failure: 'Không tìm thấy lần nhập điểm này.' });
  await begin();
  await job({ id, actor: big.principal }, context);
  expect(await now()).toMatchObject({ state: 'applied', failure: null, counts: { ...nothing, new: 75 * 12 * 6 } });
  // Started again after a crash that came late, it finds its work done.
  await job({ id, actor: big.principal }, context);
  const written = await t.db.ownerPool.query('select count(*)::int as n from assessment.mark_change where unit_id = $1', [
    big.unit.id,
  ]);
  expect(written.rows).toEqual([{ n: 75 * 12 * 6 }]);
}, 60_000);
