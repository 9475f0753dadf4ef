// How often may one address, or all together, write to a site? Beyond the first number a small question is asked; beyond the second
// nobody gets through for a while.
import { formatNumber } from '#kernel/numbers.ts';

export type FormAct = 'question' | 'comment' | 'report' | 'rating' | 'vote' | 'look-up' | 'verify';
type Limit = { minutes: number; ask: number; refuse: number };

/** A school's whole class sits behind one address: the first number is small, the second is not. */
const perAddress: Record<FormAct, Limit> = {
  question: { minutes: 60, ask: 2, refuse: 12 },
  comment: { minutes: 60, ask: 2, refuse: 20 },
  report: { minutes: 60, ask: 3, refuse: 20 },
  rating: { minutes: 60, ask: 60, refuse: 60 },
  // A family answers in peace; from then on each press takes a thought. A school votes behind one address.
  vote: { minutes: 60, ask: 4, refuse: 60 },
  'look-up': { minutes: 60, ask: 5, refuse: 30 },
  // Codes that no paper bears; nothing is asked there.
  verify: { minutes: 60, ask: 20, refuse: 20 },
};
const perSite: Record<FormAct, Limit> = {
  question: { minutes: 60, ask: 40, refuse: 400 },
  comment: { minutes: 60, ask: 60, refuse: 600 },
  report: { minutes: 60, ask: 40, refuse: 400 },
  rating: { minutes: 60, ask: 2000, refuse: 2000 },
  vote: { minutes: 60, ask: 500, refuse: 3000 },
  'look-up': { minutes: 60, ask: 200, refuse: 2000 },
  // Guesses of strangers never close the page to whoever holds a paper.
  verify: { minutes: 60, ask: Number.POSITIVE_INFINITY, refuse: Number.POSITIVE_INFINITY },
};
export const windowMinutes = 60;
/** Everything that limits remember is forgotten after this. */
export const forgetHours = 26;

/** Votes from one network within the hour beyond which the result says that they came so. */
export const crowdedFrom = 10;

/** What is said beside a result. */
export const crowdedWords = (votes: number): string =>
  `${formatNumber(votes)} phiếu đến dồn trong một giờ từ cùng một mạng (lớp học, phòng máy, hoặc một người bỏ nhiều lần). Đọc kết quả nên để ý.`;

export type Pressure = 'calm' | 'ask' | 'refuse';
export function pressure(act: FormAct, byAddress: number, bySite: number): Pressure {
  const [own, all] = [perAddress[act], perSite[act]];
  if (byAddress >= own.refuse || bySite >= all.refuse) return 'refuse';
  return byAddress >= own.ask || bySite >= all.ask ? 'ask' : 'calm';
}
