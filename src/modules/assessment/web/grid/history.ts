// Taking back and doing again, over cells that are long stored: each way is a new entry against what is known now. Pure.

/**
 * What stood in a cell as text, before and after. `over`: what was shown there and is not stored (refused, locked); `before` is then what is
 * stored, for only that can be brought back.
 */
export type Change = { pupil: string; column: string; before: string; after: string; over?: string };
export type History = { past: readonly (readonly Change[])[]; future: readonly (readonly Change[])[] };
export const nothingDone: History = { past: [], future: [] };
const stepsKept = 200;

export const key = ({ pupil, column }: Pick<Change, 'pupil' | 'column'>) => `${pupil} ${column}`;

/** What is typed anew ends what could be done again. */
export const done = (history: History, changes: readonly Change[]): History => {
  const real = changes.filter(({ before, after, over }) => before !== after || over !== undefined);
  if (real.length === 0) return history;
  const { past } = real.reduce(
    (known, { over, ...cell }) => (over === undefined ? known : neverStored(known, cell, over)),
    history,
  );
  const step = real.filter(({ before, after }) => before !== after).map(({ over: _, ...change }) => change);
  return { past: step.length > 0 ? [...past, step].slice(-stepsKept) : past, future: [] };
};

/** What was shown and never stored is no step to go back to: what was typed over it follows what stood there before. */
export function neverStored({ past, future }: History, cell: Pick<Change, 'pupil' | 'column'>, text: string): History {
  const own = (step: readonly Change[]) => step.find((one) => key(one) === key(cell));
  const at = past.findLastIndex((step) => own(step)?.after === text);
  const gone = own(past[at] ?? []);
  if (!gone) return { past, future };
  const next = past.findIndex((step, i) => i > at && own(step) !== undefined);
  const left = past.map((step, i) => {
    if (i === at) return step.filter((one) => one !== gone);
    const led = (one: Change) => (one === own(step) ? { ...one, before: gone.before } : one);
    return i === next ? step.map(led).filter(({ before, after }) => before !== after) : step;
  });
  return { past: left.filter((step) => step.length > 0), future };
}

/** What stands in a cell now. `untaken`: somebody else wrote there or it was locked meanwhile, so that what is shown is stored nowhere. */
export type Standing = { text: string; untaken: boolean; closed: boolean };
export type Turn = {
  history: History;
  changes: readonly Change[];
  /** Only taken off the screen: what is stored there is another's, and no step leads over it. */
  withdrawn: readonly Change[];
  /** Cells in which somebody else has written since; they stay as they are. */
  others: readonly Change[];
  closed: readonly Change[];
};
/** Undefined: nothing to take back. */
export function turned(history: History, way: 'back' | 'again', now: (cell: Change) => Standing): Turn | undefined {
  const from = way === 'back' ? history.past : history.future;
  const step = from.at(-1);
  if (!step) return undefined;
  const wanted = way === 'back' ? step.map((one) => ({ ...one, before: one.after, after: one.before })) : step;
  const found: Record<'changes' | 'withdrawn' | 'others' | 'closed', Change[]> = {
    ...{ changes: [], withdrawn: [], others: [], closed: [] },
  };
  for (const one of wanted) {
    const { text, untaken, closed } = now(one);
    found[text !== one.before ? 'others' : untaken ? 'withdrawn' : closed ? 'closed' : 'changes'].push(one);
  }
  const left = from.slice(0, -1);
  const kept = found.changes.map((one) => (way === 'back' ? { ...one, before: one.after, after: one.before } : one));
  const onto = (list: History['past']) => (kept.length > 0 ? [...list, kept] : list);
  return {
    ...found,
    history: way === 'back' ? { past: left, future: onto(history.future) } : { past: onto(history.past), future: left },
  };
}
