import { expect, test } from 'vitest';
import { visitIn } from './access-line.ts';

const firefox = 'Mozilla/5.0 (X11; Linux x86_64; rv:64.0) Gecko/20100101 Firefox/64.0';
const line = (more: Record<string, unknown> = {}) =>
  JSON.stringify({
    ...{ connection: 7, at: 1544403600.123, method: 'GET', status: 200, host: 'thcs-con-a.namdinh.localhost', path: '/tin-tuc/' },
    ...{ agent: firefox, destination: 'document', secPurpose: '' },
    ...more,
  });

test('a page that a person read: when, where, which', () => {
  const at = new Date('2018-12-10T08:00:00.123+07:00');
  expect(visitIn(line())).toEqual({ at, host: 'thcs-con-a.namdinh.localhost', path: '/tin-tuc' });
  expect(visitIn(line({ path: '/' }))?.path).toBe('/');
  expect(visitIn(line({ path: '/t%C3%ACm?x=1' }))?.path).toBe('/tìm');
  expect(visitIn(line({ path: '/%E0%A4' }))?.path).toBe('/%E0%A4');
  expect(visitIn(line({ status: 304 }))?.path).toBe('/tin-tuc');
});
test.each([
  ['a feed', { path: '/rss.xml' }],
  ['a feed that the reader has', { path: '/rss.xml', status: 304 }],
  ['a robot', { agent: 'Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)' }],
  ['a look ahead', { secPurpose: 'prefetch' }],
  ['a look ahead of an older browser, in a line of a former version', { purpose: 'prefetch', moz: '', type: 'text/html' }],
  ['HEAD', { method: 'HEAD' }],
  ['an error', { status: 404 }],
])('%s is no visit', (_what, more) => expect(visitIn(line(more))).toBeNull());
test.each(['', '{', '[]', 'GET / 200', line({ at: 'x' }), line({ path: undefined })])('no line: %s', (text) =>
  expect(visitIn(text)).toBeUndefined(),
);
