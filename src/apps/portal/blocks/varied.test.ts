import { expect, test } from 'vitest';
import { varied } from './varied.ts';

const card = (id: string, coverScene: string | null, coverFile: string | null = null) => ({ id, coverScene, coverFile });
const order = (...cards: ReturnType<typeof card>[]) =>
  varied(cards)
    .map(({ id }) => id)
    .join('');

test('the same drawing, in whatever light, stands behind what has another; each picture once before any twice', () => {
  expect(order(card('a', 'lop-hoc'), card('b', 'lop-hoc-2'), card('c', 'thu-vien'), card('d', 'lop-hoc-4'))).toBe('acbd');
  expect(order(card('a', 'lop-hoc'), card('b', 'lop-hoc'), card('c', 'vuon'), card('d', 'vuon-3'))).toBe('acbd');
});
test('photographs of their own keep their order', () => {
  expect(order(card('a', null, '1'), card('b', null, '2'), card('c', null, '3'))).toBe('abc');
});
