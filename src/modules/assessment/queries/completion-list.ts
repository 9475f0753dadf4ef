// Who of grade 9 is recognised as having completed lower secondary school, with which grade, and what is in the way (R6.8)?
import { sql } from 'kysely';
import { startYear } from '#kernel/school-year.ts';
import type { Work } from '#platform/db/work.ts';
import { explain } from '../explain.ts';
import { type Completion, completionOf, completionRulesFor } from '../rules/completion.ts';
import type { Outcome } from '../rules/outcome.ts';

export type CompletionLine = {
  id: string;
  name: string;
  classId: number;
  className: string;
  birthDate: string | null;
  level: string | null;
  conduct: string | null;
  /** Null: no roll call of the class is kept here, and no absence. */
  absent: number | null;
  fileComplete: boolean;
  favoured: boolean;
  outcome: Outcome<Completion>;
  /** Sentences: why not, or what still lacks. */
  why: string[];
};
type Row = {
  id: string;
  name: string;
  class_id: number;
  class_name: string;
  birth_date: string | null;
  file: boolean;
  favoured: boolean;
  level: string | null;
  conduct: string | null;
  /** As the result of the year has it, which counts none where no roll call is kept. */
  counted: number | null;
  absences: number;
  called: boolean;
  subjects: Readonly<Record<string, number | string>> | null;
};

/** Of one class, or of all of grade 9 of the school. */
export async function completionList(
  work: Work,
  unitId: number,
  schoolYear: string,
  classId?: number,
): Promise<CompletionLine[]> {
  const rules = completionRulesFor(schoolYear);
  if (!rules) return [];
  const { rows } = await sql<Row>`
    select p.id, p.full_name as name, c.id as class_id, c.name as class_name, p.birth_date, p.complete as file,
      cardinality(p.policy_kinds) > 0 or coalesce(p.ethnicity, '01') not in ('01', '55') as favoured,
      r.level, r.conduct, r.absent_with_leave + r.absent_without_leave as counted, r.subjects,
      exists (select from teaching.roll_call k where k.class_id = c.id) as called,
      (select count(*) from teaching.absence a where a.pupil_id = p.id and a.school_year = ${schoolYear} and a.counted and a.state in ('P', 'K'))::int
        + (select coalesce(sum(x.leave + x.none), 0) from assessment.former_school f cross join jsonb_to_recordset(f.record -> 'absent') as x(leave int, none int)
          where f.pupil_id = p.id and f.school_year = ${schoolYear})::int as absences
    from (select distinct on (e.pupil_id) e.pupil_id, e.class_id, e.end_kind from classes.enrolment e
        where e.unit_id = ${unitId} and e.school_year = ${schoolYear} and e.end_kind is distinct from 'undone'
        order by e.pupil_id, e.valid_from desc, e.valid_to desc nulls first) as seat
    join classes.class c on c.id = seat.class_id join people.pupil p on p.id = seat.pupil_id
    left join assessment.result r on r.pupil_id = p.id and r.school_year = ${schoolYear} and r.period = 3
    where c.grade = '09' and ((p.class_id = c.id and p.active) is true or seat.end_kind = 'year_closed') and (${classId ?? null}::int is null or c.id = ${classId ?? null})
    order by c.sort_key, c.id, p.sort_key, p.id`.execute(work.handle);
  return rows.map((row) => {
    const marks = Object.values(row.subjects ?? {}).filter((value): value is number => typeof value === 'number');
    const mark = (code: string) => (typeof row.subjects?.[code] === 'number' ? (row.subjects[code] as number) : null);
    const absent = row.called || row.absences > 0 ? (row.counted ?? row.absences) : null;
    const outcome = completionOf(rules, {
      ...{ learning: row.level, conduct: row.conduct, absentSessions: absent ?? row.counted },
      age: row.birth_date ? startYear(schoolYear) + 1 - Number(row.birth_date.slice(0, 4)) : null,
      ...{ fileComplete: row.file, favoured: row.favoured, lowestMark: marks.length > 0 ? Math.min(...marks) : null },
      coreMarks: { TOAN: mark('TOAN'), VAN: mark('VAN') },
    });
    return {
      ...{ id: row.id, name: row.name, classId: row.class_id, className: row.class_name, birthDate: row.birth_date },
      ...{ level: row.level, conduct: row.conduct, absent, fileComplete: row.file, favoured: row.favoured },
      ...{ outcome, why: outcome.value?.recognised ? [] : explain(outcome) },
    };
  });
}
