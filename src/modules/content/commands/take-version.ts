// An earlier version becomes the working copy again; the one it takes the place of is kept beside it.
import { notFound } from '#kernel/refusal.ts';
import { record } from '#modules/audit/index.ts';
import type { Work } from '#platform/db/work.ts';
import { articleById, keptVersion } from '../queries/articles.ts';
import { fieldOf } from '../rules/workflow.ts';
import type { ArticleForm } from './article-form.ts';
import { saveText } from './save-article.ts';

/** `seen` is the working copy that the person had before them: a newer one is not thrown away unseen. */
export async function takeVersion(work: Work, unitId: number, articleId: string, version: number, seen: number): Promise<void> {
  const [article, kept] = [await articleById(work, unitId, articleId), await keptVersion(work, articleId, version)];
  if (!article || !kept) throw notFound('Không tìm thấy bản này của bài.');
  const { title, summary, author, source, reused, rated, keywords, attachments, section_slug } = kept;
  await saveText(
    work,
    unitId,
    articleId,
    {
      ...{ title, summary, author, source, reused, rated, keywords, attachments, section: section_slug, version: seen },
      body: kept.body as ArticleForm['body'],
      cover: kept.cover_media_id ?? (kept.cover_scene ? `scene:${kept.cover_scene}` : ''),
      // When and where it stands is not of the text.
      ...{ publishAt: fieldOf(article.planned_publish_at), expiresAt: fieldOf(article.planned_expires_at) },
      ...{ priority: article.draft_priority, priorityUntil: article.draft_priority_until, forMembers: article.draft_for_members },
    },
    'draft',
    { insteadBy: kept.written_by },
  );
  await record(work, {
    action: 'content.take-version',
    object: { kind: 'article', id: articleId },
    unitId,
    summary: `Lấy lại bản ${version} của bài "${article.title}"`,
  });
}
