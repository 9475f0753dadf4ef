// A draft whose lessons go to whoever the assignments name today: after a hand-over nobody is written in by hand.
import { sql } from 'kysely';
import { record } from '#modules/audit/index.ts';
import type { Unit } from '#modules/organizations/index.ts';
import type { Work } from '#platform/db/work.ts';
import { timetableGround } from '../queries/timetable.ts';
import { lockDraft, touch } from './edit-timetable.ts';

/** Subjects with one teacher only: of several, people say who stands in which lesson. @returns how many lessons are another's now */
export async function followAssignments(work: Work, unit: Unit, id: number): Promise<number> {
  const timetable = await lockDraft(work, unit, id);
  const { subjects } = await timetableGround(work, unit, timetable);
  const own = subjects.flatMap(({ id: subject, staffIds }) => (staffIds.length === 1 ? [{ subject, staff: staffIds[0] }] : []));
  const { rows } = await sql`update teaching.lesson l set staff_id = n.staff
    from jsonb_to_recordset(${JSON.stringify(own)}::jsonb) as n(subject int, staff uuid)
    where l.timetable_id = ${id} and l.class_subject_id = n.subject and l.staff_id is distinct from n.staff returning 1`.execute(
    work.handle,
  );
  const changed = rows.length;
  if (changed === 0) return 0;
  await touch(work, timetable);
  await record(work, {
    action: 'teaching.follow-assignments',
    object: { kind: 'timetable', id },
    unitId: unit.id,
    summary: `Lấy người dạy theo phân công cho ${changed} tiết trong thời khóa biểu “${timetable.name}”`,
    after: { changed },
  });
  return changed;
}
