import { expect, test } from 'vitest';
import { askedOf, isReading } from './human.ts';

const firefox = 'Mozilla/5.0 (X11; Linux x86_64; rv:64.0) Gecko/20100101 Firefox/64.0';
const ask = (headers: Record<string, string>, method = 'GET') =>
  isReading(askedOf(new Request('http://thcs-con-a.namdinh.localhost/', { method, headers })));

test.each<[string, Record<string, string>, string, boolean]>([
  ['a browser', { 'user-agent': firefox }, 'GET', true],
  ['a browser that says what for', { 'user-agent': firefox, 'sec-fetch-dest': 'document' }, 'GET', true],
  ['HEAD', { 'user-agent': firefox }, 'HEAD', false],
  ['a robot', { 'user-agent': 'Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)' }, 'GET', false],
  [
    'Cốc Cốc’s robot',
    { 'user-agent': 'Mozilla/5.0 (compatible; coccocbot-web/1.0; +http://help.coccoc.com/searchengine)' },
    'GET',
    false,
  ],
  ['Cốc Cốc', { 'user-agent': `${firefox} coc_coc_browser/80.0` }, 'GET', true],
  [
    'Zalo’s view',
    { 'user-agent': 'Mozilla/5.0 (Linux; Android 8.1) AppleWebKit/537.36 Chrome/71.0 Mobile Safari/537.36 Zalo android/12' },
    'GET',
    true,
  ],
  ['curl', { 'user-agent': 'curl/7.58.0' }, 'GET', false],
  ['nobody', {}, 'GET', false],
  ['a look ahead', { 'user-agent': firefox, 'sec-purpose': 'prefetch' }, 'GET', false],
  ['an old look ahead', { 'user-agent': firefox, purpose: 'prefetch' }, 'GET', false],
  ['a frame of the office', { 'user-agent': firefox, 'sec-fetch-dest': 'iframe' }, 'GET', false],
  ['a picture', { 'user-agent': firefox, 'sec-fetch-dest': 'image' }, 'GET', false],
])('%s', (_name, headers, method, reading) => {
  expect(ask(headers, method)).toBe(reading);
});
