// The door of the reports module.
export { printBook } from './commands/print-book.ts';
export { mayIssue } from './policy.ts';
export { cardsFollowing, type Verified, verifiedCard } from './queries/cards.ts';
export { classNamed, periodToday, pupilNamed } from './queries/find.ts';
export { type UntrueCards, untrueCards } from './queries/untrue-cards.ts';
export {
  bookKinds,
  bookNamed,
  books,
  cardNumber,
  isCard,
  periodCode,
  periodNames,
  periodOf,
} from './rules/books.ts';
export { shortHash } from './rules/snapshot.ts';
