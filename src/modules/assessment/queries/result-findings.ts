// What is doubtful about the results of a school (checks 31-38 of R7.3)? Asked when somebody looks: nothing is kept, nothing can be behind.
import { sql } from 'kysely';
import { subjectList } from '#kernel/code-lists/subjects.ts';
import type { Work } from '#platform/db/work.ts';
import { periodNames } from '../rules/period-names.ts';
import { ruleSets } from '../rules/rule-sets/catalogue.ts';
import type { Period } from '../tables.ts';

export type ResultFinding = {
  /** Of the list of checks. */
  rule: number;
  level: 'E' | 'W';
  classId: number;
  className: string;
  period: Period;
  /** Pupils concerned. */
  count: number;
  text: string;
};
type Row = { rule: number; class_id: number; class_name: string; period: Period; n: number; subject: string | null };

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

export async function resultFindings(work: Work, unitId: number, schoolYear: string): Promise<ResultFinding[]> {
  const { rows } = await sql<Row>`
    with r as (
      select r.*, c.name as class_name from assessment.result r join classes.class c on c.id = r.class_id
      where r.unit_id = ${unitId} and r.school_year = ${schoolYear}
    ), m as (
      select m.*, s.subject, c.name as class_name from assessment.mark_row m join teaching.class_subject s on s.id = m.class_subject_id and s.kind = 'subject'
      join classes.class c on c.id = m.class_id where m.unit_id = ${unitId} and s.school_year = ${schoolYear}
    )
    select 31 as rule, class_id, class_name, semester as period, count(distinct pupil_id)::int as n, null::text as subject from m
      where exists (select from jsonb_each(cells) as e(k, v) where jsonb_typeof(v -> 0) = 'number' and not (v ->> 0)::numeric between 0 and 100) group by 2, 3, 4
    union all
    select 34, class_id, class_name, period, count(*)::int, null from r where not complete and missing = '[{"what": "conduct"}]' and period < 3 group by 2, 3, 4
    union all
    select 34, two.class_id, two.class_name, 2::smallint, count(*)::int, 'HK1' from r as two join r as one on one.pupil_id = two.pupil_id and one.period = 1
      where two.period = 2 and two.complete and not one.complete group by 2, 3
    union all
    select 35, class_id, class_name, semester, count(mean)::int, subject from m where mean is not null
      group by class_id, class_name, semester, subject having count(mean) >= 10 and (min(mean) = max(mean) or avg(mean) > 95)
    union all
    select 35, class_id, class_name, period, (count(*) filter (where rule_set || ' ' || level = any(${best}::text[])))::int, null from r where level is not null
      group by 2, 3, 4 having count(*) >= 10 and count(*) filter (where rule_set || ' ' || level = any(${best}::text[])) * 10 > count(*) * 9
    union all
    select 36, class_id, class_name, period, count(*)::int, null from r
      where period = 3 and decision = 'LEN_LOP' and absent_with_leave + absent_without_leave > 45 and rule_set not like 'TT30%' and rule_set not like 'TT27%' group by 2, 3, 4
    union all
    select 37, class_id, class_name, semester, count(*)::int, subject from m where (comment = 'HTT' and mean < 50) or (comment = 'CHT' and mean >= 90) group by 2, 3, 4, 6
    union all
    select 38, class_id, class_name, period, count(*)::int, null from r
      where level is not null and exists (select from unnest(${known}::text[]) as k where k like rule_set || ' %') and not rule_set || ' ' || level = any(${known}::text[]) group by 2, 3, 4
    order by 1, 3, 4`.execute(work.handle);
  // One sentence for all subjects of a class.
  const groups = Map.groupBy(rows, ({ rule, class_id, period, subject }) => `${rule} ${class_id} ${period} ${subject === null}`);
  return [...groups.values()].map((group) => {
    const row = group.reduce((a, b) => (b.n > a.n ? b : a));
    const subjects = group.flatMap(({ subject }) => (subject === null ? [] : subjectList.nameOf(subject)));
    const { level, text } = (words[row.rule] ?? (() => ({ level: 'W' as const, text: '' })))({ ...row, subjects });
    return {
      ...{ rule: row.rule, level, classId: row.class_id, className: row.class_name, period: row.period, count: row.n },
      text: `Lớp ${row.class_name}, ${periodNames[row.period]}: ${text}`,
    };
  });
}
