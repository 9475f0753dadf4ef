// An article is written and appears: on its site, in its feeds, and on the members' sites when it is meant for them.
import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { z } from 'zod';
import { holds } from '#kernel/actor.ts';
import { parseForm } from '#kernel/form.ts';
import { notFound, Refused, refuse } from '#kernel/refusal.ts';
import { fold, hasLegacyEncoding, nfc, slugify } from '#kernel/vietnamese-text.ts';
import { record } from '#modules/audit/index.ts';
import { type Unit, unitById } from '#modules/organizations/index.ts';
import type { SitesTables } from '#modules/sites/index.ts';
import { readerOf, type Work, writerOf } from '#platform/db/work.ts';
import { cleanRichText, paragraphs, plainText } from '../rich-text.ts';
import type { ContentTables } from '../tables.ts';

const read = readerOf<ContentTables & SitesTables>();
const write = writerOf<ContentTables>();
export const purgeChannel = 'congtruong_purge';

const line = (max: number, what: string) =>
  z.preprocess((v) => nfc(String(v ?? '')), z.string().max(max, `${what} dài quá ${max} ký tự`));
export const articleForm = z.object({
  title: line(200, 'Tiêu đề').refine((v) => v.length >= 5, 'Ghi tiêu đề, ít nhất 5 ký tự'),
  summary: line(600, 'Tóm tắt').default(''),
  /** Rich text as the editor's JSON, or plain text in paragraphs. */
  body: z.union([z.string().max(200_000), z.record(z.string(), z.unknown())]),
  section: z.string().default('tin-tuc'),
  author: line(80, 'Tác giả').default(''),
  source: line(160, 'Nguồn').default(''),
  forMembers: z.preprocess((v) => v === true || v === 'on' || v === 'true', z.boolean()).default(false),
  version: z.coerce.number().int().optional(),
});
export type ArticleForm = z.input<typeof articleForm>;

const writers = ['editor', 'approver', 'principal', 'province_admin', 'district_admin'] as const;

function mayWrite(work: Work, unit: Unit): void {
  if (!holds(work.actor, writers, unit.path))
    throw refuse(
      'not_allowed',
      `Bài của ${unit.shortName} do biên tập viên và hiệu trưởng của đơn vị đăng. Nhờ quản trị đơn vị cấp quyền.`,
    );
}

/** Drops exactly the pages made from this: heard by every process when the transaction commits. */
async function purge(work: Work, tags: string[]): Promise<void> {
  await sql`select pg_notify(${purgeChannel}, ${tags.join(' ')})`.execute(work.handle);
}

async function freeSlug(work: Work, unitId: number, wanted: string, id: string): Promise<string> {
  const base = slugify(wanted, 100) || 'bai-viet';
  const { rows } = await sql<{ slug: string }>`
    select slug from content.article where unit_id = ${unitId} and id <> ${id}::uuid and (slug = ${base} or slug like ${`${base}-%`})
    union select slug from content.article_alias where unit_id = ${unitId} and article_id <> ${id}::uuid and (slug = ${base} or slug like ${`${base}-%`})`.execute(
    work.handle,
  );
  const taken = new Set(rows.map((row) => row.slug));
  if (!taken.has(base)) return base;
  for (let n = 2; ; n++) if (!taken.has(`${base}-${n}`)) return `${base}-${n}`;
}

export type SavedArticle = { id: string; slug: string; version: number; state: 'draft' | 'published' };

/**
 * Saves an article of a unit, and publishes it when asked. A changed title of a published article gives a new address; the old
 * one leads there for ever.
 */
export async function saveArticle(
  work: Work,
  unitId: number,
  articleId: string | null,
  input: ArticleForm,
  publish: boolean,
): Promise<SavedArticle> {
  const form = parseForm(articleForm, input);
  const unit = await unitById(work, unitId);
  if (!unit) throw notFound('Không tìm thấy đơn vị.');
  mayWrite(work, unit);
  const body = typeof form.body === 'string' ? paragraphs(form.body) : cleanRichText(form.body);
  const text = plainText(body);
  if (hasLegacyEncoding(`${form.title} ${form.summary}`) || /[¸µ¶·¹©«¬®¨§]/.test(text))
    throw refuse('encoding', 'Chữ dán vào còn ở bảng mã cũ (TCVN3 hoặc VNI). Chuyển sang Unicode rồi dán lại.', 'body');
  const section = await read(work)
    .selectFrom('sites.section')
    .select(['slug', 'kind'])
    .where('unit_id', '=', unitId)
    .where('slug', '=', form.section)
    .executeTakeFirst();
  if (section?.kind !== 'category') throw refuse('section', 'Chọn một chuyên mục tin của trang.', 'section');
  if (publish && text === '') throw refuse('body', 'Bài chưa có nội dung.', 'body');

  const before = articleId
    ? await write(work)
        .selectFrom('content.article')
        .selectAll()
        .where('id', '=', articleId)
        .where('unit_id', '=', unitId)
        .forUpdate()
        .executeTakeFirst()
    : undefined;
  if (articleId && !before) throw notFound('Không tìm thấy bài này.');
  if (before && form.version !== undefined && before.version !== form.version)
    throw new Refused(
      'conflict',
      [{ code: 'stale', message: `${before.updated_by} vừa lưu bài này. Xem hai bản rồi chọn.` }],
      before,
    );
  const id = before?.id ?? randomUUID();
  const version = (before?.version ?? 0) + 1;
  const by = work.actor.kind === 'person' ? work.actor.name : 'Hệ thống';
  const slug = before && !publish ? before.slug : await freeSlug(work, unitId, form.title, id);
  const state = publish ? 'published' : before?.state === 'published' ? 'published' : 'draft';
  const shared = {
    section_slug: form.section,
    kind: form.section === 'thong-bao' ? ('notice' as const) : ('news' as const),
    title: form.title,
    summary: form.summary,
    body: JSON.stringify(body),
    author: form.author,
    source: form.source,
    version,
    updated_by: by,
    updated_at: work.now,
  };
  const publication = {
    for_members: form.forMembers,
    search_fold: fold(`${form.title} ${form.summary} ${text}`),
    published_at: before?.published_at ?? work.now,
    first_published_at: before?.first_published_at ?? work.now,
    published_version: version,
    withdrawn_at: null,
    withdraw_reason: null,
  };
  if (before) {
    await write(work)
      .updateTable('content.article')
      .set({ ...shared, slug, state, ...(publish ? publication : {}) })
      .where('id', '=', id)
      .execute();
  } else {
    await write(work)
      .insertInto('content.article')
      .values({
        ...shared,
        ...{ id, unit_id: unitId, slug, state, created_by: by, cover_media_id: null, cover_scene: null },
        ...(publish
          ? publication
          : { published_at: null, first_published_at: null, published_version: null, withdrawn_at: null, withdraw_reason: null }),
        expires_at: null,
      })
      .execute();
  }
  if (publish) {
    await write(work)
      .insertInto('content.article_version')
      .values({
        ...{
          article_id: id,
          unit_id: unitId,
          version,
          title: form.title,
          summary: form.summary,
          body: JSON.stringify(body),
          section_slug: form.section,
        },
        ...{
          cover_media_id: before?.cover_media_id ?? null,
          cover_scene: before?.cover_scene ?? null,
          cover_alt: before?.cover_alt ?? '',
        },
        ...{ author: form.author, source: form.source, published_by: by, published_at: work.now },
      })
      .execute();
    if (before && before.slug !== slug && before.first_published_at)
      await sql`insert into content.article_alias (unit_id, slug, article_id) values (${unitId}, ${before.slug}, ${id}) on conflict do nothing`.execute(
        work.handle,
      );
    // A member's home shows its superior's notices: for_members reaches the pages that carry the tag of this unit's notices.
    await purge(work, [
      `site:${unitId}`,
      `article:${id}`,
      ...(form.forMembers || before?.for_members ? [`members:${unitId}`] : []),
    ]);
  }
  await record(work, {
    action: publish ? 'content.publish-article' : 'content.save-draft',
    object: { kind: 'article', id },
    unitId,
    summary: `${publish ? 'Đăng' : 'Lưu nháp'} bài "${form.title}"`,
    after: { slug, version },
  });
  return { id, slug, version, state };
}

/** Takes an article off the site; it stays in the archive (P-1.16). */
export async function withdrawArticle(work: Work, unitId: number, articleId: string, reason: string): Promise<void> {
  const unit = await unitById(work, unitId);
  if (!unit) throw notFound('Không tìm thấy đơn vị.');
  mayWrite(work, unit);
  if (nfc(reason).length < 3) throw refuse('reason', 'Ghi lý do gỡ bài.', 'reason');
  const before = await write(work)
    .selectFrom('content.article')
    .selectAll()
    .where('id', '=', articleId)
    .where('unit_id', '=', unitId)
    .forUpdate()
    .executeTakeFirst();
  if (before?.state !== 'published') throw notFound('Không có bài đang đăng này.');
  await write(work)
    .updateTable('content.article')
    .set({
      state: 'withdrawn',
      withdrawn_at: work.now,
      withdraw_reason: nfc(reason),
      version: before.version + 1,
      updated_at: work.now,
    })
    .where('id', '=', articleId)
    .execute();
  await purge(work, [`site:${unitId}`, `article:${articleId}`, ...(before.for_members ? [`members:${unitId}`] : [])]);
  await record(work, {
    action: 'content.withdraw-article',
    object: { kind: 'article', id: articleId },
    unitId,
    summary: `Gỡ bài "${before.title}": ${nfc(reason)}`,
  });
}
