// A class comes into being in a school year.
import { gradeOf } from '#kernel/code-lists/units-and-grades.ts';
import { refuse } from '#kernel/refusal.ts';
import { classKey, nfc } from '#kernel/vietnamese-text.ts';
import { record } from '#modules/audit/index.ts';
import { unitById } from '#modules/organizations/index.ts';
import { demand, mayWriteRecords } from '#modules/people/index.ts';
import type { Work } from '#platform/db/work.ts';
import { read } from '../handles.ts';
import { emptyClass } from '../tables.ts';
import { saveClasses } from './save-classes.ts';

export type NewClass = { name: string; grade: string; code?: string | null };

export async function openClasses(
  work: Work,
  unitId: number,
  schoolYear: string,
  classes: NewClass[],
): Promise<{ id: number; name: string }[]> {
  const unit = await unitById(work, unitId);
  if (!unit) throw refuse('unit', 'Không tìm thấy trường.');
  demand(mayWriteRecords(work.actor, unit));
  const taken = await read(work)
    .selectFrom('classes.class')
    .select('name_fold')
    .where('unit_id', '=', unitId)
    .where('school_year', '=', schoolYear)
    .where('active', '=', true)
    .execute();
  const names = new Set(taken.map((row) => classKey(row.name_fold)));
  for (const { name, grade } of classes) {
    if (names.has(classKey(name))) throw refuse('name', `Đã có lớp ${name} trong năm học ${schoolYear}.`, 'name');
    if (!gradeOf(grade)) throw refuse('grade', `Không có khối "${grade}".`, 'grade');
    names.add(classKey(name));
  }
  const ids = await saveClasses(
    work,
    unitId,
    schoolYear,
    classes.map(({ name, grade, code }) => ({ ...emptyClass, id: 0, name: nfc(name), grade, code: code ?? null })),
  );
  const made = ids.map((id, i) => ({ id, name: nfc(classes[i]?.name ?? '') }));
  for (const row of made)
    await record(work, {
      action: 'classes.open-class',
      object: { kind: 'class', id: row.id },
      unitId,
      summary: `Mở lớp ${row.name}, năm học ${schoolYear}`,
    });
  return made;
}
