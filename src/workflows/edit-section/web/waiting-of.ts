// A waiting text as its screen shows it: what it changes, and whether this person may answer for it.
import type { Actor } from '#kernel/actor.ts';
import { refuse } from '#kernel/refusal.ts';
import { differenceOf, linesOf } from '#modules/content/ui.ts';
import type { Unit } from '#modules/organizations/index.ts';
import { dropSectionDraft, type Language, mayApproveTexts, returnSection, type SectionDraft } from '#modules/sites/index.ts';
import type { Work } from '#platform/db/work.ts';
import { approveText } from '../edit-section.ts';
import type { Answered } from './answers.ts';
import type { Waiting } from './waiting.tsx';

export function waitingOf(actor: Actor, unit: Unit, draft: SectionDraft, stands: unknown, separate: boolean): Waiting {
  const own = separate && actor.kind === 'person' && draft.writtenBy.includes(actor.userId);
  return {
    ...{ state: draft.state, reason: draft.reason, version: draft.version, by: draft.by, at: draft.at },
    stands: stands !== null,
    difference: differenceOf(linesOf(stands), linesOf(draft.body)),
    may: !mayApproveTexts(actor, unit) ? null : own ? 'Bạn đã viết trong bản này nên người khác duyệt.' : true,
  };
}

/** What the buttons beside a waiting text mean. */
export async function answerText(work: Work, unitId: number, slug: string, lang: Language, intent: Answered, form: FormData) {
  const seen = Number(form.get('seen'));
  if (intent === 'approve') await approveText(work, unitId, slug, seen, lang);
  else if (intent === 'return') await returnSection(work, unitId, slug, { reason: String(form.get('reason') ?? ''), seen }, lang);
  else if (intent === 'drop') await dropSectionDraft(work, unitId, slug, seen, lang);
  else throw refuse('intent', 'Không rõ việc cần làm.');
}
