// The first page of a site from its layout: what its blocks ask in one statement, their pictures in another, then rows of columns. What
// has nothing to show does not exist: neither the block nor its heading, nor a column or row of such blocks.
/** @jsxImportSource hono/jsx */

import { Fragment } from 'hono/jsx';
import { picturesById } from '#modules/media/index.ts';
import { type Block, blocksOf, type Layout, type Row, type Shape } from '#modules/sites/index.ts';
import { askTogether, type Question } from '#platform/db/question.ts';
import type { Work } from '#platform/db/work.ts';
import type { Around } from '../view/around.ts';
import type { Node } from '../view/node.tsx';
import { render } from '../view/page.tsx';
import type { HomeSheet } from '../view/sheet.ts';
import { homeSheets } from '../view/sheet.ts';
import { type AnyKind, roomOf, type Shown } from './block.ts';
import { kindOf } from './kinds.ts';
import { introOf } from './opening.tsx';

type Ready = { block: Block; kind: AnyKind; settings: never; data: never };

const understood = new WeakMap<Block, never>();
/** Those that a kind no longer understands are those it begins with. Asked once a block: sites of a kind share those of its layout. */
function settingsOf(block: Block, kind: AnyKind): never {
  const known = understood.get(block);
  if (known) return known;
  const parsed = kind.settings.safeParse(block.settings);
  const settings = (parsed.success ? parsed.data : kind.settings.parse({})) as never;
  understood.set(block, settings);
  return settings;
}

/** Blocks that may stand here. */
function readyOf(layout: Layout, around: Around): Map<string, Ready> {
  const ready = new Map<string, Ready>();
  for (const block of blocksOf(layout)) {
    const kind = block.hidden ? undefined : kindOf(block.kind);
    if (!kind || (kind.levels && !kind.levels.includes(around.site.level))) continue;
    ready.set(block.id, { block, kind, settings: settingsOf(block, kind), data: {} as never });
  }
  return ready;
}

async function answer(work: Work, around: Around, ready: Map<string, Ready>): Promise<void> {
  const asked = [...ready.values()].flatMap((one) =>
    Object.entries<Question<unknown>>(one.kind.asks?.(one.settings, { work, site: around.site }) ?? {}).map(
      ([name, question]) => ({ one, name, question }),
    ),
  );
  const answers = await askTogether(
    work,
    asked.map(({ question }) => question),
  );
  asked.forEach(({ one, name }, i) => {
    one.data = { ...(one.data as object), [name]: answers[i] } as never;
  });
  const shown: Shown = new Set();
  for (const one of ready.values()) if (one.kind.settle) one.data = one.kind.settle(one.data, one.settings, shown) as never;
}

/** The smallest sheet that has the rules of all these blocks. */
const sheetOf = (blocks: Ready[]): HomeSheet =>
  blocks.reduce<HomeSheet>((sheet, { kind, settings }) => {
    const own = (typeof kind.sheet === 'function' ? kind.sheet(settings) : kind.sheet) ?? 'home';
    return homeSheets.indexOf(own) > homeSheets.indexOf(sheet) ? own : sheet;
  }, 'home');

/** `shown`: blocks that have something to show. */
export type MadeHome = { html: string; tags: string[]; shown: string[] };

export async function makeHome(work: Work, bare: Around, layout: Layout): Promise<MadeHome> {
  const { site } = bare;
  const ready = readyOf(layout, bare);
  await answer(work, bare, ready);
  const named = new Set<string>();
  const tags = new Set<string>();
  for (const { kind, settings, data } of ready.values()) {
    for (const id of kind.pictures?.(settings, data, site) ?? []) if (id) named.add(id);
    for (const tag of kind.tags?.(settings, site, data) ?? []) tags.add(tag);
  }
  const pictures = await picturesById(work, [...named]);
  for (const id of named) tags.add(`media:${id}`);
  const around: Around = { ...bare, pictures };
  const hero = site.heroFile ? pictures.get(site.heroFile) : undefined;
  const shown: string[] = [];
  const rows = layout.rows.map((row) => rowOf(row, around, ready, work.today, shown));
  const blocks = [...ready.values()];
  const titled = blocks.some(({ kind }) => kind.titled);
  const html = render(
    around,
    {
      ...{ title: site.name, description: introOf(around, 280) || site.tagline || site.name, path: '/' },
      sheet: sheetOf(blocks),
      image: hero && around.url(site.hostLabel, `/media/${hero.variants.at(-1)?.sha256}.webp`),
    },
    <>
      {!titled && <h1 className="vh">{site.name}</h1>}
      {rows}
    </>,
  );
  return { html, tags: [...tags], shown };
}

const grids: Record<Exclude<Shape, 'one'>, string> = {
  halves: 'cols c66',
  seven: 'cols c75',
  wide: 'cols c84',
  thirds: 'g3',
};
type Shows = { block: Block; kind: AnyKind; node: Node };

function rowOf(row: Row, around: Around, ready: Map<string, Ready>, today: string, shown: string[]): Node {
  const seen = (blocks: Block[], shape: Shape, column: number): Shows[] =>
    blocks.flatMap((block) => {
      const one = ready.get(block.id);
      const node = one?.kind.render({
        ...{ around, settings: one.settings, data: one.data, room: roomOf(shape, column), today },
        headingId: `h-${block.id}`,
      });
      return one && node ? [{ block, kind: one.kind, node }] : [];
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
