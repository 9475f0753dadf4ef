// What nobody waits for is part of the transaction: stored with it, or the transaction fails for its reason.
import { expect, test } from 'vitest';
import { withDatabase } from '#tests/support/db.ts';

const t = withDatabase();
const system = { kind: 'system', label: 'test' } as const;
const keys = async () =>
  (await t.db.ownerPool.query("select key from platform.setting where key like 'sent%' order by key")).rows.map(({ key }) => key);
const put = "insert into platform.setting (key, value) values ($1, '1')";

test('stored with the commit, in the order in which it was asked', async () => {
  await t.db.ownerPool.query('grant insert, select on platform.setting to congtruong_office');
  await t.db.as(system, async (work) => {
    work.sent(work.ask(put, ['sent-1']));
    work.sent(work.ask(put, ['sent-2']));
    expect(await work.ask("select key from platform.setting where key like 'sent%'", [])).toHaveLength(2);
    work.sent(work.ask(put, ['sent-3']));
  });
  expect(await keys()).toEqual(['sent-1', 'sent-2', 'sent-3']);
});

test('should it fail, nothing is stored, and its own reason is told, also where more was asked after it', async () => {
  const twice = (more: boolean) =>
    t.db.as(system, async (work) => {
      work.sent(work.ask(put, ['sent-4']));
      work.sent(work.ask(put, ['sent-1']));
      if (more) await work.ask('select 1', []);
    });
  for (const more of [false, true]) await expect(twice(more)).rejects.toMatchObject({ code: '23505' });
  expect(await keys()).toEqual(['sent-1', 'sent-2', 'sent-3']);
  await expect(t.db.as(system, async (work) => work.ask('select 1 as one', []))).resolves.toEqual([{ one: 1 }]);
});
