import { expect, test } from 'vitest';
import { listQuery, unpaged } from './list-query.ts';

const spec = { filters: { class: 'number', status: ['active', 'gone'] }, sorts: ['name', 'birth'] } as const;
const of = (text: string) => listQuery(new URLSearchParams(text), spec);

test.each<[string, string, Partial<ReturnType<typeof of>>]>([
  ['nothing given', '', { q: '', filters: {}, sort: 'name', page: 1, offset: 0, limit: 50 }],
  [
    'all given',
    'q=an&class=12&status=gone&sort=-birth&page=3',
    { q: 'an', filters: { class: '12', status: 'gone' }, sort: '-birth', offset: 100 },
  ],
  ['a filter that is no number', 'class=12a', { filters: {} }],
  ['a word that is not offered', 'status=all;drop', { filters: {} }],
  ['an order that is not offered', 'sort=password', { sort: 'name' }],
  ['a page before the first', 'page=0', { page: 1 }],
  ['a page that is no number', 'page=-1', { page: 1 }],
])('%s', (_name, text, expected) => expect(of(text)).toMatchObject(expected));

test('a search is cut to a hundred characters', () => expect(of(`q=${'a'.repeat(500)}`).q).toHaveLength(100));
test('an export takes the filters and leaves the page', () =>
  expect(unpaged(of('class=1&page=4'))).toMatchObject({ filters: { class: '1' }, offset: 0, limit: 20_000 }));
