// A proposal held until the transaction ends, by whom it concerns.
import { isUuid } from '#kernel/ids.ts';
import { notFound, Refused } from '#kernel/refusal.ts';
import type { Work } from '#platform/db/work.ts';
import { write } from '../handles.ts';

/** `side`: the proposer's, or the superior's whom it was made to. @throws Refused when it is another's, or not as the person has seen it */
export async function heldProposal(work: Work, side: 'unit_id' | 'to_unit_id', unitId: number, id: string, seen?: number) {
  const proposal = isUuid(id)
    ? await write(work)
        .selectFrom('sharing.proposal')
        .selectAll()
        .where('id', '=', id)
        .where(side, '=', unitId)
        .forUpdate()
        .executeTakeFirst()
    : undefined;
  if (!proposal) throw notFound('Không tìm thấy đề nghị này.');
  if (seen !== undefined && proposal.row_version !== seen)
    throw new Refused('conflict', [{ code: 'stale', message: 'Đề nghị này vừa được người khác xử lý. Tải lại để xem.' }]);
  return proposal;
}
