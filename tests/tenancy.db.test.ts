// Every table, every stranger: the database itself answers nothing to who has no business there, whatever the code above forgets.

import { sql } from 'kysely';
import { beforeAll, expect, test } from 'vitest';
import type { Actor } from '#kernel/actor.ts';
import { demoSchoolSlug } from '#workflows/demo/units.ts';
import { withDatabase } from './support/db.ts';
import { moduleSchemas } from './support/schemas.ts';

const t = withDatabase('school');
const schemas = ['platform', ...moduleSchemas];
/** Readable by everybody by law or by nature: the directory of units, dictionaries, what a site shows. */
const publicTables = new Set([
  ...[
    'platform.setting',
    'platform.calendar_exception',
    'organizations.unit',
    'organizations.unit_name',
    'organizations.unit_type',
    'organizations.unit_code',
  ],
  ...['organizations.unit_parent', 'organizations.profile', 'organizations.commune', 'classes.school_year', 'sites.site'],
]);
type Table = { name: string; has_unit: boolean; forced: boolean };
let tables: Table[] = [];
let own = { id: 0, path: '' };
let other = { id: 0, path: '' };

beforeAll(async () => {
  const { rows } = await t.db.ownerPool.query<Table>(
    `select format('%s.%I', n.nspname, c.relname) as name, c.relforcerowsecurity as forced,
       exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'unit_id' and not a.attisdropped) as has_unit
     from pg_class c join pg_namespace n on n.oid = c.relnamespace where c.relkind in ('r', 'p') and n.nspname = any($1) order by 1`,
    [schemas],
  );
  tables = rows;
  const units = await t.db.ownerPool.query<{ id: number; path: string; slug: string }>(
    "select id, path::text, slug from organizations.unit where level in ('th', 'thcs')",
  );
  own = units.rows.find((u) => u.slug === demoSchoolSlug) ?? own;
  other = units.rows.find((u) => u.slug !== demoSchoolSlug) ?? other;
}, 60_000);

const clerk = (): Actor => ({
  kind: 'person',
  userId: 'a',
  name: 'A',
  username: 'a',
  grants: [{ role: 'clerk', unitId: own.id, path: own.path }],
});

test('every table that holds a unit’s data has forced row-level security', () => {
  const open = tables.filter((table) => !table.forced && !publicTables.has(table.name)).map((table) => table.name);
  expect(open).toEqual([]);
  expect(tables.length).toBeGreaterThan(30);
});

test('the clerk of one school sees no row of another, in any table', async () => {
  const seen: string[] = [];
  /** Of the superior, and read by whom it was sent to: the push, and the version of the article that it shows. */
  const sent = new Map([
    ['sharing.push', sql`exists (select from sharing.receipt r where r.push_id = id and r.unit_id = ${own.id})`],
    ['content.article_version', sql`(article_id, version) in (select p.article_id, p.version from sharing.push p)`],
    // Days without school, and the least number of marks, hold for everybody below.
    ...(['teaching.holiday', 'assessment.minimum_setting'] as const).map(
      (name) => [name, sql`unit_id in (select id from organizations.unit where path @> ${own.path}::ltree)`] as const,
    ),
  ]);
  await t.db.read(clerk(), async (work) => {
    for (const { name, has_unit } of tables) {
      if (!has_unit || publicTables.has(name) || name === 'campaigns.campaign' || name === 'adoption.survey') continue;
      const { rows } = await sql<{
        n: number;
      }>`select count(*)::int as n from ${sql.raw(name)} where unit_id <> ${own.id} and not (${sent.get(name) ?? sql`false`})`.execute(
        work.handle,
      );
      if ((rows[0]?.n ?? 0) > 0) seen.push(name);
    }
    const { rows } = await sql<{ n: number }>`select count(*)::int as n from people.pupil`.execute(work.handle);
    expect(rows[0]?.n).toBeGreaterThan(100);
  });
  expect(seen).toEqual([]);
});

test('without a scope there are no rows', async () => {
  const nobody: Actor = { kind: 'person', userId: 'n', name: 'N', username: 'n', grants: [] };
  await t.db.read(nobody, async (work) => {
    for (const name of [
      'people.pupil',
      'people.guardian',
      'people.staff',
      'people.finding',
      'people.counter',
      'classes.class',
      'classes.enrolment',
      'content.article',
      'documents.document',
      'documents.revision',
      'sharing.push',
      'sharing.receipt',
      'sharing.proposal',
      'access.user',
      'audit.entry',
    ]) {
      const { rows } = await sql<{
        n: number;
      }>`select count(*)::int as n from ${sql.raw(name === 'access.user' ? 'access."user"' : name)}`.execute(work.handle);
      expect(rows[0]?.n, name).toBe(0);
    }
  });
});

test('the finders, which run as the owner, answer within the scope only, whatever roots are asked for', async () => {
  const found = (actor: Actor, roots: string[]) =>
    t.db.read(actor, async (work) => {
      const { rows } = await sql<{ unit_id: number }>`select unit_id from people.find_pupils(array['n'], ${roots}::text[], 200)
        union all select unit_id from people.find_staff(array['n'], ${roots}::text[], 200)`.execute(work.handle);
      return [...new Set(rows.map((row) => row.unit_id))];
    });
  expect(await found(clerk(), ['u1'])).toEqual([own.id]);
  expect(await found(clerk(), [other.path])).toEqual([]);
  expect(await found({ kind: 'person', userId: 'n', name: 'N', username: 'n', grants: [] }, ['u1'])).toEqual([]);
  await expect(
    t.db.portal((work) => sql`select 1 from people.find_pupils(array['n'], array['u1'], 1)`.execute(work.handle)),
  ).rejects.toThrow(/permission denied/);
});

test('a stranger changes nothing, even with SQL of his own', async () => {
  for (const statement of [
    `update people.pupil set full_name = 'X' where unit_id = ${'$'}`,
    `delete from people.guardian where unit_id = ${'$'}`,
    `update organizations.profile set phone = '0' where unit_id = ${'$'}`,
    `update people.counter set pupils_active = 0 where unit_id = ${'$'}`,
  ]) {
    const changed = await t.db.as(
      clerk(),
      async (work) => (await sql.raw(statement.replace('$', String(other.id))).execute(work.handle)).numAffectedRows,
    );
    expect(Number(changed ?? 0), statement).toBe(0);
  }
  await expect(
    t.db.as(clerk(), (work) =>
      sql`insert into people.counter (unit_id) values (${other.id}) on conflict (unit_id) do update set pupils_active = 1`.execute(
        work.handle,
      ),
    ),
  ).rejects.toThrow(/row-level security/);
  await expect(t.db.as(clerk(), (work) => sql`delete from audit.entry`.execute(work.handle))).rejects.toThrow(
    /permission denied/,
  );
});

test('the portal reads what is published and nothing of people', async () => {
  await t.db.portal(async (work) => {
    const { rows } = await sql<{ n: number }>`select count(*)::int as n from content.article_version`.execute(work.handle);
    expect(rows[0]?.n).toBeGreaterThan(0);
  });
  for (const name of ['people.pupil', 'people.staff', 'people.guardian', 'access."user"', 'audit.entry', 'campaigns.daily'])
    await expect(
      t.db.portal((work) => sql`select 1 from ${sql.raw(name)} limit 1`.execute(work.handle)),
      name,
    ).rejects.toThrow(/permission denied/);
  // Of classes and sums citizens are told how many, not who leads them or what is missing.
  for (const hidden of [
    'title from content.article',
    'homeroom_staff_id from classes.class',
    'pupils_complete from people.counter',
  ])
    await expect(
      t.db.portal((work) => sql`select ${sql.raw(hidden)} limit 1`.execute(work.handle)),
      hidden,
    ).rejects.toThrow(/permission denied/);
});
