// Fills empty tables fast: without their keys and indexes, which are put back over all rows at once.
import type pg from 'pg';

/**
 * Takes foreign keys and indexes off empty tables; the function returned puts them back and checks every row at once. The tables are
 * emptied in this transaction, so that a server which keeps no replica need not write their rows to its log as well.
 */
export async function lighten(client: pg.PoolClient, names: readonly string[]): Promise<() => Promise<void>> {
  // A table with checks that wait for the end cannot be altered.
  await client.query('set constraints all immediate; set constraints all deferred');
  const { rows: keys } = await client.query<{ drop: string; add: string }>(
    `select format('alter table %s drop constraint %I', conrelid::regclass, conname) as drop,
       format('alter table %s add constraint %I %s', conrelid::regclass, conname, pg_get_constraintdef(oid)) as add
     from pg_constraint where contype = 'f' and (conrelid = any($1::regclass[]) or confrelid = any($1::regclass[])) order by conname`,
    [names],
  );
  const { rows: indexes } = await client.query<{ drop: string; add: string }>(
    `select format('drop index %s', indexrelid::regclass) as drop, pg_get_indexdef(indexrelid) as add from pg_index i
     where indrelid = any($1::regclass[]) and not exists (select from pg_constraint where conindid = i.indexrelid) order by indexrelid::regclass::text`,
    [names],
  );
  for (const { drop } of [...keys, ...indexes]) await client.query(drop);
  await client.query(`truncate ${names.join(', ')}`);
  return async () => {
    for (const { add } of [...indexes, ...keys]) await client.query(add);
  };
}
