// What does a unit disclose in a school year, and how far is it? The same list for its office and for citizens.
import { sql } from 'kysely';
import { addDays, type LocalDate } from '#kernel/calendar.ts';
import type { UnitLevel } from '#kernel/code-lists/units-and-grades.ts';
import { startYear } from '#kernel/school-year.ts';
import type { CalendarException } from '#kernel/working-days.ts';
import { calendarOf } from '#modules/organizations/index.ts';
import { type Question, question } from '#platform/db/question.ts';
import { spelled, text } from '#platform/db/statement.ts';
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

/** The days of which working days of a school year are counted. */
function calendarSpan(today: LocalDate, schoolYear: string): [from: LocalDate, to: LocalDate] {
  const from = `${startYear(schoolYear)}-06-01`;
  const last = addDays(today, 60);
  return [from, last > from ? last : addDays(from, 800)];
}

/** Working days are asked from a change on, and a change is of this school year or the next months. */
export async function holidaysAround(work: Work, schoolYear: string): Promise<Map<LocalDate, CalendarException>> {
  const days = await calendarOf(work, ...calendarSpan(work.today, schoolYear));
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
const itemColumnsText = text`i.id, i.item, i.period, i.published_version as "publishedVersion", i.first_published_on as "firstOn",
  i.last_published_at as "lastAt", i.changed_on as "changedOn", i.answered_on as "answeredOn"`;
export const itemColumns = spelled(itemColumnsText);

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
  return itemsStanding(unit, schoolYear, rows, work.today, await holidaysAround(work, schoolYear));
}

function itemsStanding(
  unit: UnitKind,
  schoolYear: string,
  rows: readonly ItemRow[],
  today: LocalDate,
  holidays: ReadonlyMap<LocalDate, CalendarException>,
): YearItem[] {
  const several = severalSets(unit);
  return standingsOf(unit, schoolYear, rows, today, holidays).map((one) => {
    const own = rows.filter((row) => row.item === one.item.slug);
    return {
      ...one,
      title: itemTitle(one.item, several),
      row: own.find((row) => row.period === one.period) ?? null,
      periods: one.item.due.kind === 'yearly' ? [] : own,
    };
  });
}

type YearAsked = { unit: number; year: string; from: LocalDate; to: LocalDate };
const year = question<YearAsked>`
  select u.type, coalesce(p.boarding, false) as boarding,
    (select coalesce(json_agg(r), '[]') from (select ${itemColumnsText} from disclosure.item i
      where i.unit_id = u.id and i.school_year = ${'year'} order by i.period desc) r) as items,
    (select coalesce(json_agg(c), '[]') from (select date::text as date, kind, name, legal_basis, version from platform.calendar_exception
      where date between ${'from'}::date and ${'to'}::date) c) as days
  from organizations.unit u left join organizations.profile p on p.unit_id = u.id where u.id = ${'unit'}`;
type YearRow = UnitKind & { items: (Omit<ItemRow, 'lastAt'> & { lastAt: string | null })[]; days: CalendarException[] };
/** The same list as `yearItems`, asked together with other questions. */
export const askYear = (work: Work, unitId: number, schoolYear: string): Question<YearItem[]> => {
  const [from, to] = calendarSpan(work.today, schoolYear);
  return {
    asked: year({ unit: unitId, year: schoolYear, from, to }),
    read: ([row]: YearRow[]) => {
      if (!row) return [];
      const items = row.items.map((one) => ({ ...one, lastAt: one.lastAt === null ? null : new Date(one.lastAt) }));
      return itemsStanding(row, schoolYear, items, work.today, new Map(row.days.map((day) => [day.date, day])));
    },
  };
};

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
