// What does a unit disclose in a school year, and how far is it? The same list for its office and for citizens.
import { sql } from 'kysely';
import { addDays, type LocalDate } from '#kernel/calendar.ts';
import type { UnitLevel } from '#kernel/code-lists/units-and-grades.ts';
import { startYear } from '#kernel/school-year.ts';
import type { CalendarException } from '#kernel/working-days.ts';
import { calendarOf } from '#modules/organizations/index.ts';
import type { Work } from '#platform/db/work.ts';
import { type Item, itemsOf, itemTitle, type UnitKind } from '../rules/catalogue.ts';
import { formSetsOf } from '../rules/forms.ts';
import { type ItemStanding, standingsOf } from '../rules/standings.ts';

export type DisclosingUnit = UnitKind & { id: number; name: string; shortName: string; level: UnitLevel; closed: boolean };

export async function disclosingUnit(work: Work, unitId: number): Promise<DisclosingUnit | undefined> {
  const { rows } = await sql<DisclosingUnit>`
    select u.id, u.type, u.level, u.name, u.short_name as "shortName", coalesce(p.boarding, false) as boarding,
      coalesce(u.closed_on <= ${work.today}::date, false) as closed
    from organizations.unit u left join organizations.profile p on p.unit_id = u.id where u.id = ${unitId}`.execute(work.handle);
  return rows[0];
}

/** Working days are asked from a change on, and a change is of this school year or the next months. */
export async function holidaysAround(work: Work, schoolYear: string): Promise<Map<LocalDate, CalendarException>> {
  const from = `${startYear(schoolYear)}-06-01`;
  const last = addDays(work.today, 60);
  const days = await calendarOf(work, from, last > from ? last : addDays(from, 800));
  return new Map(days.map((day) => [day.date, day]));
}

export type ItemRow = {
  id: string;
  item: string;
  period: string;
  publishedVersion: number | null;
  firstOn: LocalDate | null;
  lastAt: Date | null;
  changedOn: LocalDate | null;
  answeredOn: LocalDate | null;
};
export const itemColumns = sql`i.id, i.item, i.period, i.published_version as "publishedVersion", i.first_published_on as "firstOn",
  i.last_published_at as "lastAt", i.changed_on as "changedOn", i.answered_on as "answeredOn"`;

export async function itemRows(work: Work, unitId: number, schoolYear: string): Promise<ItemRow[]> {
  const { rows } = await sql<ItemRow>`select ${itemColumns} from disclosure.item i
    where i.unit_id = ${unitId} and i.school_year = ${schoolYear} order by i.period desc`.execute(work.handle);
  return rows;
}

export type YearItem = ItemStanding & {
  title: string;
  /** Of the year, or of the period that counts now; null: nobody has begun. */
  row: ItemRow | null;
  /** Periods that were touched, newest first. */
  periods: ItemRow[];
};
export const severalSets = (unit: UnitKind): boolean => formSetsOf(unit.type).length > 1;

export async function yearItems(work: Work, unit: DisclosingUnit, schoolYear: string): Promise<YearItem[]> {
  const rows = await itemRows(work, unit.id, schoolYear);
  const several = severalSets(unit);
  return standingsOf(unit, schoolYear, rows, work.today, await holidaysAround(work, schoolYear)).map((one) => {
    const own = rows.filter((row) => row.item === one.item.slug);
    return {
      ...one,
      title: itemTitle(one.item, several),
      row: own.find((row) => row.period === one.period) ?? null,
      periods: one.item.due.kind === 'yearly' ? [] : own,
    };
  });
}

export const itemAt = (unit: UnitKind, schoolYear: string, slug: string): Item | undefined =>
  itemsOf(unit, schoolYear).find((item) => item.slug === slug);

/** School years of which something was published, and the present one; newest first. */
export async function disclosedYears(work: Work, unitId: number, present: string): Promise<string[]> {
  const { rows } = await sql<{ year: string }>`
    select distinct school_year as year from disclosure.item where unit_id = ${unitId} and published_version is not null`.execute(
    work.handle,
  );
  return [...new Set([present, ...rows.map((row) => row.year)])].sort().reverse();
}
