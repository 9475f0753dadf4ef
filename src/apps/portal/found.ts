// What is asked over many sites in common words takes long to count: the answer is kept until the index changes, anywhere, or an item
// comes or goes by the clock. Rare words are asked anew, and those of a span of days: what visitors type is without number.
import {
  type Between,
  type Count,
  countFound,
  type Found,
  nextTurn,
  type PageOptions,
  pageOfFound,
  type Term,
  type Where,
} from '#modules/search/index.ts';
import type { Work } from '#platform/db/work.ts';
import { Kept } from './kept.ts';

/** Said by the database itself, whoever changed the index (migration 0030). */
const searchTag = 'search';
export type Finding = {
  count(work: Work, terms: readonly Term[], where: Where, between?: Between): Promise<Count[]>;
  /** `total`: how many there are. */
  page(work: Work, terms: readonly Term[], where: Where, total: number, options: PageOptions): Promise<Found[]>;
};

/** `common`: hits from which on an answer is worth keeping. */
export function openFound(common = 500): Finding & { purge(tags: string[]): void; clear(): void } {
  const kept = new Kept<{ answer: unknown; until: Date | null }>(300);

  async function once<T>(
    work: Work,
    question: readonly unknown[],
    ask: () => Promise<T>,
    many: (answer: T) => boolean,
  ): Promise<T> {
    const key = JSON.stringify(question);
    const known = kept.get(key);
    if (known && (known.until === null || work.now < known.until)) return known.answer as T;
    const { generation } = kept;
    const answer = await ask();
    if (many(answer)) kept.put(key, { answer, until: await nextTurn(work) }, [searchTag], generation);
    return answer;
  }

  return {
    count: (work, terms, where, between = {}) =>
      'unitId' in where || between.since || between.until
        ? countFound(work, terms, where, between)
        : once(
            work,
            ['count', terms, where],
            () => countFound(work, terms, where),
            (counts) => counts.reduce((n, one) => n + one.n, 0) > common,
          ),
    page: (work, terms, where, total, options) =>
      'unitId' in where
        ? pageOfFound(work, terms, where.unitId, options)
        : once(
            work,
            ['page', terms, where, options],
            () => pageOfFound(work, terms, undefined, options),
            () => total > common,
          ),
    purge: (tags) => void kept.purge(tags),
    clear: () => kept.clear(),
  };
}
