// Everything that the books of a class print, in as many questions as there are kinds of things, never one a pupil.
import { sql } from 'kysely';
import type { UnitLevel } from '#kernel/code-lists/units-and-grades.ts';
import { notFound } from '#kernel/refusal.ts';
import {
  type Period,
  programmeOf,
  type RuleSet,
  type RuleSetId,
  ruleSetAt,
  ruleSetFor,
  type StoredCells,
  type StoredResult,
  type Went,
  went,
} from '#modules/assessment/index.ts';
import type { Work } from '#platform/db/work.ts';
import { inFormOrder } from '../rules/words.ts';

export type GuardianLine = {
  relation: 'father' | 'mother' | 'guardian';
  name: string;
  occupation: string | null;
  phone: string | null;
};
export type RecordPupil = {
  id: string;
  name: string;
  code: string | null;
  ministryId: string | null;
  registerNumber: string | null;
  birthDate: string | null;
  sex: 'male' | 'female' | null;
  ethnicity: string | null;
  birthPlace: string | null;
  /** Where he or she lives, as far as it is written down. */
  address: string;
  phone: string | null;
  policyKinds: readonly string[];
  individualPlan: boolean;
  guardians: readonly GuardianLine[];
  /** Sits in the class to its end, or today. Who left stands in the book, closed. */
  here: boolean;
  since: string;
  until: string | null;
  went: Went | null;
  endKind: 'moved_class' | 'left_school' | 'year_closed' | 'undone' | null;
};
export type RecordSubject = {
  id: number;
  code: string;
  kind: 'subject' | 'homeroom';
  taught: readonly [boolean, boolean];
  /** Of semester I, of semester II. */
  teachers: readonly [string, string];
};
export type RecordResult = Pick<
  StoredResult,
  | 'subjects'
  | 'overall_mean'
  | 'level'
  | 'conduct'
  | 'title'
  | 'decision'
  | 'absent_with_leave'
  | 'absent_without_leave'
  | 'comment'
  | 'extra'
  | 'complete'
  | 'approved'
> & {
  pupil_id: string;
  period: Period;
  /** Approved, and another since. */
  changed: boolean;
};
export type RecordRow = {
  pupil: string;
  subject: string;
  period: Period;
  cells: StoredCells;
  mean: number | null;
  comment: string | null;
};
/** A class as it stands above a table: school, year, rules, subjects with their teachers. */
export type ClassFrame = {
  place: {
    unitId: number;
    level: UnitLevel;
    unit: string;
    above: string;
    /** 'Cồn': where its papers are signed. */
    commune: string;
    district: string;
    province: string;
    headTitle: string;
    headName: string;
  };
  classId: number;
  className: string;
  grade: string;
  schoolYear: string;
  months: { from: string; semester1: string; to: string };
  homeroom: string;
  rules: RuleSet;
  subjects: readonly RecordSubject[];
};
/** The school that a pupil came from within the year. */
export type CameFrom = { school: string; className: string; leftOn: string | null; semesters: readonly Period[] };
export type ClassRecord = ClassFrame & {
  cameFrom: ReadonlyMap<string, CameFrom>;
  pupils: readonly RecordPupil[];
  /** By pupil, then period. */
  results: ReadonlyMap<string, Partial<Record<Period, RecordResult>>>;
  /** By pupil, then `subject period`. */
  rows: ReadonlyMap<string, ReadonlyMap<string, RecordRow>>;
};

type Head = ClassFrame['place'] & {
  classId: number;
  name: string;
  grade: string;
  schoolYear: string;
  from: string;
  semester1: string;
  to: string;
  homeroom: string | null;
  ruleSet: RuleSetId | null;
  ruleVersion: number | null;
};
type SubjectLine = {
  classId: number;
  id: number;
  code: string;
  kind: 'subject' | 'homeroom';
  periods1: number | null;
  periods2: number | null;
  first: string | null;
  second: string | null;
};
/** 'Nam Định': where a paper is signed. */
const placeName = (province: string): string => province.replace(/^(tỉnh|thành phố) /i, '');

/** Of those classes that the actor sees and the house knows rules for. */
export async function classFrames(work: Work, classIds: readonly number[]): Promise<Map<number, ClassFrame>> {
  const ids = classIds as number[];
  const heads = await sql<Head>`
    select c.id as "classId", u.id as "unitId", u.level, u.name as unit, coalesce(a.name, '') as above,
      coalesce(m.name, '') as commune, coalesce(m.district, m2.district, '') as district,
      coalesce(m.province, m2.province, (select province from organizations.commune limit 1), '') as province,
      coalesce(p.head_title, 'Hiệu trưởng') as "headTitle", coalesce(p.head_name, '') as "headName",
      c.name, c.grade, c.school_year as "schoolYear", y.starts_on::text as "from", y.semester1_ends_on::text as semester1, y.ends_on::text as "to",
      s.full_name as homeroom, r.rule_set as "ruleSet", r.rule_version as "ruleVersion"
    from classes.class c
    join classes.school_year y on y.code = c.school_year
    join organizations.unit u on u.id = c.unit_id
    left join organizations.unit a on a.id = u.parent_id
    left join organizations.profile p on p.unit_id = u.id
    left join organizations.commune m on m.code = p.commune_code
    left join lateral (select district, province from organizations.commune where district_code = u.district_code limit 1) m2 on true
    left join people.staff s on s.id = c.homeroom_staff_id
    left join assessment.class_rules r on r.class_id = c.id
    where c.id = any(${ids}::int[])`.execute(work.handle);
  const subjects = await sql<SubjectLine>`
    select s.class_id as "classId", s.id, s.subject as code, s.kind, s.periods1, s.periods2,
      string_agg(distinct t.full_name, ', ') filter (where a.semester = 1) as first,
      string_agg(distinct t.full_name, ', ') filter (where a.semester = 2) as second
    from teaching.class_subject s
    left join teaching.assignment a on a.class_subject_id = s.id and a.valid_to is null
    left join people.staff t on t.id = a.staff_id
    where s.class_id = any(${ids}::int[]) and s.closed_on is null
    group by s.id order by s.position, s.id`.execute(work.handle);
  const frames = new Map<number, ClassFrame>();
  for (const head of heads.rows) {
    const { classId, name, grade, schoolYear, from, semester1, to, homeroom, ruleSet, ruleVersion, ...place } = head;
    const rules =
      ruleSet !== null && ruleVersion !== null
        ? ruleSetAt(ruleSet, ruleVersion)
        : ruleSetFor(programmeOf(place.level, grade), grade, schoolYear);
    if (!rules) continue;
    frames.set(classId, {
      place: { ...place, province: placeName(place.province) },
      ...{ classId, className: name, grade, schoolYear, months: { from, semester1, to } },
      ...{ homeroom: homeroom ?? '', rules },
      subjects: inFormOrder(
        rules,
        subjects.rows.filter((one) => one.classId === classId),
      ).map(({ id, code, kind, periods1, periods2, first, second }) => ({
        ...{ id, code, kind, taught: [periods1 !== null, periods2 !== null] as const },
        teachers: [first ?? '', second ?? ''] as const,
      })),
    });
  }
  return frames;
}

const pupilsOf = (work: Work, classId: number) =>
  sql<RecordPupil>`
    select * from (
      select distinct on (e.pupil_id) p.id, p.full_name as name, p.code, p.ministry_id as "ministryId", p.register_number as "registerNumber",
        p.birth_date::text as "birthDate", p.sex, p.ethnicity, p.birth_place as "birthPlace",
        coalesce(p.current_address, nullif(concat_ws(', ', p.hamlet, m.name, m.district), ''), '') as address, p.phone,
        p.policy_kinds as "policyKinds", p.disability_exempt as "individualPlan",
        (e.valid_to is null or e.end_kind = 'year_closed') as here, e.valid_from::text as since, e.valid_to::text as until, e.end_kind as "endKind",
        ${went} as went,
        (select coalesce(jsonb_agg(jsonb_build_object('relation', g.relation, 'name', g.full_name, 'occupation', g.occupation, 'phone', g.phone)
            order by array_position(array['father', 'mother', 'guardian'], g.relation)), '[]')
          from people.guardian g where g.pupil_id = p.id and g.valid_to is null) as guardians, p.sort_key
      from classes.enrolment e join people.pupil p on p.id = e.pupil_id
      left join organizations.commune m on m.code = p.commune_code
      where e.class_id = ${classId} and e.end_kind is distinct from 'undone'
      order by e.pupil_id, e.valid_from desc
    ) as one order by sort_key collate "C", id`.execute(work.handle);

/** What is asked of results, here and of earlier years. */
export const resultColumns = sql`r.pupil_id, r.period, r.subjects, r.overall_mean, r.level, r.conduct, r.title, r.decision,
  r.absent_with_leave, r.absent_without_leave, r.comment, r.extra, r.complete, r.approved,
  r.approved_at is not null and not r.approved as changed`;

/** @throws Refused when there is no such class in the actor's scope, or the house knows no rules for it */
export async function classRecord(work: Work, classId: number): Promise<ClassRecord> {
  const frame = (await classFrames(work, [classId])).get(classId);
  if (!frame) throw notFound('Không tìm thấy lớp này, hoặc chưa có quy định đánh giá cho khối lớp này.');
  const pupils = (await pupilsOf(work, classId)).rows;
  const ids = pupils.map(({ id }) => id);
  const results = await sql<RecordResult>`
    select ${resultColumns} from assessment.result r where r.pupil_id = any(${ids}::uuid[]) and r.school_year = ${frame.schoolYear}`.execute(
    work.handle,
  );
  const rows = await sql<RecordRow>`
    select m.pupil_id as pupil, s.subject, m.semester as period, m.cells, m.mean, m.comment
    from assessment.mark_row m join teaching.class_subject s on s.id = m.class_subject_id where m.class_id = ${classId}`.execute(
    work.handle,
  );
  const byPupil = new Map<string, Partial<Record<Period, RecordResult>>>();
  for (const result of results.rows) {
    const one = byPupil.get(result.pupil_id) ?? {};
    one[result.period] = result;
    byPupil.set(result.pupil_id, one);
  }
  return {
    ...frame,
    pupils,
    results: byPupil,
    rows: rowsOfPupils(rows.rows),
    cameFrom: await cameFromOf(work, ids, frame.schoolYear),
  };
}

export async function cameFromOf(work: Work, ids: readonly string[], schoolYear: string): Promise<Map<string, CameFrom>> {
  const { rows } = await sql<CameFrom & { pupil: string }>`
    select f.pupil_id as pupil, f.school, f.class_name as "className", f.left_on::text as "leftOn",
      array(select distinct (s ->> 'semester')::int from jsonb_array_elements(f.record -> 'sheets') as s
        where s ->> 'result' <> '' and s ->> 'taken' in ('cells', 'result') order by 1) as semesters
    from assessment.former_school f where f.pupil_id = any(${ids as string[]}::uuid[]) and f.school_year = ${schoolYear}`.execute(
    work.handle,
  );
  return new Map(rows.map(({ pupil, ...from }) => [pupil, from]));
}

export function rowsOfPupils(rows: readonly RecordRow[]): Map<string, Map<string, RecordRow>> {
  const found = new Map<string, Map<string, RecordRow>>();
  for (const row of rows) {
    const one = found.get(row.pupil) ?? new Map<string, RecordRow>();
    one.set(`${row.subject} ${row.period}`, row);
    found.set(row.pupil, one);
  }
  return found;
}
