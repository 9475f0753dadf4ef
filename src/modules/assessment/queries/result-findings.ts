// What is doubtful about the results of a school and who teaches for them (checks 9, 29, 31-38 of R7.3)? Asked when somebody looks: no finding is
// kept, none can be behind; only the reasons why one is right are. What checks 32 and 33 look for is counted as empty cells, and cannot be: a mean
// follows its marks in the same transaction.
import { hash } from 'node:crypto';
import { sql } from 'kysely';
import { subjectList } from '#kernel/code-lists/subjects.ts';
import type { UnitLevel } from '#kernel/code-lists/units-and-grades.ts';
import { schoolYearOf } from '#kernel/school-year.ts';
import { planFindings } from '#modules/teaching/index.ts';
import type { Work } from '#platform/db/work.ts';
import type { Period } from '../rules/outcome.ts';
import { periodNames, semesterAtWork } from '../rules/period-names.ts';
import { ruleSets } from '../rules/rule-sets/catalogue.ts';

export type ResultFinding = {
  /** Which of a school in a year it is, whatever its facts are today. */
  key: string;
  /** Of the list of checks. */
  rule: number;
  level: 'E' | 'W';
  /** null: of a person. */
  className: string | null;
  period: Period;
  text: string;
  /** Below the address of the school. */
  to: string;
  /** Of what it was found in: another one is another finding. */
  facts: string;
  /** What is plainly wrong or empty is mended, not explained. */
  mayExplain: boolean;
  explained: { reason: string; by: string; at: string } | null;
};
type Row = {
  rule: number;
  class_id: number;
  class_name: string;
  period: Period;
  n: number;
  subject: string | null;
  facts: string | null;
};
type Found = Omit<ResultFinding, 'explained'>;

const words: Record<number, (row: Row & { subjects: readonly string[] }) => { level: 'E' | 'W'; text: string }> = {
  31: ({ n }) => ({ level: 'E', text: `${n} em có điểm ngoài thang 0 đến 10` }),
  34: ({ n, subject }) => ({
    level: 'E',
    text: subject === null ? `${n} em đủ điểm mà chưa có hạnh kiểm` : `${n} em có kết quả học kỳ II khi học kỳ I còn thiếu`,
  }),
  35: ({ n, subject, subjects }) => ({
    level: 'W',
    text:
      subject === null
        ? `${n} em, hơn 90 % lớp, xếp loại cao nhất`
        : `cả lớp cùng một điểm trung bình, hoặc trung bình lớp trên 9,5: ${subjects.join(', ')}`,
  }),
  36: ({ n }) => ({ level: 'E', text: `${n} em nghỉ quá 45 buổi mà được lên lớp` }),
  37: ({ n, subjects }) => ({ level: 'W', text: `${n} em có mức đạt được trái với điểm kiểm tra: ${subjects.join(', ')}` }),
  38: ({ n }) => ({ level: 'E', text: `${n} em có mức xếp loại không thuộc quy định của lớp` }),
};

/** Levels that a rule set knows: K of one circular is not K of the other. */
const known = ruleSets.flatMap((rules) =>
  rules.kind === 'secondary' ? rules.learning.rungs.map(({ code }) => `${rules.id} ${code}`) : [],
);
const best = ruleSets.flatMap((rules) => (rules.kind === 'secondary' ? [`${rules.id} ${rules.learning.rungs[0]?.code}`] : []));

const periodWord = { 1: 'hk1', 2: 'hk2', 3: 'cn' } as const;
/** Check 34 finds two things; an empty conduct is filled in. */
const mended = ({ rule, subject }: Row): boolean => rule === 31 || rule === 38 || (rule === 34 && subject === null);
const hashOf = (parts: readonly (string | null)[]): string => hash('sha256', JSON.stringify(parts));

/** In a year that is over or to come nobody is asked about assignments. */
export async function resultFindings(
  work: Work,
  unit: { id: number; level: UnitLevel },
  schoolYear: string,
): Promise<ResultFinding[]> {
  const found = [...(await foundInResults(work, unit.id, schoolYear)), ...(await foundInPlan(work, unit, schoolYear))];
  if (found.length === 0) return [];
  const { rows } = await sql<{ finding: string; facts: string; reason: string; by: string; at: string }>`
    select finding, encode(facts, 'hex') as facts, reason, explained_by_name as by, (explained_at at time zone 'Asia/Ho_Chi_Minh')::date::text as at
    from assessment.explanation where unit_id = ${unit.id} and school_year = ${schoolYear}`.execute(work.handle);
  const known = new Map(rows.map(({ finding, facts, ...how }) => [`${finding} ${facts}`, how]));
  return found.map((one) => ({ ...one, explained: known.get(`${one.key} ${one.facts}`) ?? null }));
}

async function foundInPlan(work: Work, unit: { id: number; level: UnitLevel }, schoolYear: string): Promise<Found[]> {
  if (schoolYear !== schoolYearOf(work.today)) return [];
  const semester = semesterAtWork(work.today);
  return (await planFindings(work, unit, schoolYear, semester)).map(({ rule, about, className, facts, text }) => ({
    ...{ key: `${rule} ${about} ${semester}`, rule, level: 'W' as const, className, period: semester },
    ...{ text: `${text} (${periodNames[semester]})`, to: 'teaching/assignments', facts: hashOf([facts]), mayExplain: true },
  }));
}

async function foundInResults(work: Work, unitId: number, schoolYear: string): Promise<Found[]> {
  const { rows } = await sql<Row>`
    with r as (
      select r.*, c.name as class_name from assessment.result r join classes.class c on c.id = r.class_id
      where r.unit_id = ${unitId} and r.school_year = ${schoolYear}
    ), m as (
      select m.*, s.subject, c.name as class_name from assessment.mark_row m join teaching.class_subject s on s.id = m.class_subject_id and s.kind = 'subject'
      join classes.class c on c.id = m.class_id where m.unit_id = ${unitId} and s.school_year = ${schoolYear}
    )
    select 31 as rule, class_id, class_name, semester as period, count(distinct pupil_id)::int as n, null::text as subject, null::text as facts from m
      where exists (select from jsonb_each(cells) as e(k, v) where jsonb_typeof(v -> 0) = 'number' and not (v ->> 0)::numeric between 0 and 100) group by 2, 3, 4
    union all
    select 34, class_id, class_name, period, count(*)::int, null, null from r where not complete and missing = '[{"what": "conduct"}]' and period < 3 group by 2, 3, 4
    union all
    select 34, two.class_id, two.class_name, 2::smallint, count(*)::int, 'HK1', string_agg(two.pupil_id::text, ' ' order by two.pupil_id) from r as two join r as one on one.pupil_id = two.pupil_id and one.period = 1
      where two.period = 2 and two.complete and not one.complete group by 2, 3
    union all
    select 35, class_id, class_name, semester, count(mean)::int, subject, concat_ws(' ', count(mean), min(mean), max(mean), sum(mean)) from m where mean is not null
      group by class_id, class_name, semester, subject having count(mean) >= 10 and (min(mean) = max(mean) or avg(mean) > 95)
    union all
    select 35, class_id, class_name, period, (count(*) filter (where rule_set || ' ' || level = any(${best}::text[])))::int, null, string_agg(pupil_id || level, ' ' order by pupil_id) from r where level is not null
      group by 2, 3, 4 having count(*) >= 10 and count(*) filter (where rule_set || ' ' || level = any(${best}::text[])) * 10 > count(*) * 9
    union all
    select 36, class_id, class_name, period, count(*)::int, null, string_agg(pupil_id || ' ' || absent_with_leave + absent_without_leave, ' ' order by pupil_id) from r
      where period = 3 and decision = 'LEN_LOP' and absent_with_leave + absent_without_leave > 45 and rule_set not like 'TT30%' and rule_set not like 'TT27%' group by 2, 3, 4
    union all
    select 37, class_id, class_name, semester, count(*)::int, subject, string_agg(pupil_id || comment || mean, ' ' order by pupil_id) from m where (comment = 'HTT' and mean < 50) or (comment = 'CHT' and mean >= 90) group by 2, 3, 4, 6
    union all
    select 38, class_id, class_name, period, count(*)::int, null, null from r
      where level is not null and exists (select from unnest(${known}::text[]) as k where k like rule_set || ' %') and not rule_set || ' ' || level = any(${known}::text[]) group by 2, 3, 4
    order by 1, 3, 4, 6`.execute(work.handle);
  // One sentence for all subjects of a class.
  const groups = Map.groupBy(rows, ({ rule, class_id, period, subject }) => `${rule} ${class_id} ${period} ${subject === null}`);
  return [...groups.values()].map((group) => {
    const row = group.reduce((a, b) => (b.n > a.n ? b : a));
    const subjects = group.flatMap(({ subject }) => (subject === null ? [] : subjectList.nameOf(subject)));
    const { level, text } = (words[row.rule] ?? (() => ({ level: 'W' as const, text: '' })))({ ...row, subjects });
    return {
      key: `${row.rule} class:${row.class_id} ${row.period}${row.subject === null ? '' : ' subjects'}`,
      ...{ rule: row.rule, level, className: row.class_name, period: row.period },
      text: `Lớp ${row.class_name}, ${periodNames[row.period]}: ${text}`,
      to: `assessment/results/${row.class_id}/${periodWord[row.period]}`,
      facts: hashOf(group.flatMap(({ subject, facts }) => [subject, facts])),
      mayExplain: !mended(row),
    };
  });
}
