// A filled form as it is read: on the page, in the office, on paper. One shape for all three.
import { formatNumber } from '#kernel/numbers.ts';
import type { Item } from './catalogue.ts';
import { type Content, isCounted } from './content.ts';
import { type Column, cellKind, columnsOf, isTotal } from './forms.ts';
import { type Shown, shownWords } from './suppress.ts';

export type SheetCell = { text: string; numeric: boolean; counted: boolean };
export type SheetRow = { title: string; indent: boolean; heading: boolean; cells: SheetCell[] };
export type SheetTable = { kind: 'table'; title: string; note: string; columns: Column[]; rows: SheetRow[] };
export type SheetText = { kind: 'text'; title: string; text: string; link: boolean };
export type SheetPart = SheetTable | SheetText;

export function amountWords(value: Shown | undefined): string {
  if (value === undefined) return '';
  if (typeof value === 'string') return /^(<\d+|x)$/.test(value) ? shownWords(value) : value;
  const [whole = '0', decimals] = String(Math.round(value * 100) / 100).split('.');
  return `${formatNumber(Number(whole))}${decimals ? `,${decimals}` : ''}`;
}

export function sheetOf(item: Pick<Item, 'parts'>, content: Content): SheetPart[] {
  return item.parts.flatMap((part): SheetPart[] => {
    if (part.kind === 'text') {
      const text = content.texts[part.code] ?? '';
      return text || !part.optional ? [{ kind: 'text', title: part.title, text, link: part.link === true }] : [];
    }
    const columns = columnsOf(part, content.grades);
    const rows = part.rows.map((row): SheetRow => {
      const shape = { title: row.title, indent: row.indent === 1, heading: row.heading === true };
      if (row.heading) return { ...shape, cells: [] };
      const cells = { ...content.typed[part.code]?.[row.code], ...content.figures[part.code]?.[row.code] };
      const numbers = columns.flatMap((column) => {
        const value = cells[column.code];
        return typeof value === 'number' ? [value] : [];
      });
      return {
        ...shape,
        cells: columns.map((column) => {
          const numeric = cellKind(row, column) === 'number';
          const added = isTotal(part, row, column) && numbers.length > 0 && numbers.length === columns.length - 1;
          const value = added ? numbers.reduce((sum, n) => sum + n, 0) : cells[column.code];
          // A text that looks like a hidden number is a text.
          const text = numeric ? amountWords(value) : String(value ?? '');
          return { text, numeric, counted: numeric && isCounted(row, content) };
        }),
      };
    });
    return [{ kind: 'table', title: part.title, note: part.note ?? '', columns, rows }];
  });
}
