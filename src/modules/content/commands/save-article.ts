// An article is written, and appears at once where whoever writes may also publish.

import { randomUUID } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import { actorName } from '#kernel/actor.ts';
import { readForm, together } from '#kernel/form.ts';
import { type Reason, throwIfAny } from '#kernel/refusal.ts';
import { fold } from '#kernel/vietnamese-text.ts';
import { record } from '#modules/audit/index.ts';
import type { Work } from '#platform/db/work.ts';
import { announceMoved } from '#platform/jobs/moved.ts';
import { idOf } from '../policy.ts';
import { metPictures } from '../queries/articles.ts';
import { cleanRichText, plainText, type RichNode } from '../rich-text.ts';
import { mustKeep } from '../rules/keeping.ts';
import { standingOf, timesOf } from '../rules/workflow.ts';
import type { Article } from '../tables.ts';
import {
  type ArticleForm,
  articleForm,
  articleOf,
  childrenToAsk,
  numbersToAsk,
  type ReadyArticle,
  reasonsAgainst,
} from './article-form.ts';
import {
  answeredOf,
  demandAct,
  demandVersion,
  freeSlug,
  heldArticle,
  keepVersion,
  planOf,
  putOnPage,
  remember,
  write,
  writersUnit,
} from './held-article.ts';

function coverOf(cover: string | undefined, before: Article | undefined) {
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

/** Instead of a field that cannot be read, so that what stands against the others is said as well. */
const unreadable: Partial<ArticleForm> = {
  ...{ title: 'Chưa có tiêu đề', summary: '', author: '', source: '', keywords: [], attachments: [], cover: '' },
  children: {},
  ...{ publishAt: null, expiresAt: null, priority: 0, priorityUntil: null },
};

export type SavedArticle = {
  id: string;
  slug: string;
  version: number;
  state: Article['state'];
  /** On the page from then on: it is not there yet. */
  scheduledAt: Date | null;
};

/**
 * Saves an article of a unit, and publishes it when asked. What citizens read is the published version, whatever is saved beside it.
 */
export async function saveArticle(
  work: Work,
  unitId: number,
  articleId: string | null,
  input: ArticleForm,
  publish: boolean,
  hands?: Hands,
): Promise<SavedArticle> {
  const { unit, article, agreed } = await saveText(work, unitId, articleId, input, publish ? 'publish' : 'draft', hands);
  if (!publish) {
    await record(work, {
      action: 'content.save-draft',
      object: { kind: 'article', id: article.id },
      unitId,
      summary: `Lưu nháp bài "${article.title}"`,
      after: { slug: article.slug, version: article.version },
    });
    return { id: article.id, slug: article.slug, version: article.version, state: article.state, scheduledAt: null };
  }
  await demandAct(work, unit, article, 'publish');
  const plan = planOf(article);
  const { slug, publishedAt } = await putOnPage(work, unit, article, plan);
  const scheduledAt = publishedAt > work.now ? publishedAt : null;
  await remember(work, article, 'publish', { publishAt: scheduledAt, expiresAt: plan.expiresAt });
  await record(work, {
    action: 'content.publish-article',
    object: { kind: 'article', id: article.id },
    unitId,
    summary: `${scheduledAt ? 'Hẹn giờ đăng' : 'Đăng'} bài "${article.title}"`,
    after: {
      slug,
      version: article.version,
      ...(agreed.length > 0 ? { personalNumbersAgreed: agreed.length } : {}),
      ...answeredOf(article),
    },
  });
  return { id: article.id, slug, version: article.version, state: 'published', scheduledAt };
}

/** What the text says; when it is to stand, and how far in front, is not of it. */
type Words = Pick<
  Article,
  | 'title'
  | 'summary'
  | 'section_slug'
  | 'author'
  | 'source'
  | 'reused'
  | 'rated'
  | 'keywords'
  | 'attachments'
  | 'cover_media_id'
  | 'cover_scene'
  | 'draft_for_members'
  | 'body'
>;
const wordsOf = (of: Words) => [
  ...[of.title, of.summary, of.section_slug, of.author, of.source, of.reused, of.rated, of.keywords, of.attachments],
  ...[of.cover_media_id, of.cover_scene, of.draft_for_members, cleanRichText(of.body)],
];
/** A draft may carry an hour that has passed since; what is handed on may not. */
function againstPlan(form: ReadyArticle, before: Article | undefined, ready: boolean, now: Date): Reason[] {
  const { publishAt, expiresAt, priority, priorityUntil } = form;
  if (ready) {
    const place = before ? standingOf(before, now).place : 'none';
    const plan = { publishAt, expiresAt, priorityUntil: priority === 0 ? null : priorityUntil };
    return timesOf(plan, { place, publishedAt: before?.published_at ?? null }, now).reasons;
  }
  return publishAt && expiresAt && expiresAt <= publishAt
    ? [{ code: 'expires', field: 'expiresAt', message: 'Giờ gỡ phải sau giờ đăng.' }]
    : [];
}

const sameHand = (before: Article, author: string | null, by: string): boolean =>
  author === null ? before.updated_by === by : before.written_by.at(-1) === author;
const sizeOf = (text: { title: string; summary: string; text: string }) => ({
  length: text.title.length + text.summary.length + text.text.length,
});
const saidOf = (before: Article | undefined) => ({
  answer: before?.children_answer ?? ('' as const),
  pictures: before?.children_pictures ?? [],
});
/** Whose answer it is, as long as nobody here gives another. */
export const saidByStill = (before: Article | undefined, { answer }: { answer: string }): string =>
  before && before.children_answer === answer ? before.children_said_by : '';
const formerOf = (before: Article) => ({
  updatedAt: before.updated_at,
  ...sizeOf({ ...before, text: plainText(before.body as RichNode) }),
});

export type Hands = {
  /** It takes the place of the text before as a whole, and these have written it. */
  insteadBy?: readonly string[];
  /** Another's text comes in as it is: whoever takes it has not written it. */
  taken?: boolean;
  /** The unit that has answered for the children on its pictures. */
  childrenSaidBy?: string;
};

/**
 * The working copy as it is now written; for the writer, for whoever answers, for everybody. Who changed no word has not written.
 * @throws Refused with all reasons against
 */
export async function saveText(
  work: Work,
  unitId: number,
  articleId: string | null,
  input: ArticleForm,
  purpose: 'draft' | 'send' | 'publish',
  { insteadBy, taken = false, childrenSaidBy }: Hands = {},
) {
  const ready = purpose !== 'draft';
  const { form: read, faults } = readForm(articleForm, input, unreadable);
  const form = articleOf(read);
  const held =
    articleId === null
      ? { unit: await writersUnit(work, unitId), article: undefined }
      : await heldArticle(work, unitId, articleId);
  const { unit, article: before } = held;
  if (before) demandVersion(before, form.version);
  await demandAct(work, unit, before ?? null, 'save');
  const children = form.children ?? saidOf(before);
  const asked = ready && work.actor.kind === 'person';
  const then = purpose === 'send' ? 'gửi duyệt' : 'đăng';
  throwIfAny(
    together(faults, [
      ...(await reasonsAgainst(work, unitId, form, ready)),
      ...(asked ? await childrenToAsk(work, unitId, form, children, await metPictures(work, before), then) : []),
      ...againstPlan(form, before, ready, work.now),
      ...(asked ? await numbersToAsk(work, unitId, form) : []),
    ]),
  );
  const by = actorName(work.actor);
  const author = idOf(work.actor);
  if (
    before &&
    (insteadBy || mustKeep(formerOf(before), { sameHand: sameHand(before, author, by), ...sizeOf(form), now: work.now }))
  )
    await keepVersion(work, before, before.updated_at);
  const words = {
    ...{ title: form.title, summary: form.summary, body: form.body, section_slug: form.section },
    ...{ author: form.author, source: form.source, reused: form.reused, keywords: form.keywords, rated: form.rated },
    attachments: form.attachments ?? before?.attachments ?? [],
    draft_for_members: form.forMembers,
    ...coverOf(form.cover, before),
  };
  const wrote = !taken && !(before && isDeepStrictEqual(wordsOf(words), wordsOf(before)));
  const hands = new Set([...(before?.written_by ?? []), ...(insteadBy ?? [])]);
  const text = {
    ...words,
    body: JSON.stringify(form.body),
    ...{ draft_priority: form.priority, draft_priority_until: form.priority === 0 ? null : form.priorityUntil },
    ...{ planned_publish_at: form.publishAt, planned_expires_at: form.expiresAt },
    ...{ children_answer: children.answer, children_pictures: children.answer === '' ? [] : children.pictures },
    children_said_by: childrenSaidBy ?? saidByStill(before, children),
    version: (before?.version ?? 0) + 1,
    draft_fold: fold(`${form.title} ${form.summary} ${form.keywords.join(' ')} ${form.text}`),
    // A withdrawn article that is written on again is a draft again.
    state:
      before && standingOf(before, work.now).place === 'withdrawn' ? ('draft' as const) : (before?.state ?? ('draft' as const)),
    // Whoever saved last stands last.
    written_by: wrote ? [...hands].filter((hand) => hand !== author).concat(author ?? []) : [...hands],
    ...{ updated_by: by, updated_at: work.now },
  };
  if (before) {
    await write(work).updateTable('content.article').set(text).where('id', '=', before.id).execute();
    await announceMoved(work, unitId);
  }
  const id = before?.id ?? randomUUID();
  if (!before)
    await write(work)
      .insertInto('content.article')
      .values({
        ...{ published_at: null, first_published_at: null, published_version: null, withdrawn_at: null, withdraw_reason: null },
        ...{
          priority_until: null,
          review: null,
          return_reason: null,
          sent_at: null,
          sent_by: null,
          turn_at: null,
          expires_at: null,
        },
        ...{ kind: form.section === 'thong-bao' ? ('notice' as const) : ('news' as const), for_members: form.forMembers },
        ...text,
        ...{ id, unit_id: unitId, slug: await freeSlug(work, unitId, form.title, id), created_by: by },
      })
      .execute();
  const { article } = await heldArticle(work, unitId, id);
  return { unit, article, agreed: form.agreed };
}
