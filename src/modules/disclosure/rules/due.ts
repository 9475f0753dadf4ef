// When is an item due, and where does it stand on a day? Pure; the rules are data (P-4.3, P-4.8).
import { addDays, daysBetween, formatDate, type LocalDate, weekday } from '#kernel/calendar.ts';
import { startYear } from '#kernel/school-year.ts';
import { addWorkingDays, type CalendarException } from '#kernel/working-days.ts';
import type { DueRule, RuleSet } from './rule-set.ts';

export const dueStates = ['missing', 'late', 'soon', 'not_due', 'in_time'] as const;
export type DueState = (typeof dueStates)[number];
export type Standing = {
  state: DueState;
  /** Late: days after the last day. Missing: days since. Soon: days that are left. */
  days: number;
  lastDay: LocalDate;
};
export const stateNames: Record<DueState, string> = {
  missing: 'Thiếu',
  late: 'Trễ',
  soon: 'Sắp đến hạn',
  not_due: 'Chưa đến hạn',
  in_time: 'Đúng hạn',
};
export function standingWords({ state, days }: Pick<Standing, 'state' | 'days'>): string {
  if (state === 'late') return `Trễ ${days} ngày`;
  if (state === 'missing') return `Thiếu, quá hạn ${days} ngày`;
  if (state === 'soon') return days === 0 ? 'Hạn hôm nay' : `Còn ${days} ngày`;
  return stateNames[state];
}

type Rules = Pick<RuleSet, 'validFrom' | 'soonDays' | 'changeWorkingDays'>;
/** '' for an item of the year; '2026-10' a month; '2026-09-07' the Monday of a week. */
export type Period = string;

/** The last day in time. A day before the circular was in force moves to the first one of the same kind after it. */
export function lastDayOf(due: DueRule, schoolYear: string, period: Period, rules: Pick<Rules, 'validFrom'>): LocalDate {
  if (due.kind === 'weekly') return addDays(period, due.beforeWeekday - 8 - 1);
  if (due.kind === 'monthly') {
    const before = addDays(`${period}-01`, -1);
    return `${before.slice(0, 8)}${String(due.beforeDay - 1).padStart(2, '0')}`;
  }
  const year = startYear(schoolYear) + (due.in === 'end' ? 1 : 0);
  const day = `${year}-${due.lastDay}`;
  return day >= rules.validFrom ? day : `${startYear(schoolYear) + 1}-06-30`;
}

/** On one day: what was published by then counts, what comes later is not known yet. */
export function standingOf(lastDay: LocalDate, publishedOn: LocalDate | null, today: LocalDate, soonDays: number): Standing {
  if (publishedOn !== null && publishedOn <= today)
    return publishedOn <= lastDay
      ? { state: 'in_time', days: 0, lastDay }
      : { state: 'late', days: daysBetween(lastDay, publishedOn), lastDay };
  if (today > lastDay) return { state: 'missing', days: daysBetween(lastDay, today), lastDay };
  const left = daysBetween(today, lastDay);
  return { state: left <= soonDays ? 'soon' : 'not_due', days: left, lastDay };
}

/** Late only counts as such until the same item has been put right: a change has its own ten working days (P-4.2). */
export type Published = {
  firstOn: LocalDate | null;
  changedOn: LocalDate | null;
  /** First published on or after the change. */
  answeredOn: LocalDate | null;
};
export const changeDay = (changedOn: LocalDate, rules: Rules, holidays: ReadonlyMap<LocalDate, CalendarException>): LocalDate =>
  addWorkingDays(changedOn, rules.changeWorkingDays, holidays);

/** An item of the year. Unpublished, its own day counts; published, a change since then asks for a new version. */
export function yearlyStanding(
  due: DueRule,
  schoolYear: string,
  published: Published,
  today: LocalDate,
  rules: Rules,
  holidays: ReadonlyMap<LocalDate, CalendarException>,
): Standing {
  const own = standingOf(lastDayOf(due, schoolYear, '', rules), published.firstOn, today, rules.soonDays.yearly);
  if (published.firstOn === null || !published.changedOn || published.changedOn > today) return own;
  return standingOf(changeDay(published.changedOn, rules, holidays), published.answeredOn, today, rules.soonDays.yearly);
}

export const mondayOf = (day: LocalDate): LocalDate => addDays(day, 1 - weekday(day));
const monthOf = (day: LocalDate): string => day.slice(0, 7);
const nextMonth = (month: string): string => monthOf(addDays(`${month}-28`, 4));
export type Teaching = { from: LocalDate; to: LocalDate };

/** The periods of a school year for which something must be published: months and weeks in which there is teaching. */
export function periodsOf(due: DueRule, teaching: Teaching): Period[] {
  const periods: Period[] = [];
  if (due.kind === 'monthly')
    for (let month = monthOf(teaching.from); month <= monthOf(teaching.to); month = nextMonth(month)) periods.push(month);
  if (due.kind === 'weekly')
    for (let monday = mondayOf(teaching.from); monday <= teaching.to; monday = addDays(monday, 7)) periods.push(monday);
  return periods;
}
export const periodWords = (period: Period): string =>
  period.length === 7
    ? `Tháng ${Number(period.slice(5))}/${period.slice(0, 4)}`
    : period
      ? `Tuần ${formatDate(period).slice(0, 5)} - ${formatDate(addDays(period, 6))}`
      : '';

/**
 * What comes again is as good as the period that runs; when that one is there and the next is nearly due, as the next one.
 * null: nothing is asked on that day, before the school year's first period or after its last.
 */
export function recurringStanding(
  due: DueRule,
  schoolYear: string,
  publishedOn: ReadonlyMap<Period, LocalDate>,
  today: LocalDate,
  rules: Rules,
  teaching: Teaching,
): (Standing & { period: Period }) | null {
  if (due.kind === 'yearly') return null;
  const periods = periodsOf(due, teaching);
  const running = due.kind === 'monthly' ? monthOf(today) : mondayOf(today);
  const standing = (period: Period) => ({
    ...standingOf(lastDayOf(due, schoolYear, period, rules), publishedOn.get(period) ?? null, today, rules.soonDays[due.kind]),
    period,
  });
  const now = periods.includes(running) ? standing(running) : null;
  const following = periods.find((period) => period > running);
  const next = following ? standing(following) : null;
  if (now && now.state !== 'in_time' && now.state !== 'late') return now;
  if (next && (next.state === 'soon' || next.state === 'missing')) return next;
  return now ?? (next && next.lastDay > today ? next : null);
}

/** The worst of several first: a school of two levels is as far as the level that is behind. */
export const worst = <S extends Standing>(standings: readonly S[]): S | null =>
  [...standings].sort((a, b) => dueStates.indexOf(a.state) - dueStates.indexOf(b.state) || b.days - a.days)[0] ?? null;
