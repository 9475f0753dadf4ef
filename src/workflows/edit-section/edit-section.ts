// The text of a page of a site, in either language: content knows what a text may be made of, sites keeps it, and where the site asks
// for that another answers for it first.
import { hasLegacyEncoding, legacyEncodingWords } from '#kernel/legacy-encoding.ts';
import { type Reason, throwIfAny } from '#kernel/refusal.ts';
import { cleanRichText, picturesIn, plainText, type RichNode } from '#modules/content/index.ts';
import { isDescribed, picturesById } from '#modules/media/index.ts';
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
  type SectionForm,
  sectionBody,
  sectionDraft,
  separateApprovalAt,
} from '#modules/sites/index.ts';
import type { Work } from '#platform/db/work.ts';

const mostWords = 200_000;

/** The text as the schema has it; null when it says and shows nothing. */
export function pageText(input: unknown): RichNode | null {
  const body = cleanRichText(input);
  return plainText(body) === '' && picturesIn(body).length === 0 ? null : body;
}

/** The same, with everything that keeps it from being read by citizens told at once. */
async function readableText(work: Work, given: unknown): Promise<RichNode | null> {
  const body = pageText(given);
  const text = plainText(body);
  const shown = picturesIn(body);
  const pictures = await picturesById(work, shown);
  const gone = shown.filter((id) => !pictures.has(id)).length;
  const bare = [...pictures.values()].filter((picture) => !isDescribed(picture)).length;
  const reasons: (Reason | false)[] = [
    text.length > mostWords && { code: 'long', message: 'Bài dài quá 200.000 ký tự. Chia thành nhiều trang.', field: 'body' },
    hasLegacyEncoding(text) && { code: 'encoding', field: 'body', message: legacyEncodingWords(text) },
    gone > 0 && { code: 'picture', message: `${gone} ảnh trong bài đã bị ẩn. Bỏ ra hoặc thay ảnh khác.`, field: 'body' },
    bare > 0 && { code: 'alt', message: `${bare} ảnh trong bài thiếu lời mô tả.`, field: 'body' },
  ];
  throwIfAny(reasons);
  return body;
}

type Given = Omit<SectionForm, 'body'> & {
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
  { body: given, seen, foreign, ...form }: Given,
): Promise<{ slug: string; version: number; waits: boolean }> {
  if (given === undefined) return { ...(await keepSection(work, unitId, slug, form)), waits: false };
  const body = await readableText(work, given);
  const separate = work.actor.kind === 'person' && (await separateApprovalAt(work, unitId));
  // Taking a text away needs nobody's approval, as withdrawing an article does not.
  if (!separate || body === null) return { ...(await keepSection(work, unitId, slug, { ...form, body })), waits: false };
  const draft = slug === null ? undefined : await sectionDraft(work, unitId, slug);
  const stands = slug === null ? null : await sectionBody(work, unitId, slug);
  // The text is as it was: only name and place are changed, which nobody has to approve.
  if (draft ? draft.state === 'waiting' && same(draft.body, body) : stands && same(stands, body))
    return { ...(await keepSection(work, unitId, slug, form)), waits: draft !== undefined };
  const proposed = await proposeSection(work, unitId, slug, form, { body, seen, foreign: foreign === true });
  const unit = await unitById(work, unitId);
  if (!foreign || !unit || !mayApproveTexts(work.actor, unit)) return { ...proposed, waits: true };
  return { slug: proposed.slug, ...(await approveSection(work, unitId, proposed.slug, proposed.draft)), waits: false };
}

const same = (stands: unknown, body: RichNode) => JSON.stringify(cleanRichText(stands)) === JSON.stringify(cleanRichText(body));

/** The waiting text, looked at again: since it was sent a picture may have been hidden. */
export async function approveText(work: Work, unitId: number, slug: string, seen: number, lang: Language = 'vi'): Promise<void> {
  const draft = await sectionDraft(work, unitId, slug, lang);
  if (draft) await readableText(work, draft.body);
  await approveSection(work, unitId, slug, seen, lang);
}

export async function editEnglish(
  work: Work,
  unitId: number,
  slug: string,
  { body: given, seen, ...form }: EnglishForm & { seen?: number | undefined },
): Promise<{ waits: boolean }> {
  const body = await readableText(work, given);
  const separate = work.actor.kind === 'person' && (await separateApprovalAt(work, unitId));
  const stands = (await englishBeside(work, unitId, slug))?.english;
  const unchanged = stands?.body && body && stands.title === form.title && same(stands.body, body);
  if (!separate || body === null || unchanged) {
    await keepEnglish(work, unitId, slug, { ...form, body });
    return { waits: false };
  }
  await proposeEnglish(work, unitId, slug, { ...form, body }, seen);
  return { waits: true };
}
