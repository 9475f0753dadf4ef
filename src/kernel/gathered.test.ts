// Who is served with whom, and what becomes of the others when one fails.
import { expect, test } from 'vitest';
import { gathered } from './gathered.ts';

/** Serves when told to; remembers whom it served together. */
function served(options: { atOnce: number; together: number }, failing: readonly number[] = []) {
  const groups: number[][] = [];
  const gates: (() => void)[] = [];
  const ask = gathered<number, string>(options, async (some) => {
    groups.push([...some]);
    await new Promise<void>((open) => gates.push(open));
    if (some.some((one) => failing.includes(one))) throw new Error(`no ${some.join()}`);
    return some.map((one) => `answer ${one}`);
  });
  const open = async () => {
    gates.shift()?.();
    await new Promise((later) => setTimeout(later, 0));
  };
  return { ask, groups, open };
}

test('the first goes at once; who comes meanwhile goes together, so many at most, in the order of coming', async () => {
  const { ask, groups, open } = served({ atOnce: 1, together: 3 });
  const all = [1, 2, 3, 4, 5].map((one) => ask(one));
  expect(groups).toEqual([[1]]);
  await open();
  await open();
  await open();
  expect(groups).toEqual([[1], [2, 3, 4], [5]]);
  expect(await Promise.all(all)).toEqual(['answer 1', 'answer 2', 'answer 3', 'answer 4', 'answer 5']);
  void ask(6);
  expect(groups.at(-1)).toEqual([6]);
});

test('no more at once than is said', () => {
  const { ask, groups } = served({ atOnce: 2, together: 3 });
  for (const one of [1, 2, 3, 4]) void ask(one);
  expect(groups).toEqual([[1], [2]]);
});

test('when some fail together each is served alone: only the one at fault fails, for its own reason', async () => {
  const { ask, groups, open } = served({ atOnce: 1, together: 9 }, [3]);
  const all = Promise.allSettled([1, 2, 3, 4].map((one) => ask(one)));
  for (let i = 0; i < 5; i++) await open();
  expect(groups).toEqual([[1], [2, 3, 4], [2], [3], [4]]);
  expect(await all).toMatchObject([
    { value: 'answer 1' },
    { value: 'answer 2' },
    { reason: new Error('no 3') },
    { value: 'answer 4' },
  ]);
});
