// The rows of a first page: those that are kept, and the others made anew, whose blocks ask in one statement, and for their pictures in another.
import { picturesById } from '#modules/media/index.ts';
import type { Block, Layout, Row, Site } from '#modules/sites/index.ts';
import { askTogether, type Question } from '#platform/db/question.ts';
import type { Work } from '#platform/db/work.ts';
import { dayTag } from '../cache.ts';
import { Kept } from '../kept.ts';
import type { Around } from '../view/around.ts';
import { textOf } from '../view/node.tsx';
import type { AnyKind, Shown } from './block.ts';
import { kindOf } from './kinds.ts';
import { rowOf, type Standing } from './row.tsx';

/** A row as it was made: for as long as nothing of what it was made from changes. Its blocks stay together: how wide one is depends on the others. */
export type MadeRow = {
  text: Buffer;
  tags: string[];
  /** Articles that it tells: none of them is told again further down. */
  tells: readonly string[];
  /** Its blocks that have something to show. */
  shown: readonly string[];
};
/** Several times what the first pages of a province have. */
const bytesAtMost = 48 * 1024 * 1024;
/** The rows of first pages, each kept by the tags of what it alone was made from: after an article only those are made again that show articles. */
export const openRows = () => new Kept<MadeRow>(bytesAtMost, (row) => row.text.length);
/** `generation`: when the making of the page was begun, its site among it; `tags`: of what every row of the page is made from. */
export type Keeping = { rows: Kept<MadeRow>; generation: number; tags: readonly string[] };

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

/** Those of its blocks that may stand here. */
const standingIn = (row: Row, site: Site): Standing[] =>
  row.columns.flat().flatMap((block) => {
    const kind = block.hidden ? undefined : kindOf(block.kind);
    if (!kind || (kind.levels && !kind.levels.includes(site.level))) return [];
    return [{ block, kind, settings: settingsOf(block, kind) }];
  });

/** `standing`: all that may stand on the page, row by row. */
export async function rowsMade(
  work: Work,
  bare: Around,
  { rows }: Layout,
  keeping?: Keeping,
): Promise<{ made: MadeRow[]; standing: Standing[] }> {
  const { site } = bare;
  const keyOf = (i: number) => `${site.unitId}|${i}`;
  let retold = false;
  const places = rows.map((row, i) => {
    const standing = standingIn(row, site);
    const tells = standing.some(({ kind }) => kind.settle);
    const known = keeping?.rows.get(keyOf(i));
    // What is told further up may be other articles now: who leaves those out is made again after it.
    const kept = retold && tells ? undefined : known;
    retold ||= tells && !kept;
    return { row, standing, kept };
  });
  const standing = places.flatMap((place) => place.standing);
  const again = places.flatMap((place) => (place.kept ? [] : place.standing));
  const data = await answersOf(work, site, standing, again);
  const shown: Shown = new Set();
  const told = places.map((place) => {
    const before = shown.size;
    for (const id of place.kept?.tells ?? []) shown.add(id);
    for (const one of place.standing) {
      const own = data.get(one);
      if (own && one.kind.settle) data.set(one, one.kind.settle(own, one.settings, shown) as never);
    }
    return [...shown].slice(before);
  });
  const named = new Map([...data].map(([one, own]) => [one, picturesOf(one, own)]));
  const around = { ...bare, pictures: await picturesById(work, [...new Set([...named.values()].flat())]) };
  const made = places.map(({ row, standing, kept }, i): MadeRow => {
    if (kept) return kept;
    const asked = new Map(standing.map((one) => [one.block.id, { ...one, data: data.get(one) as never }]));
    const { node, shown } = rowOf(row, asked, around, work.today);
    const tags = standing.flatMap((one) => [
      ...(one.kind.tags?.(one.settings, site, data.get(one) as never) ?? []),
      ...(named.get(one) ?? []).map((id) => `media:${id}`),
    ]);
    const anew = { text: Buffer.from(textOf(node)), tags, tells: told[i] ?? [], shown };
    keeping?.rows.put(keyOf(i), anew, [...new Set([...keeping.tags, ...tags, dayTag])], keeping.generation);
    return anew;
  });
  return { made, standing };
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
