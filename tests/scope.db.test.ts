// The units of a transaction's scope are looked up once and kept: are they the right ones, whatever the tree, and whatever happens to it meanwhile?
import fc from 'fast-check';
import { sql } from 'kysely';
import { beforeAll, expect, test } from 'vitest';
import { type Actor, inSubtree, type Role } from '#kernel/actor.ts';
import { createUnit } from '#modules/organizations/index.ts';
import { poolOf } from '#platform/db/database.ts';
import type { Work } from '#platform/db/work.ts';
import { withDatabase } from './support/db.ts';
import { moduleSchemas } from './support/schemas.ts';

const t = withDatabase('school');
const system = { kind: 'system', label: 'test' } as const;
type Unit = { id: number; path: string; level: string };
let phong: Unit = { id: 0, path: '', level: '' };
let school = phong;
/** Units that came after it have nothing that would keep them from being deleted. */
let oldest = 0;

const treeOf = async (work: Work): Promise<Unit[]> =>
  (await sql<Unit>`select id, path::text, level from organizations.unit order by id`.execute(work.handle)).rows;
const unitsOf = async (work: Work): Promise<number[]> =>
  (await sql<{ id: number }>`select id from platform.units() order by id`.execute(work.handle)).rows.map(({ id }) => id);
const countersOf = async (work: Work): Promise<number[]> =>
  (await sql<{ id: number }>`select unit_id as id from people.counter order by unit_id`.execute(work.handle)).rows.map(
    ({ id }) => id,
  );
const within = (tree: readonly Unit[], roots: readonly string[]) =>
  tree.filter(({ path }) => roots.some((root) => inSubtree(path, root))).map(({ id }) => id);
const setScope = (work: Work, roots: readonly string[]) =>
  sql`select platform.set_scope(${roots.join(',')})`.execute(work.handle);
const move = (work: Work, from: string, to: string) => work.ask(moved, [from, to]);
const person = (role: Role, { id, path }: Unit): Actor => ({
  ...{ kind: 'person', userId: 'a', name: 'A', username: 'a' },
  grants: [{ role, unitId: id, path }],
});
class Enough extends Error {}
/** What is done in it never was. */
const asIf = (actor: Actor, part: (work: Work) => Promise<void>) =>
  t.db
    .as(actor, async (work) => {
      await part(work);
      throw new Enough();
    })
    .catch((error) => {
      if (!(error instanceof Enough)) throw error;
    });
let drawn = 0;
/** Another office beside the one there is. */
const office = (work: Work, type: 'PHONG' | 'THCS', parentId: number) => {
  drawn += 1;
  const name = `${type === 'PHONG' ? 'Phòng GD&ĐT huyện' : 'Trường THCS'} Thử ${drawn}`;
  return createUnit(work, { name, shortName: name.slice(-8), type, slug: `thu-${drawn}`, parentId });
};

beforeAll(async () => {
  const tree = await t.db.read(system, treeOf);
  const found = tree.find(({ level, path }) => level === 'thcs' && path.split('.').length === 3);
  if (!found) throw new Error('no school below an office');
  school = found;
  oldest = tree.at(-1)?.id ?? 0;
  phong = tree.find(({ path }) => path === found.path.split('.').slice(0, 2).join('.')) ?? phong;
});

const columns = 'id, path, type, level, slug, name, short_name, name_fold, sort_key';
const newBelow = `select n.id, ($1 || '.u' || n.id)::ltree, 'THCS', 'thcs', 'x' || n.id, 'X', 'X', 'x', 'x'
  from (select nextval(pg_get_serial_sequence('organizations.unit', 'id')) as id) as n`;
const moved = 'update organizations.unit set path = $2::ltree || subpath(path, nlevel($1::ltree) - 1) where path <@ $1::ltree';
const steps = fc.array(
  fc.record({ act: fc.constantFrom('create', 'move', 'delete', 'scope'), where: fc.nat(), what: fc.nat() }),
  { minLength: 5, maxLength: 25 },
);

test('whatever the tree and the scope, and whatever has moved: the units are those whose paths lie within', async () => {
  // The owner, who may change the tree outside of the scope too.
  const client = await t.db.ownerPool.connect();
  const ask = async <Row>(text: string, values: unknown[] = []) => (await client.query(text, values)).rows as Row[];
  try {
    await fc.assert(
      fc.asyncProperty(steps, async (list) => {
        await client.query("begin; select platform.set_scope('u1')");
        let roots = ['u1'];
        for (const { act, where, what } of list) {
          const tree = await ask<Unit>('select id, path::text from organizations.unit order by id');
          const [one, other] = [tree[where % tree.length], tree[what % tree.length]] as [Unit, Unit];
          if (act === 'scope') {
            roots = where % 7 === 0 ? [] : [...new Set([one.path, other.path])];
            await ask('select platform.set_scope($1)', [roots.join(',')]);
          } else if (act === 'create') await ask(`insert into organizations.unit (${columns}) ${newBelow}`, [one.path]);
          else if (act === 'delete') await ask('delete from organizations.unit where id = $1 and id > $2', [one.id, oldest]);
          else if (one.path !== 'u1' && !inSubtree(other.path, one.path)) await ask(moved, [one.path, other.path]);
          const now = await ask<Unit>('select id, path::text from organizations.unit order by id');
          const units = await ask<{ id: number }>('select distinct id from platform.units() order by id');
          expect(units.map(({ id }) => id)).toEqual(within(now, roots));
        }
        await client.query('rollback');
      }),
      { numRuns: 40 },
    );
  } finally {
    await client.query('rollback');
    client.release();
  }
});

test('a unit is written to in the transaction that creates it, by whoever may create it, and seen by nobody beside', async () => {
  await asIf(person('district_admin', phong), async (work) => {
    const before = await countersOf(work);
    const { id } = await office(work, 'THCS', phong.id);
    await sql`insert into people.counter (unit_id) values (${id})`.execute(work.handle);
    expect(await countersOf(work)).toEqual([...before, id].sort((a, b) => a - b));
  });
  await asIf(person('principal', school), async (work) => {
    const { id } = await work.elevated('a neighbour comes into being', async () => {
      const made = await sql<{
        id: number;
      }>`insert into organizations.unit (path, type, level, slug, name, short_name, name_fold, sort_key)
        values ((${phong.path} || '.u999999')::ltree, 'THCS', 'thcs', 'lang-gieng', 'X', 'X', 'x', 'x') returning id`.execute(
        work.handle,
      );
      const { id } = made.rows[0] as { id: number };
      await sql`insert into people.counter (unit_id) values (${id})`.execute(work.handle);
      expect(await countersOf(work)).toContain(id);
      return { id };
    });
    expect(await countersOf(work)).toEqual([school.id]);
    await expect(sql`update people.counter set unit_id = ${id}`.execute(work.handle)).rejects.toThrow(/row-level security/);
  });
});

test('a school that moves leaves the scope of one office and comes into that of another at once', async () => {
  let other = phong;
  await asIf(system, async (work) => {
    const made = await office(work, 'PHONG', 1);
    other = { ...made, level: 'district' };
    await setScope(work, [phong.path]);
    const before = await countersOf(work);
    expect(before).toContain(school.id);
    await work.elevated('it moves', () => move(work, school.path, other.path));
    await setScope(work, [phong.path]);
    expect(await countersOf(work)).toEqual(before.filter((id) => id !== school.id));
    await setScope(work, [other.path]);
    expect(await countersOf(work)).toEqual([school.id]);
  });
  await asIf(person('district_admin', phong), async (work) => {
    const before = await countersOf(work);
    await work.elevated('it moves', () => move(work, school.path, 'u1'));
    expect(await countersOf(work)).toEqual(before.filter((id) => id !== school.id));
  });
});

test('an elevated part sees the province, parts within it as well, and afterwards nobody sees more than before', async () => {
  await t.db.read(person('principal', school), async (work) => {
    expect(await unitsOf(work)).toEqual([school.id]);
    const all = within(await treeOf(work), ['u1']);
    await work.elevated('outer', async () => {
      await work.elevated('inner', async () => expect(await unitsOf(work)).toEqual(all));
      expect(await unitsOf(work)).toEqual(all);
    });
    expect(await unitsOf(work)).toEqual([school.id]);
    expect(await countersOf(work)).toEqual([school.id]);
    const refused = work.elevated('it is refused', () => Promise.reject(new Enough()));
    await expect(refused).rejects.toThrow(Enough);
    expect(await unitsOf(work)).toEqual([school.id]);
  });
});

test('what is taken back within a transaction takes the scope back with it', async () => {
  await t.db.read(person('principal', school), async (work) => {
    await sql`savepoint here`.execute(work.handle);
    await setScope(work, ['u1']);
    expect((await unitsOf(work)).length).toBeGreaterThan(1);
    await sql`rollback to savepoint here`.execute(work.handle);
    expect(await unitsOf(work)).toEqual([school.id]);
    const { rows } = await sql<{ scope: string[] }>`select platform.scope()::text[] as scope`.execute(work.handle);
    expect(rows).toEqual([{ scope: [school.path] }]);
  });
});

test('a connection on which nothing was set sees nothing, before any transaction and after one', async () => {
  const pool = poolOf(t.url, 'congtruong_office', 1, 'test');
  try {
    const sees = async () =>
      (
        await pool.query<{ units: number; rows: number; scope: null }>(
          'select (select count(*)::int from platform.units()) as units, (select count(*)::int from people.counter) as rows, platform.scope() as scope',
        )
      ).rows[0];
    const nothing = { units: 0, rows: 0, scope: null };
    expect(await sees()).toEqual(nothing);
    await pool.query("begin; select platform.act('u1', '', '2018-12-10T08:00:00+07:00')");
    expect((await sees())?.rows).toBeGreaterThan(0);
    await pool.query('commit');
    expect(await sees()).toEqual(nothing);
    // Outside of a transaction it holds for its own statement only.
    await pool.query("select platform.set_scope('u1')");
    expect(await sees()).toEqual(nothing);
    await pool.query("begin; select platform.set_scope('')");
    expect((await sees())?.units).toBe(0);
    await pool.query('rollback');
    // No scope is no answer: it must not leave the one before.
    await pool.query("begin; select platform.set_scope('u1')");
    await expect(pool.query('select platform.set_scope(null)')).rejects.toThrow();
    await pool.query('rollback');
  } finally {
    await pool.end();
  }
});

test('one function sets the scope, and policies read it through two', async () => {
  const { rows } = await t.db.ownerPool.query<{ name: string }>(
    `select p.oid::regproc::text as name from pg_proc p where p.prosrc ~ 'app[.](scope|units)' order by 1`,
  );
  expect(rows.map(({ name }) => name)).toEqual([
    'organizations.scope_follows',
    'platform.scope',
    'platform.set_scope',
    'platform.units',
  ]);
  const policies = await t.db.ownerPool.query(
    `select schemaname, tablename, policyname from pg_policies
     where schemaname = any($1) and concat(qual, with_check) ~ 'app[.](scope|units)'`,
    [moduleSchemas],
  );
  expect(policies.rows).toEqual([]);
});

test('a transaction of several persons sees what is of any of them, and nobody else’s; of several nobody acts', async () => {
  const tree = await t.db.read(system, treeOf);
  const below = tree.filter(({ path }) => path.split('.').length > 2);
  const [one, two] = [below[0], below.at(-1)] as [Unit, Unit];
  const acting = [
    { actor: person('teacher', one), requestId: 'one' },
    { actor: { ...person('clerk', two), userId: 'b' } as Actor, requestId: 'two' },
  ];
  const seen = async (works: readonly Work[]) => {
    const [work] = works as [Work];
    const [user] = await work.ask<{ id: string }>("select current_setting('app.user_id') as id", []);
    return { units: await unitsOf(work), user: user?.id, who: works.map(({ actor, requestId }) => [actor, requestId]) };
  };
  expect(await t.db.together(acting, seen)).toEqual({
    units: within(tree, [one.path, two.path]),
    user: '',
    who: acting.map(({ actor, requestId }) => [actor, requestId]),
  });
  expect((await t.db.together(acting.slice(0, 1), seen)).user).toBe('a');
});
