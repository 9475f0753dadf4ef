// What the results of pupils of a class are computed from: their rows of all sheets, who is excused, absences, plan. One question for any number.
import { statement } from '#platform/db/statement.ts';
import type { Work } from '#platform/db/work.ts';
import type { Period } from '../rules/outcome.ts';
import type { PupilYearInput, SemesterRows } from '../rules/pupil-year.ts';
import { lastPoint } from '../rules/sheet.ts';
import type { CellValue, StoredCells } from '../tables.ts';
import type { ClassFacts } from './class-facts.ts';

/** What one pupil has in a class. */
export type PupilRow = {
  id: string;
  plan: boolean;
  rows: readonly {
    s: string;
    k: 'subject' | 'homeroom';
    p: Period;
    m: number | null;
    c: string | null;
    cells: StoredCells | null;
  }[];
  excused: readonly { s: string; p: 1 | 2; k: 'exempt' | 'not_chosen' | 'not_taught' }[];
  absent: { p: 1 | 2; leave: number; none: number }[];
};
export type PupilFacts = { id: string; input: PupilYearInput; absent: Record<1 | 2 | 3, { leave: number; none: number }> };

const text = (cells: StoredCells | null | undefined, key: string): string | null => {
  const value = cells?.[key]?.[0] ?? null;
  return value === null ? null : String(value);
};

/** One place a pupil in the first three lists. */
type Asked = { pupils: readonly string[]; classes: readonly number[]; years: readonly string[]; homeroom: readonly number[] };
type Found = Pick<PupilRow, 'id' | 'plan' | 'absent'> & {
  class_id: number;
  rows: readonly [sheet: number, p: Period, m: number | null, c: string | null, cells: StoredCells | null][];
  excused: readonly [sheet: number, p: 1 | 2, k: PupilRow['excused'][number]['k']][];
};
// A pupil has some thirty rows: as lists, for names of what is in them would be most of the work. Looked for by pupil, never by class: `+ 0`.
const found = statement<Found, Asked>`
  select p.id, n.class_id, p.disability_exempt as plan,
    (select coalesce(json_agg(json_build_array(m.class_subject_id, m.semester, m.mean, m.comment,
        case when m.semester = 3 or m.class_subject_id = any(${'homeroom'}::int[]) then m.cells end)), '[]')
      from assessment.mark_row m where m.pupil_id = p.id and m.class_id + 0 = n.class_id) as rows,
    (select coalesce(json_agg(json_build_array(e.class_subject_id, e.semester, e.kind)), '[]')
      from teaching.exemption e where e.pupil_id = p.id) as excused,
    (select coalesce(json_agg(a), '[]') from (
      select case when a.day <= y.semester1_ends_on then 1 else 2 end as p,
        count(*) filter (where a.state = 'P')::int as leave, count(*) filter (where a.state = 'K')::int as none
      from teaching.absence a join classes.school_year y on y.code = a.school_year
      where a.pupil_id = p.id and a.school_year = n.school_year and a.counted and a.state in ('P', 'K') group by 1
      union all select x.p, x.leave, x.none from assessment.former_school f cross join jsonb_to_recordset(f.record -> 'absent') as x(p int, leave int, none int)
        where f.pupil_id = p.id and f.school_year = n.school_year) as a) as absent
  from unnest(${'pupils'}::uuid[], ${'classes'}::int[], ${'years'}::text[]) as n(pupil, class_id, school_year) join people.pupil p on p.id = n.pupil`;
export const pupilFacts = (work: Work, facts: ClassFacts, pupils: readonly string[]): Promise<PupilFacts[]> =>
  factsInClasses(work, [{ facts, pupils }]);

/** Of pupils of several classes at once. */
export async function factsInClasses(
  work: Work,
  asked: readonly { facts: ClassFacts; pupils: readonly string[] }[],
): Promise<PupilFacts[]> {
  const all = asked.flatMap(({ facts, pupils }) => pupils.map((pupil) => ({ pupil, facts })));
  if (all.length === 0) return [];
  const rows = await found(work, {
    pupils: all.map(({ pupil }) => pupil),
    classes: all.map(({ facts }) => facts.classId),
    years: all.map(({ facts }) => facts.schoolYear),
    homeroom: asked.flatMap(({ facts }) => [...facts.sheets].flatMap(([id, { kind }]) => (kind === 'homeroom' ? [id] : []))),
  });
  const classes = new Map(asked.map(({ facts }) => [facts.classId, facts]));
  return rows.map(({ id, class_id, plan, rows, excused, absent }) => {
    const facts = classes.get(class_id) as ClassFacts;
    const { sheets } = facts;
    return factsOfPupil(facts, {
      ...{ id, plan, absent },
      rows: rows.flatMap(([sheet, p, m, c, cells]) => {
        const of = sheets.get(sheet);
        return of ? [{ s: of.subject, k: of.kind, p, m, c, cells }] : [];
      }),
      excused: excused.flatMap(([sheet, p, k]) => {
        const of = sheets.get(sheet);
        return of ? [{ s: of.subject, p, k }] : [];
      }),
    });
  });
}

export function factsOfPupil(facts: ClassFacts, row: PupilRow): PupilFacts {
  const semesters: [Record<string, SemesterRows[string]>, Record<string, SemesterRows[string]>] = [{}, {}];
  const ratings: [Record<string, string>, Record<string, string>] = [{}, {}];
  const conduct: [string | null, string | null, string | null] = [null, null, null];
  const retaken: Record<string, CellValue> = {};
  let summerDone: boolean | null = null;
  for (const { s, k, p, m, c, cells } of row.rows) {
    if (k === 'subject' && p < 3) (semesters[p - 1] as Record<string, unknown>)[s] = { mean: m, comment: c };
    if (k === 'subject' && p === 3) {
      const again = cells?.KTL?.[0] ?? null;
      if (again !== null) retaken[s] = again;
    }
    if (s === 'HK') {
      conduct[p - 1] = text(cells, 'HK');
      if (p === 3) summerDone = { CO: true, KHONG: false }[text(cells, 'RLH') ?? ''] ?? null;
    }
    if (s === 'NLPC' && p < 3)
      for (const [key, [value]] of Object.entries(cells ?? {})) {
        const [point, code] = key.split('.');
        if (point === lastPoint(p) && code && typeof value === 'string') (ratings[p - 1] as Record<string, string>)[code] = value;
      }
  }
  const excused: [Record<string, 'MIEN' | 'KHONG_HOC'>, Record<string, 'MIEN' | 'KHONG_HOC'>] = [{}, {}];
  for (const { s, p, k } of row.excused) (excused[p - 1] as Record<string, string>)[s] = k === 'exempt' ? 'MIEN' : 'KHONG_HOC';
  // Of this school, and of the one that the pupil came from.
  const absentIn = (p: 1 | 2) =>
    row.absent
      .filter((one) => one.p === p)
      .reduce((sum, { leave, none }) => ({ leave: sum.leave + leave, none: sum.none + none }), { leave: 0, none: 0 });
  const [one, two] = [absentIn(1), absentIn(2)];
  const year = { leave: one.leave + two.leave, none: one.none + two.none };
  return {
    id: row.id,
    absent: { 1: one, 2: two, 3: year },
    input: {
      ...{ rules: facts.rules, grade: facts.grade, subjects: facts.subjects, excused, rows: semesters, conduct },
      ...{ absentSessions: year.leave + year.none, individualPlan: row.plan, summerDone, ratings, readings: facts.readings },
      retaken: retaken as PupilYearInput['retaken'],
    },
  };
}
