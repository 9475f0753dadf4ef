// A row of a first page: blocks in columns. What has nothing to show does not exist: neither the block nor its heading, nor a column or the row
// of such blocks.
/** @jsxImportSource hono/jsx */
import { Fragment } from 'hono/jsx';
import type { Block, Row, Shape } from '#modules/sites/index.ts';
import type { Node } from '../view/node.tsx';
import { type AnyKind, type Room, roomOf } from './block.ts';

/** A block of a layout that may stand on a site. */
export type Standing = { block: Block; kind: AnyKind; settings: never };

const grids: Record<Exclude<Shape, 'one'>, string> = {
  halves: 'cols c66',
  seven: 'cols c75',
  wide: 'cols c84',
  thirds: 'g3',
};
type Shows = { block: Block; kind: AnyKind; node: Node };

/** `shown`: its blocks that have something to show. */
export function rowOf(
  row: Row,
  standing: ReadonlyMap<string, Standing>,
  textIn: (one: Standing, room: Room) => Node | null,
): { node: Node; shown: string[] } {
  const seen = (blocks: Block[], shape: Shape, column: number): Shows[] =>
    blocks.flatMap((block) => {
      const one = standing.get(block.id);
      const node = one && textIn(one, roomOf(shape, column));
      return one && node ? [{ block, kind: one.kind, node }] : [];
    });
  const filled = row.columns
    .map((blocks, i) => ({ i, blocks: seen(blocks, row.shape, i) }))
    .filter(({ blocks }) => blocks.length > 0);
  const shown = filled.flatMap(({ blocks }) => blocks.map(({ block }) => block.id));
  return { node: nodeOf(row, filled, (column) => seen(row.columns[column] ?? [], 'one', 0)), shown };
}

type Filled = { i: number; blocks: Shows[] };
function nodeOf(row: Row, filled: Filled[], overThePage: (column: number) => Shows[]): Node {
  if (filled.length === 0) return null;
  // A column that is left alone takes the whole row, and its blocks the room of it.
  const alone = filled.length === 1 ? filled[0] : undefined;
  if (alone) return <Stack row={row} blocks={overThePage(alone.i)} />;
  if (row.shape === 'one') return null;
  const first = filled.find(({ i, blocks }) => i > 0 && blocks[0]?.kind.firstOnPhone);
  const order = first ? [first, ...filled.filter((column) => column !== first)] : filled;
  const columns = (
    <div className="wrap sec">
      <div className={grids[row.shape]}>
        {order.map((column) => (
          <div className={column === first ? 'col side' : 'col'} key={column.i}>
            {column.blocks.map(({ block, node }) => (
              <Fragment key={block.id}>{node}</Fragment>
            ))}
          </div>
        ))}
      </div>
    </div>
  );
  return row.tone === 'band' ? (
    <div className="band" key={row.id}>
      {columns}
    </div>
  ) : (
    <Fragment key={row.id}>{columns}</Fragment>
  );
}

/** One column: blocks one below the other, each over the page's width. */
function Stack({ row, blocks }: { row: Row; blocks: Shows[] }) {
  const parts = blocks.map(({ block, kind, node }) =>
    kind.full ? (
      <Fragment key={block.id}>{node}</Fragment>
    ) : (
      <div className="wrap sec" key={block.id}>
        {node}
      </div>
    ),
  );
  return row.tone === 'band' ? <div className="band">{parts}</div> : parts;
}
