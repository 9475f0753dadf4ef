// Whose look does a site wear?
import { expect, test } from 'vitest';
import { type Handed, type Standard, settle, wantedOf } from './look.ts';

const above = (...handed: Handed[]): Standard[] =>
  handed.map((one, i) => ({ unitId: i, by: i === 0 ? 'Phòng' : 'Sở', handed: one }));
const note = (value: string, locked = false): Handed => ({ footer: { value, locked } });

test.each<[string, string | null, Standard[], ReturnType<typeof settle<'footer'>>]>([
  ['nobody says anything', null, [], { value: null, from: null, locked: false }],
  ['its own', 'mình', above(note('phòng'), note('sở')), { value: 'mình', from: null, locked: false }],
  ['the nearest', null, above(note('phòng'), note('sở')), { value: 'phòng', from: 'Phòng', locked: false }],
  ['the only one', null, above({}, note('sở')), { value: 'sở', from: 'Sở', locked: false }],
  ['a rule of the nearest', 'mình', above(note('phòng', true), note('sở')), { value: 'phòng', from: 'Phòng', locked: true }],
  ['the highest rule', 'mình', above(note('phòng', true), note('sở', true)), { value: 'sở', from: 'Sở', locked: true }],
])('%s', (_words, own, standards, want) => {
  expect(settle('footer', own, standards)).toEqual(want);
});

test('wanted blocks of all superiors, each named after the highest who wants it', () => {
  expect(wantedOf(above({ blocks: ['tren', 'vb'] }, { blocks: ['tren'] }))).toEqual([
    { kind: 'tren', by: 'Sở' },
    { kind: 'vb', by: 'Phòng' },
  ]);
});
