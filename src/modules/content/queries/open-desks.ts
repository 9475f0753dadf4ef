// Which colleagues have an article open, as their browsers last said?
import { readerOf, type Work } from '#platform/db/work.ts';
import { idOf } from '../policy.ts';
import type { ContentTables } from '../tables.ts';

const read = readerOf<ContentTables>();

/** A browser says it every minute, in a tab behind others too: one that is silent for longer has been closed or has lost its line. */
export const forgottenMs = 150_000;

/** `since`: the clock of the business. */
export type OpenDesk = { name: string; since: Date };

/** By article, without who asks, whoever came first in front. */
export async function openDesks(work: Work, unitId: number, articleIds: readonly string[]): Promise<Map<string, OpenDesk[]>> {
  const found = new Map<string, OpenDesk[]>();
  if (articleIds.length === 0) return found;
  const rows = await read(work)
    .selectFrom('content.open_desk')
    .select(['article_id', 'name', 'since'])
    .where('unit_id', '=', unitId)
    .where('article_id', 'in', articleIds)
    .where('user_id', '<>', idOf(work.actor) ?? '')
    .where('seen_at', '>', new Date(work.now.getTime() - forgottenMs))
    .orderBy('since')
    .execute();
  for (const { article_id, ...desk } of rows) found.set(article_id, [...(found.get(article_id) ?? []), desk]);
  return found;
}
