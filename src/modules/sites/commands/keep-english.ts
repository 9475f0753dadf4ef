// A page of a site is said in English as well (P-2.4), or no longer. What it said before is kept.
import { sql } from 'kysely';
import { z } from 'zod';
import { actorName } from '#kernel/actor.ts';
import { plainText } from '#kernel/document-text.ts';
import { parseForm } from '#kernel/form.ts';
import { notFound, Refused, throwIfAny } from '#kernel/refusal.ts';
import { nfc } from '#kernel/vietnamese-text.ts';
import { record } from '#modules/audit/index.ts';
import { demandOpen, unitById } from '#modules/organizations/index.ts';
import type { Work } from '#platform/db/work.ts';
import { purgePages } from '#platform/jobs/purge.ts';
import { write } from '../handles.ts';
import { demandPages } from '../policy.ts';
import { englishBeside } from '../queries/english.ts';
import { isTranslated, isVietnamese } from '../rules/english.ts';
import { indexSections } from './index-sections.ts';

const englishForm = z.object({
  title: z.preprocess(
    (v) => nfc(String(v ?? '')),
    z.string().min(2, 'Ghi tên mục bằng tiếng Anh').max(120, 'Tên tiếng Anh dài quá 120 ký tự'),
  ),
  /** The Vietnamese that the translator had on the left: it may have been changed meanwhile, and then the English is behind at once. */
  says: z.string().regex(/^[0-9a-f]{32}$/, 'Mở lại trang này rồi lưu'),
  /** 0: there was none. */
  version: z.coerce.number().int(),
});
/** `body` as content's schema has cleaned it; null: the page is in Vietnamese only. */
export type EnglishForm = z.input<typeof englishForm> & { body: unknown };

/** @throws Refused with everything that stands against it */
export async function readyEnglish(work: Work, unitId: number, slug: string, input: EnglishForm) {
  const form = parseForm(englishForm, input);
  const unit = await unitById(work, unitId);
  if (!unit) throw notFound('Không tìm thấy đơn vị.');
  demandPages(work.actor, unit);
  // Taking it away publishes nothing.
  if (input.body !== null) demandOpen(unit, work.today);
  const section = await write(work)
    .selectFrom('sites.section')
    .select(['title', 'kind', 'body', 'content_at'])
    .where('unit_id', '=', unitId)
    .where('slug', '=', slug)
    .forUpdate()
    .executeTakeFirst();
  if (!section) throw notFound('Trang không có mục này.');
  const before = (await englishBeside(work, unitId, slug))?.english ?? null;
  if ((before?.version ?? 0) !== form.version)
    throw new Refused(
      'conflict',
      [{ code: 'stale', message: `${before?.updatedBy ?? 'Người khác'} vừa lưu bản tiếng Anh. Xem bản của họ rồi chọn.` }],
      { version: before?.version ?? 0, title: before?.title ?? '', by: before?.updatedBy ?? '' },
    );
  const text = plainText(input.body);
  const has = input.body !== null;
  const had = before !== null && before.body !== null;
  throwIfAny([
    !isTranslated({ slug, kind: section.kind }) && {
      code: 'derived',
      message: `“${section.title}” tự lấy từ hồ sơ hoặc bài đăng, không có bài riêng để dịch.`,
    },
    has &&
      (section.body === null || section.content_at === null) && {
        ...{ code: 'vietnamese_missing', field: 'body' },
        message: 'Mục này chưa có bài tiếng Việt. Viết bài tiếng Việt trước, rồi ghi bản tiếng Anh.',
      },
    !has && !had && { code: 'empty', message: 'Ghi nội dung tiếng Anh.', field: 'body' },
    isVietnamese(form.title) && { code: 'title_vietnamese', message: 'Tên mục này đang là tiếng Việt.', field: 'title' },
    isVietnamese(text) && {
      ...{ code: 'body_vietnamese', field: 'body' },
      message:
        'Nội dung này đang là tiếng Việt. Phần chưa dịch thì bỏ trống: trang tiếng Anh tự dẫn người đọc về bài tiếng Việt.',
    },
  ]);
  return { form, unit, section, before, has, had };
}

/** `noted`: more for the record. */
export async function keepEnglish(
  work: Work,
  unitId: number,
  slug: string,
  input: EnglishForm,
  noted: Record<string, unknown> = {},
): Promise<{ version: number }> {
  const { form, unit, section, before, has, had } = await readyEnglish(work, unitId, slug, input);
  const by = actorName(work.actor);
  const version = (before?.version ?? 0) + 1;
  const row = {
    ...{ title: form.title, body: has ? JSON.stringify(input.body) : null, said: form.says, version },
    ...{ updated_by: by, updated_at: work.now },
  };
  await write(work)
    .insertInto('sites.english')
    .values({ unit_id: unitId, slug, ...row })
    .onConflict((on) => on.columns(['unit_id', 'slug']).doUpdateSet(row))
    .execute();
  await sql`
    insert into sites.section_version (unit_id, slug, lang, version, title, body, kept_by, kept_at)
    select unit_id, slug, 'en', version, title, body, ${by}, ${work.now} from sites.english where unit_id = ${unitId} and slug = ${slug}`.execute(
    work.handle,
  );
  await indexSections(work, unitId);
  // Where there begins or ceases to be English, the Vietnamese pages name it or no longer: all of them have the switch.
  await purgePages(work, [has === had ? `english:${unitId}` : `site:${unitId}`]);
  await record(work, {
    action: 'sites.edit-english',
    object: { kind: 'section', id: `${unitId}/${slug}` },
    unitId,
    summary: has
      ? `Lưu bản tiếng Anh của mục “${section.title}” ở trang ${unit.shortName}`
      : `Gỡ bản tiếng Anh của mục “${section.title}” ở trang ${unit.shortName}`,
    ...(before ? { before: { title: before.title, version: before.version } } : {}),
    after: { title: form.title, version, ...noted },
  });
  return { version };
}
