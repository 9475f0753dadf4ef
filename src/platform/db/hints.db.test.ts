// What a transaction hints at is heard soon after its commit, once however many hinted at it, and never when it was rolled back.
import { expect, test } from 'vitest';
import { withDatabase } from '#tests/support/db.ts';

const t = withDatabase();
const system = { kind: 'system', label: 'test' } as const;

test('hints of several transactions are told together within a second; those of one that failed are not', async () => {
  const heard: string[] = [];
  const stop = await t.db.listen('test_hints', (payload) => heard.push(payload));
  const say = (payload: string) => t.db.as(system, async (work) => work.hint('test_hints', payload));
  await Promise.all([say('7'), say('7'), say('8')]);
  const failed = t.db.as(system, async (work) => {
    work.hint('test_hints', '9');
    throw new Error('rolled back');
  });
  await expect(failed).rejects.toThrow('rolled back');
  await expect.poll(() => heard.length, { timeout: 1000 }).toBe(2);
  await say('8');
  await expect.poll(() => heard.length, { timeout: 1000 }).toBe(3);
  expect([...heard].sort()).toEqual(['7', '8', '8']);
  await stop();
});
