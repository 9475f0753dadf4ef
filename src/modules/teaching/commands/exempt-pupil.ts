// A pupil takes no part in a subject: excused by the principal (R1.14), not chosen, or not taught where he or she came from (R6.5).

import { z } from 'zod';
import { actorName } from '#kernel/actor.ts';
import { readForm, together, typedDay } from '#kernel/form.ts';
import { isUuid } from '#kernel/ids.ts';
import { notFound, throwIfAny } from '#kernel/refusal.ts';
import { nfc } from '#kernel/vietnamese-text.ts';
import { record } from '#modules/audit/index.ts';
import type { Unit } from '#modules/organizations/index.ts';
import type { Work } from '#platform/db/work.ts';
import { curriculumOf, mayBeExcused, subjectName } from '../curricula/curricula.ts';
import { read, write } from '../handles.ts';
import { demandPlanning } from '../policy.ts';
import { type ExemptionKind, exemptionKinds, exemptionWords } from '../rules/exemption.ts';
import { semesterIn } from '../rules/semester.ts';
import { tellClassChanged } from './class-changed.ts';
import { lockSubject } from './edit-class-subject.ts';

export const exemptForm = z.object({
  classSubjectId: z.coerce.number({ message: 'Chọn môn học.' }).int(),
  pupilId: z.string().max(40),
  semesters: z.array(z.literal([1, 2])).min(1, 'Chọn học kỳ.'),
  kind: z.enum(Object.keys(exemptionKinds) as [ExemptionKind, ...ExemptionKind[]], { message: 'Chọn vì sao.' }),
  basis: z.preprocess((typed) => nfc(String(typed ?? '')).trim(), z.string().max(500, 'Căn cứ dài quá 500 ký tự.')),
  decidedOn: typedDay,
});

export async function exemptPupil(work: Work, unit: Unit, input: z.input<typeof exemptForm>): Promise<void> {
  demandPlanning(work.actor, unit);
  // A field that cannot be read does not hide what is wrong with the others.
  const { form, faults } = readForm(exemptForm, input, {
    ...{ pupilId: '', semesters: [1], basis: '', decidedOn: work.today },
  });
  const subject = await lockSubject(work, unit, form.classSubjectId);
  const pupil = isUuid(form.pupilId)
    ? await read(work)
        .selectFrom('people.pupil')
        .select(['id', 'full_name', 'class_id'])
        .where('id', '=', form.pupilId)
        .where('unit_id', '=', unit.id)
        .executeTakeFirst()
    : undefined;
  const law = curriculumOf(subject.grade, subject.school_year)?.exemptible ?? [];
  const there = pupil
    ? await read(work)
        .selectFrom('teaching.exemption')
        .select('semester')
        .where('class_subject_id', '=', subject.id)
        .where('pupil_id', '=', pupil.id)
        .where('semester', 'in', form.semesters)
        .execute()
    : [];
  const name = subjectName(subject.subject);
  const reasons = [
    (!pupil || pupil.class_id !== subject.class_id) && {
      ...{ code: 'pupil', field: 'pupilId' },
      message: `Chọn một học sinh đang học lớp ${subject.className}.`,
    },
    subject.kind === 'homeroom' && {
      code: 'homeroom',
      message: 'Không ai được miễn phần của giáo viên chủ nhiệm.',
      field: 'classSubjectId',
    },
    form.kind === 'exempt' &&
      subject.kind === 'subject' &&
      !mayBeExcused(subject.subject, subject.grade, subject.school_year) && {
        ...{ code: 'law', field: 'classSubjectId' },
        message:
          subject.grade < '06'
            ? 'Tiểu học không miễn môn; học sinh khuyết tật đánh giá theo kế hoạch giáo dục cá nhân.'
            : `Không được miễn ${name}. Quy định chỉ cho miễn ${law.map((code) => subjectName(code)).join(', ')}.`,
      },
    form.kind === 'not_chosen' &&
      !subject.elective && {
        code: 'elective',
        message: `${name} là môn bắt buộc của lớp, không bỏ chọn được.`,
        field: 'classSubjectId',
      },
    form.kind !== 'not_chosen' &&
      form.basis.length < 10 && {
        ...{ code: 'basis', field: 'basis' },
        message:
          form.kind === 'exempt'
            ? 'Ghi căn cứ: đơn của cha mẹ và bệnh án của bệnh viện từ cấp huyện.'
            : 'Ghi căn cứ: trường cũ, học bạ, ý kiến của hiệu trưởng.',
      },
    !form.decidedOn && { code: 'day', message: 'Ghi ngày hiệu trưởng quyết định.', field: 'decidedOn' },
    Boolean(form.decidedOn) &&
      (form.decidedOn ?? '') > work.today && {
        code: 'future',
        message: 'Ngày ở tương lai: ghi khi đã quyết định.',
        field: 'decidedOn',
      },
    there.length > 0 && {
      ...{ code: 'there', field: 'pupilId' },
      message: `${pupil?.full_name} đã được ghi ở môn này, ${there.map((row) => semesterIn[row.semester]).join(', ')}.`,
    },
  ];
  throwIfAny(together(faults, reasons));
  if (!pupil || !form.decidedOn) return;
  await write(work)
    .insertInto('teaching.exemption')
    .values(
      form.semesters.map((semester) => ({
        ...{ unit_id: unit.id, class_subject_id: subject.id, pupil_id: pupil.id, semester, kind: form.kind, basis: form.basis },
        ...{ decided_on: form.decidedOn ?? work.today, recorded_by: actorName(work.actor), recorded_at: work.now },
      })),
    )
    .execute();
  await tellClassChanged(work, [subject.class_id]);
  await record(work, {
    action: 'teaching.exempt',
    object: { kind: 'pupil', id: pupil.id },
    unitId: unit.id,
    summary: `${exemptionKinds[form.kind]}: ${pupil.full_name}, ${name} lớp ${subject.className}, ${form.semesters.map((one) => semesterIn[one]).join(' và ')}`,
    after: { kind: form.kind, basis: form.basis, decided_on: form.decidedOn },
  });
}

export async function removeExemption(
  work: Work,
  unit: Unit,
  at: { classSubjectId: number; pupilId: string; semester: number },
): Promise<{ said: string }> {
  demandPlanning(work.actor, unit);
  const gone = isUuid(at.pupilId)
    ? await write(work)
        .deleteFrom('teaching.exemption')
        .where('unit_id', '=', unit.id)
        .where('class_subject_id', '=', Number.isSafeInteger(at.classSubjectId) ? at.classSubjectId : 0)
        .where('pupil_id', '=', at.pupilId)
        .where('semester', '=', at.semester === 2 ? 2 : 1)
        .returning(['kind', 'basis', 'decided_on', 'semester'])
        .executeTakeFirst()
    : undefined;
  if (!gone) throw notFound('Không tìm thấy, có thể người khác vừa bỏ.');
  const pupil = await read(work).selectFrom('people.pupil').select('full_name').where('id', '=', at.pupilId).executeTakeFirst();
  const subject = await read(work)
    .selectFrom('teaching.class_subject')
    .select(['class_id', 'subject'])
    .where('id', '=', at.classSubjectId)
    .executeTakeFirst();
  if (subject) await tellClassChanged(work, [subject.class_id]);
  await record(work, {
    action: 'teaching.end-exemption',
    object: { kind: 'pupil', id: at.pupilId },
    unitId: unit.id,
    summary: `Bỏ ${exemptionKinds[gone.kind].toLowerCase()}: ${pupil?.full_name ?? ''}, ${semesterIn[gone.semester]}`,
    before: { kind: gone.kind, basis: gone.basis, decided_on: gone.decided_on },
  });
  return {
    said: `Đã bỏ ${exemptionWords[gone.kind]} ${subjectName(subject?.subject ?? '')} của ${pupil?.full_name ?? ''}: em lại học môn này như cả lớp.`,
  };
}
