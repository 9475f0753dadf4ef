// The one way a class's record is written: set-based, with the dated record of who leads it, assessed, counted.
import { sql } from 'kysely';
import { fold, titleSortKey } from '#kernel/vietnamese-text.ts';
import type { Work } from '#platform/db/work.ts';
import { read } from '../handles.ts';
import { type ClassRecord, classFields } from '../tables.ts';
import { recheckClasses } from './recheck-classes.ts';
import { recordHomerooms, takeBackHomerooms } from './record-homerooms.ts';

const columns = ['id', 'unit_id', 'school_year', ...classFields, 'name_fold', 'sort_key'];
const quoted = sql.raw(columns.join(', '));
const updates = sql.raw([...classFields, 'name_fold', 'sort_key'].map((column) => `${column} = excluded.${column}`).join(', '));

/**
 * Writes classes of one unit and school year; `id` 0 opens one. The caller has authorised and validated, also that the teachers are
 * the unit's. `undo`: a homeroom teacher who was only recorded by mistake leaves no trace, the former one goes on without a gap.
 * @returns the ids, in the order of the rows
 */
export async function saveClasses(
  work: Work,
  unitId: number,
  schoolYear: string,
  rows: ClassRecord[],
  options: { undo?: boolean } = {},
): Promise<number[]> {
  if (rows.length === 0) return [];
  const fresh = rows.filter((row) => row.id === 0).length;
  const { rows: numbers } = await sql<{ id: number }>`
    select nextval(pg_get_serial_sequence('classes.class', 'id'))::int as id from generate_series(1, ${fresh})`.execute(
    work.handle,
  );
  const named = rows.map((row) => ({ ...row, id: row.id || (numbers.shift()?.id ?? 0) }));
  const json = named.map((row) => ({
    ...row,
    unit_id: unitId,
    school_year: schoolYear,
    name_fold: fold(row.name),
    sort_key: titleSortKey(row.name),
  }));
  await sql`insert into classes.class (${quoted})
    select ${quoted} from jsonb_populate_recordset(null::classes.class, ${JSON.stringify(json)}::jsonb)
    on conflict (id) do update set ${updates}, version = classes.class.version + 1, updated_at = now()`.execute(work.handle);
  const homerooms = named.map((row) => ({ classId: row.id, staffId: row.homeroom_staff_id }));
  if (options.undo) await takeBackHomerooms(work, unitId, homerooms);
  else await recordHomerooms(work, unitId, homerooms, work.today);
  const ids = named.map((row) => row.id);
  await recheckClasses(work, unitId, schoolYear, ids);
  return ids;
}

/** Records as `saveClasses` takes them, of open classes of the unit. */
export async function loadClasses(work: Work, unitId: number, schoolYear: string): Promise<ClassRecord[]> {
  return read(work)
    .selectFrom('classes.class')
    .select(['id', ...classFields])
    .where('unit_id', '=', unitId)
    .where('school_year', '=', schoolYear)
    .where('active', '=', true)
    .orderBy('id')
    .execute();
}
