// Sheets of marks as workbooks in the ministry's layout (R4.25), which come back as they went: a hidden row says which sheet and which columns.
import ExcelJS from 'exceljs';
import { formatDate } from '#kernel/calendar.ts';
import { nfc } from '#kernel/vietnamese-text.ts';
import { subjectName } from '#modules/teaching/index.ts';
import type { MarkSheet, SheetRow } from '../queries/mark-sheet.ts';
import { formatCell } from '../rules/cell.ts';
import type { Period } from '../rules/outcome.ts';
import { periodNames } from '../rules/period-names.ts';
import { type CellScale, columnId, type SheetColumn } from '../rules/sheet.ts';
import { ownMark } from './read-marks.ts';

export type ExportOf = { superior: string; school: string };

type Style = Partial<ExcelJS.Style>;
const font = { name: 'Times New Roman', size: 12 };
const thin = { style: 'thin' as const, color: { argb: 'FF808080' } };
const border = { top: thin, left: thin, bottom: thin, right: thin };
const middle = { horizontal: 'center', vertical: 'middle', wrapText: true } as const;
const fill = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFE8EEF8' } } as const;
const text = (more: Style = {}): Style => ({ numFmt: '@', ...more, font: { ...font, ...more.font } });
/** The same object for every cell that looks so: the library writes each down once, and a school is not slow. */
const styles = {
  plain: text(),
  bold: text({ font: { bold: true } }),
  title: text({ font: { bold: true, size: 14 } }),
  head: text({ font: { bold: true }, alignment: middle, fill, border }),
  number: text({ font: { italic: true, size: 10 }, alignment: middle, fill, border }),
  person: text({ border }),
  mark: text({ border, alignment: { horizontal: 'center' } }),
  words: text({ border, alignment: { wrapText: true } }),
  excused: text({ border, alignment: { horizontal: 'center' }, font: { color: { argb: 'FF808080' } } }),
  mean: text({ border, alignment: { horizontal: 'center' }, font: { bold: true } }),
  // Numbers, so that Excel can count with them; the comma of 6,3 is Excel's own, where it writes Vietnamese.
  markNumber: text({ numFmt: 'General', border, alignment: { horizontal: 'center' } }),
  meanNumber: text({ numFmt: '0.0', border, alignment: { horizontal: 'center' }, font: { bold: true } }),
};
/** What stands over a sheet, and what says to which period it belongs when it comes back. */
export const sheetHeading = (period: Period): string => `BẢNG ĐIỂM ${periodNames[period].toUpperCase()}`;
const excusedWords = { exempt: 'Miễn', not_chosen: 'Không chọn', not_taught: 'Chưa học' } as const;

const before = ['STT', 'Tên lớp', 'Mã học sinh', 'Mã định danh', 'Họ và tên', 'Ngày sinh'];
const widths = [6, 9, 16, 16, 28, 13];

/** A sheet's name has 31 signs, and none of these. */
export function sheetNames(wanted: readonly string[]): string[] {
  const taken = new Set<string>();
  return wanted.map((name) => {
    const plain = nfc(name.replace(/[[\]:*?/\\']/g, ' ')).slice(0, 31) || 'Bảng điểm';
    let free = plain;
    for (let n = 2; taken.has(free.toLowerCase()); n++) free = `${plain.slice(0, 27)} ${n}`;
    taken.add(free.toLowerCase());
    return free;
  });
}

export const sheetTitle = ({ context }: MarkSheet): string => subjectName(context.subject);

function meanTitle({ context }: MarkSheet): string {
  if (context.kind === 'homeroom' || context.period === 3) return '';
  if (context.rules.kind === 'primary') return '';
  return `ĐTBmhk${context.period}`;
}
const meanOf = (row: SheetRow): string | number => (row.mean !== null ? row.mean / 10 : (row.comment ?? ''));
const cellOf = (value: number | string | null, scale: CellScale): string | number =>
  typeof value === 'number' && scale.as !== 'choice' && scale.as !== 'text' ? value / 10 : formatCell(value, scale);

/** Times New Roman; a mark is a number, every other cell text, so that an id keeps its zeros. */
function addSheet(book: ExcelJS.Workbook, name: string, sheet: MarkSheet, about: ExportOf): void {
  const { context, rows } = sheet;
  const { columns } = context.sheet;
  const page = book.addWorksheet(name, {
    views: [{ state: 'frozen', xSplit: before.length - 1, ySplit: 7 }],
    pageSetup: { paperSize: 9, orientation: 'landscape', fitToPage: true, fitToWidth: 1, fitToHeight: 0 },
  });
  const last = meanTitle(sheet);
  const put = (row: number, column: number, value: string | number, style: Style = styles.plain) => {
    const cell = page.getCell(row, column);
    cell.value = value;
    cell.style = style;
    return cell;
  };
  put(1, 1, about.superior);
  put(2, 1, about.school, styles.bold);
  put(3, 1, `Lớp: ${context.className}`, styles.bold);
  put(1, 5, sheetHeading(context.period), styles.title);
  put(2, 5, `Năm học ${context.schoolYear}`);
  put(3, 5, `Môn: ${sheetTitle(sheet)}`);
  put(4, 1, ownMark);
  put(4, 2, `${context.classSubjectId}/${context.period}`);
  page.getRow(4).hidden = true;
  const { head } = styles;
  const count = before.length + columns.length + (last ? 1 : 0);
  for (const [i, name] of before.entries()) {
    put(5, i + 1, name, head);
    put(6, i + 1, '', head);
    page.mergeCells(5, i + 1, 6, i + 1);
  }
  for (const group of groupsOf(columns)) {
    const first = before.length + group.from + 1;
    for (const [i, column] of group.columns.entries()) {
      put(4, first + i, columnId(context.period, column.key));
      put(5, first + i, i === 0 ? group.title : '', head);
      put(6, first + i, group.columns.length === 1 && !group.numbered ? '' : column.name, head).note = column.long;
    }
    if (group.columns.length > 1) page.mergeCells(5, first, 5, first + group.columns.length - 1);
    else if (!group.numbered) page.mergeCells(5, first, 6, first);
  }
  if (last) {
    put(5, count, last, head);
    put(6, count, '', head);
    page.mergeCells(5, count, 6, count);
  }
  for (let i = 1; i <= count; i++) put(7, i, String(i), styles.number);
  for (const [at, row] of rows.filter(({ here }) => here).entries()) {
    const line = 8 + at;
    const person = [String(at + 1), context.className, row.code ?? '', row.ministryId ?? '', row.name];
    for (const [i, said] of [...person, row.birthDate ? formatDate(row.birthDate) : ''].entries())
      put(line, i + 1, said, styles.person);
    for (const [i, column] of columns.entries()) {
      const value = row.cells[column.key]?.[0] ?? null;
      const words = column.scale.as === 'text';
      const said = value === null && row.excused && !words ? excusedWords[row.excused] : cellOf(value, column.scale);
      const style = words
        ? styles.words
        : row.excused
          ? styles.excused
          : typeof said === 'number'
            ? styles.markNumber
            : styles.mark;
      put(line, before.length + i + 1, said, style);
    }
    const mean = row.excused ? '' : meanOf(row);
    if (last) put(line, count, mean, typeof mean === 'number' ? styles.meanNumber : styles.mean);
  }
  for (let i = 1; i <= count; i++) {
    const column = columns[i - before.length - 1];
    page.getColumn(i).width = widths[i - 1] ?? (column?.scale.as === 'text' ? 44 : column?.scale.as === 'choice' ? 13 : 9);
  }
}

type Group = { title: string; numbered: boolean; from: number; columns: SheetColumn[] };
/** Columns under one title: those of a repeated kind, or of one point of a primary year. */
function groupsOf(columns: readonly SheetColumn[]): Group[] {
  const groups: Group[] = [];
  for (const [from, column] of columns.entries()) {
    const title = column.group || column.name;
    const last = groups.at(-1);
    if (last && column.group !== '' && last.title === title) last.columns.push(column);
    else
      groups.push({
        title,
        numbered: column.repeated || (column.group !== '' && column.group !== column.name),
        from,
        columns: [column],
      });
  }
  return groups;
}

export async function sheetsWorkbook(sheets: readonly MarkSheet[], about: ExportOf): Promise<Uint8Array> {
  const book = new ExcelJS.Workbook();
  const classes = new Set(sheets.map(({ context }) => context.classId));
  const names = sheetNames(
    sheets.map((sheet) => (classes.size > 1 ? `${sheetTitle(sheet)} ${sheet.context.className}` : sheetTitle(sheet))),
  );
  for (const [i, sheet] of sheets.entries()) addSheet(book, names[i] ?? '', sheet, about);
  return new Uint8Array(await book.xlsx.writeBuffer());
}
