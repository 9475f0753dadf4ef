import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { questionsWait } from './lost-line.ts';

const lost = new TypeError('Failed to fetch');
let answers: (string | Error)[];
let asked: string[];
let undo: () => void;
let browser: EventTarget;

beforeEach(() => {
  vi.useFakeTimers();
  [answers, asked] = [[], []];
  browser = new EventTarget();
  vi.stubGlobal('window', {
    addEventListener: browser.addEventListener.bind(browser),
    removeEventListener: browser.removeEventListener.bind(browser),
    fetch: async (input: string) => {
      asked.push(input);
      const answer = answers.shift() ?? new Error('no answer is left');
      if (answer instanceof Error) throw answer;
      return answer;
    },
  });
  undo = questionsWait();
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

test('a question of the router waits until the line is back', async () => {
  answers = [lost, lost, 'data'];
  const answered = window.fetch('/thcs-con-a/people/pupils.data?q=an');
  await vi.advanceTimersByTimeAsync(3000);
  expect(await answered).toBe('data');
  expect(asked).toHaveLength(3);
});

test('it is asked at once when the browser says that the line is back', async () => {
  answers = [lost, lost, 'data'];
  const answered = window.fetch('/a.data');
  for (const count of [1, 2, 3]) {
    await vi.advanceTimersByTimeAsync(100);
    expect(asked).toHaveLength(count);
    browser.dispatchEvent(new Event('online'));
  }
  expect(await answered).toBe('data');
});

test.each([
  ['what is sent', '/thcs-con-a/people/pupils.data', { method: 'POST' }],
  ['what is not of the router', '/api/v1/marks', undefined],
])('%s fails at once', async (_, address, init) => {
  answers = [lost];
  await expect(window.fetch(address, init)).rejects.toBe(lost);
});

test('an error of another kind is no lost line', async () => {
  answers = [new Error('wrong')];
  await expect(window.fetch('/a.data')).rejects.toThrow('wrong');
});

test('who goes elsewhere does not wait any more', async () => {
  answers = [lost, 'data'];
  const leaving = new AbortController();
  const answered = window.fetch('/a.data', { signal: leaving.signal });
  const failed = expect(answered).rejects.toThrow('elsewhere');
  await vi.advanceTimersByTimeAsync(100);
  leaving.abort(new Error('elsewhere'));
  await failed;
  expect(asked).toHaveLength(1);
});

test('undone, questions fail as before', async () => {
  undo();
  answers = [lost];
  await expect(window.fetch('/a.data')).rejects.toBe(lost);
});
