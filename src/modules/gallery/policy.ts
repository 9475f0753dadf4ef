// Who makes the albums of a unit? Those who look after its pictures. Who answers for them? Those who answer for its texts.
import type { Actor } from '#kernel/actor.ts';
import type { Reason } from '#kernel/refusal.ts';
import { demandPictures, mayKeepPictures } from '#modules/media/index.ts';
import type { Unit } from '#modules/organizations/index.ts';
import { mayApproveTexts } from '#modules/sites/index.ts';
import type { Hand } from './rules/review.ts';

export const mayKeepGallery = (actor: Actor, unit: Unit): true | Reason => mayKeepPictures(actor, unit);
export const demandGallery = demandPictures;

/** The id under which an actor's writing is remembered; the system's own is nobody's. */
export const idOf = (actor: Actor): string | null => (actor.kind === 'person' ? actor.userId : null);

export const handOf = (actor: Actor, unit: Unit, writtenBy: readonly string[]): Hand => ({
  approves: mayApproveTexts(actor, unit),
  wrote: actor.kind === 'person' && writtenBy.includes(actor.userId),
});
