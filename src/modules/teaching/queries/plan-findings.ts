// What is doubtful about who teaches what (checks 9 and 29 of R7.3)? Asked when somebody looks.
import { sql } from 'kysely';
import type { UnitLevel } from '#kernel/code-lists/units-and-grades.ts';
import type { Work } from '#platform/db/work.ts';
import { subjectName } from '../curricula/curricula.ts';
import { farOver, periodWords } from '../rules/load.ts';
import type { Semester } from '../rules/semester.ts';
import { loadsOf } from './loads.ts';

export type PlanFinding = {
  rule: 9 | 29;
  /** 'class:7', 'staff:…': whose it is, as long as it lasts. */
  about: string;
  className: string | null;
  /** Another text of facts is another finding. */
  facts: string;
  text: string;
};

/** Of a preschool nothing: its teachers are counted in hours, its classes learn no subjects. */
export async function planFindings(
  work: Work,
  unit: { id: number; level: UnitLevel },
  schoolYear: string,
  semester: Semester,
): Promise<PlanFinding[]> {
  if (unit.level === 'mn') return [];
  const { rows } = await sql<{ id: number; name: string; subjects: string[] }>`
    select c.id, c.name, array_agg(s.subject order by s.position, s.id) as subjects
    from teaching.class_subject s join classes.class c on c.id = s.class_id
    where s.unit_id = ${unit.id} and s.school_year = ${schoolYear} and s.kind = 'subject' and s.closed_on is null and c.active
      and case ${semester}::int when 1 then s.periods1 else s.periods2 end is not null
      and not exists (select from teaching.assignment a where a.class_subject_id = s.id and a.semester = ${semester} and a.valid_to is null)
    group by c.id, c.name, c.grade, c.sort_key order by c.grade, c.sort_key`.execute(work.handle);
  const classes = rows.map(
    ({ id, name, subjects }): PlanFinding => ({
      ...{ rule: 9, about: `class:${id}`, className: name, facts: subjects.join(' ') },
      text: `Lớp ${name}: chưa phân công giáo viên dạy ${subjects.map((code) => subjectName(code)).join(', ')}`,
    }),
  );
  // Nobody has been assigned yet: one class after the other says so, not every teacher besides.
  const loads = (await loadsOf(work, unit, schoolYear, semester)).filter(({ manager }) => !manager);
  const planned = loads.some(({ periods }) => periods > 0);
  const teachers = loads.flatMap(({ id, name, periods, norm }): PlanFinding[] => {
    const of = { rule: 29 as const, about: `staff:${id}`, className: null };
    if (planned && periods === 0)
      return [{ ...of, facts: '0', text: `${name}: giáo viên chưa được phân công môn nào trong học kỳ` }];
    if (norm === null || periods <= norm + farOver) return [];
    return [
      {
        ...{ ...of, facts: `${periods}/${norm}` },
        text: `${name}: ${periodWords(periods)} tiết một tuần, quá định mức ${periodWords(norm)} tiết trên ${periodWords(farOver)} tiết`,
      },
    ];
  });
  return [...classes, ...teachers];
}
