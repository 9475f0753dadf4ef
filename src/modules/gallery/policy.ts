// Who makes the albums of a unit? Those who look after its pictures.
import type { Actor } from '#kernel/actor.ts';
import type { Reason } from '#kernel/refusal.ts';
import { demandPictures, mayKeepPictures } from '#modules/media/index.ts';
import type { Unit } from '#modules/organizations/index.ts';

export const mayKeepGallery = (actor: Actor, unit: Unit): true | Reason => mayKeepPictures(actor, unit);
export const demandGallery = demandPictures;
