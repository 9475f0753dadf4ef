// Which comment for whom, so that they fit the result and no two neighbours have the same? Pure; the same turn gives the same choice.
import type { SheetColumn } from './sheet.ts';
import type { BankComment } from './starter-comments.ts';

/** Where a pupil stands on the scales of a sheet: of what was rated last the weakest, for a sentence of praise would pass over it. */
export function lastLevel(
  columns: readonly Pick<SheetColumn, 'key' | 'group' | 'scale'>[],
  standsAt: (key: string) => unknown,
): { code: string; place: number } | null {
  const rated = columns.flatMap(({ key, group, scale }) => {
    const place = scale.as === 'choice' ? scale.choices.findIndex(({ code }) => code === standsAt(key)) : -1;
    return scale.as === 'choice' && place >= 0 ? [{ group, scale, place }] : [];
  });
  const last = rated.at(-1);
  if (!last) return null;
  const together = rated.filter(({ group, scale }) => group === last.group && scale.choices === last.scale.choices);
  const place = Math.max(...together.map((one) => one.place));
  return { place, code: last.scale.choices[place]?.code ?? '' };
}

/** In the order of the list. `mean` null: fits by `others` alone. */
export type ForComment = { pupil: string; mean: number | null; others: readonly string[] };
/** A neighbour is who stands at most so far away: one page of a list read at a glance. */
const near = 3;

export function chooseComments(bank: readonly BankComment[], pupils: readonly ForComment[], turn = 0): Map<string, string> {
  const chosen = new Map<string, string>();
  const used = new Map<string, number>();
  const recent: string[] = [];
  pupils.forEach(({ pupil, mean, others }, i) => {
    const fitting = mean === null ? others : bank.filter(({ from, to }) => from <= mean && mean <= to).map(({ text }) => text);
    if (fitting.length === 0) return;
    const start = (turn * 5 + i * 3) % fitting.length;
    const order = [...fitting.slice(start), ...fitting.slice(0, start)];
    const close = recent.slice(-Math.min(near, order.length - 1) || recent.length);
    const free = order.length > 1 ? order.filter((text) => !close.includes(text)) : order;
    // The least used of those that no neighbour has.
    const text = free.reduce((a, b) => ((used.get(b) ?? 0) < (used.get(a) ?? 0) ? b : a), free[0] ?? order[0] ?? '');
    chosen.set(pupil, text);
    used.set(text, (used.get(text) ?? 0) + 1);
    recent.push(text);
  });
  return chosen;
}
