import { expect, test } from 'vitest';
import { waitingWords } from './waiting.ts';

test.each([
  [3, 0, 'Còn 3 em chưa đủ'],
  [2, 2, 'Còn 2 em chờ hiệu trưởng quyết định cuối năm'],
  [5, 2, 'Còn 3 em chưa đủ, 2 em chờ hiệu trưởng quyết định cuối năm'],
])('%i wait, %i of them for the principal only', (waiting, undecided, words) =>
  expect(waitingWords(waiting, undecided)).toBe(words),
);
