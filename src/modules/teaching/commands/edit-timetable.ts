// A timetable is begun, empty or as a copy, written class by class, named anew, thrown away while nobody has seen it.
import { z } from 'zod';
import { formatDate, type LocalDate } from '#kernel/calendar.ts';
import { parseForm, typedDay } from '#kernel/form.ts';
import { notFound, type Reason, Refused, refuse, throwIfAny } from '#kernel/refusal.ts';
import { nfc } from '#kernel/vietnamese-text.ts';
import { record } from '#modules/audit/index.ts';
import type { Unit } from '#modules/organizations/index.ts';
import type { Work } from '#platform/db/work.ts';
import { read, write } from '../handles.ts';
import { lessonsOf, type Timetable, timetableById, timetableGround } from '../queries/timetable.ts';
import { type Lesson, placeKey, placeWords } from '../rules/timetable.ts';
import { demandTimetable } from '../timetable-policy.ts';

const name = z.preprocess(
  (v) => nfc(String(v ?? '')),
  z.string().min(2, 'Ghi tên thời khóa biểu, ví dụ “Từ tuần 17”').max(120, 'Tên dài quá 120 ký tự'),
);
const timetableForm = z.object({
  name,
  semester: z.enum(['1', '2'], 'Chọn học kỳ'),
  from: typedDay,
  /** The number of the one that is copied. */
  copy: z.string().max(12).optional(),
});
export type TimetableForm = z.input<typeof timetableForm>;

type Year = { code: string; semester1_starts_on: LocalDate; semester2_starts_on: LocalDate; ends_on: LocalDate };
export async function yearOfTimetable(work: Work, code: string): Promise<Year> {
  const year = await read(work)
    .selectFrom('classes.school_year')
    .select(['code', 'semester1_starts_on', 'semester2_starts_on', 'ends_on'])
    .where('code', '=', code)
    .executeTakeFirst();
  if (!year) throw notFound('Năm học này chưa được mở.');
  return year;
}
/** A day on which a timetable of that semester can begin. */
export function dayReason(from: LocalDate, semester: 1 | 2, year: Year): Reason | null {
  const first = semester === 1 ? year.semester1_starts_on : year.semester2_starts_on;
  const last = semester === 1 ? year.semester2_starts_on : year.ends_on;
  if (from === '') return { code: 'from', field: 'from', message: 'Ghi ngày bắt đầu áp dụng.' };
  return from >= first && from <= last
    ? null
    : {
        ...{ code: 'from', field: 'from' },
        message: `Ngày áp dụng ở ngoài học kỳ ${semester === 1 ? 'I' : 'II'} (${formatDate(first)} – ${formatDate(last)}).`,
      };
}

export async function createTimetable(work: Work, unit: Unit, schoolYear: string, input: TimetableForm): Promise<number> {
  demandTimetable(work.actor, unit);
  const form = parseForm(timetableForm, input);
  const year = await yearOfTimetable(work, schoolYear);
  const semester = Number(form.semester) as 1 | 2;
  const from = form.from ?? '';
  const copied = form.copy ? await timetableById(work, unit.id, Number(form.copy)) : undefined;
  throwIfAny([
    dayReason(from, semester, year),
    form.copy && !copied ? { code: 'copy', field: 'copy', message: 'Không còn thời khóa biểu để chép.' } : null,
    copied && copied.schoolYear !== schoolYear
      ? { code: 'copy', field: 'copy', message: 'Chỉ chép trong cùng năm học: năm khác có lớp khác.' }
      : null,
  ]);
  const { id } = await write(work)
    .insertInto('teaching.timetable')
    .values({
      ...{ unit_id: unit.id, school_year: schoolYear, semester, name: form.name, valid_from: from },
      ...{ published_at: null, published_by: null },
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  let lessons = 0;
  if (copied) {
    // What has been closed since is left out.
    const ground = await timetableGround(work, unit, { schoolYear, semester });
    const [classes, subjects, staff] = [ground.classes, ground.subjects, ground.staff].map(
      (all) => new Set<unknown>(all.map((one) => one.id)),
    );
    const kept = (await lessonsOf(work, copied.id))
      .filter((one) => classes?.has(one.classId) && (one.subjectId === null || subjects?.has(one.subjectId)))
      .map((one) => ({ ...one, staffId: one.staffId !== null && staff?.has(one.staffId) ? one.staffId : null }));
    await putLessons(work, unit.id, id, kept);
    lessons = kept.length;
  }
  await record(work, {
    action: 'teaching.create-timetable',
    object: { kind: 'timetable', id },
    unitId: unit.id,
    summary: copied ? `Lập thời khóa biểu “${form.name}” từ bản “${copied.name}”` : `Lập thời khóa biểu “${form.name}”`,
    after: { semester, from, lessons },
  });
  return id;
}

/** Locked until the transaction ends. @throws Refused when it is in force: what people follow is not changed under their feet */
export async function lockDraft(work: Work, unit: Unit, id: number): Promise<Timetable> {
  demandTimetable(work.actor, unit);
  await write(work)
    .selectFrom('teaching.timetable')
    .select('id')
    .where('id', '=', id)
    .where('unit_id', '=', unit.id)
    .forUpdate()
    .execute();
  const timetable = await timetableById(work, unit.id, id);
  if (!timetable) throw notFound('Không tìm thấy thời khóa biểu này.');
  if (timetable.publishedAt)
    throw refuse('published', `“${timetable.name}” đã áp dụng nên không sửa. Chép thành bản mới rồi sửa bản đó.`);
  return timetable;
}

/** Whoever wants to put it in force has not seen this yet. */
export const touch = (work: Work, { id, version }: Timetable) =>
  write(work)
    .updateTable('teaching.timetable')
    .set({ version: version + 1 })
    .where('id', '=', id)
    .execute();

export async function putLessons(work: Work, unitId: number, timetableId: number, lessons: readonly Lesson[]): Promise<void> {
  for (let from = 0; from < lessons.length; from += 500)
    await write(work)
      .insertInto('teaching.lesson')
      .values(
        lessons.slice(from, from + 500).map((one) => ({
          ...{ timetable_id: timetableId, unit_id: unitId, class_id: one.classId, weekday: one.weekday, session: one.session },
          ...{
            period: one.period,
            class_subject_id: one.subjectId,
            activity: one.activity,
            staff_id: one.staffId,
            room: one.room,
          },
        })),
      )
      .execute();
}

const lessonForm = z.object({
  weekday: z.number().int().min(2).max(7),
  session: z.enum(['morning', 'afternoon']),
  period: z.number().int().min(1).max(6),
  subjectId: z.number().int().nullable(),
  activity: z.enum(['flag', 'class_meeting', 'other']).nullable(),
  staffId: z.string().max(36).nullable(),
  room: z.preprocess((v) => nfc(String(v ?? '')) || null, z.string().max(40, 'Tên phòng dài quá 40 ký tự').nullable()),
});
const lessonsForm = z.array(lessonForm).max(72);
export type LessonForm = z.input<typeof lessonForm>;

/** What stands in a class's week, in one word: two who write the same class find each other by it. */
export const stampOf = (lessons: readonly Omit<Lesson, 'classId'>[]): string =>
  lessons
    .map((one) => [placeKey(one), one.subjectId ?? one.activity, one.staffId ?? '', one.room ?? ''].join('/'))
    .sort()
    .join(';');

/** @param seen the stamp of the week that the writer had before the eyes */
export async function saveLessons(
  work: Work,
  unit: Unit,
  id: number,
  classId: number,
  input: LessonForm[],
  seen: string,
): Promise<{ lessons: number; changed: number }> {
  const timetable = await lockDraft(work, unit, id);
  const lessons = parseForm(lessonsForm, input).map((one): Lesson => ({ ...one, classId }));
  const { classes, subjects, staff } = await timetableGround(work, unit, timetable);
  const place = classes.find((one) => one.id === classId);
  if (!place) throw notFound('Không tìm thấy lớp này.');
  const was = await lessonsOf(work, id, classId);
  if (stampOf(was) !== seen)
    throw new Refused('conflict', [
      {
        code: 'stale',
        message: `Người khác vừa sửa thời khóa biểu lớp ${place.name}. Tải lại để xem bản mới; bản của bạn vẫn còn trên màn hình này.`,
      },
    ]);
  const own = new Set(subjects.filter((one) => one.classId === classId).map((one) => one.id));
  const people = new Set(staff.map((one) => one.id));
  const doubled = [...Map.groupBy(lessons, placeKey).values()].filter((some) => some.length > 1);
  throwIfAny([
    ...doubled.map(([one]) => one && { code: 'twice', message: `Lớp ${place.name} có hai tiết cùng lúc (${placeWords(one)}).` }),
    ...lessons.map((one) => {
      const at = placeWords(one);
      if ((one.subjectId === null) === (one.activity === null))
        return { code: 'what', message: `Chọn môn học hoặc hoạt động (${at}).` };
      if (one.subjectId !== null && !own.has(one.subjectId))
        return { code: 'subject', message: `Lớp ${place.name} không học môn này (${at}). Mở môn ở phần môn học của lớp.` };
      if (one.staffId !== null && !people.has(one.staffId))
        return { code: 'staff', message: `Người dạy không còn làm việc ở trường (${at}).` };
      return null;
    }),
  ]);
  const before = new Map(was.map((one) => [placeKey(one), stampOf([one])]));
  const after = new Map(lessons.map((one) => [placeKey(one), stampOf([one])]));
  const changed = [...new Set([...before.keys(), ...after.keys()])].filter((key) => before.get(key) !== after.get(key)).length;
  if (changed === 0) return { lessons: lessons.length, changed };
  await write(work).deleteFrom('teaching.lesson').where('timetable_id', '=', id).where('class_id', '=', classId).execute();
  await putLessons(work, unit.id, id, lessons);
  await touch(work, timetable);
  await record(work, {
    action: 'teaching.save-lessons',
    object: { kind: 'timetable', id },
    unitId: unit.id,
    summary: `Sửa ${changed} tiết của lớp ${place.name} trong thời khóa biểu “${timetable.name}”`,
    after: { class: place.name, lessons: lessons.length, changed },
  });
  return { lessons: lessons.length, changed };
}

/** Only a draft: what was in force stays readable. */
export async function removeTimetable(work: Work, unit: Unit, id: number): Promise<void> {
  const timetable = await lockDraft(work, unit, id);
  await write(work).deleteFrom('teaching.timetable').where('id', '=', id).where('unit_id', '=', unit.id).execute();
  await record(work, {
    action: 'teaching.remove-timetable',
    object: { kind: 'timetable', id },
    unitId: unit.id,
    summary: `Bỏ bản nháp thời khóa biểu “${timetable.name}”`,
  });
}
