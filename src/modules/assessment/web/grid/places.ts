// Where is the caret, what is chosen, where does a key lead? Pure; rows and columns by number.

export type Place = { row: number; col: number };
export type Block = { top: number; bottom: number; left: number; right: number };
export type Size = { rows: number; cols: number };
/** Of what the rows and columns are, by key. */
export type Keys = { rows: readonly string[]; cols: readonly string[] };
/** May something be written there? */
export type Writable = (place: Place) => boolean;

const within = (n: number, most: number) => Math.max(0, Math.min(most, n));
/** The same cell after rows or columns have come or gone; where it is gone itself, the nearest place. */
export function followed(at: Place, before: Keys, after: Keys): Place {
  const along = (n: number, was: readonly string[], now: readonly string[]) => {
    const found = now.indexOf(was[n] ?? '');
    return within(found >= 0 ? found : n, Math.max(0, now.length - 1));
  };
  return { row: along(at.row, before.rows, after.rows), col: along(at.col, before.cols, after.cols) };
}
export const blockOf = (a: Place, b: Place): Block => ({
  ...{ top: Math.min(a.row, b.row), bottom: Math.max(a.row, b.row) },
  ...{ left: Math.min(a.col, b.col), right: Math.max(a.col, b.col) },
});
export const inBlock = ({ top, bottom, left, right }: Block, { row, col }: Place): boolean =>
  row >= top && row <= bottom && col >= left && col <= right;
export const cellsIn = ({ top, bottom, left, right }: Block): Place[] => {
  const places: Place[] = [];
  for (let row = top; row <= bottom; row++) for (let col = left; col <= right; col++) places.push({ row, col });
  return places;
};

/** Arrows, Home, End, Page up and down; with Ctrl to the edge. Undefined: no key that leads somewhere. */
export function moved(at: Place, key: string, ctrl: boolean, { rows, cols }: Size): Place | undefined {
  const to = (row: number, col: number): Place => ({ row: within(row, rows - 1), col: within(col, cols - 1) });
  switch (key) {
    case 'ArrowDown':
      return to(ctrl ? rows : at.row + 1, at.col);
    case 'ArrowUp':
      return to(ctrl ? 0 : at.row - 1, at.col);
    case 'ArrowRight':
      return to(at.row, ctrl ? cols : at.col + 1);
    case 'ArrowLeft':
      return to(at.row, ctrl ? 0 : at.col - 1);
    case 'PageDown':
      return to(at.row + 10, at.col);
    case 'PageUp':
      return to(at.row - 10, at.col);
    case 'Home':
      return to(ctrl ? 0 : at.row, 0);
    case 'End':
      return to(ctrl ? rows : at.row, cols);
  }
}

/**
 * Enter: the next cell down that can be written. At the end of the list it stays, never on to another column: one Enter too many would put the
 * next mark over one that stands there. Where nothing can be written the caret goes down by one.
 */
export function afterEnter(at: Place, step: 1 | -1, { rows }: Size, writable: Writable): Place {
  for (let row = at.row + step; row >= 0 && row < rows; row += step)
    if (writable({ row, col: at.col })) return { row, col: at.col };
  return writable(at) ? at : { row: within(at.row + step, rows - 1), col: at.col };
}

/** Tab: right, at the end of a row to the start of the next. Undefined: out of the grid, where Tab leads everywhere else. */
export function afterTab(at: Place, step: 1 | -1, { rows, cols }: Size): Place | undefined {
  const n = at.row * cols + at.col + step;
  return n < 0 || n >= rows * cols ? undefined : { row: Math.floor(n / cols), col: n % cols };
}

/** The first cell from there on, column after column and round again, of which `found` is true. */
export function search({ rows, cols }: Size, from: Place, found: (place: Place) => boolean): Place | undefined {
  const cells = rows * cols;
  const start = from.col * rows + from.row;
  for (let i = 1; i <= cells; i++) {
    const n = (start + i) % cells;
    const place = { row: n % rows, col: Math.floor(n / rows) };
    if (found(place)) return place;
  }
}
