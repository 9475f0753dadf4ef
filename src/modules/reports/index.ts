// The door of the reports module.
export { type CardOrder, type PrintedCards, printCards } from './commands/issue-cards.ts';
export { type BookOrder, type PrintedBook, printBook } from './commands/print-book.ts';
export { type IssuedCard, issuedCardsOf, tokenPattern, type Verified, verifiedCard } from './queries/cards.ts';
export { classRecord } from './queries/class-record.ts';
export { classNamed, periodToday, pupilNamed } from './queries/find.ts';
export {
  type BookKind,
  bookKinds,
  bookNamed,
  books,
  type CardKind,
  cardNumber,
  isCard,
  periodNames,
  periodOf,
} from './rules/books.ts';
export { shortHash } from './rules/snapshot.ts';
