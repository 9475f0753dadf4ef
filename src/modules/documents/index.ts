// The door of the documents module.
export type { DocumentForm } from './commands/document-form.ts';
export { indexAllDocuments, itemOfDocument } from './commands/index-documents.ts';
export { keepFileText, readFilesLater, unreadFiles } from './commands/read-files.ts';
export { approveDocument, returnDocument, takeBackDocument } from './commands/review-document.ts';
export { type SavedDocument, saveDocument } from './commands/save-document.ts';
export { type StoredFile, storeFiles } from './commands/store-files.ts';
export { withdrawDocument } from './commands/withdraw-document.ts';
export { documentKeepers, mayApproveDocuments, mayKeepDocuments } from './policy.ts';
export { type DocumentRow, documentById, listDocuments } from './queries/documents.ts';
export {
  type Attachment,
  askNewest,
  facetsOf,
  type ListedDocument,
  listPublished,
  type PublishedDocument,
  type PublishedRecord,
  publishedAttachment,
  publishedDocument,
  type RelatedDocument,
  type Shelf,
} from './queries/published.ts';
export { type TakenDocument, type TakenFile, takeAwayDocuments } from './queries/take-away.ts';
export { delayWords, isLate } from './rules/delay.ts';
export { documentFields, documentKinds, urgencyNames } from './rules/kinds.ts';
export { identityOf, parseNumber } from './rules/number.ts';
export { type RelationKind, relationKinds, relationNames } from './rules/relations.ts';
export { type Status, statuses, statusNames } from './rules/status.ts';
