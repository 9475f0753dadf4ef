import { expect, test } from 'vitest';
import { keywordSlug, keywordsOf } from './keywords.ts';

test.each([
  ['kiểm tra học kỳ, ôn tập', ['kiểm tra học kỳ', 'ôn tập']],
  ['#thể thao;  Thư   viện \n bán trú', ['thể thao', 'Thư viện', 'bán trú']],
  // Written twice, with and without tones: one word, as it was written first.
  ['Ôn tập, ôn tập, on tap', ['Ôn tập']],
  [' , ;; \n', []],
  ['***', []],
  ['thể thao'.normalize('NFD'), ['thể thao']],
])('%j', (typed, expected) => expect(keywordsOf(typed)).toEqual(expected));

test.each([
  ['Kiểm tra học kỳ I', 'kiem-tra-hoc-ky-i'],
  ['Đổi mới', 'doi-moi'],
  ['a'.repeat(60), 'a'.repeat(60)],
])('%s has an address', (word, slug) => expect(keywordSlug(word)).toBe(slug));
