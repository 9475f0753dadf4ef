import { expect, test } from 'vitest';
import { paragraphs } from '../rich-text.ts';
import { opensWith } from './lede.ts';

const body = paragraphs('Sáng 5/9, thầy và trò dự lễ khai giảng.\n\nSau lễ là tiết học đầu.');

test.each([
  ['the whole first paragraph', 'Sáng 5/9, thầy và trò dự lễ khai giảng.', true],
  ['its beginning, cut', 'Sáng 5/9, thầy và trò…', true],
  ['words of its own', 'Lễ khai giảng có 900 em.', false],
  ['the second paragraph', 'Sau lễ là tiết học đầu.', false],
  ['none', '', false],
] as const)('%s', (_, summary, twice) => expect(opensWith(body, summary)).toBe(twice));

test('a heading is no lede', () => {
  const headed = { type: 'doc', content: [{ type: 'heading', content: [{ type: 'text', text: 'Khai giảng' }] }] };
  expect(opensWith(headed, 'Khai giảng')).toBe(false);
});
