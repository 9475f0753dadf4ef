// The door of the content module.

export { approveArticle } from './commands/approve-article.ts';
export { archiveArticle } from './commands/archive-article.ts';
export { type ArticleForm, type ChildrenForm, childrenForm, childrenToAsk, numbersToAsk } from './commands/article-form.ts';
export { bringBackWithUnit } from './commands/bring-back.ts';
export { articleTags, turnJob } from './commands/held-article.ts';
export { type ArrivedArticle, archiveImported, type ForeignArticle, importArticles } from './commands/import-articles.ts';
export { indexArticles, itemOfArticle, publishedText } from './commands/index-articles.ts';
export { keepFile, storeFile } from './commands/keep-file.ts';
export { makePreviewLink } from './commands/make-preview-link.ts';
export { type FileMark, type PublishedFile, publishFile } from './commands/publish-file.ts';
export { readFilesLater } from './commands/read-files.ts';
export { restoreArticle } from './commands/restore-article.ts';
export { returnArticle } from './commands/return-article.ts';
export { revokePreviewLink } from './commands/revoke-preview-link.ts';
export { type SavedArticle, saveArticle } from './commands/save-article.ts';
export { sendForReview } from './commands/send-for-review.ts';
export { takeBack } from './commands/take-back.ts';
export { takeVersion } from './commands/take-version.ts';
export { turnArticles } from './commands/turn-articles.ts';
export { type RenewedArticle, updateImported } from './commands/update-imported.ts';
export { withdrawArticle } from './commands/withdraw-article.ts';
export { mostAttachments, summaryMax, titleMax } from './limits.ts';
export { mayApprove, mayWithdraw, mayWrite } from './policy.ts';
export { activityBelow } from './queries/activity.ts';
export { addressesOf } from './queries/addresses.ts';
export {
  articleById,
  countAtDesk,
  type KeptVersion,
  keptVersion,
  listArticles,
  returnedTo,
  stepsOf,
} from './queries/articles.ts';
export { type ChangedArticle, changesAfter, cursorOf, cursorText } from './queries/changes.ts';
export { type ArticleFile, filesOf, publishedFile } from './queries/files.ts';
export { findArticles } from './queries/find.ts';
export { previewAt } from './queries/preview.ts';
export {
  askCard,
  askForMembers,
  askFront,
  cardsRead,
  latest,
  latestOfBoth,
  listedUnder,
  newestBelow,
  type PublishedArticle,
  type PublishedCard,
  publishedAt,
  publishedCards,
  takenDownOn,
} from './queries/published.ts';
export { type TakenArticle, takeAwayArticles } from './queries/take-away.ts';
export { cleanRichText, paragraphs, picturesIn, plainText, type RichNode } from './rich-text.ts';
export { richTextHtml } from './rich-text-html.ts';
export { keywordSlug, keywordsOf } from './rules/keywords.ts';
export { opensWith } from './rules/lede.ts';
export type { Article, ContentTables } from './tables.ts';
