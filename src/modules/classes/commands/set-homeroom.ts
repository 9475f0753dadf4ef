// From a day on another teacher leads the class. One at a time; who led it before stays as history.

import { formatDate, parseDate } from '#kernel/calendar.ts';
import { isUuid } from '#kernel/ids.ts';
import { throwIfAny } from '#kernel/refusal.ts';
import { record } from '#modules/audit/index.ts';
import type { Unit } from '#modules/organizations/index.ts';
import type { Work } from '#platform/db/work.ts';
import { read, write } from '../handles.ts';
import { lockClass, staleClass } from './edit-class.ts';
import { recheckClasses } from './recheck-classes.ts';
import { recordHomerooms } from './record-homerooms.ts';

export type HomeroomInput = { staffId?: unknown; from?: unknown; version?: unknown; anyway?: unknown };

export async function setHomeroom(work: Work, unit: Unit, classId: number, input: HomeroomInput): Promise<void> {
  const stored = await lockClass(work, unit, classId);
  if (stored.version !== Number(input.version)) throw staleClass(stored);
  const staffId = String(input.staffId ?? '') || null;
  const day = parseDate(String(input.from ?? ''));
  const teacher =
    staffId && isUuid(staffId)
      ? await read(work)
          .selectFrom('people.staff')
          .select(['id', 'full_name', 'active'])
          .where('id', '=', staffId)
          .where('unit_id', '=', unit.id)
          .executeTakeFirst()
      : undefined;
  const others = teacher
    ? await read(work)
        .selectFrom('classes.class')
        .select('name')
        .where('homeroom_staff_id', '=', teacher.id)
        .where('school_year', '=', stored.school_year)
        .where('active', '=', true)
        .where('id', '<>', classId)
        .execute()
    : [];
  const periods = await read(work).selectFrom('classes.homeroom').selectAll().where('class_id', '=', classId).execute();
  const current = periods.find((period) => period.valid_to === null);
  const later = day.ok ? periods.find((p) => p !== current && (p.valid_to ?? '') >= day.date) : undefined;
  throwIfAny([
    Boolean(staffId) && !teacher && { code: 'staff', message: 'Chọn một giáo viên của trường.', field: 'staffId' },
    teacher !== undefined &&
      !teacher.active && {
        code: 'gone',
        message: `${teacher.full_name} không còn làm việc ở trường.`,
        field: 'staffId',
      },
    staffId === stored.homeroom_staff_id && {
      code: 'same',
      message: teacher ? `${teacher.full_name} đang chủ nhiệm lớp này rồi.` : 'Lớp đang chưa có chủ nhiệm.',
      field: 'staffId',
    },
    !day.ok && { code: 'date', message: day.reason, field: 'from' },
    day.ok && day.date > work.today && { code: 'future', message: 'Ngày ở tương lai: ghi khi đến ngày.', field: 'from' },
    day.ok &&
      current !== undefined &&
      day.date < current.valid_from && {
        code: 'before',
        message: `Chủ nhiệm hiện nay bắt đầu từ ${formatDate(current.valid_from)}: chọn ngày sau đó.`,
        field: 'from',
      },
    later !== undefined && {
      code: 'overlap',
      message: `Đến ${formatDate(later.valid_to ?? '')} lớp có chủ nhiệm khác: chọn ngày sau đó.`,
      field: 'from',
    },
    others.length > 0 &&
      input.anyway !== 'yes' && {
        code: 'has-class',
        message: `${teacher?.full_name} đang chủ nhiệm lớp ${others.map((c) => c.name).join(', ')}. Đánh dấu “vẫn giao” nếu đúng như vậy.`,
        field: 'staffId',
      },
  ]);
  const from = day.ok ? day.date : work.today;
  await recordHomerooms(work, unit.id, [{ classId, staffId: teacher?.id ?? null }], from);
  const before = stored.homeroom_staff_id
    ? await read(work)
        .selectFrom('people.staff')
        .select('full_name')
        .where('id', '=', stored.homeroom_staff_id)
        .executeTakeFirst()
    : undefined;
  await write(work)
    .updateTable('classes.class')
    .set({ homeroom_staff_id: teacher?.id ?? null, version: stored.version + 1, updated_at: new Date() })
    .where('id', '=', classId)
    .execute();
  await recheckClasses(work, unit.id, stored.school_year, [classId]);
  await record(work, {
    action: 'classes.set-homeroom',
    object: { kind: 'class', id: classId },
    unitId: unit.id,
    summary: teacher
      ? `${teacher.full_name} chủ nhiệm lớp ${stored.name} từ ${formatDate(from)}`
      : `Lớp ${stored.name} thôi có chủ nhiệm từ ${formatDate(from)}`,
    before: { homeroom: before?.full_name ?? null },
    after: { homeroom: teacher?.full_name ?? null },
  });
}
