import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Act, acts, type Hand, isReason, type QuestionState, questionStates, step } from './question-way.ts';

const all: Hand = { keeps: true, approves: true, wrote: false };
const keeper: Hand = { keeps: true, approves: false, wrote: false };
const writer: Hand = { keeps: true, approves: true, wrote: true };

test.each<[Act, QuestionState, Hand, boolean, QuestionState | string]>([
  ['receive', 'new', keeper, true, 'received'],
  ['receive', 'received', keeper, true, 'wrong_state'],
  ['receive', 'new', { ...keeper, keeps: false }, true, 'not_allowed'],
  ['assign', 'received', keeper, true, 'processing'],
  ['forward', 'received', keeper, true, 'forwarded'],
  ['forward', 'awaiting', keeper, true, 'wrong_state'],
  ['forward', 'forwarded', keeper, true, 'wrong_state'],
  ['save', 'received', keeper, true, 'processing'],
  ['save', 'awaiting', keeper, true, 'wrong_state'],
  ['send', 'processing', keeper, true, 'awaiting'],
  ['take_back', 'awaiting', keeper, true, 'processing'],
  ['return', 'awaiting', keeper, true, 'not_allowed'],
  ['return', 'awaiting', all, true, 'processing'],
  ['approve', 'awaiting', keeper, false, 'not_allowed'],
  ['approve', 'awaiting', all, true, 'answered'],
  ['approve', 'awaiting', writer, true, 'own_text'],
  ['approve', 'awaiting', writer, false, 'answered'],
  ['approve', 'processing', writer, false, 'answered'],
  ['approve', 'processing', all, true, 'separate'],
  ['approve', 'new', all, false, 'wrong_state'],
  ['refuse', 'new', keeper, true, 'refused'],
  ['refuse', 'forwarded', keeper, true, 'wrong_state'],
  ['duplicate', 'received', keeper, true, 'duplicate'],
  ['reopen', 'answered', all, true, 'processing'],
  ['reopen', 'answered', keeper, true, 'not_allowed'],
  ['reopen', 'processing', all, true, 'wrong_state'],
])('%s of a question that is %s', (act, state, hand, separate, expected) => {
  const result = step(act, state, hand, separate);
  expect(isReason(result) ? result.code : result).toBe(expected);
});

test('where somebody else must approve, no path answers without having been sent and approved by one who did not write', () => {
  const person = fc.integer({ min: 0, max: 2 });
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.constantFrom(...acts), person), { maxLength: 40 }), (walk) => {
      let state: QuestionState = 'new';
      let wrote = new Set<number>();
      let sent = false;
      for (const [act, who] of walk) {
        const result = step(act, state, { keeps: true, approves: true, wrote: wrote.has(who) }, true);
        if (isReason(result)) continue;
        if (result === 'answered') {
          expect(sent).toBe(true);
          expect(wrote.has(who)).toBe(false);
        }
        if (act === 'save' || act === 'send') wrote = new Set([...wrote, who]);
        sent = act === 'send' || (sent && result === 'awaiting');
        state = result;
        expect(questionStates).toContain(state);
      }
    }),
    { numRuns: 300 },
  );
});
