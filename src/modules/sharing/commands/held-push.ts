// A push held by its sender until the transaction ends.
import { isUuid } from '#kernel/ids.ts';
import { notFound, refuse } from '#kernel/refusal.ts';
import { type Unit, unitById } from '#modules/organizations/index.ts';
import type { Work } from '#platform/db/work.ts';
import { write } from '../handles.ts';
import { maySend } from '../policy.ts';

/** @throws Refused when it is another's or the actor may not */
export async function heldPush(work: Work, unitId: number, pushId: string) {
  const unit: Unit | undefined = await unitById(work, unitId);
  if (!unit) throw notFound('Không tìm thấy đơn vị.');
  const may = maySend(work.actor, unit);
  if (may !== true) throw refuse(may.code, may.message);
  const push = isUuid(pushId)
    ? await write(work)
        .selectFrom('sharing.push')
        .selectAll()
        .where('id', '=', pushId)
        .where('unit_id', '=', unitId)
        .forUpdate()
        .executeTakeFirst()
    : undefined;
  if (!push) throw notFound('Không tìm thấy lần gửi này.');
  return { unit, push };
}
