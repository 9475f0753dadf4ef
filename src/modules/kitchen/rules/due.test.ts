import { expect, test } from 'vitest';
import { hasBegun, type MenuStanding, menuDue, menuStanding, standingWords } from './due.ts';
import { dishesOf } from './meals.ts';

const at = (text: string) => new Date(`${text}+07:00`);

test('the menu of 07–11/09/2026 must be up by the end of Friday 04/09/2026 (P-4.8)', () => {
  expect(menuDue('2026-09-07')).toEqual(at('2026-09-04T23:59:59'));
});

test.each<[string, string | null, string, MenuStanding, string]>([
  ['on the Friday', '2026-09-04T23:59:59', '2026-09-07T08:00:00', { kind: 'in_time' }, 'đúng hạn'],
  ['on the Saturday', '2026-09-05T00:00:00', '2026-09-07T08:00:00', { kind: 'late', days: 1 }, 'đăng trễ 1 ngày'],
  ['on the Monday itself', '2026-09-07T07:00:00', '2026-09-07T08:00:00', { kind: 'late', days: 3 }, 'đăng trễ 3 ngày'],
  ['not at all, on Wednesday', null, '2026-09-02T08:00:00', { kind: 'not_due' }, 'chưa đến hạn'],
  ['not at all, on the Friday', null, '2026-09-04T08:00:00', { kind: 'soon' }, 'sắp đến hạn'],
  ['not at all, on Saturday', null, '2026-09-05T08:00:00', { kind: 'missing', days: 1 }, 'chưa đăng, trễ 1 ngày'],
])('published %s', (_when, publishedAt, now, standing, words) => {
  const found = menuStanding('2026-09-07', publishedAt ? at(publishedAt) : null, at(now));
  expect(found).toEqual(standing);
  expect(standingWords(found)).toBe(words);
});

test('a day is closed from its first minute', () => {
  expect(hasBegun('2026-09-07', '2026-09-06')).toBe(false);
  expect(hasBegun('2026-09-07', '2026-09-07')).toBe(true);
});

test.each([
  ['Thịt kho tàu, canh bí đỏ;  cơm', ['Thịt kho tàu', 'canh bí đỏ', 'cơm']],
  ['Sữa chua\nchuối\n\nSữa chua', ['Sữa chua', 'chuối']],
  [' , ', []],
])('%j are the dishes %j', (typed, dishes) => {
  expect(dishesOf(typed)).toEqual(dishes);
});
