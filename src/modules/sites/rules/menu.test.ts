import { expect, test } from 'vitest';
import { menuFaults } from './menu.ts';

const item = (slug: string, parent: string | null = null) => ({ slug, title: slug.toUpperCase(), parent });

test.each([
  ['two levels', [item('a'), item('b', 'a'), item('c', 'a')], []],
  ['itself', [item('a', 'a')], ['loop']],
  ['each in the other', [item('a', 'b'), item('b', 'a')], ['loop', 'loop']],
  ['three levels', [item('a'), item('b', 'a'), item('c', 'b')], ['levels']],
  ['a circle of three', [item('a', 'b'), item('b', 'c'), item('c', 'a')], ['levels', 'levels', 'levels']],
  ['below what is not there', [item('a', 'x')], ['parent']],
])('%s', (_name, items, codes) => {
  expect(menuFaults(items).map((fault) => fault.code)).toEqual(codes);
});
