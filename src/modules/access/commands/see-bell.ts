// The bell was opened: what it shows now is no longer new.
import type { Work } from '#platform/db/work.ts';
import { read, write } from '../handles.ts';
import { actorId } from '../target.ts';

export async function bellSeenAt(work: Work): Promise<Date | null> {
  const row = await read(work)
    .selectFrom('access.bell_seen')
    .select('seen_at')
    .where('user_id', '=', actorId(work) ?? '')
    .executeTakeFirst();
  return row?.seen_at ?? null;
}

/** Not an act on anybody's data: it stays out of the audit record. */
export async function seeBell(work: Work): Promise<void> {
  const userId = actorId(work);
  if (!userId) return;
  await write(work)
    .insertInto('access.bell_seen')
    .values({ user_id: userId, seen_at: work.now })
    .onConflict((c) => c.column('user_id').doUpdateSet({ seen_at: work.now }))
    .execute();
}
