// Which columns does a kind of workbook have, under which names, and what may stand in them? One list drives the reading, the
// template, the preview and the file of faulty rows. Knows no database and no school: a kind brings its columns and its code lists.
import { formatDate } from '#kernel/calendar.ts';
import type { CodeList } from '#kernel/code-lists/code-list.ts';

export type Column<F extends string = string> = {
  field: F;
  /** As in the ministry's export. */
  title: string;
  aliases: readonly string[];
  kind: 'text' | 'date' | 'list' | 'digits' | 'phone' | 'year' | 'number' | 'flag';
  list?: CodeList;
  mandatory?: boolean;
  /** Longest text, or highest number. */
  max?: number;
  /** Full lengths of a number: one digit short is a zero that Excel has eaten. */
  lengths?: readonly number[];
  /** Words outside the code list whose meaning is plain: { f: 'Nữ' }. */
  words?: Readonly<Record<string, string>>;
  /** Understood by another name without telling. */
  quiet?: boolean;
  example: string;
  /** Stands in the preview also when nothing is wrong with it. */
  shown?: boolean;
};

export const column = <F extends string>(
  field: F,
  title: string,
  kind: Column['kind'],
  example: string,
  more: Partial<Column<F>> = {},
): Column<F> => ({ field, title, kind, example, aliases: [], ...more });

export type Issue = {
  field: string;
  code: string;
  message: string;
  level: 'error' | 'warning';
  value: string;
  /** What the value probably means. */
  suggestion?: string;
  /** Every cell with this value can be mended at once by another value of the column. */
  mendable?: true;
};
export type TableRow<F extends string = string> = {
  row: number;
  /** Codes, days, digits. */
  values: Partial<Record<F, string>>;
  /** As in the file, corrections applied. */
  raw: Partial<Record<F, string>>;
  /** What stood in the file where a correction was applied. */
  was: Partial<Record<F, string>>;
  issues: Issue[];
};
export type TableSpec<F extends string = string> = {
  /** 'học sinh', as in "chưa có dòng học sinh nào". */
  one: string;
  columns: readonly Column<F>[];
  /** The column without which a row is nobody. */
  anchor: F;
  /** Keys by which two rows of a file are the same one. */
  keys(values: Partial<Record<F, string>>): (string | false | undefined)[];
  check?(row: TableRow<F>, today: string): void;
};
/** In the whole column, every cell with the value `from` says `to`. */
export type Correction = { field: string; from: string; to: string };

/** A stored value as it stands in a workbook. */
export function shownValue(column: Column | undefined, value: unknown): string | null {
  if (value === null || value === undefined || value === '') return null;
  if (column?.kind === 'date') return formatDate(String(value));
  if (column?.kind === 'list') return column.list?.nameOf(String(value)) ?? String(value);
  if (typeof value === 'boolean') return value ? 'Có' : 'Không';
  return String(value);
}
