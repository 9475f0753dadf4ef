// The unit, when the actor keeps what citizens write there.
import { notFound, refuse } from '#kernel/refusal.ts';
import { type Unit, unitById } from '#modules/organizations/index.ts';
import type { Work } from '#platform/db/work.ts';
import { mayKeep } from '../policy.ts';

/** @throws Refused otherwise */
export async function keepersUnit(work: Work, unitId: number): Promise<Unit> {
  const unit = await unitById(work, unitId);
  if (!unit) throw notFound('Không tìm thấy đơn vị.');
  const may = mayKeep(work.actor, unit);
  if (may !== true) throw refuse(may.code, may.message);
  return unit;
}
