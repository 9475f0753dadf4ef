// One vote a session: the key of the table says so, this only finds the words.
import { sql } from 'kysely';
import { formatDate } from '#kernel/calendar.ts';
import { refuse } from '#kernel/refusal.ts';
import type { Work } from '#platform/db/work.ts';
import { purgePages } from '#platform/jobs/purge.ts';
import type { PublicPoll } from '../queries/polls.ts';
import { crowdedFrom } from '../rules/limits.ts';
import { pollTags } from './save-poll.ts';

/** @returns false: this session's vote had been counted before, and stays as it was
 * @param session a keyed hash of what the browser's cookie holds, of this poll alone
 * @param before votes from the same network within the hour */
export async function castVote(work: Work, poll: PublicPoll, session: string, position: number, before = 0): Promise<boolean> {
  if (poll.openness !== 'open')
    throw refuse(
      'closed',
      poll.openness === 'coming'
        ? `Thăm dò mở từ ngày ${formatDate(poll.opensOn)}.`
        : 'Cuộc thăm dò đã đóng, không nhận thêm phiếu.',
    );
  if (!poll.options.some((option) => option.position === position))
    throw refuse('option', 'Chọn một phương án rồi bấm Bỏ phiếu.', 'chon');
  const done = await sql`insert into engagement.vote (poll_id, unit_id, session_hash, position, at, crowded)
    values (${poll.id}::uuid, ${poll.unitId}, ${session}, ${position}, ${work.now}, ${before >= crowdedFrom}) on conflict do nothing`.execute(
    work.handle,
  );
  if (Number(done.numAffectedRows ?? 0) === 0) return false;
  const votes = poll.total + 1;
  // The first show at once; later a home page need not be made anew for each.
  if (votes < 20 || votes % 10 === 0) await purgePages(work, pollTags(poll.unitId));
  return true;
}
