// Classes get the subjects of their curriculum in one act. Again changes nothing: what a class has, or has closed, stays as it is.
import { z } from 'zod';
import { parseForm } from '#kernel/form.ts';
import { refuse, throwIfAny } from '#kernel/refusal.ts';
import { record } from '#modules/audit/index.ts';
import type { Unit } from '#modules/organizations/index.ts';
import type { Work } from '#platform/db/work.ts';
import { subjectName, subjectsToOpen } from '../curricula/curricula.ts';
import { read, write } from '../handles.ts';
import { demandPlanning } from '../policy.ts';
import { tellClassChanged } from './class-changed.ts';

export const openForm = z.object({
  schoolYear: z.string().regex(/^\d{4}-\d{4}$/),
  /** null: all classes of the school in the year. */
  classIds: z.array(z.coerce.number().int()).nullable().default(null),
  electives: z.array(z.string().max(10)).max(20).default([]),
});
export type Opened = { classes: number; added: { className: string; subjects: string[] }[] };

export async function openClassSubjects(work: Work, unit: Unit, input: z.input<typeof openForm>): Promise<Opened> {
  const { schoolYear, classIds, electives } = parseForm(openForm, input);
  demandPlanning(work.actor, unit);
  const all = await read(work)
    .selectFrom('classes.class')
    .select(['id', 'name', 'grade'])
    .where('unit_id', '=', unit.id)
    .where('school_year', '=', schoolYear)
    .where('active', '=', true)
    .orderBy('grade')
    .orderBy('sort_key')
    .execute();
  const classes = classIds ? all.filter((one) => classIds.includes(one.id)) : all;
  throwIfAny([
    all.length === 0 && { code: 'none', message: `${unit.shortName} chưa có lớp nào trong năm học ${schoolYear}: mở lớp trước.` },
    classIds !== null &&
      classes.length < new Set(classIds).size && {
        code: 'class',
        message: 'Có lớp không thuộc trường, không thuộc năm học này hoặc đã đóng.',
      },
  ]);
  const rows = classes.flatMap((one) =>
    subjectsToOpen(unit.level, one.grade, schoolYear, electives).map((planned) => ({
      ...planned,
      ...{ unit_id: unit.id, class_id: one.id, school_year: schoolYear },
    })),
  );
  if (rows.length === 0) throw refuse('none', 'Không có lớp nào để mở môn.');
  const written = await write(work)
    .insertInto('teaching.class_subject')
    .values(rows)
    .onConflict((on) => on.columns(['class_id', 'subject']).doNothing())
    .returning(['class_id', 'subject'])
    .execute();
  const byClass = Map.groupBy(written, (row) => row.class_id);
  await tellClassChanged(work, byClass.keys());
  const added = classes.flatMap(({ id, name }) => {
    const subjects = byClass.get(id)?.map((row) => subjectName(row.subject)) ?? [];
    return subjects.length > 0 ? [{ className: name, subjects }] : [];
  });
  if (added.length > 0)
    await record(work, {
      action: 'teaching.open-subjects',
      object: { kind: 'unit', id: unit.id },
      unitId: unit.id,
      summary: `Mở môn học năm ${schoolYear}: ${written.length} môn của ${added.length} lớp`,
      after: { classes: added.map(({ className, subjects }) => `${className}: ${subjects.join(', ')}`) },
    });
  return { classes: classes.length, added };
}
