// A teacher takes a subject of a class from a day on. Who taught it before stays, with dates (R5.2); the marks stay where they are.
import { z } from 'zod';
import { actorName } from '#kernel/actor.ts';
import { addDays, formatDate, type LocalDate } from '#kernel/calendar.ts';
import { parseForm, typedDay } from '#kernel/form.ts';
import { isUuid } from '#kernel/ids.ts';
import { isRefused, type Reason, refuse, throwIfAny } from '#kernel/refusal.ts';
import { record } from '#modules/audit/index.ts';
import type { Unit } from '#modules/organizations/index.ts';
import type { Work } from '#platform/db/work.ts';
import { strandsOf, subjectName } from '../curricula/curricula.ts';
import { read, write } from '../handles.ts';
import { demandPlanning } from '../policy.ts';
import { loadsOf } from '../queries/loads.ts';
import { loadStateOf, periodWords } from '../rules/load.ts';
import { endOf, type Semester, semesterIn, semesterNames, startOf, type YearDays } from '../rules/semester.ts';
import { lockSubject, type NamedSubject } from './edit-class-subject.ts';

const assignForm = z.object({
  semesters: z
    .array(z.literal([1, 2]))
    .min(1, 'Chọn học kỳ.')
    .max(2),
  /** null: nobody teaches it from that day on. */
  staffId: z.string().max(40).nullable(),
  part: z.string().max(60).default(''),
  /** Tenths; null: all periods of the subject. */
  periods: z.number().int().min(1).max(400).nullable().default(null),
  /** Not asked for: from the first day of the semester, or from today when somebody taught it before. Asked for, it may not be left empty. */
  from: typedDay,
});
export type AssignInput = z.input<typeof assignForm>;
type Assigned = { schoolYear: string; semesters: Semester[]; from: LocalDate[] };

export async function yearDays(work: Work, schoolYear: string): Promise<YearDays> {
  return read(work)
    .selectFrom('classes.school_year')
    .select(['semester1_starts_on', 'semester1_ends_on', 'semester2_starts_on', 'semester2_ends_on'])
    .where('code', '=', schoolYear)
    .executeTakeFirstOrThrow();
}

const inPeriods = (subject: NamedSubject, semester: Semester) => (semester === 1 ? subject.periods1 : subject.periods2);

/** Where the one before never began, whom that one took it from. */
function takenFrom(
  before: { staff_id: string; from_staff_id: string | null; valid_from: LocalDate },
  from: LocalDate,
  staffId: string,
): string | null {
  const other = (from === before.valid_from ? before.from_staff_id : null) ?? before.staff_id;
  return other === staffId ? null : other;
}

async function assign(work: Work, unit: Unit, id: number, form: z.output<typeof assignForm>): Promise<Assigned> {
  const subject = await lockSubject(work, unit, id);
  const year = await yearDays(work, subject.school_year);
  const teacher =
    form.staffId && isUuid(form.staffId)
      ? await read(work)
          .selectFrom('people.staff')
          .select(['id', 'full_name', 'active', 'kind'])
          .where('id', '=', form.staffId)
          .where('unit_id', '=', unit.id)
          .executeTakeFirst()
      : undefined;
  const current = await write(work)
    .selectFrom('teaching.assignment')
    .selectAll()
    .where('class_subject_id', '=', subject.id)
    .where('valid_to', 'is', null)
    .forUpdate()
    .execute();
  const named = `${subjectName(subject.subject)} lớp ${subject.className}`;
  const steps = form.semesters.map((semester) => {
    const before = current.find((row) => row.semester === semester && row.part === form.part);
    const start = startOf(year, semester);
    // Whoever took it today, or takes it later, never had it: what was given by mistake is given back the same day.
    const [usual = start]: LocalDate[] = before ? [work.today, before.valid_from].toSorted().toReversed() : [];
    return { semester, before, from: form.from || usual };
  });
  const reasons = steps.flatMap(({ semester, before, from }): (Reason | false | undefined)[] => [
    inPeriods(subject, semester) === null && {
      code: 'not-taught',
      message: `${named} không học ở ${semesterIn[semester]}.`,
    },
    form.from === '' &&
      before !== undefined && {
        ...{ code: 'day', field: 'from' },
        message: teacher ? `Ghi ${teacher.full_name} dạy từ ngày nào.` : 'Ghi người đang dạy thôi từ ngày nào.',
      },
    before !== undefined &&
      from < before.valid_from && {
        ...{ code: 'before', field: 'from' },
        message: `Người đang dạy nhận môn từ ${formatDate(before.valid_from)}: chọn ngày sau đó.`,
      },
    (from < addDays(startOf(year, semester), -31) || from > endOf(year, semester)) && {
      ...{ code: 'outside', field: 'from' },
      message: `${semesterNames[semester]} từ ${formatDate(startOf(year, semester))} đến ${formatDate(endOf(year, semester))}: chọn ngày trong đó.`,
    },
    current.some((row) => row.semester === semester && (row.part === '') !== (form.part === '')) &&
      form.staffId !== null && {
        ...{ code: 'parts', field: 'part' },
        message:
          form.part === ''
            ? `${named} đang chia theo phân môn: gỡ các phân môn trước.`
            : `${named} đang có một người dạy cả môn: gỡ người ấy trước.`,
      },
  ]);
  throwIfAny([
    subject.kind === 'homeroom' && { code: 'homeroom', message: 'Phần này của giáo viên chủ nhiệm, không phân công.' },
    form.staffId !== null &&
      !teacher && { code: 'staff', message: `Chọn một giáo viên của ${unit.shortName}.`, field: 'staffId' },
    teacher !== undefined &&
      !teacher.active && { code: 'gone', message: `${teacher.full_name} không còn làm việc ở trường.`, field: 'staffId' },
    teacher?.kind === 'employee' && {
      code: 'employee',
      message: `${teacher.full_name} là nhân viên, không dạy học.`,
      field: 'staffId',
    },
    form.part !== '' &&
      !strandsOf(subject.subject, subject.grade).includes(form.part) && {
        code: 'part',
        message: 'Môn này không có phân môn ấy.',
        field: 'part',
      },
    ...reasons,
  ]);
  const changed = steps.filter(({ before }) => before?.staff_id !== form.staffId || (before?.periods ?? null) !== form.periods);
  const meant = changed.filter(({ before }) => before || teacher);
  if (meant.length === 0)
    throw refuse('same', teacher ? `${teacher.full_name} đang dạy ${named} rồi.` : `${named} đang chưa có người dạy.`, 'staffId');
  const names = new Map<string, string>();
  for (const { before, from, semester } of meant) {
    if (before) {
      const was = await read(work)
        .selectFrom('people.staff')
        .select('full_name')
        .where('id', '=', before.staff_id)
        .executeTakeFirst();
      names.set(before.staff_id, was?.full_name ?? '');
      // From the same day: it was wrong from the beginning, and never held.
      if (from === before.valid_from) await write(work).deleteFrom('teaching.assignment').where('id', '=', before.id).execute();
      else
        await write(work)
          .updateTable('teaching.assignment')
          .set({ valid_to: addDays(from, -1) })
          .where('id', '=', before.id)
          .execute();
    }
    if (!teacher) continue;
    // Who had it until the day before and takes it back goes on as before.
    const again = await write(work)
      .updateTable('teaching.assignment')
      .set({ valid_to: null })
      .where('class_subject_id', '=', subject.id)
      .where('semester', '=', semester)
      .where('part', '=', form.part)
      .where('staff_id', '=', teacher.id)
      .where('valid_to', '=', addDays(from, -1))
      .where('periods', 'is not distinct from', form.periods)
      .executeTakeFirst();
    if (Number(again.numUpdatedRows) === 0)
      await write(work)
        .insertInto('teaching.assignment')
        .values({
          ...{ unit_id: unit.id, class_subject_id: subject.id, staff_id: teacher.id, semester, part: form.part },
          ...{ periods: form.periods, valid_from: from, recorded_by: actorName(work.actor), recorded_at: work.now },
          from_staff_id: before ? takenFrom(before, from, teacher.id) : null,
        })
        .execute();
  }
  const before = [...new Set(names.values())].join(', ');
  const when = `${meant.map(({ semester }) => semesterIn[semester]).join(', ')}, từ ${formatDate(meant[0]?.from ?? work.today)}`;
  await record(work, {
    action: teacher ? (before ? 'teaching.hand-over' : 'teaching.assign') : 'teaching.unassign',
    object: { kind: 'class_subject', id: subject.id },
    unitId: unit.id,
    summary: teacher
      ? `${teacher.full_name} dạy ${named}${form.part ? ` (${form.part})` : ''}, ${when}${before ? `; trước đó ${before}` : ''}`
      : `${before} thôi dạy ${named}, ${when}`,
    before: { teacher: before || null },
    after: { teacher: teacher?.full_name ?? null, from: meant[0]?.from ?? null },
  });
  return {
    schoolYear: subject.school_year,
    semesters: meant.map(({ semester }) => semester),
    from: meant.map(({ from }) => from),
  };
}

/** Beyond the norm is allowed and paid for; whoever plans should know (R4.12). */
async function overNorm(
  work: Work,
  unit: Unit,
  schoolYear: string,
  semesters: Iterable<Semester>,
  staffId: string,
): Promise<string[]> {
  const warnings: string[] = [];
  for (const semester of semesters) {
    const [load] = await loadsOf(work, unit, schoolYear, semester, [staffId]);
    if (!load || load.norm === null) continue;
    const state = loadStateOf(load.periods, load.norm);
    if (state === 'over' || state === 'far_over')
      warnings.push(
        `${semesterNames[semester]}: ${load.name} dạy ${periodWords(load.periods)} tiết một tuần, định mức còn ${periodWords(load.norm)} tiết${load.leads ? ` sau khi giảm cho chủ nhiệm ${load.leads}` : ''}.`,
      );
  }
  return warnings;
}

/** More cells than any school has for one teacher. */
const mostCells = 300;

/** As they are chosen in the table; what the teacher has already is passed over when there is something else. */
export async function assignSubjects(
  work: Work,
  unit: Unit,
  classSubjectIds: readonly number[],
  input: AssignInput,
): Promise<{ done: number; from: LocalDate[]; warnings: string[] }> {
  demandPlanning(work.actor, unit);
  const form = parseForm(assignForm, input);
  throwIfAny([
    classSubjectIds.length === 0 && { code: 'cells', message: 'Chọn ô lớp và môn trước.' },
    classSubjectIds.length > mostCells && { code: 'cells', message: `Chọn nhiều nhất ${mostCells} ô một lần.` },
  ]);
  const semesters = new Map<string, Set<Semester>>();
  const days = new Set<LocalDate>();
  let done = 0;
  let same: unknown;
  for (const id of classSubjectIds) {
    try {
      const assigned = await assign(work, unit, id, form);
      done += 1;
      for (const day of assigned.from) days.add(day);
      semesters.set(assigned.schoolYear, new Set([...(semesters.get(assigned.schoolYear) ?? []), ...assigned.semesters]));
    } catch (error) {
      if (!isRefused(error) || !error.reasons.every((reason) => reason.code === 'same')) throw error;
      same = error;
    }
  }
  if (done === 0) throw same;
  const warnings: string[] = [];
  if (form.staffId)
    for (const [schoolYear, which] of semesters) warnings.push(...(await overNorm(work, unit, schoolYear, which, form.staffId)));
  return { done, from: [...days].sort(), warnings };
}
