// What is typed into a date box, and what is kept of it.
import { expect, test } from 'vitest';
import { dayOf, momentOf, readHour } from './day-text.ts';

test.each([
  ['10/12/2018', '2018-12-10'],
  ['1/2/2018', '2018-02-01'],
  ['31/02/2018', '31/02/2018'],
  ['2018-12-10', '2018-12-10'],
  ['', ''],
])('the day %s', (typed, kept) => {
  expect(dayOf.read(typed)).toBe(kept);
  expect(dayOf.read(dayOf.shown(kept))).toBe(kept);
});

test.each([
  ['7:30', '07:30'],
  ['07h30', '07:30'],
  ['7h', '07:00'],
  ['730', '07:30'],
  ['1730', '17:30'],
  ['24:00', '24:00'],
  ['7:60', '7:60'],
  ['sáng', 'sáng'],
  ['', ''],
])('the hour %s', (typed, kept) => expect(readHour(typed)).toBe(kept));

test('a day and an hour are kept in one text, and nothing when both are empty', () => {
  expect(momentOf.joined('2018-12-20', '07:00')).toBe('2018-12-20T07:00');
  expect(momentOf.joined('', '')).toBe('');
  expect(momentOf.parts('2018-12-20T07:00')).toEqual({ day: '2018-12-20', clock: '07:00' });
  expect(momentOf.parts('20/13/2018T')).toEqual({ day: '20/13/2018', clock: '' });
});
