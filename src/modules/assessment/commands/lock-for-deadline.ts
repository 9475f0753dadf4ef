// The day has passed until which a semester's marks were asked for: it is closed at the schools concerned. Where the day is moved, it opens again.
import { sql } from 'kysely';
import { reservedFor } from '#kernel/refusal.ts';
import { recordAll } from '#modules/audit/index.ts';
import type { Work } from '#platform/db/work.ts';
import { announceMoved } from '#platform/jobs/moved.ts';
import { periodWords } from '../rules/lock.ts';

type Semester = { schoolYear: string; semester: 1 | 2 };

function demandSystem(work: Work): void {
  if (work.actor.kind !== 'system') throw reservedFor([], 'Khóa theo hạn do hệ thống đặt khi đợt kết thúc.');
}

/**
 * Once a deadline: what the principal opened afterwards stays open.
 * @param over when the time was over; a lock since then has been placed for it
 * @returns the schools that were closed now
 */
export async function lockForDeadline(
  work: Work,
  { schoolYear, semester, unitIds, over, reason }: Semester & { unitIds: readonly number[]; over: Date; reason: string },
): Promise<number[]> {
  demandSystem(work);
  if (unitIds.length === 0) return [];
  const { rows } = await sql<{ id: number; unit_id: number }>`
    insert into assessment.lock (unit_id, school_year, semester, kind, reason, locked_by, locked_by_name, locked_at)
    select u.id, ${schoolYear}, ${semester}, 'deadline', ${reason}, 'system', 'Hệ thống', ${work.now}
    from organizations.unit u
    where u.id = any(${[...unitIds]}::int[])
      and exists (select from teaching.class_subject s where s.unit_id = u.id and s.school_year = ${schoolYear})
      and not exists (select from assessment.lock l where l.unit_id = u.id and l.school_year = ${schoolYear} and l.semester = ${semester}
        and l.kind = 'deadline' and l.class_id is null and (l.opened_at is null or l.locked_at >= ${over}))
    on conflict do nothing returning id, unit_id`.execute(work.handle);
  await recordAll(
    work,
    rows.map((row) => ({
      ...{ action: 'assessment.lock', object: { kind: 'lock', id: row.id }, unitId: row.unit_id },
      summary: `Khóa điểm cả trường, ${periodWords[semester]} (${schoolYear}): ${reason}`,
    })),
  );
  for (const row of rows) await announceMoved(work, row.unit_id);
  return rows.map((row) => row.unit_id);
}

/** @returns the schools that were opened now */
export async function openForDeadline(
  work: Work,
  { schoolYear, semester, unitIds, reason }: Semester & { unitIds: readonly number[]; reason: string },
): Promise<number[]> {
  demandSystem(work);
  if (unitIds.length === 0) return [];
  const { rows } = await sql<{ id: number; unit_id: number }>`
    update assessment.lock set opened_at = ${work.now}, opened_by = 'system', opened_by_name = 'Hệ thống', open_reason = ${reason}
    where unit_id = any(${[...unitIds]}::int[]) and school_year = ${schoolYear} and semester = ${semester} and kind = 'deadline' and class_id is null
      and opened_at is null returning id, unit_id`.execute(work.handle);
  await recordAll(
    work,
    rows.map((row) => ({
      ...{ action: 'assessment.open-lock', object: { kind: 'lock', id: row.id }, unitId: row.unit_id },
      summary: `Mở khóa điểm cả trường, ${periodWords[semester]} (${schoolYear}): ${reason}`,
    })),
  );
  for (const row of rows) await announceMoved(work, row.unit_id);
  return rows.map((row) => row.unit_id);
}

/**
 * Says at the schools which campaign closes the semester and when; the last word of the workflow that closes. What no campaign closes any more is
 * forgotten.
 */
export async function tellDeadlines(
  work: Work,
  told: readonly (Semester & { unitIds: readonly number[]; campaign: string; closesAt: Date })[],
): Promise<void> {
  demandSystem(work);
  const rows = told.flatMap(({ schoolYear, semester, unitIds, campaign, closesAt }) =>
    unitIds.length === 0 ? [] : [{ year: schoolYear, semester, units: unitIds, campaign, at: closesAt.toISOString() }],
  );
  await sql`
    with told as (
      select u.id::int as unit_id, t.year, t.semester, t.campaign, t.at
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as t(year text, semester smallint, units jsonb, campaign text, at timestamptz)
      cross join lateral jsonb_array_elements_text(t.units) as u(id)
    ), gone as (
      delete from assessment.deadline d where not exists (select from told t where t.unit_id = d.unit_id and t.year = d.school_year and t.semester = d.semester)
    )
    insert into assessment.deadline as d (unit_id, school_year, semester, campaign, closes_at)
    select unit_id, year, semester, campaign, at from told
    on conflict (unit_id, school_year, semester) do update set campaign = excluded.campaign, closes_at = excluded.closes_at
      where (d.campaign, d.closes_at) is distinct from (excluded.campaign, excluded.closes_at)`.execute(work.handle);
}
