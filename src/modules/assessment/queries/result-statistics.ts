// How many of each level, conduct and band of marks: by class, grade and subject. Who is not rated is set apart, and the columns add up to the
// class (R3.1).
import { sql } from 'kysely';
import type { UnitLevel } from '#kernel/code-lists/units-and-grades.ts';
import type { Work } from '#platform/db/work.ts';
import type { Period } from '../rules/outcome.ts';
import { programmeOf, ruleSetFor } from '../rules/rule-sets/catalogue.ts';
import type { RuleSetId } from '../rules/rule-sets/shape.ts';

export type GroupFigures = {
  key: string;
  classId: number | null;
  grade: string;
  ruleSet: RuleSetId;
  /** Pupils of the group; of these not rated (individual plan), and rated in everything a title asks for. */
  pupils: number;
  notRated: number;
  rated: number;
  level: Readonly<Record<string, number>>;
  conduct: Readonly<Record<string, number>>;
  title: Readonly<Record<string, number>>;
  decision: Readonly<Record<string, number>>;
};
/** Bands of R3's table; `comment`: Đ, CĐ or the primary levels. */
export type SubjectFigures = {
  subject: string;
  grade: string;
  pupils: number;
  none: number;
  excused: number;
  bands: readonly [number, number, number, number, number, number];
  comments: Readonly<Record<string, number>>;
};
/** From 0, 2, 3,5, 5, 6,5, 8 up to 10. */
export const bandNames = ['0 – dưới 2', '2 – dưới 3,5', '3,5 – dưới 5', '5 – dưới 6,5', '6,5 – dưới 8', '8 – 10'] as const;

type Row = {
  class_id: number;
  class_name: string;
  grade: string;
  rule_set: RuleSetId;
  plan: boolean;
  level: string | null;
  conduct: string | null;
  title: string | null;
  decision: string | null;
  subjects: Readonly<Record<string, number | string>> | null;
};

async function rowsOf(work: Work, unitId: number, schoolYear: string, period: Period): Promise<Row[]> {
  const { rows } = await sql<Omit<Row, 'rule_set'> & { level_of_unit: UnitLevel; rule_set: RuleSetId | null }>`
    select c.id as class_id, c.name as class_name, c.grade, u.level as level_of_unit, r.rule_set, p.disability_exempt as plan, r.level, r.conduct, r.title, r.decision, r.subjects
    from (select distinct on (e.pupil_id) e.pupil_id, e.class_id, e.valid_to, e.end_kind from classes.enrolment e
        where e.unit_id = ${unitId} and e.school_year = ${schoolYear} and e.end_kind is distinct from 'undone'
        order by e.pupil_id, e.valid_from desc, e.valid_to desc nulls first) as seat
    join classes.class c on c.id = seat.class_id join people.pupil p on p.id = seat.pupil_id join organizations.unit u on u.id = c.unit_id
    left join assessment.result r on r.pupil_id = p.id and r.school_year = ${schoolYear} and r.period = ${period}
    where (p.class_id = c.id and p.active) is true or seat.end_kind = 'year_closed'
    order by c.grade, c.sort_key, c.id`.execute(work.handle);
  // Who has no result yet stands under the rules of the class.
  const ofClass = new Map(rows.flatMap((row) => (row.rule_set ? [[row.class_id, row.rule_set] as const] : [])));
  return rows.flatMap(({ level_of_unit, ...row }) => {
    const rules =
      row.rule_set ?? ofClass.get(row.class_id) ?? ruleSetFor(programmeOf(level_of_unit, row.grade), row.grade, schoolYear)?.id;
    return rules ? [{ ...row, rule_set: rules }] : [];
  });
}

const add = (counts: Record<string, number>, key: string | null) => {
  if (key !== null) counts[key] = (counts[key] ?? 0) + 1;
};

export type Statistics = { classes: GroupFigures[]; grades: GroupFigures[]; subjects: SubjectFigures[]; ruleSets: RuleSetId[] };

export async function statisticsOf(work: Work, unitId: number, schoolYear: string, period: Period): Promise<Statistics> {
  const rows = await rowsOf(work, unitId, schoolYear, period);
  type Mutable = GroupFigures & Record<'level' | 'conduct' | 'title' | 'decision', Record<string, number>>;
  const groups = new Map<string, Mutable>();
  const subjects = new Map<
    string,
    SubjectFigures & { bands: [number, number, number, number, number, number]; comments: Record<string, number> }
  >();
  const group = (key: string, row: Row, classId: number | null): Mutable => {
    const found = groups.get(key);
    if (found) return found;
    const made: Mutable = {
      ...{ key, classId, grade: row.grade, ruleSet: row.rule_set, pupils: 0, notRated: 0, rated: 0 },
      ...{ level: {}, conduct: {}, title: {}, decision: {} },
    };
    groups.set(key, made);
    return made;
  };
  for (const row of rows) {
    // R0.2: names of two rule sets never stand in one column.
    for (const one of [group(row.class_name, row, row.class_id), group(`K${row.grade} ${row.rule_set}`, row, null)]) {
      one.pupils += 1;
      if (row.plan) {
        one.notRated += 1;
        continue;
      }
      if (row.level !== null && row.conduct !== null) one.rated += 1;
      add(one.level, row.level ?? '');
      add(one.conduct, row.conduct ?? '');
      add(one.title, row.title);
      add(one.decision, row.decision);
    }
    if (row.plan) continue;
    for (const [subject, value] of Object.entries(row.subjects ?? {})) {
      const key = `${row.grade} ${subject}`;
      const one = subjects.get(key) ?? {
        subject,
        grade: row.grade,
        pupils: 0,
        none: 0,
        excused: 0,
        bands: [0, 0, 0, 0, 0, 0],
        comments: {},
      };
      subjects.set(key, one);
      one.pupils += 1;
      if (value === 'MIEN') one.excused += 1;
      else if (typeof value === 'number') {
        const band = [20, 35, 50, 65, 80].findIndex((limit) => value < limit);
        one.bands[(band < 0 ? 5 : band) as 0] += 1;
      } else add(one.comments, value);
    }
  }
  const all = [...groups.values()];
  return {
    classes: all.filter(({ classId }) => classId !== null),
    grades: all.filter(({ classId }) => classId === null),
    subjects: [...subjects.values()],
    ruleSets: [...new Set(rows.map(({ rule_set }) => rule_set))],
  };
}
