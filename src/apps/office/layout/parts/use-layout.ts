// The layout on the bench: what is changed stays in the browser until it is stored, and every step can be taken back.
import { useEffect, useRef, useState } from 'react';
import {
  addBlock,
  addRow,
  type Block,
  blocksOf,
  changeBlock,
  type Layout,
  placeOf,
  removeBlock,
  type Wanted,
} from '#modules/sites/ui.ts';
import { forget, keep, readKept } from '#platform/ui/browser-store.ts';
import { useDraftKey } from '#platform/ui/desk.ts';
import type { KindCard } from '../catalogue.ts';

type Kept = { at: number; version: number; layout: Layout };
const same = (a: Layout, b: Layout) => JSON.stringify(a) === JSON.stringify(b);

export type Desk = ReturnType<typeof useLayout>;

export function useLayout({
  unit,
  kept,
  version,
  saved,
}: {
  unit: string;
  /** What the server has, and its version. */
  kept: Layout;
  version: number;
  /** The version that the last save of this screen made. */
  saved: number | undefined;
}) {
  const key = useDraftKey(`layout:${unit}`);
  const [state, setState] = useState({ layout: kept, start: kept, base: version });
  const [past, setPast] = useState<Layout[]>([]);
  const [found, setFound] = useState<number | null>(null);
  const { layout, start, base } = state;
  const changed = !same(layout, start);

  // The office asks again whenever something moves at the unit: what is on the bench is not taken away by that.
  useEffect(() => {
    if (version === base) return;
    if (saved !== version && changed) return;
    setState({ layout: kept, start: kept, base: version });
    setPast([]);
    setFound(null);
    forget(key);
  }, [version, base, saved, changed, kept, key]);

  const first = useRef(true);
  useEffect(() => {
    if (!first.current) return;
    first.current = false;
    const draft = readKept<Kept>(key);
    if (!draft?.layout?.rows) return;
    if (draft.version !== base) forget(key);
    else if (!same(draft.layout, start)) {
      setState((was) => ({ ...was, layout: draft.layout }));
      setFound(draft.at);
    }
  }, [key, base, start]);
  useEffect(() => {
    if (first.current || !changed) return;
    const timer = setTimeout(() => keep(key, { at: Date.now(), version: base, layout } satisfies Kept), 400);
    return () => clearTimeout(timer);
  }, [key, layout, base, changed]);

  /** `again`: the same thing is being typed or stepped on, one undo takes all of it back. */
  const put = (next: Layout, again = false) => {
    if (next === layout) return;
    if (!again) setPast((was) => [...was.slice(-49), layout]);
    setState((was) => ({ ...was, layout: next }));
  };
  const typing = useRef('');
  return {
    ...{ layout, start, base, changed, found },
    mayUndo: past.length > 0,
    put,
    undo() {
      const last = past.at(-1);
      if (!last) return;
      typing.current = '';
      setPast(past.slice(0, -1));
      setState((was) => ({ ...was, layout: last }));
    },
    /** Back to what the server has. */
    drop() {
      forget(key);
      setFound(null);
      setPast([]);
      setState((was) => ({ ...was, layout: was.start }));
    },
    take(theirs: Layout, at: number) {
      forget(key);
      setPast([]);
      setState({ layout: theirs, start: theirs, base: at });
    },
    /** Mine over theirs: from now on theirs is what the server has. */
    rebase: (theirs: Layout, at: number) => setState((was) => ({ ...was, start: theirs, base: at })),
    change(id: string, part: Partial<Pick<Block, 'settings' | 'hidden'>>) {
      put(changeBlock(layout, id, part), part.settings !== undefined && typing.current === id);
      typing.current = part.settings ? id : '';
    },
    remove: (id: string) => put(removeBlock(layout, id)),
    addRow: () => put(addRow(layout, layout.rows.length, 'halves')),
    /** Where it goes by itself: a row of its own at the end, or at the head of the page where its kind leads. */
    add(card: KindCard): string {
      const settings = Object.fromEntries(card.fields.map((field) => [field.name, field.default]));
      const added = addBlock(layout, card.kind, settings, card.leads ? 'head' : 'end');
      put(added.layout);
      return added.id;
    },
    /** Who wants this very block on the page, when no other of its kind is shown. */
    neededBy(block: Block, wanted: readonly Wanted[]): string | null {
      const by = wanted.find((one) => one.kind === block.kind)?.by;
      const others = blocksOf(layout).some((one) => one.kind === block.kind && one.id !== block.id && !one.hidden);
      return by && !others ? by : null;
    },
    placeWords(id: string, of: Layout = layout): string {
      const at = placeOf(of, id);
      if (!at) return '';
      const columns = of.rows[at.row]?.columns.length ?? 1;
      return `hàng ${at.row + 1}${columns > 1 ? `, cột ${at.column + 1}` : ''}, vị trí ${at.index + 1}`;
    },
  };
}
