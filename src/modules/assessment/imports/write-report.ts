// The rows of a file that did not go in, in the shape in which they can come back: titles above, faulty cells red, the reason at the end.
import ExcelJS from 'exceljs';
import { formatDate } from '#kernel/calendar.ts';
import { columnId } from '../rules/sheet.ts';
import type { FileTable } from './file.ts';
import type { Plan } from './plan.ts';
import { ownMark } from './read-marks.ts';
import { sheetHeading, sheetNames } from './write-sheets.ts';

const red = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFFDECEA' } } as const;
const blue = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFDDE6F6' } } as const;
const wrong = new Set(['refused', 'locked', 'doubtful']);

export async function reportWorkbook(plan: Plan, tables: readonly FileTable[]): Promise<Uint8Array> {
  const book = new ExcelJS.Workbook();
  const parts = plan.parts.filter(({ rows }) => rows.some(({ cells }) => cells.some(({ verdict }) => wrong.has(verdict))));
  const names = sheetNames(parts.map(({ subject, className, sheet }) => [subject, className].filter(Boolean).join(' ') || sheet));
  for (const [i, part] of parts.entries()) {
    const table = tables[part.table] as FileTable;
    const page = book.addWorksheet(names[i] ?? '');
    page.addRow([part.className ? `Lớp: ${part.className}` : '']);
    page.addRow([part.subject ? `Môn: ${part.subject}` : '']);
    page.addRow([sheetHeading(part.period)]);
    const before = ['Hàng trong tệp', 'Mã học sinh', 'Mã định danh', 'Họ và tên', 'Ngày sinh'];
    // Where columns are known by their keys alone (primary, preschool), as in our own export.
    const keys = table.columns.map(({ mark }) => (mark.as === 'key' ? columnId(mark.period, mark.key) : ''));
    const { target } = part;
    page.addRow(target ? [ownMark, `${target.classSubject}/${target.period}`, '', '', '', ...keys] : []).hidden = true;
    const head = page.addRow([...before, ...table.columns.map(({ title }) => title), 'Lý do']);
    head.eachCell((cell) => {
      cell.font = { bold: true };
      cell.fill = blue;
    });
    for (const row of part.rows) {
      const bad = row.cells.filter(({ verdict }) => wrong.has(verdict));
      const file = table.rows.find((one) => one.row === row.row);
      if (bad.length === 0 || !file) continue;
      const reasons = [...new Set(bad.map(({ title, reason }) => (row.reason ? (reason ?? '') : `${title}: ${reason ?? ''}`)))];
      const values = table.columns.map((_, at) => {
        const cell = file.cells.find(({ column }) => column === at);
        const planned = cell && row.cells[file.cells.indexOf(cell)];
        // What went in is left out: brought in again, the file changes only what was wrong.
        return planned && wrong.has(planned.verdict) ? String(cell.value) : '';
      });
      const birth = file.birth ? formatDate(file.birth) : '';
      const added = page.addRow([String(row.row), file.code, file.ministryId, row.name, birth, ...values, reasons.join(' ')]);
      added.eachCell({ includeEmpty: true }, (cell, column) => {
        cell.numFmt = '@';
        if (values[column - before.length - 1]) cell.fill = red;
      });
    }
    for (const [at, width] of [14, 14, 16, 28, 13].entries()) page.getColumn(at + 1).width = width;
    page.getColumn(before.length + table.columns.length + 1).width = 80;
    page.views = [{ state: 'frozen', ySplit: 5 }];
  }
  if (parts.length === 0) book.addWorksheet('Không có lỗi').addRow(['Mọi ô của tệp đã được ghi hoặc đã có sẵn.']);
  return new Uint8Array(await book.xlsx.writeBuffer());
}
