// An article that came from an old site was written on there since: the new text comes too, unless somebody here has done something with it.
import { parseForm } from '#kernel/form.ts';
import { recordAll } from '#modules/audit/index.ts';
import { demandOpen } from '#modules/organizations/index.ts';
import type { Work } from '#platform/db/work.ts';
import { foreignKeywords } from '../rules/keywords.ts';
import { standingOf } from '../rules/workflow.ts';
import { articleForm, articleOf, reasonsAgainst } from './article-form.ts';
import { heldArticle, mayAnswerFor, planOf, putOnPage, remember } from './held-article.ts';
import type { ArrivedArticle, ForeignArticle } from './import-articles.ts';
import { saveText } from './save-article.ts';
import { withdrawArticle } from './withdraw-article.ts';

/** `edited`: written on here since it came, waiting for an answer, withdrawn or archived: it stays as it is. */
export type RenewedArticle =
  | { id: string; state: 'edited' }
  /** `left`: citizens could read it until now. */
  | (ArrivedArticle & { version?: number; left?: boolean });

/**
 * `version`: of the article as it came. What is closed at the old site since leaves the page here. Its section and address here stay; who may not approve leaves the new text as a draft beside what
 * citizens read. @throws Refused when the actor may not write here, or the unit is dissolved
 */
export async function updateImported(
  work: Work,
  unitId: number,
  given: ForeignArticle & { version: number },
): Promise<RenewedArticle> {
  const { unit, article: before } = await heldArticle(work, unitId, given.id);
  demandOpen(unit, work.today);
  const { place, review } = standingOf(before, work.now);
  if (before.version !== given.version || review === 'waiting' || (place !== 'none' && place !== 'live'))
    return { id: given.id, state: 'edited' };
  const form = {
    ...{ title: given.title, summary: given.summary, author: given.author, source: given.source, body: given.body },
    keywords: given.keywords.length > 0 ? foreignKeywords(given.keywords) : before.keywords,
    ...{ section: before.section_slug, forMembers: before.draft_for_members },
    ...(given.cover === null ? {} : { cover: given.cover }),
    ...(given.attachments.length > 0 ? { attachments: [...given.attachments] } : {}),
  };
  const reasons = await reasonsAgainst(work, unitId, articleOf(parseForm(articleForm, form)), true);
  const mendable = reasons.filter((reason) => reason.code === 'alt' || reason.code === 'body');
  if (mendable.length < reasons.length)
    return { id: given.id, state: 'refused', reasons: reasons.filter((reason) => !mendable.includes(reason)) };
  const left = place === 'live' && !given.publish;
  if (left) await withdrawArticle(work, unitId, given.id, 'Ở trang cũ bài không còn công khai');
  const { article } = await saveText(work, unitId, given.id, form, 'draft');
  // What is no more than a draft here is put on the page by a person.
  const live = place === 'live' && given.publish && reasons.length === 0 && (await mayAnswerFor(work, unit));
  let { slug } = article;
  if (live) {
    // Whoever approves answers for it and has not written it.
    ({ slug } = await putOnPage(work, unit, { ...article, written_by: [] }, planOf(article)));
    await remember(work, article, 'publish');
  }
  await recordAll(work, [
    {
      action: 'content.import-article',
      object: { kind: 'article', id: given.id },
      unitId,
      summary: `${live ? 'Cập nhật' : 'Lưu nháp bản mới của'} bài “${article.title}” theo ${given.source || 'trang cũ'}`,
    },
  ]);
  return { id: given.id, state: live ? 'published' : 'draft', slug, reasons, version: article.version, left };
}
