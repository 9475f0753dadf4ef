// Comments fit the result, and neighbours have different ones.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { chooseComments, lastLevel } from './choose-comments.ts';
import { tt30 } from './rule-sets/tt30.ts';
import { commentsForResult, starterComments } from './starter-comments.ts';

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

test('sentences are of the kind of the sheet: a subject of a primary school says no conduct, what the homeroom teacher rates no exercises', () => {
  for (const subject of ['TOAN', 'TV', 'MT', 'GDTC'])
    tt30.subjectLevels.forEach(({ code }, place) => {
      const texts = commentsForResult(subject, code, place);
      expect(texts.length).toBeGreaterThanOrEqual(4);
      expect(texts.join(' ')).not.toMatch(/nội quy|lễ phép|rèn luyện|giúp đỡ bạn|thực hành/i);
    });
  tt30.ratings.forEach(({ code }, place) => {
    const texts = commentsForResult('NLPC', code, place);
    expect(texts.length).toBeGreaterThanOrEqual(4);
    expect(texts.join(' ')).not.toMatch(/luyện tập|thực hành|nội quy/i);
  });
  expect(commentsForResult('TD', 'Đ', 0).join(' ')).toContain('Chăm luyện tập');
  expect(commentsForResult('HK', 'T', 0).join(' ')).toContain('nội quy');
  const sentences = (place: number) => commentsForResult('TOAN', '', place);
  expect(new Set([...sentences(0), ...sentences(1), ...sentences(2)]).size).toBe(
    [0, 1, 2].reduce((n, place) => n + sentences(place).length, 0),
  );
});

test('of what was rated last the weakest counts; what is not rated yet does not', () => {
  const scale = { as: 'choice' as const, choices: tt30.ratings };
  const columns = ['GK1.CC', 'CK1.CC', 'CK1.TT'].map((key) => ({ key, group: key.slice(0, 3), scale }));
  const level = (cells: Record<string, string>) => lastLevel(columns, (key) => cells[key]);
  expect(level({})).toBeNull();
  expect(level({ 'GK1.CC': 'C' })).toEqual({ code: 'C', place: 2 });
  expect(level({ 'GK1.CC': 'C', 'CK1.CC': 'Đ', 'CK1.TT': 'T' })).toEqual({ code: 'Đ', place: 1 });
});
