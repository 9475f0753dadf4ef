// How long may a roll call be mended, and which session counts? The head of the school decides; sessions already recorded are counted anew.
import { sql } from 'kysely';
import { z } from 'zod';
import { parseForm } from '#kernel/form.ts';
import { Refused, reservedFor } from '#kernel/refusal.ts';
import { schoolYearOf } from '#kernel/school-year.ts';
import { record } from '#modules/audit/index.ts';
import type { Unit } from '#modules/organizations/index.ts';
import type { Work } from '#platform/db/work.ts';
import { headsSchool } from '../attendance-policy.ts';
import { write } from '../handles.ts';
import { attendanceClasses, attendanceSetting } from '../queries/attendance.ts';
import { countedSession, sessionsOfClass } from '../rules/attendance.ts';
import { tellClassChanged } from './class-changed.ts';

const settingForm = z.object({
  version: z.coerce.number().int().min(0),
  lockDays: z.coerce
    .number('Ghi số ngày từ 1 đến 60')
    .int('Ghi số ngày từ 1 đến 60')
    .min(1, 'Ghi số ngày từ 1 đến 60')
    .max(60, 'Ghi số ngày từ 1 đến 60'),
  counted: z.enum(['own', 'morning', 'afternoon'], 'Chọn buổi được tính'),
});

export async function setAttendance(work: Work, unit: Unit, input: Record<string, unknown>): Promise<void> {
  if (!headsSchool(work.actor, unit))
    throw reservedFor(['principal'], `Cách tính điểm danh của ${unit.shortName} do hiệu trưởng đặt.`);
  const form = parseForm(settingForm, input);
  const was = await attendanceSetting(work, unit.id);
  if (was.version !== form.version)
    throw new Refused('conflict', [{ code: 'stale', message: 'Cách tính vừa được người khác đổi. Tải lại trang rồi đặt.' }]);
  const now = { lock_days: form.lockDays, counted_session: form.counted, version: was.version + 1 };
  await write(work)
    .insertInto('teaching.attendance_setting')
    .values({ unit_id: unit.id, ...now })
    .onConflict((on) => on.column('unit_id').doUpdateSet(now))
    .execute();
  if (was.counted !== form.counted) {
    const year = schoolYearOf(work.today);
    const counts = (await attendanceClasses(work, unit.id, year))
      .filter((place) => sessionsOfClass(place).length > 1)
      .map((place) => ({ id: place.id, session: countedSession(place, form.counted) }));
    await sql`update teaching.absence a set counted = a.session = n.session
      from jsonb_to_recordset(${JSON.stringify(counts)}::jsonb) as n(id int, session text)
      where a.unit_id = ${unit.id} and a.school_year = ${year} and a.class_id = n.id and a.counted is distinct from (a.session = n.session)`.execute(
      work.handle,
    );
    await tellClassChanged(
      work,
      counts.map(({ id }) => id),
    );
  }
  await record(work, {
    action: 'teaching.set-attendance',
    object: { kind: 'unit', id: unit.id },
    unitId: unit.id,
    summary: `Đặt cách điểm danh: khóa sau ${form.lockDays} ngày`,
    before: { lockDays: was.lockDays, counted: was.counted },
    after: { lockDays: form.lockDays, counted: form.counted },
  });
}
