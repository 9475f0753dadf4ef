// An installation that published before approvals existed goes on showing what it showed, each with its approval and its step.
import { cpSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { fixedClock } from '#kernel/clock.ts';
import { openDatabase, poolOf } from '#platform/db/database.ts';
import { migrate } from '#platform/db/migrate.ts';
import { databaseUrl } from '#platform/db/url.ts';
import { demoStart, withDatabase } from '#tests/support/db.ts';
import { tempFolder } from '#tests/support/temp.ts';
import { listArticles, publishedAt, stepsOf } from './index.ts';

const t = withDatabase();

test('what was published stays published, what was withdrawn stays withdrawn with its reason', async () => {
  const name = `${new URL(t.url).pathname.slice(1)}_old`;
  const url = databaseUrl(t.url, name);
  await t.db.ownerPool.query(`create database ${name} template template0 encoding 'UTF8'`);
  const dir = tempFolder('migrations');
  const pool = poolOf(url, null, 2, 'test');
  const db = openDatabase({ url, clock: fixedClock(demoStart), poolSize: 2 });
  try {
    for (const file of readdirSync('migrations').filter((file) => file < '0015'))
      cpSync(join('migrations', file), join(dir, file));
    await migrate(pool, dir);
    // The owner of a database need not be a superuser: what is forced on it is lifted for the old rows alone.
    const old = ['organizations.unit', 'sites.site', 'sites.section', 'content.article', 'content.article_version'];
    for (const table of old) await pool.query(`alter table ${table} no force row level security`);
    await pool.query(`
      insert into organizations.unit (id, path, type, level, slug, code, name, short_name, name_fold, sort_key, opened_on)
        values (1, 'u1', 'SO', 'department', 'namdinh', '36', 'Sở GD&ĐT', 'Sở', 'so', 'so', '2010-09-05');
      insert into sites.site (unit_id, host_label, template, opened_on) values (1, '', 'department', '2018-12-01');
      insert into sites.section (unit_id, slug, title, position, kind) values (1, 'tin-tuc', 'Tin tức', 1, 'category');
      insert into content.article (id, unit_id, slug, section_slug, kind, state, title, body, published_at, first_published_at, published_version,
          version, created_by, updated_by, withdrawn_at, withdraw_reason)
        select gen_random_uuid(), 1, s, 'tin-tuc', 'news', s, 'Bài ' || s, '{"type":"doc"}', p, p, v, 2, 'Lan', 'Huy',
          case when s = 'withdrawn' then timestamptz '2018-12-02' end, case when s = 'withdrawn' then 'Nhầm' end
        from (values ('draft', null::timestamptz, null::int), ('published', '2018-12-01', 1), ('withdrawn', '2018-12-01', 1)) x (s, p, v);
      insert into content.article_version (article_id, unit_id, version, title, summary, body, section_slug, author, source, published_by, published_at)
        select id, 1, 1, title, '', body, section_slug, '', '', 'Lan', published_at from content.article where published_version = 1`);
    for (const table of old) await pool.query(`alter table ${table} force row level security`);
    await migrate(pool, 'migrations');
    expect(await db.portal((work) => publishedAt(work, 1, 'published'))).toMatchObject({ title: 'Bài published' });
    expect(await db.portal((work) => publishedAt(work, 1, 'withdrawn'))).toBeUndefined();
    await db.read({ kind: 'system', label: 'test' }, async (work) => {
      const { rows } = await listArticles(work, 1, { sort: 'title', limit: 9, offset: 0 });
      const ways = new Map<string, unknown>();
      for (const row of rows) {
        const steps = await stepsOf(work, row.id);
        ways.set(
          row.place,
          steps.map((step) => [step.act, step.by, step.reason]),
        );
      }
      expect(ways).toEqual(
        new Map<string, unknown>([
          ['none', []],
          ['live', [['publish', 'Lan', null]]],
          [
            'withdrawn',
            [
              ['withdraw', 'Huy', 'Nhầm'],
              ['publish', 'Lan', null],
            ],
          ],
        ]),
      );
    });
    const { rows: rule } = await pool.query('select separate_approval from sites.site');
    expect(rule).toEqual([{ separate_approval: true }]);
  } finally {
    await db.close();
    await pool.end();
    await t.db.ownerPool.query(`drop database if exists ${name} with (force)`);
  }
}, 60_000);
