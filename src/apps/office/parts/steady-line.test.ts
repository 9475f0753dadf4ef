// A question that the line lost is asked again; nothing else is.
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { askingAgain } from './steady-line.ts';

beforeEach(() => {
  vi.useFakeTimers();
  const target = new EventTarget();
  vi.stubGlobal('location', { href: 'http://quanly.test/thcs/assessment/sheets' });
  vi.stubGlobal('addEventListener', target.addEventListener.bind(target));
  vi.stubGlobal('removeEventListener', target.removeEventListener.bind(target));
  vi.stubGlobal('dispatchEvent', target.dispatchEvent.bind(target));
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});
const line = (failures: number) => {
  let asked = 0;
  const ask = vi.fn(async () => {
    if (asked++ < failures) throw new TypeError('Failed to fetch');
    return new Response('ok');
  });
  return { ask, fetch: askingAgain(ask as unknown as typeof fetch) };
};

test('asked until the line is back, at once when the browser says so', async () => {
  const { ask, fetch } = line(3);
  const answer = fetch('/thcs/assessment/sheets.data');
  await vi.advanceTimersByTimeAsync(600);
  expect(ask).toHaveBeenCalledTimes(2);
  dispatchEvent(new Event('online'));
  await vi.advanceTimersByTimeAsync(0);
  expect(ask).toHaveBeenCalledTimes(3);
  dispatchEvent(new Event('online'));
  expect(await (await answer).text()).toBe('ok');
});

test('what nobody wants to know any more is not asked again', async () => {
  const { ask, fetch } = line(9);
  const gone = new AbortController();
  const answer = fetch('/thcs/assessment/sheets.data', { signal: gone.signal }).catch((error: Error) => error.message);
  await vi.advanceTimersByTimeAsync(0);
  gone.abort();
  expect(await answer).toBe('Failed to fetch');
  expect(ask).toHaveBeenCalledTimes(1);
});

const others: [string, RequestInit][] = [
  ['/thcs/assessment/sheets.data', { method: 'POST' }],
  ['/api/v1/marks', { method: 'PUT' }],
  ['/events', {}],
];
test.each(others)('%s %o is sent once', async (url, init) => {
  const { ask, fetch } = line(9);
  await expect(fetch(url, init)).rejects.toThrow('Failed to fetch');
  expect(ask).toHaveBeenCalledTimes(1);
});
