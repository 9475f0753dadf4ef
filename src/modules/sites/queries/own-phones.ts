// The telephone numbers that a unit gives to everybody itself: its own, its head's, those of its leaders.
import { profileOf } from '#modules/organizations/index.ts';
import type { Work } from '#platform/db/work.ts';
import { leadersNow } from './leaders.ts';

export async function ownPhones(work: Work, unitId: number): Promise<string[]> {
  const profile = await profileOf(work, unitId);
  const leaders = await leadersNow(work, unitId);
  return [profile?.phone, profile?.head_phone, ...leaders.map((leader) => leader.phone)].filter((phone) => !!phone) as string[];
}
