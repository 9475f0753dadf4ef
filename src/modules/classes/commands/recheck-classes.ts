// Classes are assessed and counted again: after they, their homeroom teachers or their pupils changed.
import { sql } from 'kysely';
import type { Work } from '#platform/db/work.ts';
import { announceMoved } from '#platform/jobs/moved.ts';
import { purgePages } from '#platform/jobs/purge.ts';
import { read, write } from '../handles.ts';
import { assessClass } from '../rules/class.ts';
import { recheckClassCounts } from './recheck-counts.ts';

export async function recheckClasses(work: Work, unitId: number, schoolYear: string, classIds?: number[]): Promise<void> {
  // One writer of a school's class counters at a time.
  await sql`insert into classes.counter (unit_id, school_year) values (${unitId}, ${schoolYear}) on conflict do nothing`.execute(
    work.handle,
  );
  await sql`select 1 from classes.counter where unit_id = ${unitId} and school_year = ${schoolYear} for update`.execute(
    work.handle,
  );
  const unit = await read(work)
    .selectFrom('organizations.unit')
    .select('type')
    .where('id', '=', unitId)
    .executeTakeFirstOrThrow();
  const all = await read(work)
    .selectFrom('classes.class as c')
    .leftJoin('people.staff as s', 's.id', 'c.homeroom_staff_id')
    .leftJoin('people.class_counter as n', (join) => join.onRef('n.class_id', '=', 'c.id').onRef('n.unit_id', '=', 'c.unit_id'))
    .selectAll('c')
    .select(['s.active as homeroom_active', 's.unit_id as homeroom_unit', 'n.active as pupils'])
    .where('c.unit_id', '=', unitId)
    .where('c.school_year', '=', schoolYear)
    .where('c.active', '=', true)
    .execute();
  const wanted = classIds ? new Set(classIds) : null;
  const rows = all.filter((row) => !wanted || wanted.has(row.id));
  const known = await read(work)
    .selectFrom('classes.finding')
    .selectAll()
    .where('class_id', '=', sql<number>`any(${rows.map((row) => row.id)}::int[])`)
    .where('state', '<>', 'fixed')
    .execute();
  for (const row of rows) {
    const { missing, findings, filled } = assessClass({
      class: row,
      unitType: unit.type,
      homeroom: row.homeroom_staff_id ? { active: row.homeroom_active ?? false, sameUnit: row.homeroom_unit === unitId } : null,
      activePupils: row.pupils ?? 0,
      sameNameInYear: all.some((other) => other.id !== row.id && other.name_fold === row.name_fold),
    });
    const live = known.filter((f) => f.class_id === row.id);
    const same = (a: { rule: number; field: string }, b: { rule: number; field: string }) =>
      a.rule === b.rule && a.field === b.field;
    const fresh = findings.filter((finding) => !live.some((was) => same(was, finding)));
    const gone = live.filter((was) => !findings.some((finding) => same(was, finding)));
    if (fresh.length > 0)
      await write(work)
        .insertInto('classes.finding')
        .values(
          fresh.map((finding) => ({
            ...finding,
            unit_id: unitId,
            class_id: row.id,
            state: 'open' as const,
            first_seen: work.now,
            reason: null,
            decided_by: null,
            decided_at: null,
            fixed_at: null,
          })),
        )
        .execute();
    if (gone.length > 0)
      await write(work)
        .updateTable('classes.finding')
        .set({ state: 'fixed', fixed_at: work.now })
        .where(
          'id',
          'in',
          gone.map((f) => f.id),
        )
        .execute();
    for (const was of live) {
      const now = findings.find((finding) => same(was, finding));
      // "46 pupils" and "47 pupils" are one question about a class: what was explained stays so.
      if (now && now.detail !== was.detail)
        await write(work).updateTable('classes.finding').set({ detail: now.detail }).where('id', '=', was.id).execute();
    }
    const explained = live.filter((was) => was.state === 'explained');
    const errors = findings.filter((f) => f.level === 'E' && !explained.some((was) => same(was, f))).length;
    if (errors !== row.open_errors || filled !== row.filled || missing.length !== row.missing.length)
      await write(work)
        .updateTable('classes.class')
        .set({ missing, open_errors: errors, filled })
        .where('id', '=', row.id)
        .execute();
  }
  const { rows: counted } = await sql<{
    moved: boolean;
  }>`update classes.counter k set active = n.active, complete = n.complete, filled = n.filled, changed_at = ${work.now}
    from (select count(*)::int as active, (count(*) filter (where complete))::int as complete, coalesce(sum(filled), 0)::int as filled
          from classes.class where unit_id = ${unitId} and school_year = ${schoolYear} and active) n,
         (select active from classes.counter where unit_id = ${unitId} and school_year = ${schoolYear}) was
    where k.unit_id = ${unitId} and k.school_year = ${schoolYear} returning n.active <> was.active as moved`.execute(work.handle);
  // The unit's site says how many they are.
  if (counted.some((row) => row.moved)) await purgePages(work, [`site:${unitId}`]);
  await recheckClassCounts(work, unitId, schoolYear, unit.type);
  await announceMoved(work, unitId);
}
