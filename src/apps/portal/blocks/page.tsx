// The first page of a site from its layout: its blocks, kept or made, in rows of columns. What has nothing to show does not exist: neither
// the block nor its heading, nor a column or row of such blocks.
/** @jsxImportSource hono/jsx */

import { Fragment } from 'hono/jsx';
import type { Block, Layout, Row, Shape, Site } from '#modules/sites/index.ts';
import type { Work } from '#platform/db/work.ts';
import { homeTags } from '../made.ts';
import type { Around } from '../view/around.ts';
import { type Node, textOf } from '../view/node.tsx';
import { renderAround } from '../view/page.tsx';
import type { HomeSheet } from '../view/sheet.ts';
import { homeSheets } from '../view/sheet.ts';
import { type AnyKind, roomOf } from './block.ts';
import { blocksMade, type Keeping, type MadeBlock, type Standing, standingOn } from './made-blocks.ts';
import { introOf } from './opening.tsx';

/** The smallest sheet that has the rules of all these blocks. */
const sheetOf = (blocks: readonly Standing[]): HomeSheet =>
  blocks.reduce<HomeSheet>((sheet, { kind, settings }) => {
    const own = (typeof kind.sheet === 'function' ? kind.sheet(settings) : kind.sheet) ?? 'home';
    return homeSheets.indexOf(own) > homeSheets.indexOf(sheet) ? own : sheet;
  }, 'home');

/** `shown`: blocks that have something to show. */
export type MadeHome = { html: string; tags: string[]; shown: string[] };

/** `keeping`: blocks that stand there are used, those that are made are put there. */
export async function makeHome(work: Work, around: Around, layout: Layout, keeping?: Keeping): Promise<MadeHome> {
  const { site } = around;
  const standing = standingOn(layout, site);
  const { made, keep } = await blocksMade(work, around, standing, keeping);
  const shown: string[] = [];
  const kinds = new Map(standing.map(({ block, kind }) => [block.id, kind]));
  const rows = layout.rows.map((row) => rowOf(row, kinds, made, shown));
  // What they weigh is known when they are written.
  keep();
  const titled = standing.some(({ kind }) => kind.titled);
  const body = textOf(
    <>
      {!titled && <h1 className="vh">{site.name}</h1>}
      {rows}
    </>,
  );
  const [before, after] = standsAround(around, sheetOf(standing));
  return {
    html: `${before}${body}${after}`,
    tags: [...new Set([...homeTags(site), ...[...made.values()].flatMap(({ tags }) => tags)])],
    shown,
  };
}

const written = new WeakMap<Site, { sheet: HomeSheet; text: [before: string, after: string] }>();
/** Written down once, for as long as the site is kept (`sites.ts`): it says nothing that is not the site's. */
function standsAround(around: Around, sheet: HomeSheet): [before: string, after: string] {
  const { site } = around;
  const known = written.get(site);
  if (known?.sheet === sheet) return known.text;
  const text = renderAround(around, {
    ...{ title: site.name, description: introOf(around, 280) || site.tagline || site.name, path: '/', sheet },
    image: site.hero ? around.url(site.hostLabel, `/media/${site.hero.variants.at(-1)?.sha256}.webp`) : undefined,
  });
  written.set(site, { sheet, text });
  return text;
}

const grids: Record<Exclude<Shape, 'one'>, string> = {
  halves: 'cols c66',
  seven: 'cols c75',
  wide: 'cols c84',
  thirds: 'g3',
};
type Shows = { block: Block; kind: AnyKind; node: Node };

function rowOf(row: Row, kinds: ReadonlyMap<string, AnyKind>, made: ReadonlyMap<string, MadeBlock>, shown: string[]): Node {
  const seen = (blocks: Block[], shape: Shape, column: number): Shows[] =>
    blocks.flatMap((block) => {
      const kind = kinds.get(block.id);
      const node = made.get(block.id)?.in(roomOf(shape, column));
      return kind && node ? [{ block, kind, node }] : [];
    });
  const filled = row.columns
    .map((blocks, i) => ({ i, blocks: seen(blocks, row.shape, i) }))
    .filter(({ blocks }) => blocks.length > 0);
  for (const { blocks } of filled) shown.push(...blocks.map(({ block }) => block.id));
  if (filled.length === 0) return null;
  // A column that is left alone takes the whole row, and its blocks the room of it.
  const alone = filled.length === 1 ? filled[0] : undefined;
  if (alone) return <Stack key={row.id} row={row} blocks={seen(row.columns[alone.i] ?? [], 'one', 0)} />;
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
