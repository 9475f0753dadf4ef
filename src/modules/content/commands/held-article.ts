// An article held by a transaction, and the acts that several commands share: may it, remember it, keep the text, put it on the page.

import { sql } from 'kysely';
import { actorName } from '#kernel/actor.ts';
import { isUuid } from '#kernel/ids.ts';
import { notFound, type Reason, Refused, refuse, throwIfAny } from '#kernel/refusal.ts';
import { freeName, slugify } from '#kernel/vietnamese-text.ts';
import { demandOpen, type Unit, unitById } from '#modules/organizations/index.ts';
import { noteContent, separateApprovalAt } from '#modules/sites/index.ts';
import { type Work, writerOf } from '#platform/db/work.ts';
import { enqueue } from '#platform/jobs/jobs.ts';
import { announceMoved } from '#platform/jobs/moved.ts';
import { purgePages } from '#platform/jobs/purge.ts';
import { handOf, idOf, mayApprove, mayWrite } from '../policy.ts';
import { openReturn } from '../queries/articles.ts';
import { keywordSlug } from '../rules/keywords.ts';
import type { Priority } from '../rules/priority.ts';
import { type Act, mayAct, type Plan, returnedWords, type StepAct, standingOf, timesOf } from '../rules/workflow.ts';
import type { Article, ContentTables } from '../tables.ts';
import { indexTheseArticles } from './index-articles.ts';
import { readFilesLater } from './read-files.ts';

export const write = writerOf<ContentTables>();

/** The unit, when the actor may write there. @throws Refused otherwise */
export async function writersUnit(work: Work, unitId: number): Promise<Unit> {
  const unit = await unitById(work, unitId);
  if (!unit) throw notFound('Không tìm thấy đơn vị.');
  const may = mayWrite(work.actor, unit);
  if (may !== true) throw refuse(may.code, may.message);
  return unit;
}

/** The article, held until the transaction ends. @throws Refused when it is another's or the actor may not */
export async function heldArticle(work: Work, unitId: number, articleId: string): Promise<{ unit: Unit; article: Article }> {
  const unit = await writersUnit(work, unitId);
  const article = isUuid(articleId)
    ? await write(work)
        .selectFrom('content.article')
        .selectAll()
        .where('id', '=', articleId)
        .where('unit_id', '=', unitId)
        .forUpdate()
        .executeTakeFirst()
    : undefined;
  if (!article) throw notFound('Không tìm thấy bài này.');
  return { unit, article };
}

/** What brings a text before readers. */
export const brings: readonly Act[] = ['send', 'approve', 'publish'];

/** @throws Refused with the reason why this person may not do that to the article as it stands. The system may approve its own. */
export async function demandAct(work: Work, unit: Unit, article: Article | null, act: Act): Promise<void> {
  const separate = work.actor.kind === 'person' && (await separateApprovalAt(work, unit.id));
  const standing = article ? standingOf(article, work.now) : { place: 'none' as const, review: null };
  const may = mayAct(act, standing, handOf(work.actor, unit, article?.written_by ?? []), separate);
  if (may !== true) throw refuse(may.code, (await inNames(work, article, may)).message);
  if (brings.includes(act)) demandOpen(unit, work.today);
}

/** The reason as said to people: who returned it is named. */
export async function inNames(work: Work, article: Article | null, reason: Reason): Promise<Reason> {
  if (reason.code !== 'returned' || !article) return reason;
  const back = await openReturn(work, article.id);
  return back ? { ...reason, message: returnedWords(back.by) } : reason;
}

/** May put on the page what others have written: whoever approves, and every writer where nobody else must. */
export const mayAnswerFor = async (work: Work, unit: Unit): Promise<boolean> =>
  mayApprove(work.actor, unit) || (mayWrite(work.actor, unit) === true && !(await separateApprovalAt(work, unit.id)));

/** @throws Refused as a conflict when the person has looked at an older text than the one that stands here */
export function demandVersion(article: Article, seen: number | undefined): void {
  if (seen !== undefined && article.version !== seen)
    throw new Refused(
      'conflict',
      [{ code: 'stale', message: `${article.updated_by} vừa lưu bài này. Xem hai bản rồi chọn.` }],
      article,
    );
}

/** Whoever answers for a text has read it: another one is read first, there is nothing to choose between. */
export function demandRead(article: Article, seen: number | undefined): void {
  if (seen === undefined || article.version === seen) return;
  const message = `${article.updated_by} đã sửa bài này từ lúc bạn mở. Đọc lại bản mới rồi trả lời.`;
  throw new Refused('conflict', [{ code: 'stale', message }]);
}

/** The pages that show an article: its site's, its superiors' homes with the news from below, its members' homes when it is for them. */
export const articleTags = (unit: { id: number; path: string }, articleId: string, forMembers: boolean): string[] => [
  `articles:${unit.id}`,
  `article:${articleId}`,
  ...unit.path
    .split('.')
    .slice(0, -1)
    .map((label) => `below:${label.slice(1)}`),
  ...(forMembers ? [`members:${unit.id}`] : []),
];

/** Whoever has the article open hears of it. */
export async function remember(
  work: Work,
  article: { id: string; unit_id: number; version: number },
  act: StepAct,
  more: { reason?: string; publishAt?: Date | null; expiresAt?: Date | null; at?: Date } = {},
): Promise<void> {
  await write(work)
    .insertInto('content.step')
    .values({
      ...{ article_id: article.id, unit_id: article.unit_id, version: article.version, act },
      ...{ by_id: idOf(work.actor), by_name: actorName(work.actor), at: more.at ?? work.now, reason: more.reason ?? null },
      ...{ publish_at: more.publishAt ?? null, expires_at: more.expiresAt ?? null },
    })
    .execute();
  await announceMoved(work, article.unit_id);
}

/** Keeps the working copy as the version it is; a version's text never changes, so keeping it twice is keeping it once. */
export async function keepVersion(work: Work, article: Article, at: Date = work.now): Promise<void> {
  await write(work)
    .insertInto('content.article_version')
    .values({
      ...{ article_id: article.id, unit_id: article.unit_id, version: article.version, title: article.title },
      ...{ summary: article.summary, body: JSON.stringify(article.body), section_slug: article.section_slug },
      ...{ cover_media_id: article.cover_media_id, cover_scene: article.cover_scene, cover_alt: article.cover_alt },
      ...{ author: article.author, source: article.source, written_by: article.written_by },
      ...{ reused: article.reused, keywords: article.keywords, attachments: article.attachments, rated: article.rated },
      ...{ kept_by: article.updated_by, kept_at: at },
    })
    .onConflict((c) => c.doNothing())
    .execute();
}

/** For the record: what was said of children on its pictures. */
export const answeredOf = ({ children_answer, children_pictures }: Pick<Article, 'children_answer' | 'children_pictures'>) =>
  children_answer === '' ? {} : { childrenOnPictures: children_answer, picturesAnsweredFor: children_pictures.length };

export async function freeSlug(work: Work, unitId: number, title: string, id: string): Promise<string> {
  const base = slugify(title, 100) || 'bai-viet';
  const { rows } = await sql<{ slug: string }>`
    select slug from content.article where unit_id = ${unitId} and id <> ${id}::uuid and (slug = ${base} or slug like ${`${base}-%`})
    union select slug from content.article_alias where unit_id = ${unitId} and article_id <> ${id}::uuid and (slug = ${base} or slug like ${`${base}-%`})`.execute(
    work.handle,
  );
  return freeName(
    base,
    rows.map((row) => row.slug),
  );
}

/** The site learns which of its categories have something to read, and since when: their own articles and those of the ones below. */
export async function noteCategories(work: Work, unitId: number): Promise<void> {
  const { rows } = await sql<{ slug: string; at: Date | null }>`
    with live as (
      select v.section_slug as slug, max(a.published_at) as at from content.article a
      join content.article_version v on v.article_id = a.id and v.version = a.published_version
      where a.unit_id = ${unitId} and a.state = 'published' and a.published_at <= ${work.now} and (a.expires_at is null or a.expires_at > ${work.now})
      group by 1)
    select s.slug, (select max(l.at) from live l where l.slug = s.slug
        or exists (select from sites.section b where b.unit_id = s.unit_id and b.parent_slug = s.slug and b.slug = l.slug)) as at
    from sites.section s where s.unit_id = ${unitId} and s.kind = 'category'`.execute(work.handle);
  await noteContent(work, unitId, rows);
}

/** How the working copy is to stand on the page. */
export const planOf = (article: Article): OnPage => ({
  ...{ publishAt: article.planned_publish_at, expiresAt: article.planned_expires_at },
  ...{ priority: article.draft_priority, priorityUntil: article.draft_priority_until },
});
type OnPage = Plan & { priority: Priority; priorityUntil: string | null };

/** The job that drops the pages at the very moment an article appears or goes. */
export const turnJob = 'content-turn';

/**
 * Approves the working copy and puts it on the page, now or at its hour. A changed title of an article that citizens have met gives a
 * new address; the old one leads there for ever.
 */
export async function putOnPage(
  work: Work,
  unit: Unit,
  article: Article,
  plan: OnPage,
): Promise<{ slug: string; publishedAt: Date }> {
  const { place } = standingOf(article, work.now);
  const until = plan.priority === 0 ? null : plan.priorityUntil;
  const before = { place, publishedAt: article.published_at };
  const { publishedAt, expiresAt, turnAt, reasons } = timesOf({ ...plan, priorityUntil: until }, before, work.now);
  throwIfAny(reasons);
  await keepVersion(work, article);
  await write(work)
    .insertInto('content.approval')
    .values({
      ...{ article_id: article.id, version: article.version, unit_id: unit.id },
      ...{ approved_by: actorName(work.actor), approved_at: work.now },
    })
    // Withdrawn and put back unchanged: somebody has answered for this text before.
    .onConflict((c) => c.doNothing())
    .execute();
  const slug = await freeSlug(work, unit.id, article.title, article.id);
  const met = article.first_published_at !== null && article.first_published_at <= work.now;
  await write(work)
    .updateTable('content.article')
    .set({
      ...{ state: 'published', slug, kind: article.section_slug === 'thong-bao' ? 'notice' : 'news' },
      ...{ for_members: article.draft_for_members, search_fold: article.draft_fold, published_version: article.version },
      ...{ published_at: publishedAt, first_published_at: met ? article.first_published_at : publishedAt, expires_at: expiresAt },
      ...{ planned_publish_at: plan.publishAt, planned_expires_at: expiresAt, turn_at: turnAt },
      ...{ priority: plan.priority, priority_until: until, draft_priority: plan.priority, draft_priority_until: until },
      ...{ withdrawn_at: null, withdraw_reason: null, review: null, return_reason: null, sent_at: null, sent_by: null },
      written_by: [],
    })
    .where('id', '=', article.id)
    .execute();
  await listUnder(work, article);
  await indexTheseArticles(work, unit.id, [article.id]);
  if (article.attachments.length > 0) await readFilesLater(work, unit.id);
  if (article.slug !== slug && (met || (await isLedTo(work, unit.id, `/tin/${article.slug}`))))
    await sql`insert into content.article_alias (unit_id, slug, article_id) values (${unit.id}, ${article.slug}, ${article.id}) on conflict do nothing`.execute(
      work.handle,
    );
  if (turnAt) await turnLater(work, article.id, turnAt);
  await noteCategories(work, unit.id);
  await purgePages(work, articleTags(unit, article.id, article.draft_for_members || article.for_members));
  return { slug, publishedAt };
}

/** An address of an old site leads there already, for the day it is published. */
async function isLedTo(work: Work, unitId: number, path: string): Promise<boolean> {
  const { rows } = await sql`select from sites.redirect where unit_id = ${unitId} and to_path = ${path} limit 1`.execute(
    work.handle,
  );
  return rows.length > 0;
}

/** The keywords under which it is listed from now on. */
async function listUnder(work: Work, { id, unit_id, keywords }: Article): Promise<void> {
  await write(work).deleteFrom('content.keyword').where('article_id', '=', id).execute();
  if (keywords.length === 0) return;
  await write(work)
    .insertInto('content.keyword')
    .values(keywords.map((word) => ({ article_id: id, unit_id, slug: keywordSlug(word), word })))
    .execute();
}

/** The business clock ticks as fast as the real one, by which jobs run; it may stand elsewhere. */
export async function turnLater(work: Work, articleId: string, at: Date): Promise<void> {
  const runAt = new Date(Date.now() + at.getTime() - work.now.getTime());
  await enqueue(work, turnJob, {}, { key: `${turnJob}:${articleId}`, runAt });
}
