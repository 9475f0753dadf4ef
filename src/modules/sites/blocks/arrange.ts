// A layout is changed by hand: every step gives a new one and loses no block. Pure; the screen, its keyboard and its tests use the same steps.
import { type Block, blocksOf, type Layout, type Row, type Shape, shapes } from './layout.ts';

/** Before the block that stands there now. */
export type Place = { row: number; column: number; index: number };

export function placeOf(layout: Layout, id: string): Place | null {
  for (const [row, { columns }] of layout.rows.entries())
    for (const [column, blocks] of columns.entries()) {
      const index = blocks.findIndex((block) => block.id === id);
      if (index >= 0) return { row, column, index };
    }
  return null;
}

const withColumn = (layout: Layout, at: Place, change: (blocks: Block[]) => Block[]): Layout => ({
  rows: layout.rows.map((row, i) =>
    i === at.row ? { ...row, columns: row.columns.map((blocks, j) => (j === at.column ? change(blocks) : blocks)) } : row,
  ),
});
const exists = (layout: Layout, at: Place) => layout.rows[at.row]?.columns[at.column] !== undefined;

/** To the place as it is before the move. Where there is no such place nothing moves. */
export function moveBlock(layout: Layout, id: string, to: Place): Layout {
  const from = placeOf(layout, id);
  const block = from && layout.rows[from.row]?.columns[from.column]?.[from.index];
  if (!from || !block || !exists(layout, to)) return layout;
  const same = from.row === to.row && from.column === to.column;
  const index = same && from.index < to.index ? to.index - 1 : to.index;
  const without = withColumn(layout, from, (blocks) => blocks.filter((one) => one.id !== id));
  return withColumn(without, to, (blocks) => [...blocks.slice(0, index), block, ...blocks.slice(index)]);
}

export type Direction = 'up' | 'down' | 'left' | 'right';
/** One step: within its column, over its end into the row above or below, sideways into the column beside. `fits` says which rows take it. */
export function stepBlock(layout: Layout, id: string, direction: Direction, fits: (row: Row) => boolean = () => true): Layout {
  const at = placeOf(layout, id);
  const row = at && layout.rows[at.row];
  if (!at || !row) return layout;
  const blocks = row.columns[at.column] ?? [];
  if (direction === 'left' || direction === 'right') {
    const column = at.column + (direction === 'left' ? -1 : 1);
    return moveBlock(layout, id, { ...at, column, index: Math.min(at.index, row.columns[column]?.length ?? 0) });
  }
  if (direction === 'up' && at.index > 0) return moveBlock(layout, id, { ...at, index: at.index - 1 });
  if (direction === 'down' && at.index < blocks.length - 1) return moveBlock(layout, id, { ...at, index: at.index + 2 });
  const by = direction === 'up' ? -1 : 1;
  let next = at.row + by;
  for (let other = layout.rows[next]; other && !fits(other); other = layout.rows[next]) next += by;
  const target = layout.rows[next];
  if (!target) return layout;
  const column = Math.min(at.column, target.columns.length - 1);
  return moveBlock(layout, id, { row: next, column, index: direction === 'up' ? (target.columns[column]?.length ?? 0) : 0 });
}

const freeId = (layout: Layout, stem: string): string => {
  const taken = new Set([...layout.rows, ...blocksOf(layout)].map((one) => one.id));
  let n = 1;
  while (taken.has(`${stem}-${n}`)) n += 1;
  return `${stem}-${n}`;
};
const emptyRow = (layout: Layout, shape: Shape): Row => ({
  ...{ id: freeId(layout, 'hang'), shape, tone: 'plain' },
  columns: Array.from({ length: shapes[shape].columns }, () => []),
});

export function addRow(layout: Layout, at: number, shape: Shape): Layout {
  return { rows: [...layout.rows.slice(0, at), emptyRow(layout, shape), ...layout.rows.slice(at)] };
}
export function moveRow(layout: Layout, from: number, to: number): Layout {
  const row = layout.rows[from];
  if (!row || to < 0 || to >= layout.rows.length) return layout;
  const others = layout.rows.filter((one) => one !== row);
  return { rows: [...others.slice(0, to), row, ...others.slice(to)] };
}
/** Fewer columns: what stood in those that go stands at the end of the last one that stays. */
export function reshapeRow(layout: Layout, at: number, shape: Shape): Layout {
  const n = shapes[shape].columns;
  return {
    rows: layout.rows.map((row, i) => {
      if (i !== at) return row;
      const columns = Array.from({ length: n }, (_, column) => row.columns[column] ?? []);
      columns[n - 1] = [...(columns[n - 1] ?? []), ...row.columns.slice(n).flat()];
      return { ...row, shape, columns };
    }),
  };
}
export const toneRow = (layout: Layout, at: number, tone: Row['tone']): Layout => ({
  rows: layout.rows.map((row, i) => (i === at ? { ...row, tone } : row)),
});
/** Only an empty row goes. */
export const removeRow = (layout: Layout, at: number): Layout => ({
  rows: layout.rows.filter((row, i) => i !== at || row.columns.some((column) => column.length > 0)),
});

/** Beside the others, or in a row of its own at the head or the end of the page. */
export function addBlock(
  layout: Layout,
  kind: string,
  settings: Record<string, unknown>,
  to: Place | 'head' | 'end',
): { layout: Layout; id: string } {
  const id = freeId(layout, kind);
  const block: Block = { id, kind, settings };
  if (typeof to === 'object' && exists(layout, to))
    return { id, layout: withColumn(layout, to, (blocks) => [...blocks.slice(0, to.index), block, ...blocks.slice(to.index)]) };
  const row = { ...emptyRow(layout, 'one'), columns: [[block]] };
  return { id, layout: { rows: to === 'head' ? [row, ...layout.rows] : [...layout.rows, row] } };
}
export function changeBlock(layout: Layout, id: string, part: Partial<Pick<Block, 'settings' | 'hidden'>>): Layout {
  const at = placeOf(layout, id);
  return at
    ? withColumn(layout, at, (blocks) => blocks.map((block) => (block.id === id ? { ...block, ...part } : block)))
    : layout;
}
export function removeBlock(layout: Layout, id: string): Layout {
  const at = placeOf(layout, id);
  return at ? withColumn(layout, at, (blocks) => blocks.filter((block) => block.id !== id)) : layout;
}
