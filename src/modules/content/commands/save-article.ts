// An article is written and appears: on its site, in its feeds, on the members' sites when it is meant for them.
import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { parseForm } from '#kernel/form.ts';
import { notFound, Refused, refuse, throwIfAny } from '#kernel/refusal.ts';
import { fold, slugify } from '#kernel/vietnamese-text.ts';
import { record } from '#modules/audit/index.ts';
import { type Unit, unitById } from '#modules/organizations/index.ts';
import { type Work, writerOf } from '#platform/db/work.ts';
import { purgePages } from '#platform/jobs/purge.ts';
import { mayPublish } from '../policy.ts';
import type { Article as ArticleTable, ContentTables } from '../tables.ts';
import { type ArticleForm, articleForm, articleOf, reasonsAgainst } from './article-form.ts';

const write = writerOf<ContentTables>();

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

/** The pages that show an article: its site's, its superiors' homes with the news from below, its members' homes when it is for them. */
export const articleTags = (unit: Unit, articleId: string, forMembers: boolean): string[] => [
  `site:${unit.id}`,
  `article:${articleId}`,
  ...unit.path
    .split('.')
    .slice(0, -1)
    .map((label) => `below:${label.slice(1)}`),
  ...(forMembers ? [`members:${unit.id}`] : []),
];

/** The unit and its article, held until the transaction ends. @throws Refused when it is another's or the actor may not */
export async function articleForUpdate(work: Work, unitId: number, articleId: string | null) {
  const unit = await unitById(work, unitId);
  if (!unit) throw notFound('Không tìm thấy đơn vị.');
  const may = mayPublish(work.actor, unit);
  if (may !== true) throw refuse(may.code, may.message);
  if (articleId === null) return { unit, before: undefined };
  const before = await write(work)
    .selectFrom('content.article')
    .selectAll()
    .where('id', '=', /^[0-9a-f-]{36}$/.test(articleId) ? articleId : '00000000-0000-0000-0000-000000000000')
    .where('unit_id', '=', unitId)
    .forUpdate()
    .executeTakeFirst();
  if (!before) throw notFound('Không tìm thấy bài này.');
  return { unit, before };
}

function coverOf(cover: string | undefined, before: ArticleTable | undefined) {
  if (cover === undefined)
    return {
      cover_media_id: before?.cover_media_id ?? null,
      cover_scene: before?.cover_scene ?? null,
      cover_alt: before?.cover_alt ?? '',
    };
  if (cover.startsWith('scene:')) {
    const scene = cover.slice(6);
    return { cover_media_id: null, cover_scene: scene, cover_alt: before?.cover_scene === scene ? before.cover_alt : '' };
  }
  return { cover_media_id: cover || null, cover_scene: null, cover_alt: '' };
}

export type SavedArticle = { id: string; slug: string; version: number; state: 'draft' | 'published' };

/**
 * Saves an article of a unit, and publishes it when asked. A changed title of a published article gives a new address; the old
 * one leads there for ever. What citizens read is the published version, whatever is saved beside it.
 */
export async function saveArticle(
  work: Work,
  unitId: number,
  articleId: string | null,
  input: ArticleForm,
  publish: boolean,
): Promise<SavedArticle> {
  const form = articleOf(parseForm(articleForm, input));
  const { unit, before } = await articleForUpdate(work, unitId, articleId);
  if (before && form.version !== undefined && before.version !== form.version)
    throw new Refused(
      'conflict',
      [{ code: 'stale', message: `${before.updated_by} vừa lưu bài này. Xem hai bản rồi chọn.` }],
      before,
    );
  throwIfAny(await reasonsAgainst(work, unitId, form, publish));
  const id = before?.id ?? randomUUID();
  const version = (before?.version ?? 0) + 1;
  const by = work.actor.kind === 'person' ? work.actor.name : 'Hệ thống';
  const slug = before && !publish ? before.slug : await freeSlug(work, unitId, form.title, id);
  const state: SavedArticle['state'] = publish || before?.state === 'published' ? 'published' : 'draft';
  const body = JSON.stringify(form.body);
  const cover = coverOf(form.cover, before);
  const words = fold(`${form.title} ${form.summary} ${form.text}`);
  const kind = form.section === 'thong-bao' ? ('notice' as const) : ('news' as const);
  const shared = {
    ...{ title: form.title, summary: form.summary, body, section_slug: form.section, author: form.author, source: form.source },
    ...cover,
    ...{ version, state, slug, draft_fold: words, updated_by: by, updated_at: work.now },
  };
  const publication = {
    ...{ kind, for_members: form.forMembers, search_fold: words, published_version: version },
    published_at: before?.published_at ?? work.now,
    first_published_at: before?.first_published_at ?? work.now,
    ...{ withdrawn_at: null, withdraw_reason: null },
  };
  if (before)
    await write(work)
      .updateTable('content.article')
      .set({ ...shared, ...(publish ? publication : {}) })
      .where('id', '=', id)
      .execute();
  else
    await write(work)
      .insertInto('content.article')
      .values({
        ...{ published_at: null, first_published_at: null, published_version: null, withdrawn_at: null, withdraw_reason: null },
        ...{ kind, for_members: form.forMembers },
        ...shared,
        ...(publish ? publication : {}),
        ...{ id, unit_id: unitId, created_by: by, expires_at: null },
      })
      .execute();
  if (publish) {
    await write(work)
      .insertInto('content.article_version')
      .values({
        ...{ article_id: id, unit_id: unitId, version, title: form.title, summary: form.summary, body },
        ...{ section_slug: form.section, author: form.author, source: form.source, published_by: by, published_at: work.now },
        ...cover,
      })
      .execute();
    if (before && before.slug !== slug && before.first_published_at)
      await sql`insert into content.article_alias (unit_id, slug, article_id) values (${unitId}, ${before.slug}, ${id}) on conflict do nothing`.execute(
        work.handle,
      );
    await purgePages(work, articleTags(unit, id, form.forMembers || (before?.for_members ?? false)));
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
