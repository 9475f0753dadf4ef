// The text of a page of a site, in either language: content knows what a text may be made of, sites keeps it.
import { hasLegacyEncoding, legacyEncodingWords } from '#kernel/legacy-encoding.ts';
import { type Reason, throwIfAny } from '#kernel/refusal.ts';
import { cleanRichText, picturesIn, plainText, type RichNode } from '#modules/content/index.ts';
import { isDescribed, picturesById } from '#modules/media/index.ts';
import { type EnglishForm, keepEnglish, keepSection, type SectionForm } from '#modules/sites/index.ts';
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

/** `body` undefined: the text stays. */
export async function editSection(
  work: Work,
  unitId: number,
  slug: string | null,
  { body: given, ...form }: Omit<SectionForm, 'body'> & { body?: unknown },
): Promise<{ slug: string; version: number }> {
  if (given === undefined) return keepSection(work, unitId, slug, form);
  return keepSection(work, unitId, slug, { ...form, body: await readableText(work, given) });
}

export async function editEnglish(
  work: Work,
  unitId: number,
  slug: string,
  { body, ...form }: EnglishForm,
): Promise<{ version: number }> {
  return keepEnglish(work, unitId, slug, { ...form, body: await readableText(work, body) });
}
