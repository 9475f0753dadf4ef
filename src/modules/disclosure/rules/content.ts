// What stands in a filled form: figures from the records, frozen; what was typed; what is still missing before it may be published.
import type { LocalDate } from '#kernel/calendar.ts';
import type { Reason } from '#kernel/refusal.ts';
import { nfc } from '#kernel/vietnamese-text.ts';
import type { Item } from './catalogue.ts';
import { cellKind, columnsOf, isTotal, limits, type Part, type Row, type TablePart, totalColumn } from './forms.ts';
import { type Shown, suppressed } from './suppress.ts';

/** fact → column → number. A fact that the records do not hold is absent. */
export type Facts = Readonly<Record<string, Readonly<Record<string, number>>>>;
/** part → row → column → value */
export type Cells = Record<string, Record<string, Record<string, Shown>>>;
export type Content = {
  grades: string[];
  /** Counted from the records on this day; null: that year has no records here, everything is typed. */
  asOf: LocalDate | null;
  figures: Cells;
  typed: Cells;
  texts: Record<string, string>;
};
export const emptyContent = (grades: string[]): Content => ({ grades, asOf: null, figures: {}, typed: {}, texts: {} });

/** Names of form fields. */
export const cellName = (part: string, row: string, column: string): string => `${part}.${row}.${column}`;
export const textName = (part: string): string => `text.${part}`;

type Place = { part: TablePart; row: Row };
const placesOf = (parts: readonly Part[]): Place[] =>
  parts.flatMap((part) => (part.kind === 'table' ? part.rows.filter((row) => !row.heading).map((row) => ({ part, row })) : []));

/** Whether anything of this form is counted from the records. */
export const countsRecords = (item: Pick<Item, 'parts'>): boolean =>
  placesOf(item.parts).some(({ row }) => row.fact !== undefined);

/** Whether a row's numbers come from the records in this content: only where a day says so. */
export const isCounted = (row: Row, content: Pick<Content, 'asOf'>): boolean => row.fact !== undefined && content.asOf !== null;

function countedRow(part: TablePart, row: Row, grades: readonly string[], facts: Facts): Record<string, number> | null {
  const fact = facts[row.fact ?? ''];
  if (!fact) return null;
  const sum = () => grades.reduce((total, grade) => total + (fact[grade] ?? 0), 0);
  return Object.fromEntries(
    columnsOf(part, grades).flatMap((column): [string, number][] => {
      if (cellKind(row, column) === 'text') return [];
      if (part.columns === 'grades' && column.code === totalColumn) return [[column.code, sum()]];
      // One number of a whole school where the records count by grade: the number of classes among its rooms.
      if (column.code === 'n') return [[column.code, fact.n ?? sum()]];
      return [[column.code, fact[column.code] ?? 0]];
    }),
  );
}

/** The figures of a form, frozen with what is too small already gone: the exact number is never stored with it. */
export function figuresOf(item: Pick<Item, 'parts'>, grades: readonly string[], facts: Facts, smallest: number): Cells {
  const figures: Cells = {};
  for (const { part, row } of placesOf(item.parts)) {
    const cells = row.fact === undefined ? null : countedRow(part, row, grades, facts);
    if (!cells) continue;
    figures[part.code] = { ...figures[part.code], [row.code]: row.small ? suppressed(cells, totalColumn, smallest) : cells };
  }
  return figures;
}

/** '1.234,5' and '1234.5' as people type them; null when it is no number. */
export function parseAmount(text: string): number | null {
  const plain = text.replaceAll(/\s/g, '');
  const number = /^\d{1,3}(\.\d{3})+(,\d+)?$/.test(plain)
    ? plain.replaceAll('.', '').replace(',', '.')
    : /^\d+([.,]\d+)?$/.test(plain)
      ? plain.replace(',', '.')
      : '';
  const value = Number(number);
  return number === '' || value > 1e12 ? null : value;
}

const personal = /(^|\D)\d{12}(\D|$)/;
const textReason = (text: string, most: number, field: string, label: string): Reason | null => {
  if (text.length > most) return { code: 'long', message: `Dài quá, nhiều nhất ${most} ký tự.`, field, label };
  if (personal.test(text))
    return { code: 'personal', message: 'Có dãy 12 chữ số như số định danh của một người: bỏ đi trước khi lưu.', field, label };
  return null;
};
const tidy = (text: string): string =>
  text
    .split(/\r?\n/)
    .map((line) => nfc(line))
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();

/**
 * What was typed, read by the form itself: cells of the records are not read, whatever is sent.
 * @param given the fields of the form by name
 */
export function readTyped(
  item: Pick<Item, 'parts'>,
  grades: readonly string[],
  given: (name: string) => string,
  counted: Pick<Content, 'asOf'>,
  smallest: number,
): { typed: Cells; texts: Record<string, string>; reasons: Reason[] } {
  const typed: Cells = {};
  const reasons: Reason[] = [];
  for (const { part, row } of placesOf(item.parts)) {
    if (isCounted(row, counted) && columnsOf(part, grades).every((column) => cellKind(row, column) === 'number')) continue;
    const cells: Record<string, Shown> = {};
    for (const column of columnsOf(part, grades)) {
      const kind = cellKind(row, column);
      if ((kind === 'number' && isCounted(row, counted)) || isTotal(part, row, column)) continue;
      const field = cellName(part.code, row.code, column.code);
      const text = kind === 'number' ? given(field).trim() : tidy(given(field));
      if (text === '') continue;
      const label = `${row.title}, ${column.title}`;
      if (kind === 'text') {
        const reason = textReason(text, limits.cell, field, label);
        if (reason) reasons.push(reason);
        cells[column.code] = text;
        continue;
      }
      // What was hidden once is sent back as it stands.
      if (row.small && /^(<\d+|x)$/.test(text)) {
        cells[column.code] = text;
        continue;
      }
      const value = parseAmount(text);
      if (value === null) reasons.push({ code: 'number', message: `“${text.slice(0, 30)}” không phải là số.`, field, label });
      else cells[column.code] = value;
    }
    if (Object.keys(cells).length === 0) continue;
    const numbers = Object.entries(cells).filter((cell): cell is [string, number] => typeof cell[1] === 'number');
    typed[part.code] = {
      ...typed[part.code],
      [row.code]: row.small ? { ...cells, ...suppressed(Object.fromEntries(numbers), totalColumn, smallest) } : cells,
    };
  }
  const texts: Record<string, string> = {};
  for (const part of item.parts) {
    if (part.kind !== 'text') continue;
    const field = textName(part.code);
    const text = part.link ? nfc(given(field)) : tidy(given(field));
    if (text === '') continue;
    const reason = textReason(text, limits.text, field, part.title);
    if (reason) reasons.push(reason);
    if (part.link && !/^https?:\/\/[^\s]+\.[^\s]+$/.test(text))
      reasons.push({ code: 'link', message: 'Liên kết viết như https://truong.edu.vn/ke-hoach.', field, label: part.title });
    texts[part.code] = text;
  }
  return { typed, texts, reasons };
}

/** A content as the fields of its form. */
export function givenBy(content: Content): (name: string) => string {
  const fields = new Map<string, string>();
  for (const [part, rows] of Object.entries(content.typed))
    for (const [row, cells] of Object.entries(rows))
      for (const [column, value] of Object.entries(cells)) fields.set(cellName(part, row, column), String(value));
  for (const [part, text] of Object.entries(content.texts)) fields.set(textName(part), text);
  return (name) => fields.get(name) ?? '';
}

/** What citizens would miss; empty when the form may be published. */
export function missingOf(item: Pick<Item, 'parts' | 'files' | 'due'>, content: Content, files: number): Reason[] {
  const reasons: Reason[] = [];
  if (item.due.kind !== 'yearly') {
    if (files === 0 && Object.keys(content.texts).length === 0)
      reasons.push({ code: 'empty', message: 'Ghi nội dung chính, đặt liên kết hoặc đính kèm tệp trước khi công khai.' });
    return reasons;
  }
  for (const { part, row } of placesOf(item.parts)) {
    if (row.optional) continue;
    const counted = isCounted(row, content);
    const cells = { ...content.figures[part.code]?.[row.code], ...content.typed[part.code]?.[row.code] };
    const columns = columnsOf(part, content.grades).filter(
      (column) =>
        !isTotal(part, row, column) &&
        // Notes beside a number may stay empty.
        (cellKind(row, column) === 'number' ||
          columnsOf(part, content.grades).every((other) => cellKind(row, other) === 'text')) &&
        cells[column.code] === undefined,
    );
    const [first] = columns;
    if (!first) continue;
    reasons.push(
      counted
        ? { code: 'records', message: 'Hồ sơ đơn vị chưa có số này: điền ở Hồ sơ đơn vị rồi lấy lại số liệu.', label: row.title }
        : {
            ...{ code: 'missing', field: cellName(part.code, row.code, first.code), label: row.title },
            message: columns.length > 1 ? `Còn trống ${columns.length} ô.` : 'Còn trống.',
          },
    );
  }
  for (const part of item.parts)
    if (part.kind === 'text' && !part.optional && !content.texts[part.code])
      reasons.push({ code: 'missing', message: 'Chưa có nội dung.', field: textName(part.code), label: part.title });
  if (item.files === 'required' && files === 0)
    reasons.push({ code: 'files', message: 'Đính kèm tệp trước khi công khai.', field: 'files' });
  return reasons;
}
