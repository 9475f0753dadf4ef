// Articles of an old site arrive: with their own dates and authors, on the page where whoever brings them may publish, else as drafts.
import { sql } from 'kysely';
import { actorName } from '#kernel/actor.ts';
import { parseForm } from '#kernel/form.ts';
import { isRefused, type Reason } from '#kernel/refusal.ts';
import { fold } from '#kernel/vietnamese-text.ts';
import { recordAll } from '#modules/audit/index.ts';
import { demandOpen } from '#modules/organizations/index.ts';
import { dropItems } from '#modules/search/index.ts';
import type { Work } from '#platform/db/work.ts';
import { purgePages } from '#platform/jobs/purge.ts';
import { idOf } from '../policy.ts';
import type { RichNode } from '../rich-text.ts';
import { foreignKeywords, keywordSlug } from '../rules/keywords.ts';
import { articleForm, articleOf, type ReadyArticle, reasonsAgainst } from './article-form.ts';
import { articleTags, freeSlug, mayAnswerFor, noteCategories, write, writersUnit } from './held-article.ts';
import { articleRef, indexTheseArticles } from './index-articles.ts';
import { readFilesLater } from './read-files.ts';

export type ForeignArticle = {
  id: string;
  /** Wanted; another one where it is taken. */
  slug: string;
  title: string;
  summary: string;
  body: RichNode;
  section: string;
  author: string;
  source: string;
  keywords: readonly string[];
  cover: string | null;
  /** Ids of files that are here already, in their order. */
  attachments: readonly string[];
  /** When it appeared. */
  at: Date | null;
  /** It was before readers, and may be again. */
  publish: boolean;
};
export type ArrivedArticle =
  | { id: string; state: 'published' | 'draft'; slug: string; reasons: Reason[] }
  | { id: string; state: 'refused'; reasons: Reason[] };

/** What keeps a text off the page, and does not keep it from being a draft. */
const mendable = new Set(['alt', 'body']);

type Taken = { given: ForeignArticle; form: ReadyArticle; slug: string; live: boolean; reasons: Reason[] };

async function looked(work: Work, unitId: number, given: ForeignArticle, approves: boolean): Promise<Taken | Reason[]> {
  try {
    const { title, summary, section, author, source } = given;
    const keywords = foreignKeywords(given.keywords);
    const cover = given.cover ?? '';
    const form = articleOf(
      parseForm(articleForm, {
        ...{ title, summary, section, author, source, keywords, cover },
        ...{ body: given.body, attachments: [...given.attachments] },
      }),
    );
    const reasons = await reasonsAgainst(work, unitId, form, true);
    if (reasons.some((reason) => !mendable.has(reason.code))) return reasons.filter((reason) => !mendable.has(reason.code));
    const { rows } = await sql`select 1 from content.article where unit_id = ${unitId} and slug = ${given.slug}
      union all select 1 from content.article_alias where unit_id = ${unitId} and slug = ${given.slug}`.execute(work.handle);
    const slug = rows.length === 0 && given.slug ? given.slug : await freeSlug(work, unitId, form.title, given.id);
    return { given, form, slug, reasons, live: given.publish && approves && reasons.length === 0 };
  } catch (error) {
    if (isRefused(error)) return error.reasons;
    throw error;
  }
}

/** A few dozen at a time. Who answers for them has not written them; who may only write where another must approve gets drafts to send. */
export async function importArticles(work: Work, unitId: number, batch: readonly ForeignArticle[]): Promise<ArrivedArticle[]> {
  const unit = await writersUnit(work, unitId);
  demandOpen(unit, work.today);
  const approves = await mayAnswerFor(work, unit);
  const by = actorName(work.actor);
  const hand = idOf(work.actor);
  const arrived: ArrivedArticle[] = [];
  const taken: Taken[] = [];
  for (const given of batch) {
    const one = await looked(work, unitId, given, approves);
    if (Array.isArray(one)) arrived.push({ id: given.id, state: 'refused', reasons: one });
    else {
      taken.push(one);
      arrived.push({ id: given.id, state: one.live ? 'published' : 'draft', slug: one.slug, reasons: one.reasons });
      // The next one of the batch must see that this address is taken.
      await insert(work, unitId, one, by, approves || hand === null ? [] : [hand]);
    }
  }
  const live = taken.filter((one) => one.live);
  await putBefore(work, unitId, live);
  await recordAll(
    work,
    taken.map(({ given, form, live: on }) => ({
      action: 'content.import-article',
      object: { kind: 'article', id: given.id },
      unitId,
      summary: `${on ? 'Nhập và đăng' : 'Nhập thành nháp'} bài “${form.title}” từ ${given.source || 'trang cũ'}`,
    })),
  );
  if (live.length > 0) {
    await noteCategories(work, unitId);
    await purgePages(work, articleTags(unit, live[0]?.given.id ?? '', false));
  }
  return arrived;
}

async function insert(work: Work, unitId: number, { given, form, slug }: Taken, by: string, writtenBy: string[]): Promise<void> {
  await write(work)
    .insertInto('content.article')
    .values({
      ...{ id: given.id, unit_id: unitId, slug, section_slug: form.section, state: 'draft', version: 1 },
      ...{ kind: form.section === 'thong-bao' ? ('notice' as const) : ('news' as const), for_members: false },
      ...{ title: form.title, summary: form.summary, body: JSON.stringify(form.body), author: form.author, source: form.source },
      ...{ cover_media_id: form.cover || null, cover_scene: null, cover_alt: '', draft_for_members: false },
      ...{
        draft_fold: fold(`${form.title} ${form.summary} ${form.keywords.join(' ')} ${form.text}`),
        keywords: form.keywords,
        attachments: form.attachments ?? [],
        written_by: writtenBy,
      },
      ...{ published_at: null, first_published_at: null, published_version: null, withdrawn_at: null, withdraw_reason: null },
      ...{ review: null, return_reason: null, sent_at: null, sent_by: null, turn_at: null, expires_at: null },
      ...{ planned_publish_at: null, planned_expires_at: null, priority_until: null, draft_priority_until: null },
      ...{ created_by: by, created_at: work.now, updated_by: by, updated_at: work.now },
    })
    .execute();
}

/** All of a batch in one statement each: their text is kept, somebody answers for it, citizens read it under its old date. */
async function putBefore(work: Work, unitId: number, live: readonly Taken[]): Promise<void> {
  if (live.length === 0) return;
  const by = actorName(work.actor);
  const dates = JSON.stringify(live.map(({ given }) => ({ id: given.id, at: earlier(given.at, work.now) })));
  const ids = live.map(({ given }) => given.id);
  await sql`
    insert into content.article_version (article_id, unit_id, version, title, summary, body, section_slug, cover_media_id, cover_scene,
      cover_alt, author, source, keywords, attachments, written_by, kept_by, kept_at)
    select id, unit_id, version, title, summary, body, section_slug, cover_media_id, cover_scene, cover_alt, author, source, keywords, attachments,
      written_by, ${by}, ${work.now} from content.article where id = any(${ids}::uuid[])`.execute(work.handle);
  await sql`
    insert into content.approval (article_id, version, unit_id, approved_by, approved_at)
    select id, version, unit_id, ${by}, ${work.now} from content.article where id = any(${ids}::uuid[])`.execute(work.handle);
  await sql`
    update content.article a set state = 'published', published_version = a.version, search_fold = a.draft_fold,
      published_at = d.at, first_published_at = d.at
    from jsonb_to_recordset(${dates}::jsonb) as d(id uuid, at timestamptz) where a.id = d.id and a.unit_id = ${unitId}`.execute(
    work.handle,
  );
  const words = live.flatMap(({ given, form }) => form.keywords.map((word) => ({ id: given.id, slug: keywordSlug(word), word })));
  await sql`
    insert into content.keyword (article_id, unit_id, slug, word)
    select w.id, ${unitId}, w.slug, w.word from jsonb_to_recordset(${JSON.stringify(words)}::jsonb) as w(id uuid, slug text, word text)`.execute(
    work.handle,
  );
  await steps(work, unitId, ids, 'publish', null);
  await indexTheseArticles(work, unitId, ids);
  if (live.some(({ form }) => form.attachments?.length)) await readFilesLater(work, unitId);
}

const earlier = (at: Date | null, now: Date): Date => (at && at < now ? at : now);

async function steps(work: Work, unitId: number, ids: readonly string[], act: 'publish' | 'archive', reason: string | null) {
  await sql`
    insert into content.step (article_id, unit_id, act, version, by_id, by_name, at, reason)
    select id, unit_id, ${act}, version, ${idOf(work.actor)}, ${actorName(work.actor)}, ${work.now}, ${reason}::text
    from content.article where id = any(${[...ids]}::uuid[]) and unit_id = ${unitId}`.execute(work.handle);
}

/**
 * An import is taken back: its articles go to the archive and free their addresses. Those that somebody here has written on since stay.
 * @returns the ids of those that went
 */
export async function archiveImported(
  work: Work,
  unitId: number,
  articles: readonly { id: string; version: number }[],
): Promise<string[]> {
  const unit = await writersUnit(work, unitId);
  const reason = 'Hoàn tác lần nhập từ trang cũ';
  const { rows } = await sql<{ id: string; title: string }>`
    update content.article a set state = 'archived', review = null, return_reason = null, turn_at = null,
      withdrawn_at = ${work.now}, withdraw_reason = ${reason}, slug = 'luu-tru-' || a.id
    from jsonb_to_recordset(${JSON.stringify(articles)}::jsonb) as d(id uuid, version integer)
    where a.id = d.id and a.unit_id = ${unitId} and a.version = d.version and a.state <> 'archived' returning a.id, a.title`.execute(
    work.handle,
  );
  const ids = rows.map((row) => row.id);
  if (ids.length === 0) return [];
  await steps(work, unitId, ids, 'archive', reason);
  await noteCategories(work, unitId);
  await dropItems(work, ids.map(articleRef));
  await purgePages(work, [...new Set(ids.flatMap((id) => articleTags(unit, id, false)))]);
  await recordAll(
    work,
    rows.map((row) => ({
      action: 'content.archive-article',
      object: { kind: 'article', id: row.id },
      unitId,
      summary: `Lưu trữ bài “${row.title}”: ${reason}`,
    })),
  );
  return ids;
}
