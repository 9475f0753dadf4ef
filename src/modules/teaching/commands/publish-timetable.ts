// A timetable without errors is put in force from its day on; the school's site shows it from that day.
import { sql } from 'kysely';
import { z } from 'zod';
import { actorName } from '#kernel/actor.ts';
import { formatDate } from '#kernel/calendar.ts';
import { parseForm, typedDay } from '#kernel/form.ts';
import { formatNumber } from '#kernel/numbers.ts';
import { type Reason, Refused, throwIfAny } from '#kernel/refusal.ts';
import { freeName, slugify } from '#kernel/vietnamese-text.ts';
import { record } from '#modules/audit/index.ts';
import { demandOpen, type Unit } from '#modules/organizations/index.ts';
import { noteNewest } from '#modules/sites/index.ts';
import type { Work } from '#platform/db/work.ts';
import { purgePages } from '#platform/jobs/purge.ts';
import { read, write } from '../handles.ts';
import { factsOf, lessonsOf, timetableGround } from '../queries/timetable.ts';
import { activityNames, clashesOf } from '../rules/timetable.ts';
import { dayReason, lockDraft, yearOfTimetable } from './edit-timetable.ts';

const publishForm = z.object({ from: typedDay, version: z.coerce.number().int() });

/** @returns the day from which it holds */
export async function publishTimetable(work: Work, unit: Unit, id: number, input: z.input<typeof publishForm>): Promise<string> {
  const timetable = await lockDraft(work, unit, id);
  const { from = '', version } = parseForm(publishForm, input);
  if (version !== timetable.version)
    throw new Refused('conflict', [
      { code: 'stale', message: 'Thời khóa biểu vừa được người khác sửa. Tải lại trang rồi áp dụng.' },
    ]);
  demandOpen(unit, work.today);
  const ground = await timetableGround(work, unit, timetable);
  const lessons = await lessonsOf(work, id);
  const errors = clashesOf(lessons, factsOf(ground)).filter((clash) => clash.level === 'error');
  const [last] = await read(work)
    .selectFrom('teaching.timetable')
    .select(['name', 'valid_from'])
    .where('unit_id', '=', unit.id)
    .where('school_year', '=', timetable.schoolYear)
    .where('published_at', 'is not', null)
    .orderBy('valid_from', 'desc')
    .limit(1)
    .execute();
  const day = dayReason(from, timetable.semester, await yearOfTimetable(work, timetable.schoolYear));
  throwIfAny([
    day,
    !day && last && from < last.valid_from
      ? {
          ...{ code: 'from', field: 'from' },
          message: `“${last.name}” áp dụng từ ${formatDate(last.valid_from)}: chọn ngày đó hoặc sau đó.`,
        }
      : null,
    lessons.length === 0 && { code: 'empty', message: 'Thời khóa biểu chưa có tiết nào.' },
    ...errors.slice(0, 12).map((clash): Reason => ({ code: clash.kind, message: `${clash.message}.` })),
    errors.length > 12 && { code: 'more', message: `Còn ${formatNumber(errors.length - 12)} lỗi nữa.` },
  ]);
  await write(work)
    .updateTable('teaching.timetable')
    .set({ published_at: work.now, published_by: actorName(work.actor), valid_from: from, version: timetable.version + 1 })
    .where('id', '=', id)
    .execute();
  const subjects = new Map(ground.subjects.map((one) => [one.id, one.name]));
  const slugs: string[] = [];
  const classes = new Map(
    ground.classes.map((one, position) => {
      const slug = freeName(slugify(one.name) || `lop-${one.id}`, slugs);
      slugs.push(slug);
      return [one.id, { ...one, position, slug }] as const;
    }),
  );
  const shown = lessons.flatMap((one) => {
    const of = classes.get(one.classId);
    if (!of) return [];
    const title = one.subjectId === null ? activityNames[one.activity ?? 'other'] : (subjects.get(one.subjectId) ?? '');
    return [
      {
        ...{
          timetable_id: id,
          unit_id: unit.id,
          class_name: of.name,
          class_slug: of.slug,
          grade: of.grade,
          position: of.position,
        },
        ...{ weekday: one.weekday, session: one.session, period: one.period, title, room: one.room },
      },
    ];
  });
  for (let at = 0; at < shown.length; at += 500)
    await write(work)
      .insertInto('teaching.shown_lesson')
      .values(shown.slice(at, at + 500))
      .execute();
  await noteNewest(
    work,
    unit.id,
    'thoi-khoa-bieu',
    sql`select max(published_at) from teaching.timetable where unit_id = ${unit.id}`,
  );
  await purgePages(work, [`timetable:${unit.id}`]);
  await record(work, {
    action: 'teaching.publish-timetable',
    object: { kind: 'timetable', id },
    unitId: unit.id,
    summary: `Áp dụng thời khóa biểu “${timetable.name}” từ ${formatDate(from)}`,
    after: { from, lessons: lessons.length },
  });
  return from;
}
