// Nothing that any row names is swept, whatever module it is of; what an upload left behind goes.
import { readdirSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { expect, test } from 'vitest';
import type { Actor } from '#kernel/actor.ts';
import { openFiles } from '#platform/files/store.ts';
import { openLog } from '#platform/log/log.ts';
import { copyDemoFiles, withDatabase } from '#tests/support/db.ts';
import { tempFolder } from '#tests/support/temp.ts';
import { namedBytes, sweepJobs } from './jobs.ts';

const t = withDatabase('school');
const system: Actor = { kind: 'system', label: 'test' };

test('a whole demo keeps all of its bytes; an orphan goes', async () => {
  const dir = tempFolder('sweep');
  const files = openFiles(dir);
  copyDemoFiles('school', dir);
  const picture = await files.put(
    await sharp({ create: { width: 9, height: 9, channels: 3, background: '#123' } })
      .webp()
      .toBuffer(),
  );
  const source = await files.put(Buffer.from('<rss/>'));
  await t.db.ownerPool.query(
    `insert into media.file (id, unit_id, sha256, mime, size_bytes, name, created_by, variants)
     select gen_random_uuid(), id, 'x', 'image/webp', 1, 'anh', 'x', jsonb_build_array(jsonb_build_object('sha256', $1::text)) from organizations.unit limit 1`,
    [picture],
  );
  await t.db.ownerPool.query(
    `insert into transfer.import (id, unit_id, kind, name, files, state, created_by, created_at)
     select gen_random_uuid(), unit_id, 'feed', 'x', array[$1], 'done', 'x', now() from sites.site limit 1`,
    [source],
  );
  const stored = () =>
    readdirSync(dir, { recursive: true, withFileTypes: true }).flatMap((one) => (one.isFile() ? [one.name] : []));
  // Whatever text of whatever table looks like the name of stored bytes is known: a new table cannot be forgotten.
  const { rows: tables } = await t.db.ownerPool.query<{ name: string }>(
    `select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname not in ('pg_catalog', 'information_schema', 'graphile_worker')`,
  );
  const there = new Set(stored());
  const known = await t.db.read(system, (work) => namedBytes(work, [...there]));
  for (const { name } of tables) {
    const { rows } = await t.db.ownerPool.query<{ sha256: string }>(
      `select distinct m[1] as sha256 from ${name} r, regexp_matches(to_jsonb(r)::text, '\\m[0-9a-f]{64}\\M', 'g') m`,
    );
    for (const { sha256 } of rows) if (there.has(sha256)) expect([name, known.has(sha256)]).toEqual([name, true]);
  }
  const orphan = await files.put(Buffer.from('tải lên rồi thôi'));
  const long = new Date(Date.now() - 30 * 86_400_000);
  for (const name of stored()) utimesSync(join(dir, name.slice(0, 2), name), long, long);
  const before = stored().length;
  await sweepJobs['sweep-files']?.({}, { db: t.db, log: openLog('silent'), system, dir: { files: dir } });
  expect(before - stored().length).toBe(1);
  expect(await files.get(orphan)).toBeNull();
}, 120_000);
