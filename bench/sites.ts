// Row 5: sites for 874 units from their templates; and what the Sở asks about all of them.
import { sql } from 'kysely';
import type pg from 'pg';
import { completenessOf } from '#modules/sites/index.ts';
import type { Database } from '#platform/db/database.ts';
import type { Work } from '#platform/db/work.ts';
import { createSites } from '#workflows/open-sites/open-sites.ts';
import { type Row, round, system, timed } from './measure.ts';

const units = 874;
const at = { baseHost: 'namdinh.localhost', urlOf: (host: string) => `http://${host}.namdinh.localhost/` };
class Enough extends Error {}

/** New units without sites, in a transaction that will be undone. */
const newUnits = [
  `insert into organizations.unit (id, path, type, level, slug, code, name, short_name, name_fold, sort_key, parent_id)
    select 900000 + n, ('u1.u' || 900000 + n)::ltree, 'THCS', 'thcs', 'bench-' || n, 'BENCH' || n, 'Trường ' || n, 'THCS ' || n, 'truong', 'x', 1
    from generate_series(1, ${units}) n`,
  "insert into organizations.profile (unit_id) select id from organizations.unit where slug like 'bench-%'",
];

/** Our way: one list, one act; every check that waits for the end included. */
async function ours(db: Database, size: number): Promise<{ ms: number; work: number }> {
  let ms = 0;
  const lines = Array.from({ length: size }, (_, i) => ({ line: i + 1, code: `BENCH${i + 1}` }));
  await db
    .as(system, async (work: Work) => {
      for (const statement of newUnits) await sql.raw(statement).execute(work.handle);
      const started = performance.now();
      const report = await createSites(work, lines, at);
      await sql`set constraints all immediate`.execute(work.handle);
      ms = performance.now() - started;
      if (report.some((row) => row.state !== 'created')) throw new Error('not every site was made');
      throw new Enough();
    })
    .catch((error) => {
      if (!(error instanceof Enough)) throw error;
    });
  return { ms, work: size };
}

/** The same rows as plain clients write them: one INSERT a row. */
async function rowByRow(db: Database): Promise<number> {
  const client: pg.PoolClient = await db.ownerPool.connect();
  try {
    const { rows: sections } = await client.query(
      "select slug, title, kind, position, source, mandatory, legal_basis, in_menu, parent_slug, max_age_days from sites.section where unit_id = (select unit_id from sites.site where template = 'thcs' limit 1) and not own order by parent_slug nulls first, position",
    );
    await client.query("begin; select platform.set_scope('u1')");
    for (const statement of newUnits) await client.query(statement);
    const { rows } = await client.query<{ id: number; slug: string }>(
      "select id, slug from organizations.unit where slug like 'bench-%'",
    );
    const started = performance.now();
    for (const { id, slug } of rows) {
      await client.query(
        "insert into sites.site (unit_id, host_label, registry, template, palette, opened_on) values ($1, $2, 1, 'thcs', 'luc', '2018-12-10')",
        [id, slug],
      );
      await client.query(
        "insert into sites.host (host, unit_id, is_primary, valid_from, created_by) values ($2, $1, true, '2018-12-10', 'bench')",
        [id, slug],
      );
      for (const s of sections)
        await client.query(
          'insert into sites.section (unit_id, slug, title, kind, position, source, mandatory, legal_basis, in_menu, parent_slug, max_age_days) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)',
          [
            id,
            s.slug,
            s.title,
            s.kind,
            s.position,
            s.source,
            s.mandatory,
            s.legal_basis,
            s.in_menu,
            s.parent_slug,
            s.max_age_days,
          ],
        );
      await client.query(
        "insert into audit.entry (business_at, actor_label, unit_id, action, object_kind, object_id, summary) values (now(), 'bench', $1, 'sites.open-site', 'site', $3, $2)",
        [id, `Mở trang ${slug}`, String(id)],
      );
    }
    await client.query('set constraints all immediate');
    return performance.now() - started;
  } finally {
    await client.query('rollback').catch(() => {});
    client.release();
  }
}

const seconds = (ms: number) => `${round(ms / 1000, 2)} s`;

export async function sites(db: Database): Promise<Row[]> {
  const tables = async () =>
    (await db.ownerPool.query<{ n: number }>("select count(*)::int as n from pg_class where relkind = 'r'")).rows[0]?.n ?? 0;
  const before = await tables();
  const tenth = await ours(db, Math.round(units / 10));
  const whole = await ours(db, units);
  const plain = await rowByRow(db);
  const ask = await timed(() => db.read(system, (work) => completenessOf(work, 'u1')));
  const read = await timed(() =>
    db.read(system, (work) => sql`select unit_id, slug, content_at from sites.section where mandatory`.execute(work.handle)),
  );
  return [
    {
      row: `5 create ${units} sites from a list, with names, sections, register and record (a tenth of them: ${seconds(tenth.ms)}; tables added: ${(await tables()) - before})`,
      ours: seconds(whole.ms),
      baseline: `the same rows, one INSERT each: ${seconds(plain)}; WordPress Multisite 273 s`,
      ratio: round(whole.ms / plain, 2),
      goal: '< 10 s',
    },
    {
      row: '5 completeness of all sites',
      ours: `${round(ask)} ms`,
      baseline: `reading the mandatory sections alone ${round(read)} ms`,
      ratio: round(ask / read),
      goal: '< 50 ms',
    },
  ];
}
