// The blocks of a first page: those that are kept, and the others made anew, which ask in one statement, and for their pictures in another.
import type { LocalDate } from '#kernel/calendar.ts';
import { picturesById } from '#modules/media/index.ts';
import { type Block, blocksOf, type Layout, type Site } from '#modules/sites/index.ts';
import { askTogether, type Question } from '#platform/db/question.ts';
import type { Work } from '#platform/db/work.ts';
import { dayTag } from '../cache.ts';
import { Kept } from '../kept.ts';
import type { Around } from '../view/around.ts';
import { inOnePiece, type Node } from '../view/node.tsx';
import type { AnyKind, Room, Shown } from './block.ts';
import { kindOf } from './kinds.ts';

/** A block of a layout that may stand on this site. */
export type Standing = { block: Block; kind: AnyKind; settings: never };

/** A block as it was made: for as long as nothing of what it was made from changes. */
export type MadeBlock = {
  /** Articles that it tells: none of them is told again further down. */
  tells: readonly string[];
  tags: string[];
  /** As it stands in a column of that width; null: there is nothing to show. */
  in(room: Room): Node | null;
  /** Letters written so far. */
  size(): number;
};
/** More than the first pages of a province have. */
const lettersAtMost = 32 * 1024 * 1024;
/** The blocks of first pages, each kept by the tags of what it alone was made from: after an article only those are made again that show some. */
export const openBlocks = () => new Kept<MadeBlock>(lettersAtMost, (block) => block.size());
/** `generation`: when the making of the page was begun, its site among it; `tags`: of what every block of the page is made from. */
export type Keeping = { blocks: Kept<MadeBlock>; generation: number; tags: readonly string[] };

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

export function standingOn(layout: Layout, site: Site): Standing[] {
  return blocksOf(layout).flatMap((block) => {
    const kind = block.hidden ? undefined : kindOf(block.kind);
    if (!kind || (kind.levels && !kind.levels.includes(site.level))) return [];
    return [{ block, kind, settings: settingsOf(block, kind) }];
  });
}

/** All that are not kept ask in one statement. `first`: of those that tell articles. */
async function answersOf(
  work: Work,
  site: Site,
  missing: readonly Standing[],
  first: Standing | undefined,
): Promise<Map<Standing, never>> {
  const asked = missing.flatMap((one) =>
    Object.entries<Question<unknown>>(one.kind.asks?.(one.settings, { work, site, first: one === first }) ?? {}).map(
      ([name, question]) => ({
        ...{ one, name, question },
      }),
    ),
  );
  const answers = await askTogether(
    work,
    asked.map(({ question }) => question),
  );
  const data = new Map<Standing, Record<string, unknown>>(missing.map((one) => [one, {}]));
  asked.forEach(({ one, name }, i) => {
    Object.assign(data.get(one) ?? {}, { [name]: answers[i] });
  });
  return data as Map<Standing, never>;
}

const keyOf = (site: Site, { block }: Standing) => `${site.unitId}|${block.id}`;

/** By their ids: those that are kept, the others made anew. */
export async function blocksMade(work: Work, bare: Around, standing: readonly Standing[], keeping?: Keeping) {
  const { site } = bare;
  const made = new Map<string, MadeBlock>();
  const missing: Standing[] = [];
  let retold = false;
  for (const one of standing) {
    const kept = keeping?.blocks.get(keyOf(site, one));
    // What is told further up may be other articles now: who leaves those out is made again after it.
    if (kept && !(retold && one.kind.settle)) made.set(one.block.id, kept);
    else {
      missing.push(one);
      retold ||= one.kind.settle !== undefined;
    }
  }
  const first = standing.find(({ kind }) => kind.settle);
  const answers = await answersOf(work, site, missing, first);
  const shown: Shown = new Set();
  const tells = new Map<Standing, string[]>();
  for (const one of standing) {
    for (const id of made.get(one.block.id)?.tells ?? []) shown.add(id);
    const data = answers.get(one);
    if (!data || !one.kind.settle) continue;
    const before = shown.size;
    answers.set(one, one.kind.settle(data, one.settings, shown) as never);
    tells.set(one, [...shown].slice(before));
  }
  const named = new Map(missing.map((one) => [one, picturesOf(one, answers.get(one) as never)]));
  const pictures = await picturesById(work, [...new Set([...named.values()].flat())]);
  for (const one of missing) {
    const data = answers.get(one) as never;
    const tags = [...(one.kind.tags?.(one.settings, site, data) ?? []), ...(named.get(one) ?? []).map((id) => `media:${id}`)];
    made.set(one.block.id, madeOf(one, { ...bare, pictures }, data, work.today, { tags, tells: tells.get(one) ?? [] }));
  }
  const keep = () => {
    for (const one of missing) {
      const block = made.get(one.block.id);
      if (block) keeping?.blocks.put(keyOf(site, one), block, [...keeping.tags, ...block.tags, dayTag], keeping.generation);
    }
  };
  return { made, keep };
}

const picturesOf = ({ kind, settings }: Standing, data: never): string[] =>
  (kind.pictures?.(settings, data) ?? []).filter((id) => id !== null);

/** Written down once for each width. It outlives its page, and holds nothing of that but what it is given here. */
function madeOf(
  { block, kind, settings }: Standing,
  around: Around,
  data: never,
  today: LocalDate,
  told: Pick<MadeBlock, 'tags' | 'tells'>,
): MadeBlock {
  const texts = new Map<Room, Node | null>();
  return {
    ...told,
    in(room) {
      const known = texts.get(room);
      if (known !== undefined) return known;
      const node = kind.render({ around, settings, data, room, today, headingId: `h-${block.id}` });
      const text = node && inOnePiece(node);
      texts.set(room, text);
      return text;
    },
    size: () => [...texts.values()].reduce<number>((sum, text) => sum + String(text ?? '').length, 0),
  };
}
