// Which pupils hold a report card that says otherwise once their marks have changed? Of this period and those that follow from it.
import { type CardsOf, periodWords } from '#modules/assessment/index.ts';
import { books, cardNumber, issuedCardsOf } from '#modules/reports/index.ts';

export const issuedCards: CardsOf = async (work, { schoolYear, period, pupils }) =>
  (await issuedCardsOf(work, pupils))
    .filter((card) => card.schoolYear === schoolYear && card.period >= period)
    .map((card) => ({
      ...{ pupil: card.pupilId, on: card.issuedOn },
      what: `${books[card.kind].name} ${periodWords[card.period]} số ${cardNumber(card.kind, card.number, card.schoolYear)}`,
    }));
