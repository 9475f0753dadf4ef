// The Sở opens a school year, or moves its days.
import { holds } from '#kernel/actor.ts';
import { parseDate } from '#kernel/calendar.ts';
import { type Reason, Refused, refuse, throwIfAny } from '#kernel/refusal.ts';
import { difference, record } from '#modules/audit/index.ts';
import type { Unit } from '#modules/organizations/index.ts';
import type { Work } from '#platform/db/work.ts';
import { write } from '../handles.ts';
import { impossible, outsideFrame, type YearDays, yearDayNames } from '../rules/school-year.ts';

export const mayKeepYears = (work: Work, unit: Unit): boolean =>
  unit.level === 'department' && holds(work.actor, ['province_admin', 'department_officer'], unit.path);

export async function saveSchoolYear(work: Work, unit: Unit, input: Record<string, unknown>): Promise<void> {
  if (!mayKeepYears(work, unit)) throw refuse('not_allowed', 'Năm học do Sở mở và sửa.');
  const code = String(input.code ?? '').trim();
  const [first, second] = code.split('-').map(Number);
  const reasons: (Reason | false)[] = [
    !(/^\d{4}-\d{4}$/.test(code) && second === (first ?? 0) + 1) && {
      code: 'code',
      message: 'Năm học viết như 2018-2019',
      field: 'code',
    },
  ];
  const days = {} as YearDays;
  for (const field of Object.keys(yearDayNames) as (keyof YearDays)[]) {
    const day = parseDate(String(input[field] ?? ''));
    if (day.ok) days[field] = day.date;
    else reasons.push({ code: 'date', message: `${yearDayNames[field]}: ${day.reason}`, field });
  }
  throwIfAny(reasons);
  throwIfAny(impossible(code, days));
  const frame = outsideFrame(code, days);
  throwIfAny([
    frame.length > 0 &&
      input.anyway !== 'yes' && {
        code: 'frame',
        message: `Khung của Bộ: ${frame.join('; ')}. Đánh dấu “theo quyết định khác” nếu đúng như vậy.`,
        field: 'anyway',
      },
  ]);
  const stored = await write(work)
    .selectFrom('classes.school_year')
    .selectAll()
    .where('code', '=', code)
    .forUpdate()
    .executeTakeFirst();
  if (stored && Number(input.version) !== stored.version)
    throw new Refused('refused', [
      {
        code: 'stale',
        message: input.version
          ? 'Người khác vừa sửa năm học này. Tải lại trang để xem.'
          : `Năm học ${code} đã có: sửa ở dòng của nó.`,
        field: 'code',
      },
    ]);
  if (stored)
    await write(work)
      .updateTable('classes.school_year')
      .set({ ...days, version: stored.version + 1 })
      .where('code', '=', code)
      .execute();
  else
    await write(work)
      .insertInto('classes.school_year')
      .values({ code, ...days })
      .execute();
  const changed = difference(stored ?? {}, days);
  if (changed.changed.length > 0)
    await record(work, {
      action: stored ? 'classes.edit-year' : 'classes.open-year',
      object: { kind: 'school_year', id: code },
      unitId: unit.id,
      summary: stored ? `Sửa năm học ${code}: ${changed.changed.length} ngày` : `Mở năm học ${code}`,
      before: changed.before,
      after: changed.after,
    });
}
