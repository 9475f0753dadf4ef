// Is this paper what the school handed out? The address stands in the QR of a card; the answer shows no mark and no whole name to anybody.
import { verifiedCard } from '#modules/reports/index.ts';
import type { Work } from '#platform/db/work.ts';
import { pageOf } from './cache.ts';
import type { Made } from './make.ts';
import type { Around } from './view/page.tsx';
import { renderVerified } from './view/verify.tsx';

const path = '/xac-minh/';
/** Whose address is a secret of whoever holds the paper: never kept, never listed. */
export const isVerifyPath = (address: string): boolean => address.startsWith(path);

export async function verifyPage(work: Work, around: Around, address: string): Promise<Made> {
  const found = await verifiedCard(work, around.site.path, address.slice(path.length));
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
