// Comments fit the result, and neighbours have different ones.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { chooseComments } from './choose-comments.ts';
import { starterComments } from './starter-comments.ts';

const bank = starterComments('VAN');

test('every mean has at least four sentences of its own', () => {
  for (const subject of ['VAN', 'TOAN', 'NN', 'LY'])
    for (let mean = 0; mean <= 100; mean++)
      expect(starterComments(subject).filter(({ from, to }) => from <= mean && mean <= to).length).toBeGreaterThanOrEqual(4);
});

test('each fits its mean, and no two next to each other are the same', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 100 }), { maxLength: 45 }), fc.nat(9), (means, turn) => {
      const pupils = means.map((mean, i) => ({ pupil: `p${i}`, mean, others: [] }));
      const chosen = chooseComments(bank, pupils, turn);
      const texts = pupils.map(({ pupil }) => chosen.get(pupil));
      texts.forEach((text, i) => {
        const mean = means[i] as number;
        expect(bank.some((one) => one.text === text && one.from <= mean && mean <= one.to)).toBe(true);
        if (i > 0) expect(text).not.toBe(texts[i - 1]);
      });
    }),
  );
});

test('who has no result yet has no sentence; another turn chooses others', () => {
  expect(chooseComments(bank, [{ pupil: 'a', mean: null, others: [] }]).size).toBe(0);
  const pupils = Array.from({ length: 10 }, (_, i) => ({ pupil: `p${i}`, mean: 70, others: [] }));
  expect([...chooseComments(bank, pupils, 0).values()]).not.toEqual([...chooseComments(bank, pupils, 1).values()]);
});
