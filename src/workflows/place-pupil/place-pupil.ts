// Pupils change class, leave the school, or come back: the records, the dated enrolments and the classes move together.
import { z } from 'zod';
import { formatDate, parseDate } from '#kernel/calendar.ts';
import { leavingReasons, transferReasons } from '#kernel/code-lists/people-codes.ts';
import { parseForm } from '#kernel/form.ts';
import { isUuid } from '#kernel/ids.ts';
import { notFound, type Reason, throwIfAny } from '#kernel/refusal.ts';
import { schoolYearOf } from '#kernel/school-year.ts';
import { holdMarks, locksAt, moveMarks } from '#modules/assessment/index.ts';
import { record } from '#modules/audit/index.ts';
import { listClasses, recheckClasses, recordEnrolments, takeBackMoves } from '#modules/classes/index.ts';
import { isClosed, type Unit, unitById } from '#modules/organizations/index.ts';
import { demand, loadPupils, mayWriteRecords, type PupilRecord, savePupils } from '#modules/people/index.ts';
import { tellClassChanged } from '#modules/teaching/index.ts';
import type { Work } from '#platform/db/work.ts';
import { closedDoubts, gradeDoubt } from './doubts.ts';
import { moveDayFaults } from './move-day.ts';
import { yearsOf } from './years.ts';

export const placeForm = z.object({
  act: z.enum(['move', 'leave', 'transfer', 'return'], 'Chọn việc'),
  classId: z.preprocess((v) => (v ? Number(v) : null), z.number().int().positive().nullable()),
  date: z.string().default(''),
  /** Of a move within the school; where nobody asks for a day: today. */
  movedOn: z.string().optional(),
  reason: z.string().max(200).default(''),
  /** Of a school move: a school of the province, or the words for one elsewhere. */
  toUnit: z.preprocess((v) => (v ? Number(v) : null), z.number().int().positive().nullable()),
  toSchool: z
    .string()
    .default('')
    .transform((text) => text.normalize('NFC').trim().replace(/\s+/g, ' '))
    .pipe(z.string().max(200, 'Tên trường dài quá 200 ký tự')),
  /** What is doubted has been looked at. */
  anyway: z.string().default(''),
});

const words = { move: 'Chuyển lớp', leave: 'Ghi thôi học', transfer: 'Ghi chuyển đi', return: 'Nhận học lại' } as const;
const studies = ({ status }: PupilRecord) => status === 'studying' || status === 'arrived';

type Target = { unitId: number | null; words: string };
/** Of the province the unit itself, elsewhere what was written; null: nothing that a pupil can go to. */
async function targetOf(work: Work, unit: Unit, form: z.output<typeof placeForm>): Promise<Target | null> {
  if (form.toUnit === null) return form.toSchool.length < 3 ? null : { unitId: null, words: form.toSchool };
  const to = await unitById(work, form.toUnit);
  const teaches = to && to.level !== 'department' && to.level !== 'district' && !isClosed(to, work.today);
  return teaches && to.id !== unit.id ? { unitId: to.id, words: to.name } : null;
}

/** Who left in another school year is in no grade now. */
const gradeNow = (pupil: PupilRecord, schoolYear: string): string | null =>
  studies(pupil) || (pupil.status_date !== null && schoolYearOf(pupil.status_date) === schoolYear) ? pupil.grade : null;

/** All of them or none: a reason against one names that one. */
export async function placePupils(work: Work, unit: Unit, pupilIds: string[], input: unknown): Promise<void> {
  demand(mayWriteRecords(work.actor, unit));
  const form = parseForm(placeForm, input);
  const ids = [...new Set(pupilIds)];
  const rows = ids.every((id) => isUuid(id)) ? await loadPupils(work, ids) : [];
  if (rows.length === 0 || rows.length < ids.length || rows.some((row) => row.pupil.unit_id !== unit.id))
    throw notFound('Không tìm thấy học sinh này.');
  const goes = form.act === 'leave' || form.act === 'transfer';
  const years = await yearsOf(
    work,
    rows.map(({ pupil }) => pupil),
  );
  const [schoolYear = ''] = years;
  const place = goes ? undefined : (await listClasses(work, unit.id, schoolYear)).find((c) => c.id === form.classId);
  const reasons = form.act === 'transfer' ? transferReasons : leavingReasons;
  const to = form.act === 'transfer' ? await targetOf(work, unit, form) : null;
  const movedOn = form.act === 'move' && form.movedOn !== undefined ? parseDate(form.movedOn) : null;
  const date = goes ? parseDate(form.date) : { ok: true as const, date: work.today };
  const who = (pupil: PupilRecord) => (rows.length > 1 ? pupil.full_name : 'Em này');
  const each = rows.flatMap(({ pupil }, i): (Reason | false)[] => [
    !goes &&
      years[i] !== schoolYear && {
        code: 'year',
        message: `${who(pupil)} đang ở năm học ${years[i]}, không xếp chung với em ở năm học ${schoolYear}.`,
      },
    goes && !studies(pupil) && { code: 'gone', message: `${who(pupil)} đã rời trường rồi.` },
    form.act === 'return' && studies(pupil) && { code: 'here', message: `${who(pupil)} đang học, không cần nhận lại.` },
    form.act === 'move' && !studies(pupil) && { code: 'gone', message: `${who(pupil)} đã rời trường: dùng Nhận học lại.` },
    form.act === 'move' &&
      place !== undefined &&
      place.id === pupil.class_id && { code: 'same', message: `${who(pupil)} đang học lớp ${place.name}.`, field: 'classId' },
  ]);
  if (form.act === 'move') await holdMarks(work, unit.id);
  const dayFaults =
    movedOn?.ok && place
      ? await moveDayFaults(work, unit, schoolYear, { day: movedOn.date, to: place, pupils: rows.map(({ pupil }) => pupil), who })
      : [];
  const asked = form.anyway === 'yes' || !place;
  const doubts = asked
    ? []
    : [
        ...rows.map(({ pupil }) => gradeDoubt(who(pupil), gradeNow(pupil, schoolYear), place, 'classId')),
        ...(form.act === 'return' ? closedDoubts(await locksAt(work, unit.id, schoolYear), place, 'classId') : []),
      ];
  throwIfAny([
    ...each,
    ...doubts,
    !goes && !place && { code: 'class', message: 'Chọn một lớp của trường trong năm học này.', field: 'classId' },
    !date.ok && { code: 'date', message: date.reason, field: 'date' },
    date.ok && date.date > work.today && { code: 'future', message: 'Ngày rời trường ở tương lai.', field: 'date' },
    movedOn !== null && !movedOn.ok && { code: 'date', message: movedOn.reason, field: 'movedOn' },
    ...dayFaults,
    goes && !reasons.has(form.reason) && { code: 'reason', message: `Chọn ${reasons.title.toLowerCase()}.`, field: 'reason' },
    form.act === 'transfer' &&
      to === null && {
        code: 'to',
        message: 'Chọn trường chuyển đến trong tỉnh, hoặc ghi tên trường và tỉnh nếu chuyển sang tỉnh khác.',
        field: form.toUnit === null && form.toSchool !== '' ? 'toSchool' : 'toUnit',
      },
  ]);
  const day = movedOn?.ok ? movedOn.date : date.ok ? date.date : work.today;
  const next = rows.map(({ pupil, guardians }) => ({
    guardians,
    pupil: goes
      ? {
          ...pupil,
          status: form.act === 'leave' ? ('left' as const) : ('moved_away' as const),
          status_date: day,
          status_reason: reasons.nameOf(form.reason),
          moved_to: to?.words ?? null,
          moved_to_unit_id: to?.unitId ?? null,
          class_id: null,
        }
      : {
          ...pupil,
          status: studies(pupil) ? pupil.status : ('studying' as const),
          status_date: studies(pupil) ? pupil.status_date : day,
          status_reason: studies(pupil) ? pupil.status_reason : null,
          class_id: place?.id ?? null,
          grade: place?.grade ?? null,
        },
  }));
  await savePupils(work, unit.id, next);
  // Whoever comes back on the day of the move never left.
  const back =
    form.act === 'move' && place
      ? await takeBackMoves(
          work,
          next.map(({ pupil }) => pupil.id),
          place.id,
          day,
        )
      : [];
  const returned = new Set(back.map(({ pupilId }) => pupilId));
  const moved = await recordEnrolments(
    work,
    unit.id,
    schoolYear,
    next.flatMap(({ pupil }) => (returned.has(pupil.id) ? [] : [{ pupilId: pupil.id, classId: pupil.class_id }])),
    goes
      ? { kind: 'left_school', reason: reasons.nameOf(form.reason) + (to ? `, chuyển đến ${to.words}` : '') }
      : { kind: 'moved_class', day },
  );
  const touched = [...new Set([...back.flatMap(({ from, to }) => [from.id, to.id]), ...moved])];
  await recheckClasses(work, unit.id, schoolYear, touched);
  if (form.act === 'move' && place)
    await moveMarks(
      work,
      rows.flatMap(({ pupil }) => (pupil.class_id === null ? [] : [{ pupilId: pupil.id, from: pupil.class_id, to: place.id }])),
    );
  await tellClassChanged(work, touched);
  for (const [i, { pupil }] of next.entries()) {
    const was = rows[i]?.pupil;
    await record(work, {
      action: `people.${form.act}-pupil`,
      object: { kind: 'pupil', id: pupil.id },
      unitId: unit.id,
      summary: `${words[form.act]}: ${pupil.full_name}${place ? `, lớp ${place.name}` : ''}${movedOn?.ok && day !== work.today ? ` từ ${formatDate(day)}` : ''}${to ? `, đến ${to.words}` : ''}`,
      before: { status: was?.status, class_id: was?.class_id, moved_to: was?.moved_to },
      after: {
        ...{ status: pupil.status, class_id: pupil.class_id, status_date: pupil.status_date },
        moved_to: pupil.status === 'moved_away' ? pupil.moved_to : null,
      },
    });
  }
}

export const placePupil = (work: Work, unit: Unit, pupilId: string, input: unknown): Promise<void> =>
  placePupils(work, unit, [pupilId], input);
