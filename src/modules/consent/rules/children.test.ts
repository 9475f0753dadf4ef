import { expect, test } from 'vitest';
import { askChildren, namingWay, unsaid } from './children.ts';

test.each([
  ['ten new pictures are one question', ['a', 'b', 'c'], [], ['a', 'b', 'c']],
  ['the same picture twice is one', ['a', 'a'], [], ['a']],
  ['named, met or answered', ['a', 'b', 'c', 'd'], [['a'], ['b'], ['c']], ['d']],
  ['nothing new', ['a'], [['a', 'b']], []],
] as const)('%s', (_name, pictures, known, open) => {
  expect(unsaid(pictures, ...known)).toEqual(open);
  expect(askChildren(open)).toHaveLength(open.length > 0 ? 1 : 0);
  for (const then of ['đăng', 'gửi duyệt'] as const)
    for (const { message } of askChildren(open, then)) expect(message).toMatch(new RegExp(`rồi ${then}\\.$`));
});

test('a page without drafts sends nobody to save one', () => {
  for (const mayTag of [true, false]) {
    expect(namingWay(mayTag, true)).toContain('lưu nháp');
    expect(namingWay(mayTag, false)).not.toContain('nháp');
    expect(namingWay(mayTag, false)).toContain('Thư viện ảnh');
  }
});
