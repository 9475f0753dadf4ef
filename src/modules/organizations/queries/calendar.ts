// Which days differ from Monday to Friday?
import { sql } from 'kysely';
import type { LocalDate } from '#kernel/calendar.ts';
import type { CalendarException } from '#kernel/working-days.ts';
import type { Work } from '#platform/db/work.ts';

export type CalendarDay = CalendarException & { version: number };

const columns = sql`date::text as date, kind, name, legal_basis, version`;

export async function calendarOf(work: Work, from: LocalDate, to: LocalDate): Promise<CalendarDay[]> {
  const { rows } = await sql<CalendarDay>`
    select ${columns} from platform.calendar_exception where date between ${from}::date and ${to}::date order by date`.execute(
    work.handle,
  );
  return rows;
}

export async function calendarDay(work: Work, date: LocalDate): Promise<CalendarDay | null> {
  const { rows } = await sql<CalendarDay>`select ${columns} from platform.calendar_exception where date = ${date}`.execute(
    work.handle,
  );
  return rows[0] ?? null;
}

export async function calendarYears(work: Work): Promise<number[]> {
  const { rows } = await sql<{ year: number }>`
    select distinct extract(year from date)::int as year from platform.calendar_exception order by 1`.execute(work.handle);
  return rows.map((row) => row.year);
}
