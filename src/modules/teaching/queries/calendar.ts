// Which days of a school year have no school: those of the Sở and the offices above, and the school's own?
import { sql } from 'kysely';
import type { LocalDate } from '#kernel/calendar.ts';
import { calendarOf } from '#modules/organizations/index.ts';
import type { Work } from '#platform/db/work.ts';
import { read } from '../handles.ts';
import type { YearDays } from '../rules/semester.ts';
import { type Holiday, type SchoolWeek, weeksOf } from '../rules/weeks.ts';

export type HolidayRow = {
  id: number;
  unitId: number;
  unitName: string;
  name: string;
  first: LocalDate;
  last: LocalDate;
  own: boolean;
};

export async function holidaysOf(work: Work, unitId: number, schoolYear: string): Promise<HolidayRow[]> {
  const { rows } = await sql<HolidayRow>`
    select h.id, h.unit_id as "unitId", o.short_name as "unitName", h.name, h.first_day as first, h.last_day as last, h.unit_id = ${unitId} as own
    from teaching.holiday h join organizations.unit o on o.id = h.unit_id, organizations.unit mine
    where mine.id = ${unitId} and mine.path <@ o.path and h.school_year = ${schoolYear} order by h.first_day, h.id`.execute(
    work.handle,
  );
  return rows;
}

/** Those, and the days of the law. Swapped days bind offices that rest on Saturdays; schools teach then. */
export async function daysOff(work: Work, holidays: readonly Holiday[], from: LocalDate, to: LocalDate): Promise<Holiday[]> {
  const law = (await calendarOf(work, from, to)).filter((day) => day.kind === 'holiday');
  return [...holidays, ...law.map((day) => ({ first: day.date, last: day.date, name: day.name }))];
}

export type SchoolCalendar = { year: YearDays | null; holidays: HolidayRow[]; weeks: SchoolWeek[] };
export async function calendarFor(work: Work, unitId: number, schoolYear: string): Promise<SchoolCalendar> {
  const year = await read(work)
    .selectFrom('classes.school_year')
    .select(['semester1_starts_on', 'semester1_ends_on', 'semester2_starts_on', 'semester2_ends_on'])
    .where('code', '=', schoolYear)
    .executeTakeFirst();
  const holidays = await holidaysOf(work, unitId, schoolYear);
  if (!year) return { year: null, holidays, weeks: [] };
  const off = await daysOff(work, holidays, year.semester1_starts_on, year.semester2_ends_on);
  return { year, holidays, weeks: weeksOf(year, off) };
}
