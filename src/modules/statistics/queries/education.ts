// How many schools, classes, pupils and staff are there? For citizens: from the sums that are kept with the records, never from a person's row.
import type { UnitLevel } from '#kernel/code-lists/units-and-grades.ts';
import { schoolYearOf } from '#kernel/school-year.ts';
import { statement } from '#platform/db/statement.ts';
import type { Work } from '#platform/db/work.ts';

export type SchoolSums = { schools: number; classes: number; pupils: number; staff: number };
export type OfficeFigures = {
  levels: (SchoolSums & { level: UnitLevel })[];
  /** Of the Sở: by the office that manages them; null: the Sở itself. */
  offices: (SchoolSums & { office: string | null })[];
};
export type SchoolFigures = { grades: { grade: string; classes: number; pupils: number }[]; staff: number };
/** `asOf`: when one of them last changed; null while nothing was ever written. */
export type EducationFigures = { schoolYear: string; asOf: Date | null } & (
  | ({ of: 'office' } & OfficeFigures)
  | ({ of: 'school' } & SchoolFigures)
);

type Row = SchoolSums & { level: UnitLevel; office: string | null; at: Date | null };
const below = statement<Row, { path: string; schoolYear: string }>`
  select u.level, case when o.level = 'district' then o.short_name end as office, count(*)::int as schools,
    coalesce(sum(k.active), 0)::int as classes, coalesce(sum(p.pupils_active), 0)::int as pupils, coalesce(sum(p.staff_active), 0)::int as staff,
    max(greatest(p.changed_at, k.changed_at)) as at
  from organizations.unit u
  left join organizations.unit o on o.id = u.parent_id
  left join people.counter p on p.unit_id = u.id
  left join classes.counter k on k.unit_id = u.id and k.school_year = ${'schoolYear'}
  where u.path <@ ${'path'}::ltree and u.level not in ('department', 'district') and u.counted_in_survey
    and u.hidden_at is null and u.closed_on is null
  group by u.level, o.id, o.level, o.short_name, o.sort_key order by o.level = 'district' desc, o.sort_key`;

type Grade = { grade: string; classes: number; pupils: number };
const byGrade = statement<Grade, { unitId: number; schoolYear: string }>`
  select c.grade, count(*)::int as classes, coalesce(sum(k.active), 0)::int as pupils
  from classes.class c left join people.class_counter k on k.unit_id = c.unit_id and k.class_id = c.id
  where c.unit_id = ${'unitId'} and c.school_year = ${'schoolYear'} and c.active group by c.grade`;
const ofUnit = statement<{ staff: number; at: Date | null }, { unitId: number; schoolYear: string }>`
  select p.staff_active as staff, greatest(p.changed_at, k.changed_at) as at
  from people.counter p left join classes.counter k on k.unit_id = p.unit_id and k.school_year = ${'schoolYear'}
  where p.unit_id = ${'unitId'}`;

const sumsOf = (rows: readonly SchoolSums[]): SchoolSums => ({
  schools: rows.reduce((n, row) => n + row.schools, 0),
  classes: rows.reduce((n, row) => n + row.classes, 0),
  pupils: rows.reduce((n, row) => n + row.pupils, 0),
  staff: rows.reduce((n, row) => n + row.staff, 0),
});

/** Of the school year of today. */
export async function educationFigures(
  work: Work,
  { unitId, path, level }: { unitId: number; path: string; level: UnitLevel },
): Promise<EducationFigures> {
  const schoolYear = schoolYearOf(work.today);
  if (level !== 'department' && level !== 'district') {
    const [grades, [unit]] = await Promise.all([byGrade(work, { unitId, schoolYear }), ofUnit(work, { unitId, schoolYear })]);
    return { of: 'school', schoolYear, asOf: unit?.at ?? null, grades, staff: unit?.staff ?? 0 };
  }
  const rows = await below(work, { path, schoolYear });
  const levels = Map.groupBy(rows, (row) => row.level);
  const offices = Map.groupBy(rows, (row) => row.office);
  return {
    of: 'office',
    schoolYear,
    asOf: rows.reduce<Date | null>((last, { at }) => (at && (!last || at > last) ? at : last), null),
    levels: [...levels].map(([one, of]) => ({ level: one, ...sumsOf(of) })),
    offices: level === 'department' ? [...offices].map(([office, of]) => ({ office, ...sumsOf(of) })) : [],
  };
}
