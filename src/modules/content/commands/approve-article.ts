// Somebody other than the writer, where the site asks for that, answers for a text: it appears now or at its hour.
import type { z } from 'zod';
import { actorName } from '#kernel/actor.ts';
import { parseForm } from '#kernel/form.ts';
import { throwIfAny } from '#kernel/refusal.ts';
import { record } from '#modules/audit/index.ts';
import type { Work } from '#platform/db/work.ts';
import { metPictures } from '../queries/articles.ts';
import { plainText, type RichNode } from '../rich-text.ts';
import type { Article } from '../tables.ts';
import {
  type ChildrenForm,
  childrenForm,
  childrenToAsk,
  numbersToAsk,
  type PlanForm,
  planForm,
  reasonsAgainst,
} from './article-form.ts';
import { answeredOf, demandAct, demandRead, heldArticle, planOf, putOnPage, remember, write } from './held-article.ts';
import { saidByStill } from './save-article.ts';

/** `version` is the text the approver has read: another one is not approved with it. */
export async function approveArticle(
  work: Work,
  unitId: number,
  articleId: string,
  input: PlanForm & { version: number; agreed?: readonly string[]; children?: ChildrenForm | undefined },
): Promise<{ slug: string; publishedAt: Date; version: number }> {
  const plan = parseForm(planForm, input);
  const { unit, article: read } = await heldArticle(work, unitId, articleId);
  demandRead(read, input.version);
  await demandAct(work, unit, read, 'approve');
  const article = await answered(work, await planned(work, read, plan), input.children);
  const body = article.body as RichNode;
  const agreed = [...(input.agreed ?? [])];
  const text = {
    ...{ title: article.title, summary: article.summary, body, text: plainText(body), section: article.section_slug },
    ...{ author: article.author, source: article.source, forMembers: article.draft_for_members, agreed },
    ...{ reused: article.reused, keywords: article.keywords, attachments: article.attachments, rated: article.rated },
    ...{ cover: article.cover_media_id ?? undefined, ...plan },
  };
  throwIfAny([
    // Since it was sent a picture may have been hidden.
    ...(await reasonsAgainst(work, unitId, text, true)),
    ...(work.actor.kind === 'person'
      ? [
          ...(await childrenToAsk(
            work,
            unitId,
            text,
            { answer: article.children_answer, pictures: article.children_pictures },
            await metPictures(work, article),
          )),
          ...(await numbersToAsk(work, unitId, text)),
        ]
      : []),
  ]);
  const done = await putOnPage(work, unit, article, plan);
  const later = done.publishedAt > work.now;
  await remember(work, article, 'approve', { publishAt: later ? done.publishedAt : null, expiresAt: plan.expiresAt });
  await record(work, {
    action: 'content.approve-article',
    object: { kind: 'article', id: article.id },
    unitId,
    summary: `Duyệt${later ? ' và hẹn giờ' : ' và'} đăng bài "${article.title}"`,
    after: {
      slug: done.slug,
      version: article.version,
      ...(agreed.length > 0 ? { personalNumbersAgreed: agreed.length } : {}),
      ...answeredOf(article),
    },
  });
  return { ...done, version: article.version };
}

/** Whoever approves may answer for the pictures where the writer was not asked. */
async function answered(work: Work, article: Article, input: ChildrenForm | undefined): Promise<Article> {
  const { answer, pictures } = parseForm(childrenForm, input ?? {});
  if (answer === '') return article;
  const said = { children_answer: answer, children_pictures: pictures, children_said_by: saidByStill(article, { answer }) };
  await write(work).updateTable('content.article').set(said).where('id', '=', article.id).execute();
  return { ...article, ...said };
}

/** Another plan is another version: a desk that is open elsewhere must not write the old one back. */
async function planned(work: Work, article: Article, plan: z.output<typeof planForm>): Promise<Article> {
  const until = plan.priority === 0 ? null : plan.priorityUntil;
  const said = (one: ReturnType<typeof planOf>) =>
    JSON.stringify([one.publishAt, one.expiresAt, one.priority, one.priorityUntil]);
  if (said(planOf(article)) === said({ ...plan, priorityUntil: until })) return article;
  const saved = { version: article.version + 1, updated_by: actorName(work.actor), updated_at: work.now };
  await write(work).updateTable('content.article').set(saved).where('id', '=', article.id).execute();
  return { ...article, ...saved };
}
