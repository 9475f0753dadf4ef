// The unit of the address, for whoever has to do with what citizens write there.
import { refuse } from '#kernel/refusal.ts';
import { type Unit, unitOfAddress } from '#modules/organizations/index.ts';
import type { Work } from '#platform/db/work.ts';
import { mayKeep, mayRead } from '../policy.ts';

/** `whyNot`: why this person only looks on. @throws Refused when even looking is not for him or her */
export async function readersUnit(work: Work, slug: string | undefined): Promise<{ unit: Unit; whyNot: string | null }> {
  const unit = await unitOfAddress(work, slug);
  const may = mayRead(work.actor, unit);
  if (may !== true) throw refuse(may.code, may.message);
  const keeps = mayKeep(work.actor, unit);
  return { unit, whyNot: keeps === true ? null : keeps.message };
}
