// Where the switch leads: to the same page, else to where it is said that there is none. Nothing of one visitor is carried over.
import { expect, test } from 'vitest';
import { englishOf, isEnglishPath, isSingle, vietnameseOf } from './language.ts';

const site = { sections: ['gioi-thieu', 'tin-tuc', 'van-ban', 'hoi-dap', 'gop-y'].map((slug) => ({ slug })) } as Parameters<
  typeof englishOf
>[0];

test.each([
  ['/', false, '/en'],
  ['/gioi-thieu', false, '/en/gioi-thieu'],
  ['/tin-tuc?trang=2', false, '/en/tin-tuc'],
  ['/tin/hoi-khoe-phu-dong', false, '/en/tin/hoi-khoe-phu-dong'],
  ['/van-ban/1762-sgddt-vp', false, '/en/van-ban/1762-sgddt-vp'],
  ['/van-ban', true, '/en/van-ban'],
  ['/hoi-dap/cua-toi/abc123-secret1234', true, '/en/hoi-dap'],
  ['/hoi-dap/gui', true, '/en/hoi-dap'],
  ['/gop-y/quy-che', false, '/en/gop-y'],
  ['/xem-truoc/secret', true, '/en'],
  ['/tim-kiem?q=ho%CC%A3c', false, '/en'],
  ['/404', true, '/en'],
  ['/xac-minh', true, null],
  ['/xac-minh/0123456789abcdefghijklmnop', true, null],
])('%s (of one visitor: %s) leads to %s', (path, noindex, to) => {
  expect(englishOf(site, { path, noindex })).toBe(to);
});

test('an English address and back', () => {
  expect(isEnglishPath('/en')).toBe(true);
  expect(isEnglishPath('/english')).toBe(false);
  expect(vietnameseOf('/en')).toBe('/');
  expect(vietnameseOf('/en/gioi-thieu')).toBe('/gioi-thieu');
  // No feed, no paper, no file has an English side; nor has an English page.
  for (const path of ['/van-ban/rss.xml', '/en/tin/a', '/hoi-dap/cua-toi/abc123-secret1234']) expect(isSingle(path)).toBe(false);
});
