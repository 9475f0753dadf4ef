import { expect, test } from 'vitest';
import { type Entry, inOrder, nextShown, type ShownEntry, timeOf } from './entry.ts';

const before = new Date('2018-12-07T10:00:00+07:00');
const now = new Date('2018-12-11T09:00:00+07:00');
const entry = (id: string, more: Partial<Entry> = {}): Entry => ({
  ...{ id, day: '2018-12-10', session: 'morning', position: 0, starts: '07:00', title: `Việc ${id}`, attendees: '', chair: '' },
  ...{ place: '', prepare: '', note: '', internal: false },
  ...more,
});
const shown = (id: string, more: Partial<ShownEntry> = {}): ShownEntry => ({
  ...entry(id),
  ...{ change: null, changed_at: null },
  ...more,
});
const marks = (entries: ShownEntry[]) => entries.map((e) => [e.id, e.change, e.changed_at]);

test.each([
  ['7', '07:00'],
  ['7h', '07:00'],
  ['7h30', '07:30'],
  ['7 giờ 30', '07:30'],
  ['07:30', '07:30'],
  ['14.05', '14:05'],
  ['1430', '14:30'],
  [' ', ''],
  ['24h', null],
  ['7h75', null],
  ['sáng', null],
])('%j is the hour %j', (typed, hour) => {
  expect(timeOf(typed)).toBe(hour);
});

test.each<[string, ShownEntry[], Entry[], boolean, ReturnType<typeof marks>]>([
  ['the first publication marks nothing', [], [entry('a')], true, [['a', null, null]]],
  ['what is the same stays unmarked', [shown('a')], [entry('a')], false, [['a', null, null]]],
  ['what comes later is added', [], [entry('b')], false, [['b', 'added', now]]],
  ['another place is a change', [shown('a')], [entry('a', { place: 'Phòng 3' })], false, [['a', 'changed', now]]],
  ['moving to another day is a change', [shown('a')], [entry('a', { day: '2018-12-12' })], false, [['a', 'changed', now]]],
  ['its place in the list is not', [shown('a')], [entry('a', { position: 4 })], false, [['a', null, null]]],
  [
    'an old mark keeps its moment',
    [shown('a', { change: 'changed', changed_at: before })],
    [entry('a')],
    false,
    [['a', 'changed', before]],
  ],
  [
    'what was added and then changed is still an addition',
    [shown('a', { change: 'added', changed_at: before })],
    [entry('a', { note: 'x' })],
    false,
    [['a', 'added', now]],
  ],
  ['what falls away is called off', [shown('a')], [], false, [['a', 'cancelled', now]]],
  ['and stays called off', [shown('a', { change: 'cancelled', changed_at: before })], [], false, [['a', 'cancelled', before]]],
  ['nobody hears of an internal one that fell away', [shown('a', { internal: true })], [], false, []],
  [
    'internal that becomes public is new to the public',
    [shown('a', { internal: true })],
    [entry('a')],
    false,
    [['a', 'added', now]],
  ],
  ['public that becomes internal leaves no mark', [shown('a')], [entry('a', { internal: true })], false, [['a', null, null]]],
])('%s', (_what, old, working, first, expected) => {
  expect(marks(nextShown(old, working, first, now))).toEqual(expected);
});

test('a week is read by day, half and hour; what has no hour stays where it was written', () => {
  const list = [
    entry('c', { day: '2018-12-11' }),
    entry('b', { session: 'afternoon', starts: '14:00', position: 1 }),
    entry('a2', { starts: '09:00', position: 1 }),
    entry('a1', { starts: '08:00', position: 2 }),
  ];
  expect(inOrder(list).map((e) => e.id)).toEqual(['a1', 'a2', 'b', 'c']);
});
