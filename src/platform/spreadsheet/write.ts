// Workbooks that people open: every cell is text, so leading zeros live and a name that begins with "=" stays a name.
import ExcelJS from 'exceljs';

export type Flagged = { text: string; reason?: string };

/** One sheet with a header row. Cells with a reason are red and carry it as a note. */
export async function writeSheet(
  name: string,
  header: readonly string[],
  rows: readonly (readonly (string | Flagged)[])[],
  options: { title?: readonly string[]; lists?: Record<string, readonly string[]> } = {},
): Promise<Uint8Array> {
  const book = new ExcelJS.Workbook();
  const sheet = book.addWorksheet(name);
  for (const line of options.title ?? []) sheet.addRow([line]);
  const head = sheet.addRow([...header]);
  head.font = { bold: true };
  head.eachCell((cell) => {
    cell.fill = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFDDE6F6' } };
  });
  sheet.views = [{ state: 'frozen', ySplit: head.number }];
  for (const row of rows) {
    const added = sheet.addRow(row.map((cell) => (typeof cell === 'string' ? cell : cell.text)));
    row.forEach((cell, i) => {
      const target = added.getCell(i + 1);
      target.numFmt = '@';
      if (typeof cell !== 'string' && cell.reason) {
        target.fill = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFFDECEA' } };
        target.note = cell.reason;
      }
    });
  }
  header.forEach((title, i) => {
    sheet.getColumn(i + 1).width = Math.min(40, Math.max(title.length + 3, 12));
  });
  for (const [title, values] of Object.entries(options.lists ?? {})) {
    const list = book.addWorksheet(title);
    for (const value of values) list.addRow([value]);
    list.getColumn(1).width = 30;
  }
  return new Uint8Array(await book.xlsx.writeBuffer());
}
