// A pupil is added by hand and sits in a class from today. Who may be the same child is named before a second record comes to be.
import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { type Reason, throwIfAny } from '#kernel/refusal.ts';
import { schoolYearOf } from '#kernel/school-year.ts';
import { fold } from '#kernel/vietnamese-text.ts';
import { holdMarks, locksAt } from '#modules/assessment/index.ts';
import { record } from '#modules/audit/index.ts';
import { type ClassRow, listClasses, recheckClasses, recordEnrolments } from '#modules/classes/index.ts';
import type { Unit } from '#modules/organizations/index.ts';
import {
  codeReason,
  demand,
  editGuardians,
  emptyPupil,
  guardianEdits,
  mayWriteRecords,
  type PupilRecord,
  pupilSections,
  pupilsOnTheWay,
  savePupils,
  typedFaults,
} from '#modules/people/index.ts';
import { tellClassChanged } from '#modules/teaching/index.ts';
import type { Work } from '#platform/db/work.ts';
import { readFields } from '#platform/http/parse-fields.ts';
import { bringIfReleased } from './bring-marks.ts';
import { closedDoubts, gradeDoubt } from './doubts.ts';

type Same = {
  id: string;
  unit_id: number;
  unit_name: string;
  full_name: string;
  active: boolean;
  released: boolean;
  by_number: boolean;
  /** The school that it was let go to, in words, where that is not this one. */
  meant_for: string | null;
};

/** The same number, or the same name and birth date: in the whole province, since a pupil may only be studying once (R7.2). */
async function sameChild(work: Work, pupil: PupilRecord): Promise<Same[]> {
  const numbers = [pupil.ministry_id, pupil.personal_id].filter((n) => n !== null);
  return work.elevated('is this child known already (R7.1)', async () => {
    const { rows } = await sql<Same>`
      select p.id, p.unit_id, u.short_name as unit_name, p.full_name, p.active, p.status = 'moved_away' as released,
        (p.ministry_id = any(${numbers}::text[]) or p.personal_id = any(${numbers}::text[])) is true as by_number,
        case when p.moved_to_unit_id is distinct from ${pupil.unit_id} then p.moved_to end as meant_for
      from people.pupil p join organizations.unit u on u.id = p.unit_id
      where p.ministry_id = any(${numbers}::text[]) or p.personal_id = any(${numbers}::text[])
        or (p.unit_id = ${pupil.unit_id} and p.birth_date = ${pupil.birth_date}::date and p.name_fold = ${fold(pupil.full_name)})
        or (p.active and p.birth_date = ${pupil.birth_date}::date and p.name_fold = ${fold(pupil.full_name)})
      limit 5`.execute(work.handle);
    return rows;
  });
}

/** Of another school only its name is said. The code of a reason about an own pupil ends with the id that the screen links to. */
function reasonsOf(same: Same[], unit: Unit, arrived: boolean): Reason[] {
  // Whom another school has let go to this one, and who arrives here, is expected.
  const expected = (one: Same) => arrived && one.released && one.by_number && one.unit_id !== unit.id;
  const doubtful = same.filter((one) => !expected(one) || one.meant_for !== null);
  return doubtful.map((other) => {
    if (expected(other))
      return {
        code: 'same-sent-elsewhere',
        message: `${other.unit_name} ghi em ${other.full_name} chuyển đến ${other.meant_for}, không phải ${unit.shortName}. Đối chiếu giấy giới thiệu chuyển trường trước khi nhận.`,
        field: 'full_name',
      };
    const why = other.by_number ? 'Số này' : 'Một em cùng tên, cùng ngày sinh';
    if (other.unit_id !== unit.id)
      return {
        code: 'same-elsewhere',
        message: other.released
          ? `${why} đã chuyển đi từ ${other.unit_name}: chọn Vào trường “Chuyển đến trong năm”, hoặc xác nhận đây là em khác.`
          : `${why} ${other.active ? 'đang học' : 'đã có hồ sơ'} ở ${other.unit_name}: làm thủ tục chuyển trường, hoặc xác nhận đây là em khác.`,
        field: 'full_name',
      };
    return {
      code: `same:${other.id}`,
      message: `${why} đã có trong trường: ${other.full_name}${other.active ? '' : ', đã rời trường, có thể nhận học lại'}.`,
      field: 'full_name',
    };
  });
}

/** Another grade than the former school says of who is on the way, or a class whose marks are closed. */
async function classDoubts(work: Work, unit: Unit, pupil: PupilRecord, place: ClassRow, schoolYear: string) {
  const name = fold(pupil.full_name);
  const former = (await pupilsOnTheWay(work, unit)).find(
    (one) =>
      one.birth_date === pupil.birth_date &&
      (fold(one.full_name) === name || (one.ministry_id !== null && one.ministry_id === pupil.ministry_id)),
  );
  return [
    gradeDoubt(`${pupil.full_name}, ở ${former?.school},`, former?.grade ?? null, place, 'class_id'),
    ...closedDoubts(await locksAt(work, unit.id, schoolYear), place, 'class_id'),
  ];
}

/** @param input `anyway`: what is doubted has been looked at */
export async function addPupil(
  work: Work,
  unit: Unit,
  input: Record<string, unknown>,
): Promise<{ id: string; brought: boolean }> {
  demand(mayWriteRecords(work.actor, unit));
  const id = randomUUID();
  const { values: fields, reasons } = readFields<PupilRecord>(pupilSections, { full_name: '', ...input });
  const schoolYear = schoolYearOf(work.today);
  const place = (await listClasses(work, unit.id, schoolYear)).find((c) => String(c.id) === String(input.class_id ?? ''));
  const guardians = editGuardians(id, [], guardianEdits(input), work.today);
  const pupil: PupilRecord = {
    ...{ ...emptyPupil, nationality: 'VN', status_date: work.today, admitted_on: work.today },
    ...Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== null)),
    ...{ id, unit_id: unit.id, class_id: place?.id ?? null, grade: place?.grade ?? null },
    status: input.status === 'arrived' ? 'arrived' : 'studying',
  };
  const born = pupil.birth_date !== null || reasons.some(({ field }) => field === 'birth_date');
  throwIfAny([
    ...reasons,
    ...typedFaults(fields, {}, work.today),
    ...guardians.reasons,
    !place && { code: 'class', message: 'Chọn lớp của em trong năm học này.', field: 'class_id' },
    !born && { code: 'birth', message: 'Ghi ngày sinh như trong giấy khai sinh.', field: 'birth_date' },
    await codeReason(work, unit.id, pupil.code, id),
    ...(input.anyway === 'yes' ? [] : reasonsOf(await sameChild(work, pupil), unit, pupil.status === 'arrived')),
    ...(input.anyway === 'yes' || !place ? [] : await classDoubts(work, unit, pupil, place, schoolYear)),
  ]);
  const arrives = pupil.status === 'arrived' && (pupil.ministry_id !== null || pupil.personal_id !== null);
  if (arrives) await holdMarks(work, unit.id);
  await savePupils(work, unit.id, [{ pupil, guardians: guardians.now }]);
  const touched = await recordEnrolments(work, unit.id, schoolYear, [{ pupilId: id, classId: pupil.class_id }]);
  await recheckClasses(work, unit.id, schoolYear, touched);
  await tellClassChanged(work, touched);
  await record(work, {
    action: 'people.add-pupil',
    object: { kind: 'pupil', id },
    unitId: unit.id,
    summary: `Thêm học sinh ${pupil.full_name}, lớp ${place?.name}`,
    after: { status: pupil.status, class_id: pupil.class_id, status_date: pupil.status_date },
  });
  return { id, brought: arrives && (await bringIfReleased(work, unit, pupil, schoolYear)) };
}
