// What goes out comes back, of every kind of school and sheet in the demo: secondary and primary subjects, conduct, qualities, health.
import * as XLSX from '@e965/xlsx';
import ExcelJS from 'exceljs';
import { expect, test } from 'vitest';
import { type UnitLevel, unitTypeOf } from '#kernel/code-lists/units-and-grades.ts';
import { type Unit, unitById } from '#modules/organizations/index.ts';
import { readWorkbook } from '#platform/spreadsheet/read.ts';
import { withDatabase } from '#tests/support/db.ts';
import { markSheet } from '../queries/mark-sheet.ts';
import { readableSheets } from '../queries/readable-sheets.ts';
import { planMarks } from './plan.ts';
import { readMarkTables } from './read-marks.ts';
import { reportWorkbook } from './write-report.ts';
import { sheetsWorkbook } from './write-sheets.ts';

const t = withDatabase('school');
const system = { kind: 'system', label: 'test' } as const;

/** The class of a school of this kind in which most is entered, as a workbook. */
async function exported(level: UnitLevel) {
  const { rows } = await t.db.ownerPool.query<{ unit: number; class: number }>(
    `select m.unit_id as unit, m.class_id as class from assessment.mark_row m join organizations.unit u on u.id = m.unit_id
     where u.level = $1 and m.semester = 1 group by 1, 2 order by sum(m.present) desc, 2 limit 1`,
    [level],
  );
  const [most] = rows;
  if (!most) throw new Error(`no marks at ${level}`);
  return t.db.read(system, async (work) => {
    const unit = (await unitById(work, most.unit)) as Unit;
    const refs = (await readableSheets(work, unit, '2018-2019')).filter(({ classId }) => classId === most.class);
    const sheets = [];
    for (const { classSubject } of refs) sheets.push(await markSheet(work, classSubject, 1));
    const cells = sheets.flatMap(({ rows: pupils }) =>
      pupils.filter(({ here }) => here).flatMap((one) => Object.values(one.cells).filter(([value]) => value !== null)),
    );
    return {
      unit,
      kinds: refs.map(({ kind }) => kind),
      cells: cells.length,
      bytes: await sheetsWorkbook(sheets, { superior: '', school: unit.name }),
    };
  });
}
const planned = async (unit: Unit, bytes: Uint8Array) => {
  const tables = readMarkTables(await readWorkbook(bytes));
  return t.db.read(system, (work) => planMarks(work, unit, { sha256: 'f'.repeat(64), tables }));
};
/** As the class was saved again in another program. */
const savedAs = (bytes: Uint8Array, as: 'xls' | 'ods'): Uint8Array =>
  new Uint8Array(XLSX.write(XLSX.read(bytes), { type: 'buffer', bookType: as === 'xls' ? 'biff8' : 'ods' }));

test.each(['thcs', 'th'] as const)('a class at %s: exported and read again, nothing changes', async (level) => {
  const { unit, kinds, cells, bytes } = await exported(level);
  expect(unitTypeOf(unit.type)?.level).toBe(level);
  expect(kinds).toContain('homeroom');
  expect(cells).toBeGreaterThan(20);
  for (const as of ['xlsx', 'xls', 'ods'] as const) {
    const { counts, parts } = await planned(unit, as === 'xlsx' ? bytes : savedAs(bytes, as));
    expect(parts.flatMap(({ problem }) => problem ?? [])).toEqual([]);
    const { same, ...others } = counts;
    expect(others, as).toEqual({ new: 0, changed: 0, refused: 0, locked: 0, doubtful: 0 });
    expect(same, as).toBeGreaterThanOrEqual(cells);
  }
});

test('marks and means go out as numbers that Excel can count with, words and levels as text', async () => {
  const { bytes } = await exported('thcs');
  const book = new ExcelJS.Workbook();
  await book.xlsx.load(bytes.buffer as ArrayBuffer);
  const page = book.getWorksheet('Toán');
  const values = (from: number) =>
    page
      ?.getColumn(from)
      .values.slice(8)
      .filter((one) => one !== '' && one !== 'Miễn') ?? [];
  const marks = values(7);
  expect(marks.length).toBeGreaterThan(10);
  expect(marks.every((one) => typeof one === 'number' && one >= 0 && one <= 10)).toBe(true);
  expect(page?.getCell(8, 7).numFmt).not.toBe('@');
  for (const at of [3, 5]) expect(values(at).every((one) => typeof one === 'string')).toBe(true);
});

test.each(['thcs', 'th'] as const)(
  'cells refused at %s go out with their reasons and are found again in the same sheets',
  async (level) => {
    const { unit, bytes } = await exported(level);
    const tables = readMarkTables(await readWorkbook(bytes)).map((table) => ({
      ...table,
      // Words may be anything; of every other column a cell is spoilt.
      rows: table.rows.map((row, i) => ({
        ...row,
        cells: row.cells.map((cell) =>
          cell.column === i % table.columns.length && !table.columns[cell.column]?.title.includes('Nhận xét')
            ? { ...cell, value: '8;5' }
            : cell,
        ),
      })),
    }));
    const plan = (found: typeof tables) =>
      t.db.read(system, (work) => planMarks(work, unit, { sha256: 'f'.repeat(64), tables: found }));
    const first = await plan(tables);
    expect(first.counts.refused).toBeGreaterThan(10);
    const again = await plan(readMarkTables(await readWorkbook(await reportWorkbook(first, tables))));
    expect(again.counts).toEqual({ ...again.counts, refused: first.counts.refused, same: 0, new: 0 });
    expect(again.parts.flatMap(({ problem }) => problem ?? [])).toEqual([]);
  },
);
