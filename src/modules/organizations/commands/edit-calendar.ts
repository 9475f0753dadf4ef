// Which days are off, which Saturday is worked: kept as data by the department, each with what it rests on. Deadlines in working days follow.
import { sql } from 'kysely';
import { z } from 'zod';
import { holds } from '#kernel/actor.ts';
import { formatDate, parseDate, weekday, weekdayName } from '#kernel/calendar.ts';
import { parseForm } from '#kernel/form.ts';
import { notFound, type Reason, Refused, refuse, throwIfAny } from '#kernel/refusal.ts';
import { nfc } from '#kernel/vietnamese-text.ts';
import { record } from '#modules/audit/index.ts';
import type { Work } from '#platform/db/work.ts';
import { type CalendarDay, calendarDay } from '../queries/calendar.ts';

const day = z.string().transform((text, context) => {
  const parsed = parseDate(text);
  if (parsed.ok) return parsed.date;
  context.addIssue(parsed.reason);
  return z.NEVER;
});
export const calendarDayForm = z.object({
  date: day.describe('Ngày'),
  kind: z.enum(['holiday', 'swap_off', 'swap_on'], 'Chọn nghỉ lễ, nghỉ hoán đổi hay làm bù'),
  name: z.string().transform(nfc).pipe(z.string().min(3, 'Ghi tên ngày nghỉ, ít nhất 3 ký tự').max(120)).describe('Tên'),
  legalBasis: z
    .string()
    .transform(nfc)
    .pipe(z.string().min(5, 'Ghi điều luật hoặc thông báo, ít nhất 5 ký tự').max(200))
    .describe('Căn cứ'),
  /** 0: a new day. */
  version: z.coerce.number().int().default(0),
});

function demandKeeper(work: Work): void {
  if (!holds(work.actor, ['province_admin', 'department_officer'], 'u1'))
    throw refuse('not_allowed', 'Lịch nghỉ của cả tỉnh do Sở ghi.');
}
const stale = (was: CalendarDay | null) =>
  new Refused('conflict', [{ code: 'stale', message: 'Người khác vừa sửa ngày này: tải lại trang để xem bản mới.' }], was);

export async function saveCalendarDay(work: Work, input: z.input<typeof calendarDayForm>): Promise<void> {
  const form = parseForm(calendarDayForm, input);
  demandKeeper(work);
  const was = await calendarDay(work, form.date);
  const weekend = weekday(form.date) > 5;
  const reasons: (Reason | false)[] = [
    form.version === 0 &&
      was !== null && {
        code: 'known',
        message: `Ngày ${formatDate(form.date)} đã ghi là ${was.name}: sửa dòng ấy.`,
        field: 'date',
      },
    form.kind === 'swap_on' &&
      !weekend && {
        code: 'weekday',
        message: `${weekdayName(form.date)} ${formatDate(form.date)} vốn là ngày làm việc, không cần ghi làm bù.`,
        field: 'kind',
      },
    form.kind === 'swap_off' &&
      weekend && {
        code: 'weekend',
        message: `${weekdayName(form.date)} ${formatDate(form.date)} vốn là ngày nghỉ, không có gì để hoán đổi.`,
        field: 'kind',
      },
  ];
  throwIfAny(reasons);
  if (form.version !== (was?.version ?? 0)) throw stale(was);
  // The version in the condition: of two who save at once the second changes nothing and is told.
  const { rows } = await sql`
    insert into platform.calendar_exception (date, kind, name, legal_basis) values (${form.date}, ${form.kind}, ${form.name}, ${form.legalBasis})
    on conflict (date) do update set kind = excluded.kind, name = excluded.name, legal_basis = excluded.legal_basis,
      version = calendar_exception.version + 1, updated_at = now() where calendar_exception.version = ${form.version}
    returning date`.execute(work.handle);
  if (rows.length === 0) throw stale(was);
  await record(work, {
    action: 'organizations.save-calendar-day',
    object: { kind: 'calendar', id: form.date },
    unitId: null,
    summary: `${was ? 'Sửa' : 'Thêm'} ngày ${formatDate(form.date)} vào lịch: ${form.name}`,
    ...(was ? { before: { kind: was.kind, name: was.name, legal_basis: was.legal_basis } } : {}),
    after: { kind: form.kind, name: form.name, legal_basis: form.legalBasis },
  });
}

export async function removeCalendarDay(work: Work, date: string, version: number): Promise<void> {
  demandKeeper(work);
  const was = await calendarDay(work, date);
  if (!was) throw notFound('Ngày này không có trong lịch.');
  const { rows } =
    await sql`delete from platform.calendar_exception where date = ${date} and version = ${version} returning date`.execute(
      work.handle,
    );
  if (rows.length === 0) throw stale(was);
  await record(work, {
    action: 'organizations.remove-calendar-day',
    object: { kind: 'calendar', id: date },
    unitId: null,
    summary: `Bỏ ngày ${formatDate(date)} khỏi lịch: ${was.name}`,
    before: { kind: was.kind, name: was.name, legal_basis: was.legal_basis },
  });
}
