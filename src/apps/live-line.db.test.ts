// The line that says that something moved: to those whose units it concerns, also when it opens after the movement.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { announceMoved } from '#platform/jobs/moved.ts';
import { openLog } from '#platform/log/log.ts';
import { withDatabase } from '#tests/support/db.ts';
import { openLiveLine } from './live-line.ts';

const t = withDatabase('school');
const system = { kind: 'system', label: 'test' } as const;
let live: Awaited<ReturnType<typeof openLiveLine>>;
let office: { id: number; path: string };
let school: { id: number; path: string };

beforeAll(async () => {
  const { rows } = await t.db.ownerPool.query('select id, path::text from organizations.unit order by nlevel(path)');
  [, office, school] = rows;
  live = await openLiveLine(t.db, openLog('silent'));
}, 60_000);
afterAll(() => live?.stop());

const move = (unitId: number) => t.db.as(system, (work) => announceMoved(work, unitId));

/** An open line; `heard` is what came so far. */
async function line(scope: string[], since = Date.now()) {
  const reader = (await live.answer(scope, since)).body?.getReader() as ReadableStreamDefaultReader<Uint8Array>;
  let text = '';
  const read = async () => {
    for (let part = await reader.read(); !part.done; part = await reader.read()) text += new TextDecoder().decode(part.value);
  };
  read();
  return { moves: () => text.match(/event: moved/g)?.length ?? 0, close: () => reader.cancel() };
}

test('an open line hears what moves below its units and nothing of others', async () => {
  const [above, same] = [await line([office.path]), await line([school.path])];
  await move(school.id);
  await expect.poll(same.moves).toBe(1);
  await expect.poll(above.moves).toBe(1);
  await move(office.id);
  await expect.poll(above.moves).toBe(2);
  expect(same.moves()).toBe(1);
  expect(live.watching()).toBe(2);
  await Promise.all([above.close(), same.close()]);
  expect(live.watching()).toBe(0);
});

test('what moved after the screen was made is told as soon as its line opens; what moved before is not', async () => {
  const heard = await line([school.path]);
  const before = Date.now();
  await move(school.id);
  await expect.poll(heard.moves).toBe(1);
  await heard.close();
  const late = await line([school.path], before);
  await expect.poll(late.moves).toBe(1);
  await late.close();

  await new Promise((resolve) => setTimeout(resolve, 5));
  const fresh = await line([school.path]);
  await move(office.id);
  await move(school.id);
  await expect.poll(fresh.moves).toBe(1);
  await fresh.close();
});

test('a line whose screen is older than what is remembered is told to ask', async () => {
  const old = await line([school.path], 0);
  await expect.poll(old.moves).toBe(1);
  await old.close();
});
