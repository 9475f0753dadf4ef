// A pupil changes class, leaves the school, or comes back: the record, the dated enrolment and both classes move together.
import { z } from 'zod';
import { parseDate } from '#kernel/calendar.ts';
import { leavingReasons } from '#kernel/code-lists/people-codes.ts';
import { parseForm } from '#kernel/form.ts';
import { notFound, type Reason, throwIfAny } from '#kernel/refusal.ts';
import { schoolYearOf } from '#kernel/school-year.ts';
import { record } from '#modules/audit/index.ts';
import { listClasses, recheckClasses, recordEnrolments } from '#modules/classes/index.ts';
import type { Unit } from '#modules/organizations/index.ts';
import { demand, loadPupils, mayWriteRecords, type PupilRecord, savePupils } from '#modules/people/index.ts';
import type { Work } from '#platform/db/work.ts';

export const placeForm = z.object({
  act: z.enum(['move', 'leave', 'transfer', 'return'], 'Chọn việc'),
  classId: z.preprocess((v) => (v ? Number(v) : null), z.number().int().positive().nullable()),
  date: z.string().default(''),
  reason: z.string().max(200).default(''),
});

const words = { move: 'Chuyển lớp', leave: 'Ghi thôi học', transfer: 'Ghi chuyển đi', return: 'Nhận học lại' } as const;

export async function placePupil(work: Work, unit: Unit, pupilId: string, input: unknown): Promise<void> {
  demand(mayWriteRecords(work.actor, unit));
  const form = parseForm(placeForm, input);
  const [stored] = /^[0-9a-f-]{36}$/.test(pupilId) ? await loadPupils(work, [pupilId]) : [];
  if (stored?.pupil.unit_id !== unit.id) throw notFound('Không tìm thấy học sinh này.');
  const { pupil } = stored;
  const active = pupil.status === 'studying' || pupil.status === 'arrived';
  const goes = form.act === 'leave' || form.act === 'transfer';
  const schoolYear = schoolYearOf(work.today);
  const place = goes ? undefined : (await listClasses(work, unit.id, schoolYear)).find((c) => c.id === form.classId);
  const date = goes ? parseDate(form.date) : { ok: true as const, date: work.today };
  const reasons: (Reason | false)[] = [
    goes && !active && { code: 'gone', message: 'Em này đã rời trường rồi.' },
    form.act === 'return' && active && { code: 'here', message: 'Em này đang học, không cần nhận lại.' },
    form.act === 'move' && !active && { code: 'gone', message: 'Em này đã rời trường: dùng Nhận học lại.' },
    !goes && !place && { code: 'class', message: 'Chọn một lớp của trường trong năm học này.', field: 'classId' },
    form.act === 'move' &&
      place?.id === pupil.class_id && { code: 'same', message: `Em này đang học lớp ${place?.name}.`, field: 'classId' },
    !date.ok && { code: 'date', message: date.reason, field: 'date' },
    date.ok && date.date > work.today && { code: 'future', message: 'Ngày rời trường ở tương lai.', field: 'date' },
    goes && !form.reason.trim() && { code: 'reason', message: 'Ghi lý do.', field: 'reason' },
  ];
  throwIfAny(reasons);
  const day = date.ok ? date.date : work.today;
  const next: PupilRecord = goes
    ? {
        ...pupil,
        status: form.act === 'leave' ? 'left' : 'moved_away',
        status_date: day,
        status_reason: leavingReasons.nameOf(form.reason),
        class_id: null,
      }
    : {
        ...pupil,
        status: active ? pupil.status : 'studying',
        status_date: active ? pupil.status_date : day,
        status_reason: active ? pupil.status_reason : null,
        class_id: place?.id ?? null,
        grade: place?.grade ?? null,
      };
  await savePupils(work, unit.id, [{ ...stored, pupil: next }]);
  const touched = await recordEnrolments(work, unit.id, schoolYear, [{ pupilId, classId: next.class_id }], {
    kind: goes ? 'left_school' : 'moved_class',
    ...(goes ? { reason: leavingReasons.nameOf(form.reason) } : {}),
  });
  await recheckClasses(work, unit.id, schoolYear, touched);
  await record(work, {
    action: `people.${form.act}-pupil`,
    object: { kind: 'pupil', id: pupilId },
    unitId: unit.id,
    summary: `${words[form.act]}: ${pupil.full_name}${place ? `, lớp ${place.name}` : ''}`,
    before: { status: pupil.status, class_id: pupil.class_id },
    after: { status: next.status, class_id: next.class_id, status_date: next.status_date },
  });
}
