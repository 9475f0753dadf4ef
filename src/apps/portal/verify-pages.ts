// Is this paper what the school handed out? The address stands in the QR of a card; the answer shows no mark and no whole name to anybody.
import { isRefused } from '#kernel/refusal.ts';
import { leaveTrace, pressureOf } from '#modules/engagement/index.ts';
import { verifiedCard } from '#modules/reports/index.ts';
import type { Database } from '#platform/db/database.ts';
import type { Work } from '#platform/db/work.ts';
import { pageOf } from './cache.ts';
import type { Made } from './made.ts';
import type { Around } from './view/around.ts';
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
  // The number of the paper stands above the code, and is taken for it.
  const numbered = /^\p{L}{2,4}-?\d+\/\d{4}-\d{4}$/u.test((typed ?? '').trim());
  return { page: pageOf(renderVerified(around, found, numbered), 'text/html; charset=utf-8', found ? 200 : 404), tags: [] };
}

type Counting = {
  db: Database;
  siteAt(work: Work, label: string): Promise<{ unitId: number } | null | undefined>;
  visitor(address: string): string;
};
/**
 * Wrong guesses of one network, counted with the forms of visitors, by all processes together and forgotten like those; whoever scans real
 * papers is never stopped by their number.
 */
export const openGuesses = ({ db, siteAt, visitor }: Counting) => ({
  tooMany: (label: string, address: string): Promise<boolean> =>
    db.portal(async (work) => {
      const site = await siteAt(work, label);
      return site ? (await pressureOf(work, site.unitId, 'verify', visitor(address))) === 'refuse' : false;
    }),
  async wrong(label: string, address: string): Promise<void> {
    try {
      await db.visitor(async (work) => {
        const site = await siteAt(work, label);
        if (site) await leaveTrace(work, site.unitId, 'verify', visitor(address));
      });
    } catch (error) {
      // Several at once: the limit was reached meanwhile, and counts.
      if (!isRefused(error)) throw error;
    }
  },
});
