// Where does a unit stand with everything it discloses in a school year? Pure, for one unit's list and for a province's matrix.
import type { LocalDate } from '#kernel/calendar.ts';
import type { CalendarException } from '#kernel/working-days.ts';
import { type Item, itemsOf, ruleSetOf, teachingOf, type UnitKind } from './catalogue.ts';
import { type Period, recurringStanding, type Standing, yearlyStanding } from './due.ts';

/** What was published of an item: a row for the year or for each period. */
export type PublishedRow = {
  item: string;
  period: Period;
  firstOn: LocalDate | null;
  changedOn: LocalDate | null;
  answeredOn: LocalDate | null;
};
/** standing null: nothing is asked at present (holidays). */
export type ItemStanding = { item: Item; standing: Standing | null; period: Period };

export function standingsOf(
  unit: UnitKind,
  schoolYear: string,
  rows: readonly PublishedRow[],
  today: LocalDate,
  holidays: ReadonlyMap<LocalDate, CalendarException>,
): ItemStanding[] {
  const rules = ruleSetOf(schoolYear);
  if (!rules) return [];
  return itemsOf(unit, schoolYear).map((item): ItemStanding => {
    const own = rows.filter((row) => row.item === item.slug);
    if (item.due.kind === 'yearly') {
      const published = own[0] ?? { firstOn: null, changedOn: null, answeredOn: null };
      return { item, standing: yearlyStanding(item.due, schoolYear, published, today, rules, holidays), period: '' };
    }
    const publishedOn = new Map(own.flatMap((row) => (row.firstOn ? [[row.period, row.firstOn] as const] : [])));
    const standing = recurringStanding(item.due, schoolYear, publishedOn, today, rules, teachingOf(schoolYear));
    return { item, standing, period: standing?.period ?? '' };
  });
}
