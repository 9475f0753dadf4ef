import fc from 'fast-check';
import { expect, test } from 'vitest';
import { inFrontOrder, lastDayOf, type Priority, type Weighed, weightOn } from './priority.ts';

const article = (id: string, day: string, priority: Priority = 0, priorityUntil: string | null = null): Weighed => ({
  ...{ id, priority, priorityUntil },
  publishedAt: new Date(`${day}T08:00:00+07:00`),
});

test.each<[string, Weighed, string, Priority]>([
  ['an ordinary one never weighs', article('a', '2018-12-10'), '2018-12-10', 0],
  ['on the day it appeared', article('a', '2018-12-10', 1), '2018-12-10', 1],
  ['on the seventh day', article('a', '2018-12-10', 1), '2018-12-16', 1],
  ['on the eighth day', article('a', '2018-12-10', 1), '2018-12-17', 0],
  ['as long as somebody said', article('a', '2018-06-01', 2, '2018-12-20'), '2018-12-20', 2],
  ['the day after', article('a', '2018-06-01', 2, '2018-12-20'), '2018-12-21', 0],
  ['shorter than a week', article('a', '2018-12-10', 1, '2018-12-11'), '2018-12-12', 0],
])('%s', (_name, given, today, expected) => expect(weightOn(given, today)).toBe(expected));

test('seven days are counted by the clock of Vietnam', () => {
  expect(lastDayOf({ publishedAt: new Date('2018-12-09T18:30:00Z'), priorityUntil: null })).toBe('2018-12-16');
});

test('the heaviest first, among equals the newest; what has run out stands by its day', () => {
  const rows = [
    article('new', '2018-12-10'),
    article('featured', '2018-12-07', 1),
    article('urgent', '2018-12-05', 2),
    article('over', '2018-11-01', 2),
    article('older', '2018-12-08', 1),
  ];
  const order = (today: string) => inFrontOrder(rows, today).map((one) => one.id);
  expect(order('2018-12-10')).toEqual(['urgent', 'older', 'featured', 'new', 'over']);
  expect(order('2018-12-31')).toEqual(['new', 'older', 'featured', 'urgent', 'over']);
});

test('nothing is lost, and the order does not depend on how it was asked', () => {
  const one = fc.record({
    id: fc.uuid(),
    publishedAt: fc.integer({ min: 0, max: 40 }).map((n) => new Date(Date.UTC(2018, 10, 1 + n))),
    priority: fc.constantFrom<Priority>(0, 1, 2),
    priorityUntil: fc.constantFrom(null, '2018-11-20', '2018-12-20'),
  });
  fc.assert(
    fc.property(fc.uniqueArray(one, { selector: (a) => a.id, maxLength: 12 }), (rows) => {
      expect(inFrontOrder([...rows].reverse(), '2018-12-01')).toEqual(inFrontOrder(rows, '2018-12-01'));
      expect(inFrontOrder(rows, '2018-12-01')).toHaveLength(rows.length);
    }),
  );
});
