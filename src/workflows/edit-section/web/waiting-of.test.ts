import { expect, test } from 'vitest';
import { movesOf } from './waiting-of.ts';

test('what a waiting name and place change is said as from what to what; what stays is not said', () => {
  const was = { title: 'Giới thiệu', slug: 'gioi-thieu', parent: null };
  const titleOf = (slug: string) => (slug === 've-truong' ? 'Về trường' : slug);
  expect(movesOf(was, was, titleOf)).toEqual([]);
  expect(movesOf(was, { ...was, title: 'Giới thiệu về Sở', parent: 've-truong' }, titleOf)).toEqual([
    { label: 'Tên', from: 'Giới thiệu', to: 'Giới thiệu về Sở' },
    { label: 'Chỗ đứng', from: 'đứng riêng', to: 'trong mục Về trường' },
  ]);
});
