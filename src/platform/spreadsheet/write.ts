// Workbooks that people open: every cell is text, so leading zeros live and a name that begins with "=" stays a name.
import ExcelJS from 'exceljs';

export type Flagged = { text: string; reason?: string };
/** A sheet of allowed values; its cells are offered in these columns (1 = A) of the first sheet. */
export type SheetList = { name: string; title: string; values: readonly string[]; columns: number[] };
type Validated = ExcelJS.Worksheet & { dataValidations: { add(range: string, rule: ExcelJS.DataValidation): void } };

const rowsToFill = 2000;

/** One sheet with a header row. Cells with a reason are red and carry it as a note; a header's note says what belongs there. */
export async function writeSheet(
  name: string,
  header: readonly (string | Flagged)[],
  rows: readonly (readonly (string | number | Flagged)[])[],
  options: { title?: readonly string[]; lists?: readonly SheetList[] } = {},
): Promise<Uint8Array> {
  const book = new ExcelJS.Workbook();
  const sheet = book.addWorksheet(name);
  for (const line of options.title ?? []) sheet.addRow([line]);
  const titles = header.map((cell) => (typeof cell === 'string' ? cell : cell.text));
  const head = sheet.addRow(titles);
  head.font = { bold: true };
  header.forEach((cell, i) => {
    const target = head.getCell(i + 1);
    target.fill = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFDDE6F6' } };
    if (typeof cell !== 'string' && cell.reason) target.note = cell.reason;
  });
  sheet.views = [{ state: 'frozen', ySplit: head.number }];
  for (const row of rows) {
    const added = sheet.addRow(row.map((cell) => (typeof cell === 'object' ? cell.text : cell)));
    row.forEach((cell, i) => {
      const target = added.getCell(i + 1);
      if (typeof cell === 'number') return;
      target.numFmt = '@';
      if (typeof cell !== 'string' && cell.reason) {
        target.fill = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFFDECEA' } };
        target.note = cell.reason;
      }
    });
  }
  titles.forEach((title, i) => {
    sheet.getColumn(i + 1).width = Math.min(40, Math.max(title.length + 3, 12));
    // What is typed into the empty rows stays text as well.
    if (rows.length === 0) sheet.getColumn(i + 1).numFmt = '@';
  });
  for (const { name: listName, title, values, columns } of options.lists ?? []) {
    const list = book.addWorksheet(listName);
    list.addRow([`Tên trường dữ liệu: ${title}`]).font = { bold: true };
    for (const value of values) list.addRow([value]);
    list.getColumn(1).width = 40;
    for (const column of columns) {
      const letter = sheet.getColumn(column).letter;
      (sheet as Validated).dataValidations.add(`${letter}${head.number + 1}:${letter}${head.number + rowsToFill}`, {
        type: 'list',
        allowBlank: true,
        showErrorMessage: false,
        formulae: [`${listName}!$A$2:$A$${values.length + 1}`],
      });
    }
  }
  return new Uint8Array(await book.xlsx.writeBuffer());
}
