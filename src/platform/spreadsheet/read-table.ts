// Rows of a workbook by the columns of its kind, with everything that is wrong or doubtful in each cell. Knows no database.
import { formatDate, parseDate } from '#kernel/calendar.ts';
import { hasLegacyEncoding, legacyEncodingWords } from '#kernel/legacy-encoding.ts';
import { phonePattern, plainPhone } from '#kernel/phone.ts';
import { refuse } from '#kernel/refusal.ts';
import { fold, nfc } from '#kernel/vietnamese-text.ts';
import type { Column, Correction, Issue, TableRow, TableSpec } from './columns.ts';
import type { Cell, Sheet } from './read.ts';

export type ReadTable<F extends string = string> = {
  sheet: string;
  headerRow: number;
  columns: F[];
  unknownColumns: string[];
  rows: TableRow<F>[];
};

const key = (text: string) => fold(text.replace(/\(\*\)|\*/g, '')).replace(/[^a-z0-9]/g, '');
const textOf = (cell: Cell | undefined): string =>
  cell === null || cell === undefined
    ? ''
    : typeof cell === 'object'
      ? cell.error
      : typeof cell === 'number'
        ? String(cell)
        : nfc(cell);

type Header<F extends string> = {
  sheet: Sheet;
  /** Index of the first row below the header. */
  below: number;
  number: number;
  columns: (Column<F> | null)[];
  unknown: string[];
  known: number;
};

/** The row, within the first thirty, that names the most known columns; the row below it continues it where it names parts. */
function headerOf<F extends string>(spec: TableSpec<F>, sheets: Sheet[]): Header<F> | null {
  const names = new Map(spec.columns.flatMap((c) => [c.title, ...c.aliases].map((name) => [key(name), c] as const)));
  const named = (text: string) => (text ? (names.get(key(text)) ?? null) : null);
  let best: Header<F> | null = null;
  for (const sheet of sheets)
    for (const [at, row] of sheet.rows.slice(0, 30).entries()) {
      const top = row.cells.map(textOf);
      for (const span of sheet.spans ?? [])
        if (span.row === row.number) for (let i = span.from; i <= span.to; i++) top[i] = top[span.from] ?? '';
      const alone = top.map(named);
      let columns = alone;
      let below = at + 1;
      const sub = sheet.rows[at + 1]?.cells.map(textOf) ?? [];
      const anchorAt = alone.findIndex((c) => c?.field === spec.anchor);
      const under = sub[anchorAt] ?? '';
      // A first data row has a name under “Họ tên”; the second row of a header has nothing there, or the merged title again.
      if (anchorAt >= 0 && (under === '' || key(under) === key(top[anchorAt] ?? ''))) {
        const both = Array.from({ length: Math.max(top.length, sub.length) }, (_, i) => {
          const [t = '', s = ''] = [top[i], sub[i]];
          return named(t) ?? named(`${s} ${t}`) ?? named(`${t} ${s}`) ?? named(s);
        });
        if (both.filter(Boolean).length > alone.filter(Boolean).length || key(under) !== '') {
          columns = both;
          below = at + 2;
        }
      }
      const known = new Set(columns.flatMap((c) => c?.field ?? [])).size;
      if (known < 2 || known <= (best?.known ?? 0) || !columns.some((c) => c?.field === spec.anchor)) continue;
      const unknown = [...new Set(top.filter((text, i) => text && !columns[i] && !['stt', 'tt', 'lydo'].includes(key(text))))];
      best = { sheet, below, number: row.number, columns, unknown, known };
    }
  return best;
}

/** How many columns of this kind does the file name? 0: it is not of this kind. */
export const columnsKnown = (spec: TableSpec, sheets: Sheet[]): number => headerOf(spec, sheets)?.known ?? 0;

const isFooter = (filled: string[]): boolean =>
  /^(tongcong|tongso|cong\d|cong$|nguoilap|hieutruong$|ngay\d*thang|danhsachnaygom)/.test(key(filled.join(' ').slice(0, 60)));

/** @throws Refused with one sentence when the file holds no list of this kind */
export function readTable<F extends string>(
  spec: TableSpec<F>,
  sheets: Sheet[],
  options: { today: string; corrections?: readonly Correction[] },
): ReadTable<F> {
  const anchor = spec.columns.find((c) => c.field === spec.anchor);
  const header = headerOf(spec, sheets);
  if (!header)
    throw refuse(
      'header',
      `Không thấy hàng tiêu đề có cột “${anchor?.title}”. Dùng tệp xuất từ cơ sở dữ liệu ngành hoặc tải mẫu trống.`,
    );
  const fields = header.columns.flatMap((c) => (c ? [c.field] : []));
  const twice = header.columns.find((c, i) => c && header.columns.findIndex((other) => other?.field === c.field) !== i);
  if (twice) throw refuse('twice', `Cột “${twice.title}” có hai lần trong hàng tiêu đề. Bỏ bớt một cột rồi nhập lại.`);
  const correct = corrector(options.corrections ?? []);
  const rows: TableRow<F>[] = [];
  for (const { number, cells } of header.sheet.rows.slice(header.below)) {
    const texts = cells.map(textOf);
    const filled = texts.filter(Boolean);
    // The ministry's sheets number their columns under the header: 1, 2, 3 …
    if (filled.length > 2 && filled.every((text, i) => Number(text.replace(/[()]/g, '')) === i + 1)) continue;
    if (isFooter(filled)) continue;
    const row: TableRow<F> = { row: number, values: {}, raw: {}, was: {}, issues: [] };
    for (const [i, c] of header.columns.entries()) {
      if (!c) continue;
      const cell = cells[i] ?? null;
      const text = texts[i] ?? '';
      if (text === '') continue;
      const corrected = correct(c.field, text);
      if (corrected !== undefined) row.was[c.field] = text;
      row.raw[c.field] = corrected ?? text;
      if (corrected === undefined && typeof cell === 'object' && cell !== null) {
        row.issues.push(issue(c, 'formula', `Ô có công thức lỗi hoặc chưa có kết quả (${cell.error})`, text));
        continue;
      }
      const value = readCell(c, corrected ?? (cell as string | number), corrected ?? text, row.issues);
      if (value === null) continue;
      row.values[c.field] = value;
      // A serial number says nothing to a person.
      if (c.kind === 'date') row.raw[c.field] = formatDate(value);
    }
    const present = Object.keys(row.raw).length;
    if (present === 0) continue;
    if (!row.raw[spec.anchor]) {
      // Below the list stand signatures and remarks: a line with one or two cells and no name is one of them.
      if (present <= 2) continue;
      row.issues.push({
        ...{ field: spec.anchor, code: `missing_${spec.anchor}`, level: 'error', value: '' },
        message: `Chưa có ${anchor?.title.toLowerCase()}`,
      });
    }
    for (const c of spec.columns)
      if (c.mandatory && c.field !== spec.anchor && fields.includes(c.field) && !row.raw[c.field])
        row.issues.push({
          ...{ field: c.field, code: `missing_${c.field}`, level: 'warning', value: '' },
          message: `Chưa có ${c.title.toLowerCase()}`,
        });
    spec.check?.(row, options.today);
    rows.push(row);
  }
  if (rows.length === 0) throw refuse('no_rows', `Dưới hàng tiêu đề chưa có dòng ${spec.one} nào.`);
  markDoubles(spec, rows);
  return { sheet: header.sheet.name, headerRow: header.number, columns: fields, unknownColumns: header.unknown, rows };
}

/** What a cell says after the corrections; a value corrected and still wrong may be corrected again. */
function corrector(corrections: readonly Correction[]) {
  const to = new Map(corrections.map((c) => [`${c.field}|${c.from}`, c.to]));
  return (field: string, text: string): string | undefined => {
    if (to.size === 0) return undefined;
    let result: string | undefined;
    for (let turns = 0; turns < 5; turns++) {
      const next = to.get(`${field}|${result ?? text}`);
      if (next === undefined) break;
      result = next;
    }
    return result;
  };
}

const issue = (c: Column, code: string, message: string, value: string): Issue => ({
  ...{ field: c.field, code, message, level: 'error', value },
});

const yes = new Set(['x', 'co', '1', 'true', 'v', 'dung']);
const no = new Set(['khong', 'k', '0', 'false', 'sai']);

function readCell(c: Column, cell: string | number, text: string, issues: Issue[]): string | null {
  const add = (code: string, message: string) => {
    issues.push(issue(c, code, message, text));
    return null;
  };
  const warn = (code: string, message: string) => issues.push({ ...issue(c, code, message, text), level: 'warning' });
  switch (c.kind) {
    case 'text':
      if (hasLegacyEncoding(text)) return add('encoding', `${c.title}: ${legacyEncodingWords(text)}`);
      return text.length > (c.max ?? 200) ? add('too_long', `Dài quá ${c.max ?? 200} ký tự`) : text;
    case 'date': {
      const parsed = parseDate(typeof cell === 'number' ? cell : text);
      return parsed.ok ? parsed.date : add('date', parsed.reason);
    }
    case 'year': {
      const year = /^\d{4}$/.test(text) ? text : /(\d{4})$/.exec(text)?.[1];
      return year && Number(year) > 1900 && Number(year) < 2100 ? year : add('year', 'Năm sinh viết như 1980');
    }
    case 'number': {
      const number = Number(text.replace(',', '.'));
      return Number.isInteger(number) && number >= 0 && number <= (c.max ?? 1000)
        ? String(number)
        : add('number', `${c.title} là số nguyên từ 0 đến ${c.max ?? 1000}`);
    }
    case 'flag': {
      if (yes.has(key(text))) return 'true';
      return no.has(key(text)) ? 'false' : add('flag', `${c.title} ghi “Có” hoặc “Không”`);
    }
    case 'list':
      return readListed(c, text, issues);
    case 'phone': {
      const digits = plainPhone(text);
      if (phonePattern.test(digits)) return digits;
      // Excel drops the zero in front of a number.
      if (/^[1-9]\d{8,9}$/.test(digits)) {
        warn('lost_zero', `Đã thêm số 0 ở đầu: 0${digits}`);
        return `0${digits}`;
      }
      return add('phone', 'Điện thoại gồm 10 chữ số, bắt đầu bằng 0');
    }
    case 'digits': {
      const digits = text.replace(/[\s.,-]/g, '').replace(/^'/, '');
      if (!/^\d+$/.test(digits)) return add('digits', `${c.title} chỉ gồm chữ số`);
      if (c.lengths?.includes(digits.length + 1) && !c.lengths.includes(digits.length)) {
        warn('lost_zero', `Đã thêm số 0 ở đầu: 0${digits}`);
        return `0${digits}`;
      }
      return digits.length > (c.max ?? 20) ? add('digits', `Nhiều nhất ${c.max ?? 20} chữ số`) : digits;
    }
  }
}

function readListed(c: Column, text: string, issues: Issue[]): string | null {
  const found = c.list?.find(text);
  if (found && found.code !== null) {
    if (found.how === 'alias' && !c.quiet)
      issues.push({
        ...issue(c, `alias_${c.field}`, `“${text}” được hiểu là “${c.list?.nameOf(found.code)}”`, text),
        level: 'warning',
      });
    return found.code;
  }
  const near = c.words?.[text.toLowerCase()] ?? found?.near[0];
  issues.push({
    ...issue(c, `unknown_${c.field}`, `${c.title} “${text}” không có trong danh mục${near ? `, có phải “${near}”?` : ''}`, text),
    ...(near ? { suggestion: near } : {}),
    mendable: true,
  });
  return null;
}

/** The same one twice in one file. */
function markDoubles<F extends string>(spec: TableSpec<F>, rows: TableRow<F>[]): void {
  const seen = new Map<string, number>();
  for (const row of rows) {
    const keys = spec.keys(row.values).filter((k): k is string => Boolean(k));
    const first = keys.flatMap((k) => seen.get(k) ?? [])[0];
    if (first !== undefined)
      row.issues.push({
        ...{ field: spec.anchor, code: 'double', level: 'error', value: row.raw[spec.anchor] ?? '' },
        message: `Trùng với hàng ${first} trong tệp`,
      });
    for (const k of keys) if (!seen.has(k)) seen.set(k, row.row);
  }
}

export type IssueGroup = {
  code: string;
  field: string;
  message: string;
  level: 'error' | 'warning';
  count: number;
  rows: number[];
  /** The value all its cells have, when they can be mended together. */
  value?: string;
  suggestion?: string;
  /** The rows say it in different words: `message` is the first one's. */
  varied?: true;
};
/** Five hundred times the same error is one line; where one correction mends all its cells, a line a value. */
export function groupIssues(rows: Pick<TableRow, 'row' | 'issues'>[]): IssueGroup[] {
  const groups = new Map<string, IssueGroup>();
  for (const row of rows)
    for (const { code, level, message, field, value, suggestion, mendable } of row.issues) {
      const k = [level, code, field, mendable || code.startsWith('alias') ? value : ''].join('|');
      const group = groups.get(k) ?? {
        ...{ code, field, message, level, count: 0, rows: [] },
        ...(mendable ? { value } : {}),
        ...(suggestion ? { suggestion } : {}),
      };
      group.count += 1;
      if (group.message !== message) group.varied = true;
      if (group.rows.length < 200) group.rows.push(row.row);
      groups.set(k, group);
    }
  return [...groups.values()].sort((a, b) => (a.level === b.level ? b.count - a.count : a.level === 'error' ? -1 : 1));
}
