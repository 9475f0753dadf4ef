// Saving puts a text in the place of the one before: when must the former stay to be looked at and taken back? Pure.

type Former = { updatedAt: Date; length: number };
type Next = { sameHand: boolean; length: number; now: Date };

/** One person's savings within this time are one piece of work. */
const sitting = 30 * 60_000;

/** Another's words, those of an earlier sitting, and a text of which more than half goes: never lost by one press on Save. */
export function mustKeep(former: Former, next: Next): boolean {
  if (!next.sameHand || next.now.getTime() - former.updatedAt.getTime() >= sitting) return true;
  return former.length >= 40 && next.length < former.length / 2;
}
