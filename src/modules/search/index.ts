// The door of the search module.
export { dropItems, type Item, type ItemRow, putAll, putItems, putOrDrop, rowOf, sentences } from './commands/put-items.ts';
export { itemAt } from './queries/leads.ts';
export {
  type Between,
  type Count,
  countFound,
  type Found,
  nextTurn,
  type PageOptions,
  pageOfFound,
  type Where,
} from './queries/search.ts';
export { excerpt, highlighted, type Piece, standsIn } from './rules/excerpt.ts';
export { type Term, termsOf, typedWithTones } from './rules/question.ts';
export { type FileText, type ItemType, itemTypes, type SearchTables } from './tables.ts';
