// Rows of a workbook as pupils, with everything that is wrong or doubtful in each cell. Knows no database.
import { parseDate } from '#kernel/calendar.ts';
import { gradeList } from '#kernel/code-lists/units-and-grades.ts';
import { refuse } from '#kernel/refusal.ts';
import { fold, hasLegacyEncoding, nfc } from '#kernel/vietnamese-text.ts';
import type { Cell, Sheet } from '#platform/spreadsheet/read.ts';
import { type Column, type ImportField, pupilColumns } from './columns.ts';

export type Issue = {
  field: ImportField | '';
  code: string;
  message: string;
  level: 'error' | 'warning';
  value: string;
  suggestion?: string;
};
export type PupilRow = {
  row: number;
  values: Partial<Record<ImportField, string>>;
  raw: Partial<Record<ImportField, string>>;
  issues: Issue[];
};
export type ReadPupils = { sheet: string; headerRow: number; columns: ImportField[]; unknownColumns: string[]; rows: PupilRow[] };

const key = (text: string) => fold(text).replace(/[^a-z0-9]/g, '');
const names = new Map(
  pupilColumns.flatMap((column) => [column.title, ...column.aliases].map((name) => [key(name), column] as const)),
);
const textOf = (cell: Cell | undefined): string =>
  cell === null || cell === undefined ? '' : typeof cell === 'object' ? cell.error : nfc(String(cell));

type Header = { sheet: Sheet; at: number; number: number; columns: (Column | null)[]; unknown: string[] };

/** The row, within the first thirty, that names the most known columns; two rows when the second continues the first. */
function findHeader(sheets: Sheet[]): Header {
  let best: Header | null = null;
  let score = 1;
  for (const sheet of sheets)
    for (const [at, row] of sheet.rows.slice(0, 30).entries()) {
      const columns = row.cells.map((cell) => names.get(key(textOf(cell).replace(/\(\*\)|\*/g, ''))) ?? null);
      const count = columns.filter(Boolean).length;
      if (count <= score || !columns.some((column) => column?.field === 'full_name')) continue;
      score = count;
      const unknown = row.cells
        .map(textOf)
        .filter((text, i) => text && !columns[i] && key(text) !== 'stt' && key(text) !== 'lydo');
      best = { sheet, at, number: row.number, columns, unknown };
    }
  if (!best)
    throw refuse('header', 'Không thấy hàng tiêu đề có cột “Họ tên”. Dùng tệp xuất từ cơ sở dữ liệu ngành hoặc tải mẫu trống.');
  const next = best.sheet.rows[best.at + 1];
  if (next) {
    const more = next.cells.map((cell) => names.get(key(textOf(cell))) ?? null);
    const isData = /\p{L}+ \p{L}+/u.test(textOf(next.cells[best.columns.findIndex((c) => c?.field === 'full_name')]));
    if (!isData && more.some(Boolean)) {
      best.columns = Array.from(
        { length: Math.max(best.columns.length, more.length) },
        (_, i) => best?.columns[i] ?? more[i] ?? null,
      );
      best.at += 1;
    }
  }
  const fields = best.columns.flatMap((column) => (column ? [column.field] : []));
  const twice = fields.find((field, i) => fields.indexOf(field) !== i);
  if (twice)
    throw refuse(
      'twice',
      `Cột “${pupilColumns.find((c) => c.field === twice)?.title}” có hai lần trong hàng tiêu đề. Bỏ bớt một cột rồi nhập lại.`,
    );
  return best;
}

const isFooter = (cells: Cell[]): boolean =>
  /^(tongcong|tongso|cong|nguoilap|hieutruong|ngay\d*thang|danhsachnaygom)/.test(
    key(cells.map(textOf).filter(Boolean).join(' ').slice(0, 60)),
  );

export function readPupilRows(sheets: Sheet[]): ReadPupils {
  const header = findHeader(sheets);
  const rows: PupilRow[] = [];
  for (const { number, cells } of header.sheet.rows.slice(header.at + 1)) {
    const filled = cells.filter((cell) => textOf(cell) !== '');
    // The ministry's sheets number their columns under the header: 1, 2, 3 …
    if (filled.length > 2 && filled.every((cell, i) => Number(textOf(cell)) === i + 1)) continue;
    if (isFooter(cells)) continue;
    const row: PupilRow = { row: number, values: {}, raw: {}, issues: [] };
    for (const [i, column] of header.columns.entries()) {
      if (!column) continue;
      const cell = cells[i] ?? null;
      const text = textOf(cell);
      if (text === '') continue;
      row.raw[column.field] = text;
      if (typeof cell === 'object' && cell !== null) {
        row.issues.push(issue(column, 'formula', `Ô có lỗi công thức ${cell.error}`, text));
        continue;
      }
      const value = readCell(column, cell, text, row);
      if (value !== null) row.values[column.field] = value;
    }
    if (Object.keys(row.raw).length === 0) continue;
    if (!row.raw.full_name) {
      // Below the list stand signatures and remarks: a line with one or two cells and no name is one of them.
      if (Object.keys(row.raw).length <= 2) continue;
      row.issues.push({ field: 'full_name', code: 'missing_name', message: 'Chưa có họ tên', level: 'error', value: '' });
    }
    checkRow(row);
    rows.push(row);
  }
  if (rows.length === 0) throw refuse('no_rows', 'Dưới hàng tiêu đề chưa có dòng học sinh nào.');
  markDoubles(rows);
  return {
    sheet: header.sheet.name,
    headerRow: header.number,
    columns: header.columns.flatMap((column) => (column ? [column.field] : [])),
    unknownColumns: header.unknown,
    rows,
  };
}

const issue = (column: Column, code: string, message: string, value: string, suggestion?: string): Issue => ({
  field: column.field,
  code,
  message,
  level: 'error',
  value,
  ...(suggestion ? { suggestion } : {}),
});

function readCell(column: Column, cell: string | number | null, text: string, row: PupilRow): string | null {
  const add = (code: string, message: string, suggestion?: string) => {
    row.issues.push(issue(column, code, message, text, suggestion));
    return null;
  };
  const warn = (code: string, message: string) => row.issues.push({ ...issue(column, code, message, text), level: 'warning' });
  switch (column.kind) {
    case 'text':
      return text.length > (column.max ?? 200) ? add('too_long', `Dài quá ${column.max ?? 200} ký tự`) : text;
    case 'date': {
      const parsed = parseDate(typeof cell === 'number' ? cell : text);
      return parsed.ok ? parsed.date : add('date', parsed.reason);
    }
    case 'year': {
      const year = /^\d{4}$/.test(text) ? text : /(\d{4})$/.exec(text)?.[1];
      return year && Number(year) > 1900 && Number(year) < 2100 ? year : add('year', 'Năm sinh viết như 1980');
    }
    case 'list': {
      const found = column.list?.find(text);
      if (!found || found.code === null) {
        const sexWord =
          column.field === 'sex'
            ? { m: 'Nam', male: 'Nam', '1': 'Nam', f: 'Nữ', female: 'Nữ', '0': 'Nữ' }[text.toLowerCase()]
            : undefined;
        const near = sexWord ?? found?.near[0];
        return add(
          `unknown_${column.field}`,
          `${column.list?.title} “${text}” không có trong danh mục${near ? `, có phải “${near}”?` : ''}`,
          near,
        );
      }
      if (found.how === 'alias' && column.field !== 'grade' && column.field !== 'status')
        warn(`alias_${column.field}`, `“${text}” được hiểu là “${column.list?.nameOf(found.code)}”`);
      return found.code;
    }
    case 'digits': {
      const digits = text.replace(/[\s.,-]/g, '').replace(/^'/, '');
      if (!/^\d+$/.test(digits)) return add('digits', 'Chỉ gồm chữ số');
      if (column.field === 'phone') {
        if (digits.startsWith('0') && digits.length >= 10 && digits.length <= 11) return digits;
        // Excel drops the zero in front of a number.
        if (digits.length === 9 || (digits.length === 10 && !digits.startsWith('0'))) {
          warn('lost_zero', `Đã thêm số 0 ở đầu: 0${digits}`);
          return `0${digits}`;
        }
        return add('phone', 'Điện thoại gồm 10 chữ số, bắt đầu bằng 0');
      }
      if ((column.field === 'personal_id' || column.field === 'id_card') && (digits.length === 11 || digits.length === 8)) {
        warn('lost_zero', `Đã thêm số 0 ở đầu: 0${digits}`);
        return `0${digits}`;
      }
      return digits.length > 20 ? add('digits', 'Nhiều nhất 20 chữ số') : digits;
    }
  }
}

function checkRow(row: PupilRow): void {
  const { values } = row;
  const name = values.full_name;
  if (name && hasLegacyEncoding(name))
    row.issues.push({
      field: 'full_name',
      code: 'encoding',
      message: 'Họ tên còn ở bảng mã cũ (TCVN3 hoặc VNI), chuyển sang Unicode',
      level: 'error',
      value: name,
    });
  if (values.birth_date && values.birth_date > new Date().toISOString().slice(0, 10))
    row.issues.push({
      field: 'birth_date',
      code: 'future',
      message: 'Ngày sinh ở tương lai',
      level: 'error',
      value: row.raw.birth_date ?? '',
    });
  const written = /^(\d{1,2})/.exec(values.class_name ?? '')?.[1];
  if (written && values.grade && /^\d+$/.test(values.grade) && Number(written) !== Number(values.grade))
    row.issues.push({
      ...{ field: 'grade', code: 'grade_class', level: 'error', value: row.raw.grade ?? '' },
      message: `Lớp ${values.class_name} không thuộc ${gradeList.nameOf(values.grade).toLowerCase()}`,
    });
  for (const field of ['class_name', 'birth_date', 'sex', 'ethnicity'] as const)
    if (!row.raw[field])
      row.issues.push({
        ...{ field, code: `missing_${field}`, value: '' },
        level: field === 'class_name' ? 'error' : 'warning',
        message: `Chưa có ${pupilColumns.find((c) => c.field === field)?.title.toLowerCase()}`,
      });
}

/** The same pupil twice in one file: by number, else by name, birth date and class. */
function markDoubles(rows: PupilRow[]): void {
  const seen = new Map<string, number>();
  for (const row of rows) {
    const { ministry_id, personal_id, full_name, birth_date, class_name } = row.values;
    const keys = [
      ministry_id && `m${ministry_id}`,
      personal_id && `p${personal_id}`,
      full_name && `n${fold(full_name)}|${birth_date ?? ''}|${fold(class_name ?? '')}|${ministry_id ?? ''}`,
    ];
    const first = keys.flatMap((k) => (k && seen.has(k) ? [seen.get(k)] : []))[0];
    if (first !== undefined)
      row.issues.push({
        field: 'full_name',
        code: 'double',
        message: `Trùng với hàng ${first} trong tệp`,
        level: 'error',
        value: full_name ?? '',
      });
    for (const k of keys) if (k && !seen.has(k)) seen.set(k, row.row);
  }
}

export type IssueGroup = { code: string; message: string; level: 'error' | 'warning'; count: number; rows: number[] };
/** Five hundred times the same error is one line. */
export function groupIssues(rows: Pick<PupilRow, 'row' | 'issues'>[]): IssueGroup[] {
  const groups = new Map<string, IssueGroup>();
  for (const row of rows)
    for (const { code, level, message } of row.issues) {
      // What differs from row to row (numbers, rows) is left out of the group's name.
      const k = `${level}${code}${code.startsWith('unknown') || code.startsWith('alias') ? message : ''}`;
      const group = groups.get(k) ?? { code, message, level, count: 0, rows: [] };
      group.count += 1;
      if (group.rows.length < 200) group.rows.push(row.row);
      groups.set(k, group);
    }
  return [...groups.values()].sort((a, b) => (a.level === b.level ? b.count - a.count : a.level === 'error' ? -1 : 1));
}
