// One of the two has opened the page of a request: the bell is silent about it until something happens again.
import { sql } from 'kysely';
import type { Work } from '#platform/db/work.ts';
import type { UnlockRequest } from '../queries/unlock-requests.ts';

/** Is there something in it that this person was not shown yet? */
export function unseenBy({ actor }: Work, request: UnlockRequest): { asker: boolean; decider: boolean } {
  const me = actor.kind === 'person' ? actor.userId : null;
  return {
    asker: me === request.askedBy && request.seenByAsker === null && request.decidedAt !== null,
    decider: me === request.decidedBy && request.seenByDecider === null && request.closedAt !== null,
  };
}

export async function seeUnlock(work: Work, request: UnlockRequest): Promise<void> {
  const { asker, decider } = unseenBy(work, request);
  if (asker || decider)
    await sql`update assessment.unlock_request set
      seen_by_asker_at = case when ${asker} then ${work.now} else seen_by_asker_at end,
      seen_by_decider_at = case when ${decider} then ${work.now} else seen_by_decider_at end where id = ${request.id}`.execute(
      work.handle,
    );
}
