// Which pupils hold a report card that says otherwise once their marks have changed?
import { type CardsOf, periodWords } from '#modules/assessment/index.ts';
import { books, cardNumber, cardsFollowing } from '#modules/reports/index.ts';

export const issuedCards: CardsOf = async (work, asked) =>
  (await cardsFollowing(work, asked)).map((card) => ({
    ...{ pupil: card.pupilId, on: card.issuedOn },
    what: `${books[card.kind].name} ${periodWords[card.period]} số ${cardNumber(card.kind, card.number, card.schoolYear)}`,
  }));
