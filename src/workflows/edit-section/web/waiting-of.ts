// The text of a page as its desk shows it: what stands, what waits, what that changes, and whether this person may answer for it.
import type { Actor } from '#kernel/actor.ts';
import { refuse } from '#kernel/refusal.ts';
import { type ChildrenAnswer, namedOn, unsaid } from '#modules/consent/index.ts';
import { picturesIn, type RichNode } from '#modules/content/index.ts';
import { differenceOf, linesOf } from '#modules/content/ui.ts';
import { mayTag } from '#modules/media/index.ts';
import type { Unit } from '#modules/organizations/index.ts';
import {
  dropSectionDraft,
  type Language,
  mayApproveTexts,
  mayWritePages,
  returnSection,
  type SectionDraft,
  type SectionHead,
  type SectionRow,
  sectionDraft,
  separateApprovalAt,
  versionBody,
  versionsOf,
} from '#modules/sites/index.ts';
import type { Work } from '#platform/db/work.ts';
import { type Answers, approveText, metPictures } from '../edit-section.ts';
import type { Answered } from './answers.ts';
import type { Move, Waiting } from './waiting.tsx';

const none: RichNode = { type: 'doc', content: [] };

/**
 * What is written on: the earlier version that was asked for, else what waits, else what stands.
 * @param search of the address, where `ban` names an earlier version
 * @param section whose name and place a waiting text may change, `titleOf` names the sections around it
 */
export async function textAtDesk(
  work: Work,
  unit: Unit,
  slug: string,
  lang: Language,
  stands: unknown,
  search: URLSearchParams,
  section: SectionRow | null = null,
  titleOf: (slug: string) => string = String,
) {
  const old = Number(search.get('ban'));
  const earlier = old > 0 ? await versionBody(work, unit.id, slug, old, lang) : undefined;
  const draft = await sectionDraft(work, unit.id, slug, lang);
  const separate = await separateApprovalAt(work, unit.id);
  const body = (earlier?.body ?? (draft ? draft.body : stands) ?? none) as RichNode;
  const known = await knownPictures(work, unit.id, slug, lang, body);
  const unasked = unsaid(picturesIn(draft?.body), known);
  const may = mayWritePages(work.actor, unit);
  return {
    ...{ body, separate, known, earlier: earlier ? old : null, title: earlier?.title ?? draft?.title },
    waiting: draft ? waitingOf(work.actor, unit, draft, stands, separate, unasked, section, titleOf) : null,
    mayTag: mayTag(work.actor, unit) === true,
    versions: await versionsOf(work, unit.id, slug, lang),
    whyNot: may === true ? null : may,
  };
}

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
async function knownPictures(work: Work, unitId: number, slug: string, lang: Language, body: unknown): Promise<string[]> {
  return [...(await metPictures(work, unitId, slug, lang)), ...(await namedOn(work, unitId, picturesIn(body)))];
}
