// The blocks of a first page in their rows: those that are kept, and the others made anew, which ask in one statement, and for their pictures in
// another.
import { raw } from 'hono/html';
import { picturesById } from '#modules/media/index.ts';
import { type Block, blocksOf, type Layout, type Site } from '#modules/sites/index.ts';
import { askTogether, type Question } from '#platform/db/question.ts';
import type { Work } from '#platform/db/work.ts';
import { dayTag } from '../cache.ts';
import { Kept } from '../kept.ts';
import type { Around } from '../view/around.ts';
import { type Node, textOf } from '../view/node.tsx';
import type { AnyKind, Room, Shown } from './block.ts';
import { kindOf } from './kinds.ts';
import { rowOf, type Standing } from './row.tsx';

/** A block as it was made: for as long as nothing of what it was made from changes. */
export type MadeBlock = {
  /** By the width in which it stands; null: there is nothing to show. Of what it was made from nothing is held. */
  texts: ReadonlyMap<Room, string | null>;
  tags: string[];
  /** Articles that it tells: none of them is told again further down. */
  tells: readonly string[];
};
/** Several times what the first pages of a province have. */
const lettersAtMost = 32 * 1024 * 1024;
const lettersOf = ({ texts }: MadeBlock) => [...texts.values()].reduce((sum, text) => sum + (text?.length ?? 0), 0);
/** The blocks of first pages, each kept by the tags of what it alone was made from: after an article only those are made again that show articles. */
export const openBlocks = () => new Kept<MadeBlock>(lettersAtMost, lettersOf);
/** `generation`: when the making of the page was begun, its site among it; `tags`: of what every block of the page is made from. */
export type Keeping = { blocks: Pick<Kept<MadeBlock>, 'get' | 'put'>; generation: number; tags: readonly string[] };

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
const standingOn = (layout: Layout, site: Site): Standing[] =>
  blocksOf(layout).flatMap((block) => {
    const kind = block.hidden ? undefined : kindOf(block.kind);
    if (!kind || (kind.levels && !kind.levels.includes(site.level))) return [];
    return [{ block, kind, settings: settingsOf(block, kind) }];
  });

type MadeRows = { rows: Node[]; tags: string[]; shown: string[]; standing: Standing[] };

/** The rows of a layout; `shown`: blocks that have something to show. */
export async function rowsMade(work: Work, bare: Around, layout: Layout, keeping?: Keeping): Promise<MadeRows> {
  const { site } = bare;
  const standing = standingOn(layout, site);
  const made = new Map<string, MadeBlock>();
  const again: Standing[] = [];
  let retold = false;
  for (const one of standing) {
    const kept = keeping?.blocks.get(keyOf(site, one));
    // What is told further up may be other articles now: who leaves those out is made again after it.
    if (kept && !(retold && one.kind.settle)) made.set(one.block.id, kept);
    else {
      again.push(one);
      retold ||= one.kind.settle !== undefined;
    }
  }
  const data = await answersOf(work, site, standing, again);
  const told = settled(standing, made, data);
  const named = new Map([...data].map(([one, own]) => [one, picturesOf(one, own)]));
  const around = { ...bare, pictures: await picturesById(work, [...new Set([...named.values()].flat())]) };
  const written = new Map<string, Map<Room, string | null>>();
  for (const one of again) {
    const texts = new Map<Room, string | null>();
    written.set(one.block.id, texts);
    const tags = [
      ...(one.kind.tags?.(one.settings, site, data.get(one) as never) ?? []),
      ...(named.get(one) ?? []).map((id) => `media:${id}`),
    ];
    made.set(one.block.id, { texts, tags, tells: told.get(one) ?? [] });
  }

  let tooNarrow = false;
  const textIn = (one: Standing, room: Room): Node | null => {
    const texts = written.get(one.block.id);
    let text = made.get(one.block.id)?.texts.get(room);
    if (text === undefined && !texts) tooNarrow = true;
    if (text === undefined && texts) {
      const { settings, block } = one;
      const own = { around, settings, data: data.get(one) as never, room, today: work.today, headingId: `h-${block.id}` };
      const node = one.kind.render(own);
      // Through bytes: the text in one piece, without the hundreds it was put together from.
      text = node ? Buffer.from(textOf(node)).toString() : null;
      texts.set(room, text);
    }
    return text ? raw(text) : null;
  };
  const byId = new Map(standing.map((one) => [one.block.id, one]));
  const rows = layout.rows.map((row) => rowOf(row, byId, textIn));
  // One that is kept has come to stand alone in its row: it was never written so wide.
  if (tooNarrow && keeping) return rowsMade(work, bare, layout, { ...keeping, blocks: onlyPut(keeping.blocks) });
  for (const one of keeping ? again : []) {
    const block = made.get(one.block.id);
    if (block) keeping?.blocks.put(keyOf(site, one), block, [...keeping.tags, ...block.tags, dayTag], keeping.generation);
  }
  return {
    rows: rows.map(({ node }) => node),
    tags: [...made.values()].flatMap(({ tags }) => tags),
    shown: rows.flatMap(({ shown }) => shown),
    standing,
  };
}

const keyOf = (site: Site, { block }: Standing) => `${site.unitId}|${block.id}`;
const onlyPut = (blocks: Keeping['blocks']): Keeping['blocks'] => ({
  get: () => undefined,
  put: (...made) => blocks.put(...made),
});

/** Leaves out of each what stands further up; which articles each tells. */
function settled(
  standing: readonly Standing[],
  kept: ReadonlyMap<string, MadeBlock>,
  data: Map<Standing, never>,
): Map<Standing, string[]> {
  const shown: Shown = new Set();
  const told = new Map<Standing, string[]>();
  for (const one of standing) {
    for (const id of kept.get(one.block.id)?.tells ?? []) shown.add(id);
    const own = data.get(one);
    if (!own || !one.kind.settle) continue;
    const before = shown.size;
    data.set(one, one.kind.settle(own, one.settings, shown) as never);
    told.set(one, [...shown].slice(before));
  }
  return told;
}

/** What the blocks of `again` answer, all in one statement. */
async function answersOf(
  work: Work,
  site: Site,
  standing: readonly Standing[],
  again: readonly Standing[],
): Promise<Map<Standing, never>> {
  const first = standing.find(({ kind }) => kind.settle);
  const asked = again.flatMap((one) => {
    const questions = one.kind.asks?.(one.settings, { work, site, first: one === first }) ?? {};
    return Object.entries<Question<unknown>>(questions).map(([name, question]) => ({ one, name, question }));
  });
  const answers = await askTogether(
    work,
    asked.map(({ question }) => question),
  );
  const data = new Map<Standing, Record<string, unknown>>(again.map((one) => [one, {}]));
  asked.forEach(({ one, name }, i) => {
    Object.assign(data.get(one) ?? {}, { [name]: answers[i] });
  });
  return data as Map<Standing, never>;
}

const picturesOf = ({ kind, settings }: Standing, data: never): string[] =>
  (kind.pictures?.(settings, data) ?? []).filter((id) => id !== null);
