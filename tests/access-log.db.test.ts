// Pages that nginx hands out by itself count once, however often its list is read, whatever it is called after it was turned over.
import { appendFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import type { Actor } from '#kernel/actor.ts';
import { countLog } from '#modules/statistics/index.ts';
import { siteLabel } from '#platform/http/site-url.ts';
import { demoSchoolSlug } from '#workflows/demo/units.ts';
import { withDatabase } from './support/db.ts';
import { tempFolder } from './support/temp.ts';

const t = withDatabase('school');
const system: Actor = { kind: 'system', label: 'test' };
const list = join(tempFolder('log'), 'pages.log');
let n = 0;
const line = (path: string, host = `${demoSchoolSlug}.namdinh.localhost`) =>
  `${JSON.stringify({
    ...{ connection: ++n, at: Date.now() / 1000, method: 'GET', status: 200, host, path, type: 'text/html; charset=utf-8' },
    ...{ agent: 'Mozilla/5.0 (X11; Linux x86_64; rv:64.0) Gecko/20100101 Firefox/64.0', destination: '' },
    ...{ secPurpose: '', purpose: '', moz: '' },
  })}\n`;
const count = (path = list) => countLog(t.db, system, path, (host) => siteLabel(host, 'namdinh.localhost'));
const kept = async () => {
  const { rows } = await t.db.ownerPool.query<{ path: string; visits: number }>(
    `select s.host_label || p.path as path, p.visits from statistics.page_day p join sites.site s on s.unit_id = p.unit_id where day = '2018-12-10' order by 1`,
  );
  return Object.fromEntries(rows.map((row) => [row.path, row.visits]));
};

beforeAll(async () => {
  await t.db.ownerPool.query('truncate statistics.unit_day, statistics.page_day');
}, 60_000);

test('whole lines, once; strangers’ hosts and nonsense not; the department under its own name', async () => {
  writeFileSync(list, '');
  expect(await count()).toEqual({ lines: 0, visits: 0, skipped: 0 });
  const half = line('/tin-tuc');
  writeFileSync(
    list,
    `${line('/') + line('/', 'namdinh.localhost') + line('/', 'evil.example.localhost')}không phải\n${half.slice(0, 40)}`,
  );
  expect(await count()).toEqual({ lines: 4, visits: 2, skipped: 1 });
  expect(await count()).toEqual({ lines: 0, visits: 0, skipped: 0 });
  appendFileSync(list, half.slice(40) + line('/'));
  expect(await count()).toEqual({ lines: 2, visits: 2, skipped: 0 });
  expect(await kept()).toEqual({ '/': 1, [`${demoSchoolSlug}/`]: 2, [`${demoSchoolSlug}/tin-tuc`]: 1 });
  const { rows } = await t.db.ownerPool.query(
    'select sum(visits)::int as visits, sum(bit_count(seen))::int as seen from statistics.unit_day',
  );
  expect(rows).toEqual([{ visits: 4, seen: 0 }]);
});

test('a list that was turned over goes on under its new name, the new one from its beginning', async () => {
  appendFileSync(list, line('/lien-he'));
  renameSync(list, `${list}.1`);
  writeFileSync(list, line('/lien-he'));
  expect(await count()).toMatchObject({ visits: 1 });
  expect(await count(`${list}.1`)).toMatchObject({ visits: 1 });
  expect((await kept())[`${demoSchoolSlug}/lien-he`]).toBe(2);
});

test('longer than a step, and two who read at once: each line once', async () => {
  const many = Array.from({ length: 16_000 }, (_, i) => line(`/bai-${i % 50}`)).join('');
  expect(many.length).toBeGreaterThan(4 * 1024 * 1024);
  writeFileSync(list, many);
  const both = await Promise.all([count(), count()]);
  expect(both[0].visits + both[1].visits).toBe(16_000);
  const { rows } = await t.db.ownerPool.query(`select sum(visits)::int as n from statistics.page_day where path like '/bai-%'`);
  expect(rows).toEqual([{ n: 16_000 }]);
});

test('a first line longer than what a list is told apart by: the rest is counted all the same, once', async () => {
  const long = join(tempFolder('log'), 'pages.log');
  writeFileSync(long, line(`/dai-${'x'.repeat(20_000)}`) + line('/sau-dong-dai'));
  expect(await count(long)).toMatchObject({ lines: 2 });
  expect(await count(long)).toMatchObject({ lines: 0 });
  expect((await kept())[`${demoSchoolSlug}/sau-dong-dai`]).toBe(1);
});
