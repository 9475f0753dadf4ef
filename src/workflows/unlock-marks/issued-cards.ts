// Which pupils hold a report card that was made before their marks changed? Asked of the module that issues cards; while none of that kind
// is in the house, nobody holds one.
import type { CardsOf } from '#modules/assessment/index.ts';

export const issuedCards: CardsOf = async () => [];
