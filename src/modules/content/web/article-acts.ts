// What the desk's buttons mean: one word of the form, one command.
import type { Work } from '#platform/db/work.ts';
import { approveArticle } from '../commands/approve-article.ts';
import { archiveArticle } from '../commands/archive-article.ts';
import { makePreviewLink } from '../commands/make-preview-link.ts';
import { restoreArticle } from '../commands/restore-article.ts';
import { returnArticle } from '../commands/return-article.ts';
import { revokePreviewLink } from '../commands/revoke-preview-link.ts';
import { saveArticle } from '../commands/save-article.ts';
import { sendForReview } from '../commands/send-for-review.ts';
import { takeBack } from '../commands/take-back.ts';
import { withdrawArticle } from '../commands/withdraw-article.ts';
import type { Act } from '../rules/workflow.ts';
import type { Draft } from './parts/draft.ts';

export type Intent = Exclude<Act, 'save'> | 'draft' | 'link' | 'revoke';
type Done = {
  id: string;
  /** Of what was stored; of an act that stores no text there is none. */
  version?: number;
  scheduledAt?: Date | null;
  link?: { token: string; expiresAt: Date };
};

/** `articleId` is null for one that is not stored yet. */
export async function perform(
  work: Work,
  unitId: number,
  articleId: string | null,
  intent: Intent,
  form: FormData,
): Promise<Done> {
  const id = articleId ?? '';
  const text = (name: string) => String(form.get(name) ?? '');
  const version = articleId === null ? undefined : Number(text('version'));
  const draft = () => JSON.parse(text('draft') || '{}') as Draft & { agreed?: string[] };
  switch (intent) {
    case 'send':
      return sendForReview(work, unitId, articleId, { ...draft(), version });
    case 'approve': {
      const { publishAt, expiresAt, priority, priorityUntil, agreed, children } = draft();
      const plan = { publishAt, expiresAt, priority, priorityUntil };
      const answered = await approveArticle(work, unitId, id, { ...plan, agreed, children, version: Number(text('version')) });
      const { publishedAt, version: stored } = answered;
      return { id, version: stored, scheduledAt: publishedAt > work.now ? publishedAt : null };
    }
    case 'return':
      await returnArticle(work, unitId, id, { reason: text('reason'), version });
      return { id };
    case 'take_back':
      await takeBack(work, unitId, id);
      return { id };
    case 'withdraw':
      await withdrawArticle(work, unitId, id, text('reason'));
      return { id };
    case 'archive':
      await archiveArticle(work, unitId, id);
      return { id };
    case 'restore':
      await restoreArticle(work, unitId, id);
      return { id };
    case 'link':
      return { id, link: await makePreviewLink(work, unitId, id, Number(text('days'))) };
    case 'revoke':
      await revokePreviewLink(work, unitId, id, text('link'));
      return { id };
    default:
      return saveArticle(work, unitId, articleId, { ...draft(), version }, intent === 'publish');
  }
}
