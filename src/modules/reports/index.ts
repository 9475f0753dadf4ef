// The door of the reports module.
export { printBook } from './commands/print-book.ts';
export { cardsFollowing, type Verified, verifiedCard } from './queries/cards.ts';
export { classNamed, periodToday, pupilNamed } from './queries/find.ts';
export {
  bookKinds,
  bookNamed,
  books,
  cardNumber,
  isCard,
  periodNames,
  periodOf,
} from './rules/books.ts';
export { shortHash } from './rules/snapshot.ts';
