// The workbooks around an import, all in the layout of the ministry's full export (R4.20): header in row 4.
import { ethnicGroups, religions, sexes } from '#kernel/code-lists/people-codes.ts';
import { type ImportField, pupilColumns } from '#modules/people/index.ts';
import { type Flagged, writeSheet } from '#platform/spreadsheet/write.ts';
import type { DryRun } from './imports.ts';

const lists = {
  GIOI_TINH: sexes.entries.map((e) => e.name),
  DAN_TOC: ethnicGroups.entries.map((e) => e.name),
  TON_GIAO: religions.entries.map((e) => e.name),
};
/** Column 25 of the export stands last; code, religion and nationality are ours and follow it. */
const columns = pupilColumns;

export async function templateWorkbook(unitName: string): Promise<Uint8Array> {
  const header = ['STT', ...columns.map((c) => (c.mandatory ? `${c.title} (*)` : c.title))];
  return writeSheet('Học sinh', header, [], { title: [unitName, 'DANH SÁCH HỌC SINH', ''], lists });
}

/** Rows as pupils stand in a workbook. */
export async function pupilWorkbook(unitName: string, rows: Partial<Record<ImportField, string>>[]): Promise<Uint8Array> {
  return writeSheet(
    'Học sinh',
    ['STT', ...columns.map((c) => c.title)],
    rows.map((row, i) => [String(i + 1), ...columns.map((c) => row[c.field] ?? '')]),
    { title: [unitName, 'DANH SÁCH HỌC SINH', ''] },
  );
}

export async function faultyWorkbook(result: DryRun): Promise<Uint8Array> {
  const used = columns.filter((c) => result.columns.includes(c.field));
  const rows = result.rows.filter((row) => row.verdict === 'refused');
  return writeSheet(
    'Dòng lỗi',
    ['STT', ...used.map((c) => c.title), 'Lý do'],
    rows.map((row) => [
      String(row.row),
      ...used.map((c): string | Flagged => {
        const issues = row.issues.filter((issue) => issue.field === c.field && issue.level === 'error');
        const text = row.raw[c.field] ?? '';
        return issues.length > 0 ? { text, reason: issues.map((issue) => issue.message).join('. ') } : text;
      }),
      row.issues
        .filter((issue) => issue.level === 'error')
        .map((issue) => issue.message)
        .join('. '),
    ]),
    { title: ['Các dòng chưa nhập được: sửa ô đỏ rồi nhập lại chính tệp này', '', ''], lists },
  );
}
