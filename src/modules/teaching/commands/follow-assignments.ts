// A draft whose lessons go to whoever the assignments name today: after a hand-over nobody is written in by hand.
import { record } from '#modules/audit/index.ts';
import type { Unit } from '#modules/organizations/index.ts';
import type { Work } from '#platform/db/work.ts';
import { write } from '../handles.ts';
import { lessonsOf, timetableGround } from '../queries/timetable.ts';
import { lockDraft, touch } from './edit-timetable.ts';

/** Subjects with one teacher only: of several, people say who stands in which lesson. @returns how many lessons are another's now */
export async function followAssignments(work: Work, unit: Unit, id: number): Promise<number> {
  const timetable = await lockDraft(work, unit, id);
  const { subjects } = await timetableGround(work, unit, timetable);
  const lessons = await lessonsOf(work, id);
  let changed = 0;
  for (const { id: subject, staffIds } of subjects) {
    const [teacher] = staffIds;
    const others = lessons.filter((one) => one.subjectId === subject && one.staffId !== teacher).length;
    if (staffIds.length !== 1 || teacher === undefined || others === 0) continue;
    await write(work)
      .updateTable('teaching.lesson')
      .set({ staff_id: teacher })
      .where('timetable_id', '=', id)
      .where('class_subject_id', '=', subject)
      .execute();
    changed += others;
  }
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
