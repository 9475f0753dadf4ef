// Screens that only an office has: asked for at a school, they say whose they are.
import { reservedFor } from '#kernel/refusal.ts';
import { type Unit, unitOfAddress } from '#modules/organizations/index.ts';
import type { Work } from '#platform/db/work.ts';
import { isOffice, senders } from '../policy.ts';

export async function officeOf(work: Work, slug: string | undefined): Promise<Unit> {
  const unit = await unitOfAddress(work, slug);
  if (!isOffice(unit)) throw reservedFor(senders, 'Màn hình này của Sở và các Phòng; trường không gửi bài cho đơn vị khác.');
  return unit;
}
