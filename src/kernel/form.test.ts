import { expect, test } from 'vitest';
import { z } from 'zod';
import { parseForm } from './form.ts';
import { isRefused, reasonText } from './refusal.ts';

const form = z.object({
  name: z
    .string()
    .transform((text) => text.trim())
    .pipe(z.string().min(3, 'Ghi tên').max(20))
    .describe('Tên đầy đủ'),
  from: z.string().regex(/^\d+$/, 'Ngày viết như 21/12/2006').describe('Mở từ ngày'),
  note: z.string().max(5).default(''),
});

function reasonsOf(input: unknown): string[] {
  try {
    parseForm(form, input);
    return [];
  } catch (error) {
    return isRefused(error) ? error.reasons.map((reason) => reasonText(reason)) : [String(error)];
  }
}

test('a reason names its field where the form does, and says what is wrong with its length', () => {
  expect(reasonsOf({ name: 'x'.repeat(300), from: 'mai', note: '123456' })).toEqual([
    'Tên đầy đủ: Dài quá, nhiều nhất 20 ký tự',
    'Mở từ ngày: Ngày viết như 21/12/2006',
    'Dài quá, nhiều nhất 5 ký tự',
  ]);
  expect(reasonsOf({ from: '1' })).toEqual(['Tên đầy đủ: Chưa điền hoặc điền chưa đúng']);
});
