// Classes of a unit's subtree whose name begins so ("9a"): for the palette.
import { sql } from 'kysely';
import { fold } from '#kernel/vietnamese-text.ts';
import type { Work } from '#platform/db/work.ts';
import { read } from '../handles.ts';

export async function findClasses(
  work: Work,
  path: string,
  schoolYear: string,
  text: string,
  most: number,
): Promise<{ id: number; unitId: number; name: string }[]> {
  const words = fold(text)
    .replace(/[%_\\]/g, '')
    .replace(/^lop /, '');
  if (!words) return [];
  return read(work)
    .selectFrom('classes.class as c')
    .select(['c.id', 'c.unit_id as unitId', 'c.name'])
    .where(sql<boolean>`c.unit_id in (select id from organizations.unit where path <@ ${path}::ltree)`)
    .where('c.school_year', '=', schoolYear)
    .where('c.active', '=', true)
    .where('c.name_fold', 'like', `${words}%`)
    .orderBy('c.sort_key')
    .orderBy('c.unit_id')
    .limit(most)
    .execute();
}
/** What a class is called, for whoever has its number. */
export async function classNames(work: Work, ids: number[]): Promise<Map<number, string>> {
  if (ids.length === 0) return new Map();
  const rows = await read(work).selectFrom('classes.class').select(['id', 'name']).where('id', 'in', ids).execute();
  return new Map(rows.map((row) => [row.id, row.name]));
}
