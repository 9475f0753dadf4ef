// The second semester begins as the first one ended: whoever teaches goes on, where nobody was chosen yet.
import { actorName } from '#kernel/actor.ts';
import { throwIfAny } from '#kernel/refusal.ts';
import { record } from '#modules/audit/index.ts';
import type { Unit } from '#modules/organizations/index.ts';
import type { Work } from '#platform/db/work.ts';
import { read, write } from '../handles.ts';
import { demandPlanning } from '../policy.ts';
import { yearDays } from './assign-teacher.ts';

export async function copyAssignments(work: Work, unit: Unit, schoolYear: string): Promise<{ copied: number; left: string[] }> {
  demandPlanning(work.actor, unit);
  const now = await read(work)
    .selectFrom('teaching.assignment as a')
    .innerJoin('teaching.class_subject as cs', 'cs.id', 'a.class_subject_id')
    .innerJoin('people.staff as s', 's.id', 'a.staff_id')
    .select([
      'a.class_subject_id',
      'a.staff_id',
      'a.semester',
      'a.part',
      'a.periods',
      'cs.periods2',
      's.active',
      's.full_name as name',
    ])
    .where('a.unit_id', '=', unit.id)
    .where('cs.school_year', '=', schoolYear)
    .where('cs.closed_on', 'is', null)
    .where('a.valid_to', 'is', null)
    .execute();
  const first = now.filter((row) => row.semester === 1);
  throwIfAny([first.length === 0 && { code: 'none', message: 'Học kỳ I chưa có phân công nào để chép.' }]);
  // Somebody was chosen already, for the whole or for a strand: what was chosen stays.
  const chosen = new Set(now.filter((row) => row.semester === 2).map((row) => row.class_subject_id));
  const wanted = first.filter((row) => row.periods2 !== null && !chosen.has(row.class_subject_id));
  const going = wanted.filter((row) => row.active);
  const { semester2_starts_on: from } = await yearDays(work, schoolYear);
  if (going.length > 0)
    await write(work)
      .insertInto('teaching.assignment')
      .values(
        going.map(({ class_subject_id, staff_id, part, periods }) => ({
          ...{ unit_id: unit.id, class_subject_id, staff_id, part, periods, semester: 2 as const, valid_from: from },
          ...{ recorded_by: actorName(work.actor), recorded_at: work.now },
        })),
      )
      .execute();
  const left = [...new Set(wanted.filter((row) => !row.active).map((row) => row.name))];
  if (going.length > 0)
    await record(work, {
      action: 'teaching.copy-assignments',
      object: { kind: 'unit', id: unit.id },
      unitId: unit.id,
      summary: `Chép ${going.length} phân công của học kỳ I sang học kỳ II, năm học ${schoolYear}`,
      after: { copied: going.length, left },
    });
  return { copied: going.length, left };
}
