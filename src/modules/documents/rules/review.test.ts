import { expect, test } from 'vitest';
import { mayStep, type Review, type Step } from './review.ts';

const cases: [Step, Review, { approves: boolean; wrote: boolean }, boolean, true | string][] = [
  ['publish', null, { approves: false, wrote: true }, false, true],
  ['publish', null, { approves: true, wrote: false }, true, 'separate'],
  ['send', 'returned', { approves: false, wrote: true }, true, true],
  ['save', 'waiting', { approves: true, wrote: false }, true, 'waiting'],
  ['send', 'waiting', { approves: false, wrote: true }, true, 'waiting'],
  ['take_back', 'waiting', { approves: false, wrote: true }, true, true],
  ['take_back', null, { approves: false, wrote: true }, true, 'not_waiting'],
  ['approve', 'waiting', { approves: false, wrote: false }, true, 'not_allowed'],
  ['approve', 'waiting', { approves: true, wrote: true }, true, 'own_text'],
  ['approve', 'waiting', { approves: true, wrote: true }, false, true],
  ['approve', 'waiting', { approves: true, wrote: false }, true, true],
  ['approve', 'returned', { approves: true, wrote: false }, true, 'not_waiting'],
  ['return', 'waiting', { approves: true, wrote: true }, true, true],
];
test.each(cases)('%s of a document %s by %o, separate %s: %s', (step, review, hand, separate, answer) => {
  const may = mayStep(step, review, hand, separate);
  expect(may === true ? true : may.code).toBe(answer);
});
