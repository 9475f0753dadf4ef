// Somebody other than the writer, where the site asks for that, answers for a text: it appears now or at its hour.
import { parseForm } from '#kernel/form.ts';
import { throwIfAny } from '#kernel/refusal.ts';
import { record } from '#modules/audit/index.ts';
import type { Work } from '#platform/db/work.ts';
import { plainText, type RichNode } from '../rich-text.ts';
import { numbersToAsk, type PlanForm, planForm, reasonsAgainst } from './article-form.ts';
import { demandAct, demandVersion, heldArticle, putOnPage, remember } from './held-article.ts';

/** `version` is the text the approver has read: another one is not approved with it. */
export async function approveArticle(
  work: Work,
  unitId: number,
  articleId: string,
  input: PlanForm & { version: number; agreed?: readonly string[] },
): Promise<{ slug: string; publishedAt: Date }> {
  const plan = parseForm(planForm, input);
  const { unit, article } = await heldArticle(work, unitId, articleId);
  demandVersion(article, input.version);
  await demandAct(work, unit, article, 'approve');
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
    ...(work.actor.kind === 'person' ? await numbersToAsk(work, unitId, text) : []),
  ]);
  const done = await putOnPage(work, unit, article, plan);
  const later = done.publishedAt > work.now;
  await remember(work, article, 'approve', { publishAt: later ? done.publishedAt : null, expiresAt: plan.expiresAt });
  await record(work, {
    action: 'content.approve-article',
    object: { kind: 'article', id: article.id },
    unitId,
    summary: `Duyệt${later ? ' và hẹn giờ' : ' và'} đăng bài "${article.title}"`,
    after: { slug: done.slug, version: article.version, ...(agreed.length > 0 ? { personalNumbersAgreed: agreed.length } : {}) },
  });
  return done;
}
