// What a unit is called, which codes it carries, to whom it belongs, from a day on. The dated tables are the truth; the unit's row shows
// what is in force on the business day.
import { sql } from 'kysely';
import { z } from 'zod';
import { formatDate, parseDate } from '#kernel/calendar.ts';
import { type UnitLevel, unitTypeOf } from '#kernel/code-lists/units-and-grades.ts';
import type { Reason } from '#kernel/refusal.ts';
import { fold, nfc, titleSortKey } from '#kernel/vietnamese-text.ts';
import type { Work } from '#platform/db/work.ts';
import { announceMoved, announceTree } from '#platform/jobs/moved.ts';
import { purgePages } from '#platform/jobs/purge.ts';
import { read, write } from '../handles.ts';
import { pagesNaming } from '../rules/page-tags.ts';

/** From which day, and by which decision (number, day, authority). */
export const datedForm = {
  from: z
    .string()
    .optional()
    .transform((text, context) => {
      if (!text) return undefined;
      const parsed = parseDate(text);
      if (parsed.ok) return parsed.date;
      context.addIssue(parsed.reason);
      return z.NEVER;
    })
    .describe('Từ ngày'),
  decision: z.string().transform(nfc).pipe(z.string().max(300, 'Nhiều nhất 300 ký tự')).default('').describe('Quyết định'),
};

const tables = {
  name: 'organizations.unit_name',
  type: 'organizations.unit_type',
  code: 'organizations.unit_code',
  parent: 'organizations.unit_parent',
} as const;
export type DatedKind = keyof typeof tables;
/** Which row of a table: a scheme of codes, a relation of parents. */
type Which = { scheme?: string; relation?: string };
const where = (unitId: number, which: Which) =>
  sql`unit_id = ${unitId} ${which.scheme ? sql`and scheme = ${which.scheme}` : sql``} ${which.relation ? sql`and relation = ${which.relation}` : sql``}`;

/** A fact may only follow the ones known: what was true in between is not rewritten. */
export async function datedClash(
  work: Work,
  kind: DatedKind,
  unitId: number,
  which: Which,
  from: string,
): Promise<Reason | null> {
  const { rows } = await sql<{ last: string | null }>`
    select max(valid_from) as last from ${sql.table(tables[kind])} where ${where(unitId, which)}`.execute(work.handle);
  const last = rows[0]?.last;
  if (!last || from >= last) return null;
  return { code: 'later_known', message: `Đã có thay đổi từ ngày ${formatDate(last)}: chọn ngày ấy hoặc sau đó.`, field: 'from' };
}

/** Ends what was and begins the new one; on the same day the later word replaces the earlier. `values` null: only ends. */
export async function followWith(
  work: Work,
  kind: DatedKind,
  unitId: number,
  which: Which,
  from: string,
  values: Record<string, unknown> | null,
): Promise<void> {
  const table = sql.table(tables[kind]);
  await sql`delete from ${table} where ${where(unitId, which)} and valid_from = ${from}`.execute(work.handle);
  await sql`update ${table} set valid_to = ${from} where ${where(unitId, which)} and (valid_to is null or valid_to > ${from})`.execute(
    work.handle,
  );
  if (!values) return;
  const row = { unit_id: unitId, ...which, ...values, valid_from: from };
  await sql`insert into ${table} (${sql.join(Object.keys(row).map((key) => sql.ref(key)))})
    values (${sql.join(Object.values(row))})`.execute(work.handle);
}

type InForce = {
  id: number;
  name: string;
  short_name: string;
  type: string;
  code: string | null;
  professional: number | null;
  administrative: number | null;
  path: string;
};

/**
 * Brings the units' rows to what is in force today: those of `unitId`, or of all whose facts begin or end by themselves. A subtree moves
 * with its root: the scope of everybody over it follows, since grants name units and not paths.
 * @returns how many units changed
 */
export async function applyDatedFacts(work: Work, unitId?: number): Promise<number> {
  const now = (table: string) =>
    sql`t.unit_id = u.id and t.valid_from <= ${work.today} and (t.valid_to is null or t.valid_to > ${work.today}) ${sql.raw(table)}`;
  const { rows } = await sql<InForce>`
    select * from (
      select u.id, u.path::text as path, coalesce(n.name, u.name) as name, coalesce(n.short_name, u.short_name) as short_name, coalesce(y.type, u.type) as type,
        (select t.code from organizations.unit_code t where ${now("and t.scheme = 'sector'")}) as code,
        (select t.parent_id from organizations.unit_parent t where ${now("and t.relation = 'professional'")}) as professional,
        (select t.parent_id from organizations.unit_parent t where ${now("and t.relation = 'administrative'")}) as administrative,
        u.name as was_name, u.short_name as was_short, u.type as was_type, u.code as was_code, u.parent_id, u.administrative_parent_id
      from organizations.unit u
      left join lateral (select * from organizations.unit_name t where ${now('')}) n on true
      left join lateral (select * from organizations.unit_type t where ${now('')}) y on true
      where ${unitId === undefined ? sql`true` : sql`u.id = ${unitId}`}
    ) f
    where f.name <> f.was_name or f.short_name <> f.was_short or f.type <> f.was_type or f.code is distinct from f.was_code
      or f.professional is distinct from f.parent_id or f.administrative is distinct from f.administrative_parent_id
    order by f.id`.execute(work.handle);
  for (const row of rows) {
    const level = unitTypeOf(row.type)?.level as UnitLevel;
    await write(work)
      .updateTable('organizations.unit')
      .set({
        ...{ name: row.name, short_name: row.short_name, type: row.type, level, code: row.code },
        ...{ name_fold: fold(`${row.name} ${row.code ?? ''}`), sort_key: titleSortKey(row.short_name) },
        administrative_parent_id: row.administrative,
        updated_at: new Date(),
      })
      .where('id', '=', row.id)
      .execute();
    await moveSubtree(work, row.id, row.path, row.professional);
    await purgePages(work, pagesNaming(row.id, row.path));
    await announceMoved(work, row.id);
  }
  return rows.length;
}

async function moveSubtree(work: Work, unitId: number, path: string, parentId: number | null): Promise<void> {
  const parent = await read(work)
    .selectFrom('organizations.unit')
    .select('path')
    .where('id', '=', parentId ?? 0)
    .executeTakeFirst();
  const moved = parent && `${parent.path}.${path.split('.').at(-1)}`;
  if (!moved || moved === path) return;
  // All at once: a path is unique, and nobody may see a half-moved subtree.
  await sql`update organizations.unit
    set path = ${parent.path}::ltree || subpath(path, nlevel(${path}::ltree) - 1), updated_at = now()
    where path <@ ${path}::ltree`.execute(work.handle);
  await write(work).updateTable('organizations.unit').set({ parent_id: parentId }).where('id', '=', unitId).execute();
  await purgePages(work, pagesNaming(unitId, moved));
  await announceTree(work);
}
