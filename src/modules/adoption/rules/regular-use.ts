// Is a portal in regular use? The rule of P-1.20 as data with the days it holds for, and the verdict with every condition's figures: what
// is stored names the version and keeps the inputs, so that it can be read years later.
import type { LocalDate } from '#kernel/calendar.ts';

export type RegularUseRule = {
  version: string;
  /** Until the day before the next one's. */
  validFrom: LocalDate;
  basis: string;
  /** Articles a school year, in proportion to the days passed of `yearDays`; the holidays ask for nothing. */
  articlesPerYear: number;
  yearDays: number;
  /** In each of the last so many months (of thirty days) at least so many new items: articles or documents. */
  months: number;
  itemsPerMonth: number;
  /** Months of the year in which nothing is asked of schools; offices work through the summer. */
  schoolHolidays: readonly string[];
  /** Tenths of a percent of the mandatory sections. */
  sectionTenths: number;
};

/** The rule that the product comes with; the department sets others from a day on (queries/use-rules.ts). */
export const firstRule: RegularUseRule = {
  ...{
    version: 'Tiêu chí dùng thường xuyên, bản 1',
    validFrom: '2018-08-01',
    articlesPerYear: 40,
    yearDays: 304,
    months: 2,
    itemsPerMonth: 1,
  },
  ...{ schoolHolidays: ['06', '07'], sectionTenths: 800 },
  basis: 'Tiêu chí xếp hạng trang thông tin của trường: ít nhất 40 bài một năm học; TT 37/2020/TT-BGDĐT, Điều 9 về mục bắt buộc',
};
/** As many months as any version asks for: what is counted of a site. */
export const monthsCounted = 6;

/** The rule of a day, of those that were set, oldest first; before all of them, the first. Verdicts of before keep the rule of their day. */
export const ruleOn = <R extends RegularUseRule>(day: LocalDate, rules: readonly R[]): R | RegularUseRule =>
  rules.findLast((rule) => rule.validFrom <= day) ?? firstRule;

export type RegularUseFacts = {
  /** Published since the school year began, of which the days passed so far. */
  articles: number;
  yearDaysPassed: number;
  /** New items in each of the last months, the latest first; null: a month that does not count. */
  lastMonths: readonly (number | null)[];
  sectionsFilled: number;
  sectionsMandatory: number;
};
export type ConditionCode = 'articles' | 'months' | 'sections';
export type Condition = {
  code: ConditionCode;
  met: boolean;
  has: number;
  wants: number;
  /** What is short, with its figures; '' when it is met. */
  lack: string;
};
export type Verdict = { regular: boolean; conditions: Condition[]; reasons: string[] };

export function regularUse(rule: RegularUseRule, facts: RegularUseFacts): Verdict {
  const articles = Math.ceil((rule.articlesPerYear * Math.min(facts.yearDaysPassed, rule.yearDays)) / rule.yearDays);
  const months = facts.lastMonths.slice(0, rule.months).filter((n) => n !== null);
  const busy = months.filter((n) => n >= rule.itemsPerMonth).length;
  const sections = Math.ceil((facts.sectionsMandatory * rule.sectionTenths) / 1000);
  const condition = (code: ConditionCode, has: number, wants: number, lack: string): Condition => ({
    ...{ code, has, wants, met: has >= wants },
    lack: has >= wants ? '' : lack,
  });
  const conditions = [
    condition('articles', facts.articles, articles, `${facts.articles} bài từ đầu năm học, cần ${articles}`),
    condition(
      'months',
      busy,
      months.length,
      `${months.length - busy} trong ${months.length} tháng qua ${rule.itemsPerMonth > 1 ? `có chưa đủ ${rule.itemsPerMonth}` : 'không có'} tin, bài, văn bản mới`,
    ),
    condition(
      'sections',
      facts.sectionsFilled,
      sections,
      `${facts.sectionsFilled}/${facts.sectionsMandatory} mục bắt buộc có nội dung, cần ${sections}`,
    ),
  ];
  return {
    regular: conditions.every((one) => one.met),
    conditions,
    reasons: conditions.filter((one) => !one.met).map((one) => one.lack),
  };
}

/** The rule in words, for those who are judged by it. */
export function ruleWords(rule: RegularUseRule): string {
  const holidays = rule.schoolHolidays.map(Number).join(', ');
  const items = rule.itemsPerMonth === 1 ? 'có' : `có ít nhất ${rule.itemsPerMonth}`;
  return [
    rule.articlesPerYear > 0 ? `ít nhất ${rule.articlesPerYear} bài một năm học tính đến ngày xét` : '',
    rule.months > 0
      ? `mỗi tháng trong ${rule.months} tháng qua ${items} tin, bài hoặc văn bản mới${holidays ? ` (trường không tính tháng ${holidays})` : ''}`
      : '',
    rule.sectionTenths > 0 ? `${String(rule.sectionTenths / 10).replace('.', ',')} % mục bắt buộc có nội dung` : '',
  ]
    .filter(Boolean)
    .join(', ');
}
