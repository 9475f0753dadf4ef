import { expect, test } from 'vitest';
import { type Answer, type Hand, mayAnswer, type Review, wayOf } from './review.ts';

const ways: [publish: boolean, published: boolean, Review, separate: boolean, string][] = [
  [false, false, null, true, 'draft'],
  [false, false, null, false, 'draft'],
  [true, false, null, false, 'page'],
  [true, false, null, true, 'approval'],
  [false, true, null, true, 'approval'],
  [false, true, null, false, 'page'],
  [true, true, 'waiting', true, 'approval'],
  [true, true, 'returned', false, 'page'],
  [false, false, 'waiting', true, 'waiting'],
  [false, false, 'returned', false, 'waiting'],
];
test.each(ways)(
  'publish %s of what is published %s with a version %s, separate %s: %s',
  (publish, published, review, separate, to) => {
    const way = wayOf(publish, { published, review }, separate);
    expect(typeof way === 'string' ? way : way.code).toBe(to);
  },
);

const other = { approves: true, wrote: false };
const answers: [Answer, Review, Hand, separate: boolean, true | string][] = [
  ['approve', 'waiting', other, true, true],
  ['approve', 'waiting', { approves: true, wrote: true }, true, 'own_text'],
  ['approve', 'waiting', { approves: true, wrote: true }, false, true],
  ['approve', 'waiting', { approves: false, wrote: false }, true, 'not_allowed'],
  ['approve', 'returned', other, true, 'not_waiting'],
  ['approve', null, other, true, 'not_waiting'],
  ['return', 'waiting', { approves: true, wrote: true }, true, true],
  ['return', 'returned', other, true, 'not_waiting'],
  ['return', 'waiting', { approves: false, wrote: true }, true, 'not_allowed'],
  ['drop', 'returned', { approves: false, wrote: true }, true, true],
  ['drop', null, other, true, 'not_waiting'],
];
test.each(answers)('%s of a version %s by %o, separate %s: %s', (answer, review, hand, separate, may) => {
  const said = mayAnswer(answer, review, hand, separate);
  expect(said === true ? true : said.code).toBe(may);
});
