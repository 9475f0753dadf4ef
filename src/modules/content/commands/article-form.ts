// What an article's form may say, and what a ready article must have.

import { z } from 'zod';
import { instantOf, type LocalDate, toLocal } from '#kernel/calendar.ts';
import { isUuid } from '#kernel/ids.ts';
import { hasLegacyEncoding, legacyEncodingWords } from '#kernel/legacy-encoding.ts';
import { askAbout, privateNumbersIn } from '#kernel/private-numbers.ts';
import type { Reason } from '#kernel/refusal.ts';
import { nfc } from '#kernel/vietnamese-text.ts';
import { askChildren, childrenAnswers, namedOn, reasonsToHold, unsaid } from '#modules/consent/index.ts';
import { isDescribed, picturesById, picturesOfUnit } from '#modules/media/index.ts';
import { unitById } from '#modules/organizations/index.ts';
import { ownPhones, type SitesTables } from '#modules/sites/index.ts';
import { readerOf, type Work } from '#platform/db/work.ts';
import { mostAttachments, summaryMax, titleMax } from '../limits.ts';
import { filesOf } from '../queries/files.ts';
import { cleanRichText, paragraphs, picturesIn, plainText, type RichNode } from '../rich-text.ts';
import { keywordMax, keywordsOf, mostKeywords } from '../rules/keywords.ts';

const read = readerOf<SitesTables>();

/** A slip of the finger in the year is not a plan. */
const isNear = (day: LocalDate) => day >= '2000-01-01' && day <= '2100-12-31';

/** As the browser's field writes it, on the clock of Vietnam. */
const instant = (what: string) =>
  z
    .union([
      z.literal(''),
      z
        .string()
        .regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2})?$/, `${what}: ghi đủ ngày có trong lịch và giờ, như 15/12/2018 07:30`),
    ])
    .transform((v) => (v === '' ? null : instantOf(v.slice(0, 10), `${v.slice(11, 16)}:00`)))
    .refine((v) => v === null || !Number.isNaN(v.getTime()), `${what} không có trong lịch`)
    .refine((v) => v === null || Number.isNaN(v.getTime()) || isNear(toLocal(v).date), `${what}: năm từ 2000 đến 2100`)
    .nullable();
export const planForm = z.object({
  publishAt: instant('Giờ đăng').default(null),
  expiresAt: instant('Giờ gỡ').default(null),
  priority: z.coerce
    .number()
    .pipe(z.union([z.literal(0), z.literal(1), z.literal(2)], 'Chọn lại độ ưu tiên'))
    .default(0),
  priorityUntil: z
    .union([z.literal(''), z.iso.date('Ngày thôi nổi bật chưa đúng').refine(isNear, 'Ngày thôi nổi bật: năm từ 2000 đến 2100')])
    .transform((v) => v || null)
    .nullable()
    .default(null),
});
export type PlanForm = z.input<typeof planForm>;

/** One answer for all pictures that stood there when it was given. */
export const childrenForm = z.object({
  answer: z.enum(childrenAnswers).default(''),
  pictures: z.array(z.uuid()).max(500).default([]),
});
export type ChildrenForm = z.input<typeof childrenForm>;

const line = (max: number, what: string) =>
  z.preprocess((v) => nfc(String(v ?? '')), z.string().max(max, `${what} dài quá ${max} ký tự`));
const yes = z.preprocess((v) => v === true || v === 'on' || v === 'true', z.boolean());
export const articleForm = z.object({
  title: line(titleMax, 'Tiêu đề').refine((v) => v.length >= 5, 'Ghi tiêu đề, ít nhất 5 ký tự'),
  summary: line(summaryMax, 'Tóm tắt').default(''),
  /** Rich text as the editor's JSON, or plain text in paragraphs. */
  body: z.union([z.string().max(200_000, 'Bài dài quá 200.000 ký tự'), z.record(z.string(), z.unknown())]),
  section: z.string().default('tin-tuc'),
  author: line(80, 'Tác giả').default(''),
  source: line(160, 'Nguồn').default(''),
  reused: yes.default(false),
  keywords: z
    .union([z.string(), z.array(z.string())])
    .transform(keywordsOf)
    .refine((words) => words.every((word) => word.length <= keywordMax), `Mỗi từ khóa nhiều nhất ${keywordMax} ký tự`)
    .refine((words) => words.length <= mostKeywords, `Nhiều nhất ${mostKeywords} từ khóa`)
    .default([]),
  /** Ids of files that were uploaded for articles of this unit; not given: as they were. */
  attachments: z.array(z.string()).max(mostAttachments, `Mỗi bài kèm nhiều nhất ${mostAttachments} tệp`).optional(),
  rated: yes.default(true),
  forMembers: yes.default(false),
  /** A picture of the library by its id, a drawing of the house as `scene:NAME`, or nothing; not given: as it was. */
  cover: z
    .string()
    .refine((cover) => cover === '' || /^scene:[a-z-]{1,40}$/.test(cover) || isUuid(cover), 'Chọn lại ảnh đại diện')
    .optional(),
  /** Numbers of persons in it about which whoever publishes was asked. */
  agreed: z.array(z.string().max(20)).max(100).default([]),
  /** What is said of children on its pictures; left out: as it was. */
  children: childrenForm.optional(),
  ...planForm.shape,
  version: z.coerce.number().int().optional(),
});
export type ArticleForm = z.input<typeof articleForm>;
export type ReadyArticle = Omit<z.output<typeof articleForm>, 'body'> & { body: RichNode; text: string };

export function articleOf(form: z.output<typeof articleForm>): ReadyArticle {
  const body = typeof form.body === 'string' ? paragraphs(form.body) : cleanRichText(form.body);
  return { ...form, body, text: plainText(body) };
}

/** The pictures of the library that it shows; drawings are of nobody. */
export const shownIn = ({ body, cover }: { body: RichNode; cover?: string | null | undefined }): string[] => [
  ...new Set([...picturesIn(body), ...(cover && isUuid(cover) ? [cover] : [])]),
];

/** Everything that stands against saving, or, when it is to be read by others, against that. */
export async function reasonsAgainst(work: Work, unitId: number, article: ReadyArticle, ready: boolean): Promise<Reason[]> {
  const reasons: Reason[] = [];
  for (const [field, text] of [
    ['title', article.title],
    ['summary', article.summary],
    ['body', article.text],
  ] as const)
    if (hasLegacyEncoding(text)) reasons.push({ code: 'encoding', field, message: legacyEncodingWords(text) });
  const section = await read(work)
    .selectFrom('sites.section')
    .select('kind')
    .where('unit_id', '=', unitId)
    .where('slug', '=', article.section)
    .executeTakeFirst();
  if (section?.kind !== 'category')
    reasons.push({ code: 'section', message: 'Chọn một chuyên mục tin của trang.', field: 'section' });
  const shown = shownIn(article);
  const pictures = await picturesById(work, shown);
  const away = shown.filter((id) => !pictures.has(id));
  const unit = away.length > 0 ? await unitById(work, unitId) : undefined;
  if (unit) reasons.push(...(await reasonsToHold(work, unit, shown, 'body')));
  const own = await picturesOfUnit(work, unitId, away);
  const gone = away.filter((id) => !own.get(id)?.held).length;
  if (gone > 0)
    reasons.push({
      code: 'picture',
      message: `${gone} ảnh trong bài đã bị ẩn hoặc không có trong thư viện. Bỏ ra hoặc thay ảnh khác.`,
      field: 'body',
    });
  const files = [...new Set(article.attachments ?? [])];
  const known = files.every(isUuid) ? (await filesOf(work, unitId, files)).length : 0;
  if (known < files.length)
    reasons.push({ code: 'file', message: 'Có tệp đính kèm không còn. Bỏ ra rồi tải lại.', field: 'attachments' });
  if (ready) {
    if (article.reused && article.source === '')
      reasons.push({ ...{ code: 'source', field: 'source' }, message: 'Bài đăng lại của nơi khác: ghi rõ nguồn.' });
    if (article.text === '' && shown.length === 0)
      reasons.push({ code: 'body', message: 'Bài chưa có nội dung.', field: 'body' });
    const silent = [...pictures.values()].filter((picture) => !isDescribed(picture)).length;
    if (silent > 0)
      reasons.push({
        ...{ code: 'alt', field: 'body' },
        message: `${silent} ảnh thiếu lời mô tả cho người không nhìn thấy. Viết lời mô tả, hoặc chọn “ảnh trang trí”.`,
      });
  }
  return reasons;
}

type Shown = { title: string; summary: string; text: string; body: RichNode; cover?: string | null | undefined };

/** What must be asked once before everybody reads it, the words for who does not see its pictures too; the unit's own numbers are for everybody. */
export async function numbersToAsk(
  work: Work,
  unitId: number,
  { title, summary, text, agreed, ...pictures }: Shown & { agreed: readonly string[] },
): Promise<Reason[]> {
  const described = [...(await picturesById(work, shownIn(pictures))).values()].map((picture) => picture.alt);
  const shown = [`${title} ${summary} ${text}`, ...described];
  if (privateNumbersIn(shown).length === 0) return [];
  return askAbout(privateNumbersIn(shown, await ownPhones(work, unitId)), agreed, 'body');
}

/** Asked once a text (P-6.4): of pictures that its readers have not met, on which nobody has named a child, and of which nothing was said. */
export async function childrenToAsk(
  work: Work,
  unitId: number,
  text: { body: RichNode; cover?: string | null | undefined },
  said: z.output<typeof childrenForm>,
  met: readonly string[],
  then?: 'đăng' | 'gửi duyệt',
): Promise<Reason[]> {
  const open = unsaid(shownIn(text), met, said.answer === '' ? [] : said.pictures);
  return open.length === 0 ? [] : askChildren(unsaid(open, await namedOn(work, unitId, open)), then);
}
