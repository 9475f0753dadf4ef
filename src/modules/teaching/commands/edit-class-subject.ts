// A subject of a class is changed, added, or closed: what was taught stays to be read.
import { z } from 'zod';
import { subjectList } from '#kernel/code-lists/subjects.ts';
import { parseForm } from '#kernel/form.ts';
import { notFound, type Reason, Refused, throwIfAny } from '#kernel/refusal.ts';
import { difference, record } from '#modules/audit/index.ts';
import type { Unit } from '#modules/organizations/index.ts';
import type { Work } from '#platform/db/work.ts';
import { periodicTestsOf, subjectName } from '../curricula/curricula.ts';
import { read, write } from '../handles.ts';
import { demandPlanning } from '../policy.ts';
import { parsePeriods } from '../rules/load.ts';
import type { ClassSubject } from '../tables.ts';
import { tellClassChanged } from './class-changed.ts';

const periods = z.preprocess((typed, context) => {
  if (typed === null) return null;
  const tenths = parsePeriods(String(typed ?? ''));
  if (tenths !== undefined) return tenths;
  context.addIssue({ code: 'custom', message: 'Số tiết một tuần viết như 2 hoặc 1,5; để trống nếu học kỳ ấy không học.' });
  return z.NEVER;
}, z.number().int().nullable());
const tests = z.coerce
  .number({ message: 'Số bài kiểm tra một tiết từ 0 đến 9.' })
  .int('Số bài kiểm tra một tiết từ 0 đến 9.')
  .min(0, 'Số bài kiểm tra một tiết từ 0 đến 9.')
  .max(9, 'Số bài kiểm tra một tiết từ 0 đến 9.');

export const subjectForm = z.object({
  version: z.coerce.number().int(),
  periods1: periods,
  periods2: periods,
  periodic1: tests,
  periodic2: tests,
});
export const addForm = z.object({
  classId: z.coerce.number().int(),
  subject: z.string().max(10),
  periods1: periods,
  periods2: periods,
});

export type NamedSubject = ClassSubject & { className: string; grade: string };

/** The subject of a class, locked. @throws Refused */
export async function lockSubject(work: Work, unit: Unit, id: number): Promise<NamedSubject> {
  const stored = await write(work)
    .selectFrom('teaching.class_subject')
    .selectAll()
    .where('id', '=', Number.isSafeInteger(id) ? id : 0)
    .where('unit_id', '=', unit.id)
    .forUpdate()
    .executeTakeFirst();
  if (!stored) throw notFound('Không tìm thấy môn học này.');
  const place = await read(work)
    .selectFrom('classes.class')
    .select(['name as className', 'grade', 'closed_on'])
    .where('id', '=', stored.class_id)
    .executeTakeFirstOrThrow();
  if (place.closed_on) throw new Refused('refused', [{ code: 'closed', message: `Lớp ${place.className} đã đóng, chỉ để xem.` }]);
  if (stored.closed_on)
    throw new Refused('refused', [
      { code: 'closed', message: `Môn ${subjectName(stored.subject)} của lớp ${place.className} đã đóng, chỉ để xem.` },
    ]);
  return { ...stored, className: place.className, grade: place.grade };
}
const stale = (stored: NamedSubject) =>
  new Refused('conflict', [
    {
      code: 'stale',
      message: `Người khác vừa sửa môn ${subjectName(stored.subject)} của lớp ${stored.className}. Tải lại để xem.`,
    },
  ]);
const nowhere = (first: number | null, second: number | null): Reason | false =>
  first === null &&
  second === null && { code: 'periods', message: 'Môn học phải có số tiết ở ít nhất một học kỳ.', field: 'periods1' };

export async function editClassSubject(work: Work, unit: Unit, id: number, input: unknown): Promise<{ version: number }> {
  demandPlanning(work.actor, unit);
  const { version, ...fields } = parseForm(subjectForm, input);
  const stored = await lockSubject(work, unit, id);
  if (stored.version !== version) throw stale(stored);
  const taught = await read(work)
    .selectFrom('teaching.assignment')
    .select('semester')
    .distinct()
    .where('class_subject_id', '=', id)
    .where('valid_to', 'is', null)
    .execute();
  const gone = ([1, 2] as const).filter(
    (semester) => fields[`periods${semester}`] === null && taught.some((row) => row.semester === semester),
  );
  throwIfAny([
    stored.kind === 'homeroom' && { code: 'homeroom', message: 'Phần của giáo viên chủ nhiệm không có số tiết.' },
    nowhere(fields.periods1, fields.periods2),
    ...gone.map((semester) => ({
      ...{ code: 'taught', field: `periods${semester}` },
      message: `Học kỳ ${semester === 1 ? 'I' : 'II'} đang có giáo viên dạy môn này: gỡ phân công trước.`,
    })),
  ]);
  const changed = difference(stored, fields);
  if (changed.changed.length === 0) return { version };
  await write(work)
    .updateTable('teaching.class_subject')
    .set({ ...fields, version: version + 1 })
    .where('id', '=', id)
    .execute();
  await tellClassChanged(work, [stored.class_id]);
  await record(work, {
    action: 'teaching.edit-subject',
    object: { kind: 'class_subject', id },
    unitId: unit.id,
    summary: `Sửa môn ${subjectName(stored.subject)} của lớp ${stored.className}`,
    before: changed.before,
    after: changed.after,
  });
  return { version: version + 1 };
}

/** A subject beyond the plan, or one that was closed and comes back. */
export async function addClassSubject(work: Work, unit: Unit, input: unknown): Promise<{ id: number }> {
  demandPlanning(work.actor, unit);
  const form = parseForm(addForm, input);
  const place = await read(work)
    .selectFrom('classes.class')
    .select(['id', 'name', 'grade', 'school_year', 'active'])
    .where('id', '=', form.classId)
    .where('unit_id', '=', unit.id)
    .executeTakeFirst();
  if (!place) throw notFound('Không tìm thấy lớp này.');
  const there = await write(work)
    .selectFrom('teaching.class_subject')
    .select(['id', 'closed_on', 'version'])
    .where('class_id', '=', place.id)
    .where('subject', '=', form.subject)
    .forUpdate()
    .executeTakeFirst();
  throwIfAny([
    !place.active && { code: 'closed', message: `Lớp ${place.name} đã đóng.` },
    !subjectList.has(form.subject) && { code: 'subject', message: 'Chọn một môn trong danh mục.', field: 'subject' },
    there !== undefined && !there.closed_on && { code: 'has', message: `Lớp ${place.name} đã có môn này.`, field: 'subject' },
    nowhere(form.periods1, form.periods2),
  ]);
  const tested = (tenths: number | null) => periodicTestsOf(place.grade, place.school_year, tenths);
  const fields = {
    ...{ periods1: form.periods1, periods2: form.periods2 },
    ...{ periodic1: tested(form.periods1), periodic2: tested(form.periods2) },
  };
  const id = there
    ? there.id
    : (
        await write(work)
          .insertInto('teaching.class_subject')
          .values({
            ...{ ...fields, unit_id: unit.id, class_id: place.id, school_year: place.school_year, subject: form.subject },
            ...{ elective: true, position: 50 },
          })
          .returning('id')
          .executeTakeFirstOrThrow()
      ).id;
  if (there)
    await write(work)
      .updateTable('teaching.class_subject')
      .set({ ...fields, closed_on: null, version: there.version + 1 })
      .where('id', '=', id)
      .execute();
  await tellClassChanged(work, [place.id]);
  await record(work, {
    action: there ? 'teaching.reopen-subject' : 'teaching.add-subject',
    object: { kind: 'class_subject', id },
    unitId: unit.id,
    summary: `${there ? 'Mở lại' : 'Thêm'} môn ${subjectName(form.subject)} cho lớp ${place.name}`,
    after: fields,
  });
  return { id };
}

/** @param obstacles what is known above this module and stands against it: marks */
export async function closeClassSubject(
  work: Work,
  unit: Unit,
  id: number,
  version: number,
  obstacles: (subject: NamedSubject) => Promise<(Reason | false)[]>,
): Promise<void> {
  demandPlanning(work.actor, unit);
  const stored = await lockSubject(work, unit, id);
  if (stored.version !== version) throw stale(stored);
  throwIfAny([
    stored.kind === 'homeroom' && { code: 'homeroom', message: 'Phần của giáo viên chủ nhiệm lớp nào cũng có, không đóng được.' },
    ...(await obstacles(stored)),
  ]);
  await tellClassChanged(work, [stored.class_id]);
  // The last day of whoever teaches it; an assignment that has not begun yet never was.
  await write(work)
    .deleteFrom('teaching.assignment')
    .where('class_subject_id', '=', id)
    .where('valid_to', 'is', null)
    .where('valid_from', '>', work.today)
    .execute();
  await write(work)
    .updateTable('teaching.assignment')
    .set({ valid_to: work.today })
    .where('class_subject_id', '=', id)
    .where('valid_to', 'is', null)
    .execute();
  await write(work)
    .updateTable('teaching.class_subject')
    .set({ closed_on: work.today, version: version + 1 })
    .where('id', '=', id)
    .execute();
  await record(work, {
    action: 'teaching.close-subject',
    object: { kind: 'class_subject', id },
    unitId: unit.id,
    summary: `Đóng môn ${subjectName(stored.subject)} của lớp ${stored.className}`,
  });
}
