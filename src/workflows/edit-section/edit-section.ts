// The text of a page of a site, in either language: content knows what a text may be made of and what whoever publishes is asked, sites keeps it,
// and where the site asks for that another answers for it first.
import { isDeepStrictEqual } from 'node:util';
import { parseForm } from '#kernel/form.ts';
import { hasLegacyEncoding, legacyEncodingWords } from '#kernel/legacy-encoding.ts';
import { privateNumbersIn } from '#kernel/private-numbers.ts';
import { type Reason, throwIfAny } from '#kernel/refusal.ts';
import { nfc } from '#kernel/vietnamese-text.ts';
import { reasonsToHold } from '#modules/consent/index.ts';
import {
  type ChildrenForm,
  childrenForm,
  childrenToAsk,
  cleanRichText,
  numbersToAsk,
  picturesIn,
  plainText,
  type RichNode,
} from '#modules/content/index.ts';
import { isDescribed, picturesById, picturesOfUnit } from '#modules/media/index.ts';
import { unitById } from '#modules/organizations/index.ts';
import {
  approveSection,
  type EnglishForm,
  englishBeside,
  keepEnglish,
  keepSection,
  type Language,
  mayApproveTexts,
  proposeEnglish,
  proposeSection,
  readySection,
  type SectionForm,
  type SectionHead,
  sectionBody,
  sectionDraft,
  sectionHead,
  separateApprovalAt,
} from '#modules/sites/index.ts';
import type { Work } from '#platform/db/work.ts';

const mostWords = 200_000;

/** The text as the schema has it; null when it says and shows nothing. */
export function pageText(input: unknown): RichNode | null {
  const body = cleanRichText(input);
  return plainText(body) === '' && picturesIn(body).length === 0 ? null : body;
}

/** What whoever sends or publishes has answered, as at an article. */
export type Answers = { agreed?: readonly string[] | undefined; children?: ChildrenForm | undefined };
type Questions = Answers & {
  title: string;
  /** What readers of the page have met already: nobody is asked about it again. */
  stands: unknown;
  /** Pictures of which the answer is known besides. */
  known: readonly string[];
  /** Numbers of persons are asked about by whoever puts the text before readers. */
  numbers: boolean;
};

/** The same, with everything that keeps it from being read by citizens told at once. `asked` null: it comes from an old site. */
async function readableText(work: Work, unitId: number, given: unknown, asked: Questions | null): Promise<RichNode | null> {
  const body = pageText(given);
  if (body === null) return null;
  const text = plainText(body);
  const shown = picturesIn(body);
  const pictures = await picturesById(work, shown);
  const away = shown.filter((id) => !pictures.has(id));
  const own = await picturesOfUnit(work, unitId, away);
  const gone = away.filter((id) => !own.get(id)?.held).length;
  const bare = [...pictures.values()].filter((picture) => !isDescribed(picture)).length;
  const unit = away.length > 0 ? await unitById(work, unitId) : undefined;
  const reasons: (Reason | false)[] = [
    text.length > mostWords && { code: 'long', message: 'Bài dài quá 200.000 ký tự. Chia thành nhiều trang.', field: 'body' },
    hasLegacyEncoding(text) && { code: 'encoding', field: 'body', message: legacyEncodingWords(text) },
    ...(unit ? await reasonsToHold(work, unit, shown, 'body') : []),
    gone > 0 && { code: 'picture', message: `${gone} ảnh trong bài đã bị ẩn. Bỏ ra hoặc thay ảnh khác.`, field: 'body' },
    bare > 0 && { code: 'alt', message: `${bare} ảnh trong bài thiếu lời mô tả.`, field: 'body' },
    ...(asked && work.actor.kind === 'person' ? await questionsAbout(work, unitId, body, asked) : []),
  ];
  throwIfAny(reasons);
  return body;
}

async function questionsAbout(work: Work, unitId: number, body: RichNode, asked: Questions): Promise<Reason[]> {
  const { title, stands, known, numbers, agreed = [], children = {} } = asked;
  const before = (await picturesById(work, picturesIn(stands))).values();
  const standing = privateNumbersIn([plainText(stands), ...[...before].map((picture) => picture.alt)]);
  const text = { title, summary: '', text: plainText(body), body };
  return [
    ...(await childrenToAsk(work, unitId, text, parseForm(childrenForm, children), [...picturesIn(stands), ...known])),
    ...(numbers
      ? await numbersToAsk(work, unitId, { ...text, agreed: [...agreed, ...standing.map((number) => number.digits)] })
      : []),
  ];
}

/** For the record: what was asked and answered. */
const notedOf = ({ agreed = [], children }: Answers): Record<string, unknown> => ({
  ...(agreed.length > 0 ? { personalNumbersAgreed: agreed.length } : {}),
  ...(children?.answer ? { childrenOnPictures: children.answer, picturesAnsweredFor: children.pictures?.length ?? 0 } : {}),
});
/** What a waiting text answers for: all its pictures, once somebody was asked. */
const answeredIn = (draft: { children: string; body: unknown } | undefined): string[] =>
  draft && draft.children !== '' ? picturesIn(draft.body) : [];

type Given = Omit<SectionForm, 'body'> &
  Answers & {
    body?: unknown;
    /** The version of the waiting text that the writer has seen. */
    seen?: number | undefined;
    /** Comes from an old site: nobody here has written it. */
    foreign?: boolean;
  };

/** `body` undefined: the text stays. `waits`: somebody else must approve it before citizens read it. */
export async function editSection(
  work: Work,
  unitId: number,
  slug: string | null,
  { body: given, seen, foreign = false, agreed, children, ...form }: Given,
): Promise<{ slug: string; version: number; waits: boolean }> {
  if (given === undefined) return { ...(await keepSection(work, unitId, slug, form)), waits: false };
  const separate = work.actor.kind === 'person' && (await separateApprovalAt(work, unitId));
  const now = slug === null ? undefined : await sectionHead(work, unitId, slug);
  const stands = slug === null ? null : await sectionBody(work, unitId, slug);
  const draft = slug === null ? undefined : await sectionDraft(work, unitId, slug);
  const asked = { title: String(form.title), stands, known: answeredIn(draft), numbers: !separate, agreed, children };
  const body = await readableText(work, unitId, given, foreign ? null : asked);
  // What is not read yet, by its name neither, needs nobody's approval.
  if (!separate || (body === null && stands === null))
    return {
      ...(await keepSection(work, unitId, slug, { ...form, body }, notedOf({ agreed, children }))),
      waits: separate && draft !== undefined,
    };
  const wanted = now && headOf(form, now.head);
  const standing = draft ? { head: draft.head ?? now?.head, body: draft.body } : { head: now?.head, body: stands };
  // Who changes nothing has not written.
  if (slug !== null && now && isDeepStrictEqual(standing.head, wanted) && same(standing.body, body)) {
    if (!draft) return { ...(await keepSection(work, unitId, slug, form)), waits: false };
    if (draft.state === 'waiting') {
      await readySection(work, unitId, slug, form);
      return { slug, version: now.version, waits: true };
    }
  }
  const proposed = await proposeSection(work, unitId, slug, form, {
    ...{ body, seen, foreign, children: children?.answer || draft?.children || '' },
  });
  const unit = await unitById(work, unitId);
  if (!foreign || !unit || !mayApproveTexts(work.actor, unit)) return { ...proposed, waits: true };
  return { ...(await approveSection(work, unitId, proposed.slug, proposed.draft)), waits: false };
}

const headOf = (form: Given, now: SectionHead): SectionHead => ({
  title: nfc(String(form.title ?? '')),
  slug: form.slug?.trim().toLowerCase() || now.slug,
  parent: form.parent === undefined ? now.parent : form.parent || null,
});
const same = (stands: unknown, body: RichNode | null) =>
  stands === null || body === null
    ? stands === body
    : JSON.stringify(cleanRichText(stands)) === JSON.stringify(cleanRichText(body));

/** The waiting text, looked at again: since it was sent a picture may have been hidden; and what its writer was not asked is asked now. */
export async function approveText(
  work: Work,
  unitId: number,
  slug: string,
  seen: number,
  lang: Language = 'vi',
  { agreed, children }: Answers = {},
): Promise<{ slug: string }> {
  const draft = await sectionDraft(work, unitId, slug, lang);
  if (draft) {
    const asked = { title: draft.title ?? draft.head?.title ?? '', numbers: true, agreed, children };
    await readableText(work, unitId, draft.body, { ...asked, ...(await metBy(work, unitId, slug, lang, answeredIn(draft))) });
  }
  return approveSection(work, unitId, slug, seen, lang, notedOf({ agreed, children }));
}

/** What readers of the page have met: of the English, pictures of the Vietnamese beside it too. */
async function metBy(work: Work, unitId: number, slug: string, lang: Language, answered: readonly string[]) {
  const vietnamese = await sectionBody(work, unitId, slug);
  if (lang === 'vi') return { stands: vietnamese, known: answered };
  const english = (await englishBeside(work, unitId, slug))?.english;
  return { stands: english?.body ?? null, known: [...picturesIn(vietnamese), ...answered] };
}

/** Pictures of which nobody need say who is on them, for the screen that asks. */
export async function metPictures(work: Work, unitId: number, slug: string, lang: Language = 'vi'): Promise<string[]> {
  const { stands, known } = await metBy(work, unitId, slug, lang, answeredIn(await sectionDraft(work, unitId, slug, lang)));
  return [...picturesIn(stands), ...known];
}

export async function editEnglish(
  work: Work,
  unitId: number,
  slug: string,
  { body: given, seen, agreed, children, ...form }: EnglishForm & Answers & { seen?: number | undefined },
): Promise<{ waits: boolean }> {
  const separate = work.actor.kind === 'person' && (await separateApprovalAt(work, unitId));
  const draft = await sectionDraft(work, unitId, slug, 'en');
  const met = await metBy(work, unitId, slug, 'en', answeredIn(draft));
  const asked = { title: String(form.title), numbers: !separate, agreed, children, ...met };
  const body = await readableText(work, unitId, given, asked);
  const stands = (await englishBeside(work, unitId, slug))?.english;
  const unchanged = stands && stands.body !== null ? stands.title === form.title && same(stands.body, body) : body === null;
  if (!separate || unchanged) {
    await keepEnglish(work, unitId, slug, { ...form, body }, notedOf({ agreed, children }));
    return { waits: false };
  }
  await proposeEnglish(work, unitId, slug, { ...form, body }, { seen, children: children?.answer || draft?.children || '' });
  return { waits: true };
}
