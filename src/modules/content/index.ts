// The door of the content module.
export {
  type ArticleForm,
  articleForm,
  purgeChannel,
  type SavedArticle,
  saveArticle,
  withdrawArticle,
} from './commands/publish-article.ts';
export {
  type ArticleRow,
  articleById,
  latest,
  listArticles,
  type PublishedArticle,
  type PublishedCard,
  publishedAt,
  searchPublished,
} from './queries/articles.ts';
export { cleanRichText, paragraphs, plainText, type RichNode, richTextHtml } from './rich-text.ts';
export type { Article, ContentTables } from './tables.ts';
