// What would happen if the cards of a class were issued now: who gets a number, whose card changed in what, who is still a draft.
import type { Period } from '#modules/assessment/index.ts';
import type { Work } from '#platform/db/work.ts';
import { contentsOf } from '../commands/issue-cards.ts';
import type { CardKind } from '../rules/books.ts';
import { type Difference, differences } from '../rules/snapshot.ts';
import { heldCards } from './cards.ts';
import type { ClassRecord } from './class-record.ts';
import { lookOf } from './templates.ts';

export type ChangedCard = {
  pupilId: string;
  pupil: string;
  number: number;
  issuedOn: string;
  approved: boolean;
  differences: Difference[];
};
/**
 * `reopened`: handed out, unchanged, and its results are open again. `earlier`: of `same`, those that were handed out in another template than
 * today's, and are printed again as they were.
 */
export type IssuePlan = {
  fresh: number;
  same: number;
  earlier: number;
  reopened: number;
  drafts: number;
  changed: ChangedCard[];
};

export async function issuePlan(
  work: Work,
  record: ClassRecord,
  asked: { kind: CardKind; period: Period; pupils: readonly string[] | null },
): Promise<IssuePlan> {
  const sheets = await contentsOf(work, record, asked);
  const key = { kind: asked.kind, schoolYear: record.schoolYear, period: asked.period };
  const held = await heldCards(
    work,
    key,
    sheets.map(({ pupil }) => pupil.id),
  );
  const { version } = await lookOf(work, asked.kind);
  const plan: IssuePlan = { fresh: 0, same: 0, earlier: 0, reopened: 0, drafts: 0, changed: [] };
  for (const { pupil, content, hash, approved } of sheets) {
    const card = held.get(pupil.id);
    if (card?.hash.equals(hash)) {
      plan[approved ? 'same' : 'reopened']++;
      if (approved && card.templateVersion !== version) plan.earlier++;
    } else if (card)
      plan.changed.push({
        ...{ pupilId: pupil.id, pupil: pupil.name, number: card.number, issuedOn: card.issuedOn, approved },
        differences: differences(card.snapshot, content).slice(0, 60),
      });
    else if (approved) plan.fresh++;
    else plan.drafts++;
  }
  return plan;
}
