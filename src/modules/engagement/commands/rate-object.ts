// How useful was it, from one to five? A number without anybody behind it.
import { refuse } from '#kernel/refusal.ts';
import type { Work } from '#platform/db/work.ts';
import { purgePages } from '#platform/jobs/purge.ts';
import { write } from '../handles.ts';
import { type Rated, ratingOf } from '../queries/ratings.ts';

export async function rateObject(work: Work, rated: Rated, stars: number, tags: string[]): Promise<void> {
  if (!Number.isInteger(stars) || stars < 1 || stars > 5) throw refuse('stars', 'Chọn từ 1 đến 5.', 'diem');
  await write(work)
    .insertInto('engagement.rating')
    .values({ unit_id: rated.unitId, object_kind: rated.kind, object_id: rated.id, stars, at: work.now })
    .execute();
  const { count } = await ratingOf(work, rated);
  // The shown average is made anew for the first few, then with every tenth.
  if (count <= 5 || count % 10 === 0) await purgePages(work, tags);
}
