// What the former school recorded in this year comes along with a pupil (R6.5): shown first, then taken over once, and both schools have it in
// their records of who did what. The former school keeps its rows, and nobody writes there any more.
import { type Reason, refuse, throwIfAny } from '#kernel/refusal.ts';
import {
  type FormerSheet,
  type FormerYear,
  formerSchool,
  holdMarks,
  previewTakeOver,
  type TakenOver,
  takenOver,
  takeOver,
} from '#modules/assessment/index.ts';
import { record } from '#modules/audit/index.ts';
import type { Unit } from '#modules/organizations/index.ts';
import { demand, mayWriteRecords, type PupilRecord, pupilRecord } from '#modules/people/index.ts';
import { subjectName, takeExemptions, tellClassChanged } from '#modules/teaching/index.ts';
import type { Work } from '#platform/db/work.ts';
import { yearsOf } from './years.ts';

export type FormerResults =
  | { state: 'taken'; schoolYear: string; taken: TakenOver }
  | {
      state: 'open';
      schoolYear: string;
      former: Pick<FormerYear, 'school' | 'className' | 'leftOn' | 'meantFor'>;
      sheets: FormerSheet[];
    }
  /** Why there is nothing to take over, in words. `known`: another school has the pupil, or had. */
  | { state: 'none'; schoolYear: string; why: string; known: boolean };

type Placed = Pick<PupilRecord, 'id' | 'unit_id' | 'ministry_id' | 'personal_id' | 'birth_date' | 'class_id' | 'full_name'>;

function whyNot(found: Exclude<Awaited<ReturnType<typeof formerSchool>>, { state: 'released' }>, pupil: Placed): string {
  if (found.state === 'kept') return `Em còn đang học ở ${found.shortName}: nhờ trường đó ghi chuyển đi, rồi nhận kết quả ở đây.`;
  if (found.state === 'other')
    return `Số của em trùng với một hồ sơ ở ${found.shortName} nhưng khác ngày sinh: đối chiếu lại mã định danh và ngày sinh.`;
  return pupil.ministry_id === null && pupil.personal_id === null
    ? 'Chưa có mã định danh của Bộ hoặc số định danh cá nhân, nên chưa tìm được hồ sơ của em ở trường cũ.'
    : 'Không có trường nào khác trong tỉnh ghi em học năm học này. Em từ tỉnh khác đến thì thêm cột “Trường cũ” vào bảng điểm và ghi kết quả theo học bạ.';
}

export async function formerResults(work: Work, unit: Unit, pupilId: string): Promise<FormerResults> {
  demand(mayWriteRecords(work.actor, unit));
  const { pupil } = await pupilRecord(work, unit.id, pupilId);
  const [schoolYear = ''] = await yearsOf(work, [pupil]);
  const taken = await takenOver(work, pupil.id, schoolYear);
  if (taken) return { state: 'taken', schoolYear, taken };
  const found = await formerSchool(work, pupil, schoolYear);
  if (found.state !== 'released') return { state: 'none', schoolYear, why: whyNot(found, pupil), known: found.state !== 'none' };
  if (pupil.class_id === null)
    return {
      state: 'none',
      schoolYear,
      why: 'Em chưa xếp lớp ở trường này: xếp lớp trước, rồi nhận kết quả của trường cũ.',
      known: true,
    };
  const { school, className, leftOn, meantFor } = found.year;
  const sheets = await previewTakeOver(work, pupil.id, pupil.class_id, found.year);
  return { state: 'open', schoolYear, former: { school, className, leftOn, meantFor }, sheets };
}

/** A warning, to be confirmed: what was written there may be wrong, or the family has gone elsewhere since. */
export const sentElsewhere = ({ school, meantFor }: Pick<FormerYear, 'school' | 'meantFor'>): string =>
  `${school} ghi em chuyển đến ${meantFor}, không phải trường này.`;

/** @throws Refused with why there is nothing to take over */
/** `anyway`: also of whom the other school has let go to a third one. */
export async function bringMarks(work: Work, unit: Unit, pupilId: string, anyway = false): Promise<void> {
  demand(mayWriteRecords(work.actor, unit));
  await holdMarks(work, unit.id);
  const { pupil } = await pupilRecord(work, unit.id, pupilId);
  const [schoolYear = ''] = await yearsOf(work, [pupil]);
  const found = await formerSchool(work, pupil, schoolYear);
  const reasons: (Reason | false)[] = [
    (await takenOver(work, pupil.id, schoolYear)) !== null && {
      code: 'taken',
      message: 'Kết quả của trường cũ đã được nhận rồi.',
    },
    pupil.class_id === null && { code: 'class', message: 'Em chưa xếp lớp: xếp lớp trước, rồi nhận kết quả.' },
    found.state === 'released' &&
      found.year.meantFor !== null &&
      !anyway && {
        code: 'elsewhere',
        message: `${sentElsewhere(found.year)} Đối chiếu, xác nhận rồi nhận kết quả.`,
        field: 'anyway',
      },
    found.state !== 'released' && { code: found.state, message: whyNot(found, pupil) },
  ];
  throwIfAny(reasons);
  if (found.state !== 'released') throw refuse('none', whyNot(found, pupil));
  await bring(work, unit, pupil, schoolYear, found.year);
}

/** Of a pupil who comes to be now: nothing where there is nothing. @returns whether something was taken over */
export async function bringIfReleased(work: Work, unit: Unit, pupil: Placed, schoolYear: string): Promise<boolean> {
  const found = await formerSchool(work, pupil, schoolYear);
  if (found.state !== 'released') return false;
  await bring(work, unit, pupil, schoolYear, found.year);
  return true;
}

async function bring(work: Work, unit: Unit, pupil: Placed, schoolYear: string, former: FormerYear): Promise<void> {
  const classId = pupil.class_id;
  if (classId === null) return;
  const { sheets } = await takeOver(work, { unitId: unit.id, pupilId: pupil.id, classId, schoolYear }, former);
  const place = { unitId: unit.id, classId, pupilId: pupil.id, school: former.school };
  await takeExemptions(work, place, former.excused);
  await tellClassChanged(work, [classId]);
  const count = (taken: FormerSheet['taken']) => sheets.filter((one) => one.taken === taken).length;
  await record(work, {
    action: 'people.bring-marks',
    object: { kind: 'pupil', id: pupil.id },
    unitId: unit.id,
    summary: `Nhận kết quả năm học ${schoolYear} của ${pupil.full_name} từ ${former.shortName}, lớp ${former.className}`,
    after: { cells: count('cells'), results: count('result'), read: count('read') + count('there') },
  });
  await work.elevated('trường cũ có dòng nhật ký về kết quả đã được trường mới nhận', () =>
    record(work, {
      action: 'people.marks-brought',
      object: { kind: 'pupil', id: former.pupilId },
      unitId: former.unitId,
      summary: `${unit.shortName} nhận kết quả năm học ${schoolYear} của ${pupil.full_name}, em đã chuyển đến trường đó`,
    }),
  );
}

/** Subjects of the class that the former school did not teach: the principal says so, else their results lack (R6.5). */
export const notTaughtBefore = (
  taught: readonly { subject: string; kind: 'subject' | 'homeroom' }[],
  sheets: readonly FormerSheet[],
  semester: 1 | 2,
): string[] =>
  sheets.some((one) => one.semester === semester && one.result !== '')
    ? taught
        .filter(
          ({ subject, kind }) =>
            kind === 'subject' && !sheets.some((one) => one.subject === subject && one.semester === semester),
        )
        .map(({ subject }) => subjectName(subject))
    : [];
