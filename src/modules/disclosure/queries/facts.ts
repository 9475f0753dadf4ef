// What do the records say of schools, counted for their disclosure forms? Sums only: no question here returns a person (P-4.7).
import { CompiledQuery } from 'kysely';
import { degrees, ethnicGroups, foreignEthnicity, professionalTitles } from '#kernel/code-lists/people-codes.ts';
import type { Work } from '#platform/db/work.ts';
import type { Facts } from '../rules/content.ts';

/** A query with $1, $2 …: of a transaction of the office, or of the loader of the demo. */
export type Ask = <Row>(text: string, values: unknown[]) => Promise<Row[]>;
export const askOf =
  (work: Work): Ask =>
  async <Row>(text: string, values: unknown[]) =>
    (await work.handle.executeQuery<Row>(CompiledQuery.raw(text, values))).rows;

const majority = ethnicGroups.entries.find((entry) => entry.name === 'Kinh')?.code ?? '01';
const pupilCounts = [
  ['pupils', 'p.active'],
  ['pupils.female', `p.active and p.sex = 'female'`],
  ['pupils.minority', `p.active and p.ethnicity is not null and p.ethnicity not in ('${majority}', '${foreignEthnicity}')`],
  ['pupils.disabled', 'p.active and p.disability'],
  ['pupils.two_sessions', "p.active and coalesce(p.two_sessions, c.two_sessions, c.session = 'full_day', false)"],
  ['pupils.one_session', "p.active and not coalesce(p.two_sessions, c.two_sessions, c.session = 'full_day', false)"],
  ['pupils.boarding', `p.active and p.boarding_kinds <> '{}'`],
  ['pupils.arrived', `p.status = 'arrived' and p.status_date >= y.starts_on`],
  ['pupils.moved_away', `p.status = 'moved_away' and p.status_date >= y.starts_on`],
  ['pupils.left', `p.status = 'left' and p.status_date >= y.starts_on`],
] as const;
const pupilsSql = `
  select p.unit_id, p.grade, ${pupilCounts.map(([, condition], i) => `count(*) filter (where ${condition})::int as n${i}`).join(', ')}
  from people.pupil p join classes.school_year y on y.code = $2 left join classes.class c on c.id = p.class_id
  where p.unit_id = any($1::int[]) and p.grade is not null group by p.unit_id, p.grade`;
const classesSql = `
  select unit_id, grade, count(*)::int as n, count(*) filter (where combined)::int as combined
  from classes.class where unit_id = any($1::int[]) and school_year = $2 and active group by unit_id, grade`;
const staffSql = `
  select unit_id, coalesce(kind, 'employee') as kind, position, degree, title_code, count(*)::int as n
  from people.staff where unit_id = any($1::int[]) and active group by 1, 2, 3, 4, 5`;
const profileSql = `
  select unit_id, land_area_m2::float8 as land, campuses, clean_water, electricity, internet
  from organizations.profile where unit_id = any($1::int[])`;

const rankOf = new Map(
  professionalTitles.entries.map(({ code, name }) => {
    const [, rank = ''] = / hạng (I{1,3}V?|IV)$/.exec(name) ?? [];
    return [code, { I: 'rank1', II: 'rank2', III: 'rank3', IV: 'rank4' }[rank] ?? ''];
  }),
);
const posts = new Set(['principal', 'vice_principal', 'clerk', 'accountant', 'nurse', 'librarian', 'equipment']);
type StaffRow = {
  unit_id: number;
  kind: string;
  position: string | null;
  degree: string | null;
  title_code: string | null;
  n: number;
};
type ProfileRow = { unit_id: number; land: number | null; campuses: number | null } & Record<
  'clean_water' | 'electricity' | 'internet',
  boolean | null
>;

/** Of several units at once; a unit without records has zeros, a fact nobody has recorded is absent. */
export async function factsOf(ask: Ask, unitIds: readonly number[], schoolYear: string): Promise<Map<number, Facts>> {
  const all = new Map<number, Record<string, Record<string, number>>>();
  const counted = ['classes', 'classes.combined', 'staff', 'staff.teacher', 'staff.manager', 'staff.employee'];
  for (const id of unitIds) {
    const facts: Record<string, Record<string, number>> = {};
    for (const name of [...pupilCounts.map(([fact]) => fact), ...counted, ...[...posts].map((post) => `staff.${post}`)])
      facts[name] = {};
    all.set(id, facts);
  }
  const add = (unitId: number, fact: string, column: string, n: number) => {
    const facts = all.get(unitId);
    if (!facts) return;
    const cells = facts[fact] ?? {};
    cells[column] = (cells[column] ?? 0) + n;
    facts[fact] = cells;
  };
  type Counts = { unit_id: number; grade: string } & Record<string, number>;
  for (const row of await ask<Counts>(pupilsSql, [unitIds, schoolYear]))
    for (const [i, [fact]] of pupilCounts.entries()) add(row.unit_id, fact, row.grade, row[`n${i}`] ?? 0);
  for (const row of await ask<Counts>(classesSql, [unitIds, schoolYear])) {
    add(row.unit_id, 'classes', row.grade, row.n ?? 0);
    add(row.unit_id, 'classes.combined', row.grade, row.combined ?? 0);
  }
  for (const row of await ask<StaffRow>(staffSql, [unitIds])) {
    const rank = rankOf.get(row.title_code ?? '');
    const facts = ['staff', `staff.${row.kind}`, ...(posts.has(row.position ?? '') ? [`staff.${row.position}`] : [])];
    for (const fact of facts)
      for (const column of ['total', ...(row.degree && degrees.has(row.degree) ? [row.degree] : []), ...(rank ? [rank] : [])])
        add(row.unit_id, fact, column, row.n);
  }
  for (const row of await ask<ProfileRow>(profileSql, [unitIds])) {
    if (row.land !== null) add(row.unit_id, 'profile.land', 'n', row.land);
    if (row.campuses !== null) add(row.unit_id, 'profile.campuses', 'n', row.campuses);
    for (const name of ['clean_water', 'electricity', 'internet'] as const)
      if (row[name] !== null) add(row.unit_id, `profile.${name}`, 'n', Number(row[name]));
  }
  return all;
}
