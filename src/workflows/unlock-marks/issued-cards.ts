// Which report cards were out when marks changed, and say otherwise since?
import { type CardsOf, periodWords } from '#modules/assessment/index.ts';
import { books, cardNumber, cardsFollowing } from '#modules/reports/index.ts';

export const issuedCards: CardsOf = async (work, schoolYear, asked) =>
  (await cardsFollowing(work, schoolYear, asked)).map((cards) =>
    cards.map((card) => ({
      ...{ pupil: card.pupilId, on: card.issuedOn, replacedOn: card.replacedOn },
      what: `${books[card.kind].name} ${periodWords[card.period]} số ${cardNumber(card.kind, card.number, card.schoolYear)}`,
    })),
  );
