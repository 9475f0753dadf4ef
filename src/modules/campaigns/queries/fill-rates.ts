// How much of what is only recommended is written down? A rate of its own beside completeness: it makes nobody late.
import { sql } from 'kysely';
import { percentTenths } from '#kernel/numbers.ts';
import { recommendedClassFields } from '#modules/classes/index.ts';
import { recommendedProfileFields } from '#modules/organizations/index.ts';
import { recommendedPupilCount, recommendedStaffFields } from '#modules/people/index.ts';
import type { Work } from '#platform/db/work.ts';
import type { MeasureCode } from '../rules/standing.ts';

export type FillRate = { code: MeasureCode; tenths: number };

/** Measures of records, which have fields that are only recommended. */
type OfRecords = 'profile' | 'classes' | 'staff' | 'pupils';
const fieldsOf: Record<OfRecords, number> = {
  profile: recommendedProfileFields.length,
  classes: recommendedClassFields.length,
  staff: recommendedStaffFields.length,
  pupils: recommendedPupilCount,
};

/** Of one unit, in tenths of a percent; what it has no records of is left out. */
export async function fillRatesOf(work: Work, unitId: number, schoolYear: string): Promise<FillRate[]> {
  const { rows } = await sql<{ code: OfRecords; records: number; filled: number }>`
    select 'profile' as code, 1 as records, filled::int as filled from organizations.profile where unit_id = ${unitId}
    union all select 'classes', active, filled from classes.counter where unit_id = ${unitId} and school_year = ${schoolYear}
    union all select 'staff', staff_active, staff_filled from people.counter where unit_id = ${unitId}
    union all select 'pupils', pupils_active, pupils_filled from people.counter where unit_id = ${unitId}`.execute(work.handle);
  return rows.flatMap(({ code, records, filled }) => {
    const tenths = percentTenths(filled, records * fieldsOf[code]);
    return tenths === null ? [] : [{ code, tenths }];
  });
}
