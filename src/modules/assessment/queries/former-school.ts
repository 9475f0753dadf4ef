// What did the school that a pupil came from record in this year? Its rows are read in the scope of the province, for one child that it has
// let go; afterwards the receiving school reads what it has taken over, which is a row of its own.
import { sql } from 'kysely';
import type { Work } from '#platform/db/work.ts';
import type { Period } from '../rules/outcome.ts';
import type { CellValues } from '../rules/row.ts';
import type { FormerRecord, StoredCells } from '../tables.ts';
import { type ClassSheet, sheetsOfClasses } from './class-marks.ts';

export type FormerMarks = {
  subject: string;
  kind: 'subject' | 'homeroom';
  semester: Period;
  sheet: ClassSheet;
  cells: CellValues;
  mean: number | null;
  comment: string | null;
};
export type FormerYear = {
  pupilId: string;
  unitId: number;
  school: string;
  shortName: string;
  className: string;
  leftOn: string | null;
  /** Where that school let the pupil go to, in words, if not here. */
  meantFor: string | null;
  marks: readonly FormerMarks[];
  excused: readonly { subject: string; semester: 1 | 2; kind: 'exempt' | 'not_chosen' | 'not_taught'; basis: string }[];
  absent: FormerRecord['absent'];
};
/** `kept`: the other school has not let the pupil go. `other`: the number is that of a child born on another day. */
export type Former = { state: 'none' } | { state: 'kept' | 'other'; shortName: string } | { state: 'released'; year: FormerYear };

type Pupil = {
  id: string;
  unit_id: number;
  ministry_id: string | null;
  personal_id: string | null;
  birth_date: string | null;
};
type Candidate = {
  id: string;
  unitId: number;
  school: string;
  shortName: string;
  sameBirth: boolean;
  released: boolean;
  leftOn: string | null;
  meantFor: string | null;
  className: string;
};

/**
 * A number and the birth date together say that it is the same child: of a number alone, which may have been mistyped, nothing but the name
 * of the school is told.
 */
export async function formerSchool(work: Work, pupil: Pupil, schoolYear: string): Promise<Former> {
  const numbers = [pupil.ministry_id, pupil.personal_id].filter((one) => one !== null);
  if (numbers.length === 0) return { state: 'none' };
  return work.elevated('kết quả trong năm đi theo học sinh chuyển trường (R6.5)', async () => {
    const { rows } = await sql<Candidate>`
      select p.id, p.unit_id as "unitId", u.name as school, u.short_name as "shortName", p.status_date::text as "leftOn",
        p.birth_date is not null and p.birth_date = ${pupil.birth_date}::date as "sameBirth", p.status = 'moved_away' as released,
        case when p.moved_to_unit_id is distinct from ${pupil.unit_id} then p.moved_to end as "meantFor", c.name as "className"
      from people.pupil p join organizations.unit u on u.id = p.unit_id
      join lateral (select k.name from classes.enrolment e join classes.class k on k.id = e.class_id
        where e.pupil_id = p.id and e.school_year = ${schoolYear} and e.end_kind is distinct from 'undone' order by e.valid_from desc limit 1) as c on true
      where (p.ministry_id = any(${numbers}::text[]) or p.personal_id = any(${numbers}::text[])) and p.unit_id <> ${pupil.unit_id} and p.id <> ${pupil.id}
        and (p.active or p.status = 'moved_away')
      order by 6 desc, 7 desc, p.status_date desc nulls last limit 1`.execute(work.handle);
    const [found] = rows;
    if (!found) return { state: 'none' };
    if (!found.sameBirth) return { state: 'other', shortName: found.shortName };
    if (!found.released) return { state: 'kept', shortName: found.shortName };
    const { id, unitId, school, shortName, className, leftOn, meantFor } = found;
    return {
      state: 'released',
      year: { pupilId: id, unitId, school, shortName, className, leftOn, meantFor, ...(await recordedOf(work, id, schoolYear)) },
    };
  });
}

/** Within the wider scope. */
async function recordedOf(
  work: Work,
  pupilId: string,
  schoolYear: string,
): Promise<Pick<FormerYear, 'marks' | 'excused' | 'absent'>> {
  const { rows } = await sql<{
    cs: number;
    class_id: number;
    semester: Period;
    cells: StoredCells;
    mean: number | null;
    comment: string | null;
  }>`
    select m.class_subject_id as cs, m.class_id, m.semester, m.cells, m.mean, m.comment
    from assessment.mark_row m join teaching.class_subject s on s.id = m.class_subject_id
    left join lateral (select max(e.valid_from) as since from classes.enrolment e where e.pupil_id = m.pupil_id and e.class_id = s.class_id) as e on true
    where m.pupil_id = ${pupilId} and s.school_year = ${schoolYear} order by e.since nulls first, s.position, s.id, m.semester`.execute(
    work.handle,
  );
  const sheets = await sheetsOfClasses(work, [...new Set(rows.map(({ class_id }) => class_id))]);
  // Of two classes the later one speaks.
  const marks = new Map<string, FormerMarks>();
  for (const { cs, semester, cells, mean, comment } of rows) {
    const subject = sheets.get(cs);
    const sheet = subject?.sheets[semester - 1];
    const values = Object.fromEntries(Object.entries(cells).map(([key, [value]]) => [key, value]));
    if (!subject || !sheet || Object.values(values).every((value) => value === null)) continue;
    const { subject: code, kind } = subject;
    marks.set(`${code} ${semester}`, { subject: code, kind, semester, sheet, cells: values, mean, comment });
  }
  const excused = await sql<FormerYear['excused'][number]>`
    select s.subject, x.semester, x.kind, x.basis from teaching.exemption x join teaching.class_subject s on s.id = x.class_subject_id
    where x.pupil_id = ${pupilId} and s.school_year = ${schoolYear}`.execute(work.handle);
  const absent = await sql<FormerRecord['absent'][number]>`
    select p, sum(leave)::int as leave, sum(none)::int as none from (
      select case when a.day <= y.semester1_ends_on then 1 else 2 end as p, (a.state = 'P')::int as leave, (a.state = 'K')::int as none
      from teaching.absence a join classes.school_year y on y.code = a.school_year
      where a.pupil_id = ${pupilId} and a.school_year = ${schoolYear} and a.counted and a.state in ('P', 'K')
      union all select x.p, x.leave, x.none from assessment.former_school f cross join jsonb_to_recordset(f.record -> 'absent') as x(p int, leave int, none int)
        where f.pupil_id = ${pupilId} and f.school_year = ${schoolYear}) as n group by 1 order by 1`.execute(work.handle);
  return { marks: [...marks.values()], excused: excused.rows, absent: absent.rows };
}

export type TakenOver = {
  school: string;
  className: string;
  leftOn: string | null;
  record: FormerRecord;
  by: string;
  at: string;
};
/** What this school has taken over of the year. */
export async function takenOver(work: Work, pupilId: string, schoolYear: string): Promise<TakenOver | null> {
  const { rows } = await sql<TakenOver>`
    select school, class_name as "className", left_on::text as "leftOn", record, taken_by_name as by, (taken_at at time zone 'Asia/Ho_Chi_Minh')::date::text as at
    from assessment.former_school where pupil_id = ${pupilId} and school_year = ${schoolYear}`.execute(work.handle);
  return rows[0] ?? null;
}
