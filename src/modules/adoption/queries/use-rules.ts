// Which rules of regular use were set, by whom, why, from which day on? The product's own is the first.
import type { Work } from '#platform/db/work.ts';
import { read } from '../handles.ts';
import { firstRule, type RegularUseRule, ruleOn } from '../rules/regular-use.ts';

export type SetRule = RegularUseRule & { number: number; reason: string; by: string; at: Date | null };

/** Oldest first. */
export async function rulesOfUse(work: Work): Promise<SetRule[]> {
  const rows = await read(work).selectFrom('adoption.use_rule').selectAll().orderBy('valid_from').execute();
  return [
    { ...firstRule, number: 1, reason: 'Quy tắc có sẵn của hệ thống', by: '', at: null },
    ...rows.map(
      (row): SetRule => ({
        ...{
          number: row.version,
          version: `Tiêu chí dùng thường xuyên, bản ${row.version}`,
          validFrom: row.valid_from,
          basis: row.basis,
        },
        ...{ articlesPerYear: row.articles_per_year, yearDays: firstRule.yearDays, months: row.months },
        ...{ itemsPerMonth: row.items_per_month, schoolHolidays: row.school_holidays, sectionTenths: row.section_tenths },
        ...{ reason: row.reason, by: row.decided_by, at: row.decided_at },
      }),
    ),
  ];
}

export const ruleToday = async (work: Work): Promise<RegularUseRule> => ruleOn(work.today, await rulesOfUse(work));
