// The door of the content module.
export type { ArticleForm } from './commands/article-form.ts';
export { type SavedArticle, saveArticle } from './commands/save-article.ts';
export { withdrawArticle } from './commands/withdraw-article.ts';
export { mayPublish } from './policy.ts';
export { articleById, listArticles } from './queries/articles.ts';
export { findArticles } from './queries/find.ts';
export {
  type FoundCard,
  latest,
  latestBelow,
  latestForMembers,
  type PublishedArticle,
  type PublishedCard,
  publishedAt,
  searchPublished,
} from './queries/published.ts';
export { cleanRichText, paragraphs, picturesIn, plainText, type RichNode } from './rich-text.ts';
export { richTextHtml } from './rich-text-html.ts';
export { highlighted, type Term, termsOf } from './rules/search-text.ts';
export type { Article, ContentTables } from './tables.ts';
