// A table of a book, as every template sets it: columns under groups, rows, what stands under it.
export type TableColumn = {
  title: string;
  /** Columns beside each other with the same group stand under one head. */
  group?: string;
  /** Centimetres, or 0: shares what is left. */
  width: number;
  left?: boolean;
  strong?: boolean;
  /** The head stands upright: a narrow column with a long name. */
  upright?: boolean;
};
export type TableRow = {
  cells: readonly string[];
  strong?: boolean;
  /** Who left, how and when, under a name that is struck through and kept in the book. */
  gone?: string;
};
export type PrintedTable = {
  title: string;
  under: string;
  columns: readonly TableColumn[];
  rows: readonly TableRow[];
  note: string;
  /** A line a pupil: the letters become smaller, down to eight points, so that a class stands on one page. */
  fit?: boolean;
};
export const aTable = (
  columns: readonly TableColumn[],
  rows: readonly TableRow[],
  { title = '', under = '', note = '', fit = false } = {},
): PrintedTable => ({ title, under, columns, rows, note, ...(fit ? { fit } : {}) });

export const numberColumn: TableColumn = { title: 'TT', width: 0.8 };
export const nameColumn = (width = 0): TableColumn => ({ title: 'Họ và tên', width, left: true });

/** Centimetres between the margins of a page, upright and on its side. */
export const pageWidth = { upright: 18, flipped: 27.1 };
/** What a table needs at least: a column that shares the rest has to hold a word. */
export const leastWidth = (table: PrintedTable): number => table.columns.reduce((sum, { width }) => sum + (width || 2.6), 0);
