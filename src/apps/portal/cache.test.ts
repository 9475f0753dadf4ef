import { expect, test } from 'vitest';
import { encoded, PageCache, pageOf } from './cache.ts';

const page = (text: string) => pageOf(text, 'text/html');

test('a purge drops exactly the pages made from the tag', () => {
  const cache = new PageCache();
  cache.put('a/', page('a'), ['site:1', 'members:9'], cache.generation);
  cache.put('b/', page('b'), ['site:2', 'members:9'], cache.generation);
  cache.put('c/', page('c'), ['site:3'], cache.generation);
  expect(cache.purge(['site:1'])).toBe(1);
  expect([cache.get('a/'), cache.get('b/')?.body.toString()]).toEqual([undefined, 'b']);
  expect(cache.purge(['members:9'])).toBe(1);
  expect(cache.get('c/')?.body.toString()).toBe('c');
});

test('a page begun before a purge is not kept', () => {
  const cache = new PageCache();
  const { generation } = cache;
  cache.purge(['site:1']);
  cache.put('a/', page('old'), ['site:1'], generation);
  expect(cache.get('a/')).toBeUndefined();
});

test('compressed as the reader takes it', async () => {
  const long = page('x'.repeat(5000));
  expect((await encoded(long, 'gzip, br')).encoding).toBe('br');
  expect((await encoded(long, 'gzip')).encoding).toBe('gzip');
  expect((await encoded(long, '')).encoding).toBeUndefined();
  expect((await encoded(page('x'), 'br')).encoding).toBeUndefined();
});
