// The server that comes with the product, killed and confused on purpose. A real one, in a folder of its own.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { tempFolder } from '#tests/support/temp.ts';
import { type EmbeddedServer, startEmbedded } from './embedded.ts';
import { servesFrom } from './processes.ts';

let dir: string;
let server: EmbeddedServer;

beforeAll(async () => {
  dir = tempFolder('máy chủ');
  server = await startEmbedded({ dir });
  await query('create table kept (n integer)');
});
afterAll(async () => {
  await server.stop();
});

async function query(text: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: server.url });
  client.on('error', () => {});
  await client.connect();
  try {
    return (await client.query(text)).rows;
  } finally {
    await client.end();
  }
}
const postmaster = () => Number(readFileSync(join(server.dataDir, 'postmaster.pid'), 'utf8').split('\n')[0]);

async function killed(): Promise<void> {
  const pid = postmaster();
  process.kill(pid, 'SIGKILL');
  while (servesFrom(pid, server.dataDir)) await new Promise((resolve) => setTimeout(resolve, 20));
}

test('it is reached through a socket in its own folder, and through the network where the path is too long for one', async () => {
  expect(new URL(server.url).searchParams.get('host')).toBe(server.dataDir);
  expect(await query("select coalesce(inet_client_addr()::text, 'socket') as by")).toEqual([{ by: 'socket' }]);
  const far = await startEmbedded({ dir: join(tempFolder('xa'), 'thư mục rất dài '.repeat(6)) });
  try {
    expect(new URL(far.url).searchParams.has('host')).toBe(false);
    const client = new pg.Client({ connectionString: far.url });
    await client.connect();
    expect((await client.query('select inet_client_addr()::text as by')).rows).toEqual([{ by: '127.0.0.1/32' }]);
    await client.end();
  } finally {
    await far.stop();
  }
});

test('a killed server recovers with what was acknowledged', async () => {
  await query('insert into kept values (1)');
  await killed();
  server = await startEmbedded({ dir });
  expect(server.adopted).toBe(false);
  expect(await query('select n from kept')).toEqual([{ n: 1 }]);
});

test('who comes second takes over the running one; together there is one as well', async () => {
  const pid = postmaster();
  expect((await startEmbedded({ dir })).adopted).toBe(true);
  await killed();
  const both = await Promise.all([startEmbedded({ dir }), startEmbedded({ dir })]);
  expect(both.map((one) => one.adopted).sort()).toEqual([false, true]);
  expect(both[0].url).toBe(both[1].url);
  server = both[0];
  expect(postmaster()).not.toBe(pid);
});

test('notes of the dead whose numbers now belong to other programs hold nobody up, and keep nobody alive', async () => {
  await killed();
  const note = join(server.dataDir, 'postmaster.pid');
  writeFileSync(note, readFileSync(note, 'utf8').replace(/^\d+/, String(process.ppid)));
  writeFileSync(join(dir, 'postgres.lock'), `${process.ppid} 12345`);
  mkdirSync(join(dir, 'users'), { recursive: true });
  writeFileSync(join(dir, 'users', String(process.ppid)), `${process.ppid} 12345`);
  const started = performance.now();
  server = await startEmbedded({ dir });
  expect(performance.now() - started).toBeLessThan(15_000);
  expect(await query('select n from kept')).toEqual([{ n: 1 }]);
  const pid = postmaster();
  await server.stop();
  expect(servesFrom(pid, server.dataDir)).toBe(false);
  server = await startEmbedded({ dir });
});

test('a lock left empty by a kill at the wrong moment is taken over', async () => {
  await server.stop();
  writeFileSync(join(dir, 'postgres.lock'), '');
  server = await startEmbedded({ dir });
  expect(await query('select 1 as n')).toEqual([{ n: 1 }]);
});

test.each(['', '{"port":'])('a lost or broken note (%o) costs the password, never the data', async (text) => {
  writeFileSync(join(dir, 'postgres.json'), text);
  server = await startEmbedded({ dir });
  expect(await query('select n from kept')).toEqual([{ n: 1 }]);
});
