// Is this paper what the school handed out? The address stands in the QR of a card; the answer shows no mark and no whole name to anybody.
import { verifiedCard } from '#modules/reports/index.ts';
import type { Work } from '#platform/db/work.ts';
import { pageOf } from './cache.ts';
import type { Made } from './make.ts';
import type { Around } from './view/page.tsx';
import { renderAsked, renderVerified } from './view/verify.tsx';

const path = '/xac-minh';
/** Whose address is a secret of whoever holds the paper: never kept, never listed. */
export const isVerifyPath = (address: string): boolean => address === path || address.startsWith(`${path}/`);

/** The code stands in the address of a QR, or was typed (`ma`); without one the page asks for it. */
export async function verifyPage(work: Work, around: Around, address: string, typed: string | null): Promise<Made> {
  // Copied from paper it may hold spaces, or be the whole address.
  const code = (address.slice(path.length + 1) || (typed ?? '').replace(/\s+/g, '').replace(/^.*\//, '')).slice(0, 100);
  if (code === '') return { page: pageOf(renderAsked(around), 'text/html; charset=utf-8', 200), tags: [] };
  const found = await verifiedCard(work, around.site.path, code);
  return { page: pageOf(renderVerified(around, found), 'text/html; charset=utf-8', found ? 200 : 404), tags: [] };
}

const windowMs = 10 * 60_000;
const guessesAtMost = 20;
const visitorsAtMost = 5000;

/** Wrong guesses of one network, forgotten after ten minutes; whoever scans real papers is never stopped by their number. */
export function openGuesses(now: () => number = Date.now) {
  const guesses = new Map<string, { from: number; n: number }>();
  const of = (visitor: string) => {
    const found = guesses.get(visitor);
    return found && now() - found.from < windowMs ? found : undefined;
  };
  return {
    tooMany: (visitor: string): boolean => (of(visitor)?.n ?? 0) >= guessesAtMost,
    wrong(visitor: string): void {
      const found = of(visitor);
      if (found) found.n++;
      else {
        guesses.delete(visitor);
        guesses.set(visitor, { from: now(), n: 1 });
        // The oldest goes: a crowd of addresses must not fill the memory.
        if (guesses.size > visitorsAtMost) guesses.delete(guesses.keys().next().value ?? '');
      }
    },
  };
}
