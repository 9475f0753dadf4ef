// Taking back and doing again over stored cells.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Change, done, type History, key, nothingDone, turned } from './history.ts';

type Sheet = Map<string, string>;
const pupils = ['a', 'b', 'c'];
const stored = (text: string) => ({ text, untaken: false, closed: false });
const at = (sheet: Sheet, cell: Pick<Change, 'pupil' | 'column'>) => sheet.get(key(cell)) ?? '';
const write = (sheet: Sheet, changes: readonly Change[]): Sheet => {
  const next = new Map(sheet);
  for (const { after, ...cell } of changes)
    if (after === '') next.delete(key(cell));
    else next.set(key(cell), after);
  return next;
};
const steps = fc.array(
  fc.uniqueArray(
    fc.record({
      pupil: fc.constantFrom(...pupils),
      column: fc.constantFrom('x', 'y'),
      text: fc.constantFrom('', '5', '8,5', 'abc'),
    }),
    { minLength: 1, maxLength: 5, selector: ({ pupil, column }) => `${pupil} ${column}` },
  ),
  { maxLength: 12 },
);

test('undo after do is as if nothing had been done, redo as if nothing had been undone', () => {
  fc.assert(
    fc.property(steps, (list) => {
      const sheets: Sheet[] = [new Map()];
      let history: History = nothingDone;
      for (const step of list) {
        const sheet = sheets.at(-1) as Sheet;
        const changes = step.map(({ text, ...cell }) => ({ ...cell, before: at(sheet, cell), after: text }));
        const next = done(history, changes);
        if (next.past.length > history.past.length) sheets.push(write(sheet, changes));
        history = next;
      }
      let sheet = sheets.at(-1) as Sheet;
      for (const expected of sheets.slice(0, -1).reverse()) {
        const turn = turned(history, 'back', (cell) => stored(at(sheet, cell)));
        sheet = write(sheet, turn?.changes ?? []);
        history = turn?.history ?? history;
        expect(sheet).toEqual(expected);
      }
      expect(turned(history, 'back', (cell) => stored(at(sheet, cell)))).toBeUndefined();
      for (const expected of sheets.slice(1)) {
        const turn = turned(history, 'again', (cell) => stored(at(sheet, cell)));
        sheet = write(sheet, turn?.changes ?? []);
        history = turn?.history ?? history;
        expect(sheet).toEqual(expected);
      }
    }),
  );
});

test('a cell that somebody else has written since stays as it is, and is said', () => {
  const history = done(nothingDone, [
    { pupil: 'a', column: 'x', before: '', after: '5' },
    { pupil: 'b', column: 'x', before: '', after: '6' },
  ]);
  const turn = turned(history, 'back', ({ pupil }) => stored(pupil === 'b' ? '9' : '5'));
  expect(turn?.changes).toEqual([{ pupil: 'a', column: 'x', before: '5', after: '' }]);
  expect(turn?.others.map(({ pupil }) => pupil)).toEqual(['b']);
});

test.each(['back', 'again'] as const)('%s: what nobody took is withdrawn and no step any more; what is closed stays', (way) => {
  const step = ['a', 'b', 'c'].map((pupil) => ({ pupil, column: 'x', before: '4', after: '4' }));
  const turn = turned({ past: [step], future: [step] }, way, ({ pupil }) => ({
    ...{ text: '4', untaken: pupil === 'a', closed: pupil !== 'c' },
  }));
  const of = (list: readonly Change[] | undefined) => list?.map(({ pupil }) => pupil);
  expect([of(turn?.withdrawn), of(turn?.closed), of(turn?.changes)]).toEqual([['a'], ['b'], ['c']]);
  expect(of((way === 'back' ? turn?.history.future : turn?.history.past)?.at(-1))).toEqual(['c']);
});

const unstored: [string, Change[][], string[]][] = [
  [
    'a paste over refused cells goes back to what is stored, and no step remains for what was refused',
    [
      [{ pupil: 'a', column: 'x', before: '', after: 'abc' }],
      [{ pupil: 'b', column: 'x', before: '5', after: '11' }],
      [
        { pupil: 'a', column: 'x', before: '', after: '6', over: 'abc' },
        { pupil: 'b', column: 'x', before: '5', after: '7', over: '11' },
        { pupil: 'c', column: 'x', before: '', after: '8' },
      ],
    ],
    ['a : 6 >  | b : 7 > 5 | c : 8 > '],
  ],
  [
    'what was stored before the refused one is still there to go back to',
    [
      [{ pupil: 'a', column: 'x', before: '', after: '5' }],
      [{ pupil: 'a', column: 'x', before: '5', after: 'abc' }],
      [{ pupil: 'a', column: 'x', before: '5', after: '6', over: 'abc' }],
    ],
    ['a : 6 > 5', 'a : 5 > '],
  ],
  [
    'typing over a refused one what is stored leaves nothing to take back',
    [
      [{ pupil: 'a', column: 'x', before: '5', after: 'abc' }],
      [{ pupil: 'a', column: 'x', before: '5', after: '5', over: 'abc' }],
    ],
    [],
  ],
];
test.each(unstored)('%s', (_name, steps, expected) => {
  let history = steps.reduce(done, nothingDone);
  const shown = new Map(steps.flat().map((one) => [key(one), one.after]));
  const backs: string[] = [];
  for (let turn = turned(history, 'back', (one) => stored(shown.get(key(one)) ?? '')); turn; ) {
    expect(turn.others).toEqual([]);
    for (const one of turn.changes) shown.set(key(one), one.after);
    backs.push(turn.changes.map(({ pupil, before, after }) => `${pupil} : ${before} > ${after}`).join(' | '));
    history = turn.history;
    turn = turned(history, 'back', (one) => stored(shown.get(key(one)) ?? ''));
  }
  expect(backs).toEqual(expected);
});

test('what changes nothing is no step; what is typed anew ends what could be done again', () => {
  const same = done(nothingDone, [{ pupil: 'a', column: 'x', before: '5', after: '5' }]);
  expect(same).toEqual(nothingDone);
  const one = done(nothingDone, [{ pupil: 'a', column: 'x', before: '', after: '5' }]);
  const back = turned(one, 'back', () => stored('5'))?.history as History;
  expect(back.future).toHaveLength(1);
  expect(done(back, [{ pupil: 'a', column: 'x', before: '', after: '6' }]).future).toEqual([]);
});
