// Marks are closed: a whole school, a class, a subject of a class, a semester, a column. By the principal, by the approval of results, at the
// end of a year. Nothing that stands in a cell changes.
import { z } from 'zod';
import { actorName } from '#kernel/actor.ts';
import { toLocal } from '#kernel/calendar.ts';
import { parseForm } from '#kernel/form.ts';
import { notFound, refuse, throwIfAny } from '#kernel/refusal.ts';
import { record } from '#modules/audit/index.ts';
import type { Unit } from '#modules/organizations/index.ts';
import { subjectName } from '#modules/teaching/index.ts';
import type { Work } from '#platform/db/work.ts';
import { announceMoved } from '#platform/jobs/moved.ts';
import { read, write } from '../handles.ts';
import { mayLockMarks } from '../policy.ts';
import { locksAt } from '../queries/locks.ts';
import { sheetContext } from '../queries/sheet-context.ts';
import { closes, type LockKind, lockKindNames, lockReason, scopeWords } from '../rules/lock.ts';
import { holdMarks } from './hold-marks.ts';
import { writtenReason } from './written-reason.ts';

const id = z.number().int().positive().nullable().default(null);
export const lockForm = z.object({
  schoolYear: z.string().regex(/^\d{4}-\d{4}$/, 'Chọn năm học'),
  /** Null: of the whole school. */
  classId: id,
  classSubjectId: id,
  /** Null: all of them. */
  semester: z
    .union([z.literal(1), z.literal(2), z.literal(3)])
    .nullable()
    .default(null),
  column: z.string().trim().min(1).max(40).nullable().default(null),
  /** Wherever marks are closed the same: none, or one that says something to the teachers who read it at each cell. */
  reason: writtenReason(0, 500, '')
    .refine((text) => text === '' || text.length >= 5, 'Ghi lý do ít nhất 5 ký tự, hoặc bỏ trống')
    .default(''),
});
export type LockForm = z.input<typeof lockForm>;

/**
 * @param kind what closes it: the approval of results and the end of a year come here from their own commands, and again change nothing
 * @returns the lock that closes it
 */
export async function lockMarks(
  work: Work,
  unit: Unit,
  input: unknown,
  kind: Exclude<LockKind, 'deadline'> = 'principal',
): Promise<number> {
  const may = mayLockMarks(work.actor, unit);
  if (may !== true) throw refuse(may.code, may.message);
  const form = parseForm(lockForm, input);
  throwIfAny([
    form.column !== null &&
      (form.classSubjectId === null || form.semester === null) && {
        code: 'column',
        message: 'Khóa một cột thì chọn cả môn và học kỳ của cột ấy.',
        field: 'column',
      },
  ]);
  await holdMarks(work, unit.id);
  const named = await namesOf(work, unit, form);
  const scope = { classId: named.classId, classSubjectId: form.classSubjectId, semester: form.semester, column: form.column };
  const words = scopeWords(scope, named);
  const standing = (await locksAt(work, unit.id, form.schoolYear)).filter((lock) => closes(lock, scope));
  const same = standing.find((lock) => lock.kind === kind && closes(scope, lock));
  if (kind !== 'principal' && same) return same.id;
  const [wider] = standing;
  if (kind === 'principal' && wider)
    throw refuse('already_locked', `Đang khóa rồi (${words}). ${lockReason({ ...wider, at: toLocal(wider.at).date })}`);
  const stored = await write(work)
    .insertInto('assessment.lock')
    .values({
      ...{ unit_id: unit.id, school_year: form.schoolYear, class_id: scope.classId, class_subject_id: scope.classSubjectId },
      ...{ semester: scope.semester, column: scope.column, kind, reason: form.reason, locked_at: work.now },
      ...{ locked_by: work.actor.kind === 'person' ? work.actor.userId : 'system', locked_by_name: actorName(work.actor) },
    })
    // Another hand was quicker: the lock stands.
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst();
  if (!stored) throw refuse('already_locked', `${words[0]?.toUpperCase()}${words.slice(1)} vừa được khóa. Mở lại trang để xem.`);
  await record(work, {
    ...{ action: 'assessment.lock', object: { kind: 'lock', id: stored.id }, unitId: unit.id },
    summary: `Khóa điểm ${words} (${form.schoolYear}, ${lockKindNames[kind]})${form.reason ? `: ${form.reason}` : ', không ghi lý do'}`,
  });
  await announceMoved(work, unit.id);
  return stored.id;
}

/** The class and subject that are named belong to the school and its year, and the column to the sheet. */
async function namesOf(work: Work, unit: Unit, form: z.output<typeof lockForm>) {
  if (form.classSubjectId !== null) {
    const context = await sheetContext(work, form.classSubjectId, form.semester ?? 1);
    const strange = context.unitId !== unit.id || context.schoolYear !== form.schoolYear;
    if (strange || (form.classId !== null && form.classId !== context.classId)) throw notFound('Không tìm thấy môn này ở lớp.');
    if (form.column !== null && !context.sheet.columns.some(({ key }) => key === form.column))
      throw refuse('column', `Bảng điểm này không có cột “${form.column}”.`, 'column');
    return { classId: context.classId, className: context.className, subject: subjectName(context.subject) };
  }
  if (form.classId === null) return { classId: null, className: null, subject: null };
  const found = await read(work)
    .selectFrom('classes.class')
    .select(['id', 'name'])
    .where('id', '=', form.classId)
    .where('unit_id', '=', unit.id)
    .where('school_year', '=', form.schoolYear)
    .executeTakeFirst();
  if (!found) throw notFound('Không tìm thấy lớp này trong năm học ấy.');
  return { classId: found.id, className: found.name, subject: null };
}
