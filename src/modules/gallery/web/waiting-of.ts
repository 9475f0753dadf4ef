// What waits of an album or a video, as its screen shows it: what it changes, and whether this person may answer for it.
import { namedOn, unsaid } from '#modules/consent/index.ts';
import { type Picture, picturesOfUnit } from '#modules/media/index.ts';
import type { Unit } from '#modules/organizations/index.ts';
import { separateApprovalAt } from '#modules/sites/index.ts';
import type { Work } from '#platform/db/work.ts';
import type { Waits } from '#platform/ui/waiting-card.tsx';
import { handOf } from '../policy.ts';
import { waitingPiece } from '../queries/waiting.ts';
import { type Body, filesIn, keyOf } from '../rules/body.ts';
import { type PictureChange, pictureChanges, picturesIn, type WordChange, wordChanges } from '../rules/difference.ts';
import { mayAnswer } from '../rules/review.ts';

export type ShownChange = Omit<PictureChange, 'picture'> & { key: string; picture: Picture | null; alt: string; caption: string };
export type Waiting = Waits & {
  version: number;
  /** Citizens see something of it already. */
  stands: boolean;
  words: WordChange[];
  pictures: ShownChange[];
  /** Pictures that stay where and as they are. */
  same: number;
  /** Pictures of which nobody has said yet whether children are on them. */
  asks: number;
};

/** @param stands what citizens see; null: nothing */
export async function waitingOf<B extends Body>(
  work: Work,
  unit: Unit,
  id: string,
  stands: B | null,
): Promise<{ body: B; waiting: Waiting } | null> {
  const found = await waitingPiece<B>(work, unit.id, id);
  if (!found) return null;
  const { body, children, state, reason, version, by, at, writtenBy } = found;
  const [was, now] = [stands ? picturesIn(stands) : [], picturesIn(body)];
  const changes = pictureChanges(was, now);
  const known = await picturesOfUnit(work, unit.id, filesIn({ pictures: [...was, ...now] }));
  // A poster is looked at alone, as before: nobody is asked of it.
  const unasked = 'pictures' in body && children === '' ? unsaid(filesIn(body), filesIn({ pictures: was })) : [];
  const hand = handOf(work.actor, unit, writtenBy);
  const may = mayAnswer('approve', state, hand, await separateApprovalAt(work, unit.id));
  return {
    body,
    waiting: {
      ...{ state, reason, version, by, at, stands: stands !== null, words: wordChanges(stands, body) },
      pictures: changes.map(({ picture: one, ...change }) => {
        const picture = (one.file_id && known.get(one.file_id)) || null;
        return { ...change, key: keyOf(one), picture, alt: picture?.alt ?? one.scene_alt, caption: one.caption };
      }),
      same: now.length - changes.filter(({ is }) => is !== null).length,
      asks: unsaid(unasked, await namedOn(work, unit.id, unasked)).length,
      may: !hand.approves ? null : may === true ? true : may.message,
    },
  };
}
