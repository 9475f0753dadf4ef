// A waiting text as its screen shows it: what it changes, and whether this person may answer for it.
import type { Actor } from '#kernel/actor.ts';
import { refuse } from '#kernel/refusal.ts';
import { type ChildrenAnswer, namedOn } from '#modules/consent/index.ts';
import { picturesIn } from '#modules/content/index.ts';
import { differenceOf, linesOf } from '#modules/content/ui.ts';
import type { Unit } from '#modules/organizations/index.ts';
import {
  dropSectionDraft,
  type Language,
  mayApproveTexts,
  returnSection,
  type SectionDraft,
  type SectionHead,
  type SectionRow,
} from '#modules/sites/index.ts';
import type { Work } from '#platform/db/work.ts';
import { type Answers, approveText, metPictures } from '../edit-section.ts';
import type { Answered } from './answers.ts';
import type { Move, Waiting } from './waiting.tsx';

/** `unasked`: pictures of which the writer was not asked who is on them. */
export function waitingOf(
  actor: Actor,
  unit: Unit,
  draft: SectionDraft,
  stands: unknown,
  separate: boolean,
  unasked: readonly string[],
  section: SectionRow | null,
  titleOf: (slug: string) => string,
): Waiting {
  const own = separate && actor.kind === 'person' && draft.writtenBy.includes(actor.userId);
  return {
    ...{ state: draft.state, reason: draft.reason, version: draft.version, by: draft.by, at: draft.at },
    ...{ stands: stands !== null, empties: draft.body === null, head: draft.head },
    ...{ moves: section && draft.head ? movesOf(section, draft.head, titleOf) : [] },
    required: section?.mandatory ? section.legalBasis || 'quy định của Sở' : '',
    asks: [...unasked],
    difference: differenceOf(linesOf(stands), linesOf(draft.body)),
    may: !mayApproveTexts(actor, unit) ? null : own ? 'Bạn đã viết trong bản này nên người khác duyệt.' : true,
  };
}

/** What a waiting name, address and place change: said as from what to what. */
export function movesOf(was: SectionHead, to: SectionHead, titleOf: (slug: string) => string): Move[] {
  const place = (parent: string | null) => (parent ? `trong mục ${titleOf(parent)}` : 'đứng riêng');
  return [
    { label: 'Tên', from: was.title, to: to.title },
    { label: 'Địa chỉ', from: `/${was.slug}`, to: `/${to.slug}` },
    { label: 'Chỗ đứng', from: place(was.parent), to: place(to.parent) },
  ].filter((move) => move.from !== move.to);
}

/** What the buttons beside a waiting text mean. @returns where the page is afterwards */
export async function answerText(
  work: Work,
  unitId: number,
  slug: string,
  lang: Language,
  intent: Answered,
  form: FormData,
): Promise<{ slug: string }> {
  const seen = Number(form.get('seen'));
  if (intent === 'approve') return approveText(work, unitId, slug, seen, lang, answersOf(form));
  if (intent === 'return') await returnSection(work, unitId, slug, { reason: String(form.get('reason') ?? ''), seen }, lang);
  else if (intent === 'drop') await dropSectionDraft(work, unitId, slug, seen, lang);
  else throw refuse('intent', 'Không rõ việc cần làm.');
  return { slug };
}

/** What the form says of children and of numbers of persons (parts.tsx has the fields). */
export function answersOf(form: FormData): Answers {
  const list = (name: string) =>
    String(form.get(name) ?? '')
      .split(',')
      .filter(Boolean);
  const answer = String(form.get('children') ?? '') as ChildrenAnswer;
  return { agreed: list('agreed'), children: { answer, pictures: list('childrenPictures') } };
}

/** Pictures of which nobody need say who is on them: readers have met them, somebody has answered, or children are named on them. */
export async function knownPictures(work: Work, unitId: number, slug: string, lang: Language, body: unknown): Promise<string[]> {
  return [...(await metPictures(work, unitId, slug, lang)), ...(await namedOn(work, unitId, picturesIn(body)))];
}
