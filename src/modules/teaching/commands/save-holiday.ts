// Days without school are said: by the Sở for the province, by a school for itself.
import { z } from 'zod';
import { holds } from '#kernel/actor.ts';
import { daysBetween, formatDate } from '#kernel/calendar.ts';
import { parseForm, typedDay } from '#kernel/form.ts';
import { notFound, reservedFor, throwIfAny } from '#kernel/refusal.ts';
import { schoolYearOf } from '#kernel/school-year.ts';
import { nfc } from '#kernel/vietnamese-text.ts';
import { record } from '#modules/audit/index.ts';
import type { Unit } from '#modules/organizations/index.ts';
import type { Work } from '#platform/db/work.ts';
import { write } from '../handles.ts';
import { demandPlanning } from '../policy.ts';
import { holidaysOf } from '../queries/calendar.ts';

const officers = ['province_admin', 'department_officer', 'district_admin', 'district_officer'] as const;
export const mayKeepHolidays = (work: Work, unit: Unit): boolean =>
  unit.level === 'department' || unit.level === 'district'
    ? holds(work.actor, officers, unit.path)
    : holds(work.actor, ['principal', 'clerk'], unit.path);

function demandHolidays(work: Work, unit: Unit): void {
  if (mayKeepHolidays(work, unit)) return;
  if (unit.level !== 'department' && unit.level !== 'district') demandPlanning(work.actor, unit);
  throw reservedFor(officers, `Ngày nghỉ của ${unit.shortName} do chuyên viên và quản trị ở đó ghi.`);
}

export const holidayForm = z.object({
  schoolYear: z.string().regex(/^\d{4}-\d{4}$/),
  name: z.preprocess(
    (value) => nfc(String(value ?? '')).trim(),
    z.string().min(1, 'Ghi tên đợt nghỉ, ví dụ Nghỉ Tết Nguyên đán.').max(120, 'Tên đợt nghỉ dài quá 120 ký tự.'),
  ),
  first: typedDay,
  last: typedDay,
});

export async function addHoliday(work: Work, unit: Unit, input: unknown): Promise<void> {
  demandHolidays(work, unit);
  const { schoolYear, name, ...days } = parseForm(holidayForm, input);
  const first = days.first ?? '';
  const last = days.last || first;
  const others = first ? await holidaysOf(work, unit.id, schoolYear) : [];
  const clash = others.find((one) => one.first <= last && first <= one.last);
  throwIfAny([
    !first && { code: 'first', message: 'Ghi ngày nghỉ đầu tiên.', field: 'first' },
    Boolean(first) &&
      schoolYearOf(first) !== schoolYear && {
        code: 'year',
        message: `Ngày này không thuộc năm học ${schoolYear}.`,
        field: 'first',
      },
    last < first && { code: 'order', message: 'Ngày cuối trước ngày đầu.', field: 'last' },
    Boolean(first) &&
      last >= first &&
      daysBetween(first, last) > 59 && { code: 'long', message: 'Một đợt nghỉ dài nhất 60 ngày.', field: 'last' },
    clash !== undefined && {
      ...{ code: 'clash', field: 'first' },
      message: `Trùng với ${clash.name} (${formatDate(clash.first)} đến ${formatDate(clash.last)})${clash.own ? '' : ` của ${clash.unitName}`}.`,
    },
  ]);
  const { id } = await write(work)
    .insertInto('teaching.holiday')
    .values({ unit_id: unit.id, school_year: schoolYear, name, first_day: first, last_day: last })
    .returning('id')
    .executeTakeFirstOrThrow();
  await record(work, {
    action: 'teaching.add-holiday',
    object: { kind: 'holiday', id },
    unitId: unit.id,
    summary: `Ngày nghỉ ${name}: ${formatDate(first)}${last > first ? ` đến ${formatDate(last)}` : ''}`,
  });
}

export async function removeHoliday(work: Work, unit: Unit, id: number): Promise<void> {
  demandHolidays(work, unit);
  const gone = await write(work)
    .deleteFrom('teaching.holiday')
    .where('id', '=', Number.isSafeInteger(id) ? id : 0)
    .where('unit_id', '=', unit.id)
    .returning(['name', 'first_day', 'last_day'])
    .executeTakeFirst();
  if (!gone) throw notFound('Không tìm thấy ngày nghỉ này, có thể người khác vừa bỏ.');
  await record(work, {
    action: 'teaching.remove-holiday',
    object: { kind: 'holiday', id },
    unitId: unit.id,
    summary: `Bỏ ngày nghỉ ${gone.name}: ${formatDate(gone.first_day)} đến ${formatDate(gone.last_day)}`,
  });
}
