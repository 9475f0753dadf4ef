// What did another one do to a first page, told by its blocks? Pure.
import { type Block, blocksOf, type Layout } from './layout.ts';

export type Differences = {
  added: Block[];
  removed: Block[];
  moved: Block[];
  /** Set up otherwise, hidden or shown again. */
  changed: Block[];
  /** A row that stayed has another shape or tone. */
  rows: boolean;
};

/** `startsWith`: what a field holds that was never set: a setting written out as its default is no change. */
export function differencesOf(
  before: Layout,
  after: Layout,
  startsWith: (kind: string) => Record<string, unknown> = () => ({}),
): Differences {
  const was = new Map(blocksOf(before).map((block) => [block.id, block]));
  const is = new Map(blocksOf(after).map((block) => [block.id, block]));
  const stayed = [...is.values()].filter((block) => was.has(block.id));
  const columnsBefore = columnOf(before);
  const columnsAfter = columnOf(after);
  const inOrder = longestInOrder(
    stayed.map((block) => block.id),
    [...was.keys()],
  );
  const toned = new Map(before.rows.map((row) => [row.id, `${row.shape} ${row.tone}`]));
  const held = ({ kind, settings, hidden = false }: Block) =>
    JSON.stringify([kind, hidden, Object.entries({ ...startsWith(kind), ...settings }).sort(([a], [b]) => (a < b ? -1 : 1))]);
  return {
    added: [...is.values()].filter((block) => !was.has(block.id)),
    removed: [...was.values()].filter((block) => !is.has(block.id)),
    moved: stayed.filter(({ id }) => !inOrder.has(id) || columnsBefore.get(id) !== columnsAfter.get(id)),
    changed: stayed.filter((block) => held(block) !== held(was.get(block.id) ?? block)),
    rows: after.rows.some((row) => toned.has(row.id) && toned.get(row.id) !== `${row.shape} ${row.tone}`),
  };
}

const columnOf = (layout: Layout) =>
  new Map(
    layout.rows.flatMap((row) =>
      row.columns.flatMap((blocks, j) => blocks.map((block) => [block.id, `${row.id} ${j}`] as const)),
    ),
  );

/** The most of `ids` that stand in the order of `order`: the fewest others have moved. */
function longestInOrder(ids: string[], order: string[]): ReadonlySet<string> {
  const rank = new Map(order.map((id, i) => [id, i]));
  const ending: string[][] = [];
  for (const [i, id] of ids.entries()) {
    const before = ending
      .slice(0, i)
      .filter((run) => (rank.get(run.at(-1) ?? '') ?? 0) < (rank.get(id) ?? 0))
      .reduce<string[]>((best, run) => (run.length > best.length ? run : best), []);
    ending.push([...before, id]);
  }
  return new Set(ending.reduce<string[]>((best, run) => (run.length > best.length ? run : best), []));
}
