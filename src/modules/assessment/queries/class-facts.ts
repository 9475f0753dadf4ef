// What holds for every pupil of a class: its rules, its subjects in order, how the school reads the law.
import { sql } from 'kysely';
import type { UnitLevel } from '#kernel/code-lists/units-and-grades.ts';
import { notFound } from '#kernel/refusal.ts';
import type { Work } from '#platform/db/work.ts';
import { houseReadings, type Readings, strictReadings } from '../rules/classification.ts';
import type { YearSubject } from '../rules/pupil-year.ts';
import type { RuleSet, RuleSetId } from '../rules/rule-sets/shape.ts';
import { type ClassSubjectRow, rulesOfClass, type SheetContext } from './sheet-context.ts';

export type ClassFacts = {
  unitId: number;
  classId: number;
  className: string;
  grade: string;
  schoolYear: string;
  rules: RuleSet;
  /** The rules are written down for the class already. */
  kept: boolean;
  frozen: boolean;
  subjects: readonly (YearSubject & { id: number })[];
  /** Of every sheet of the class, also of a subject that was closed, and of what the homeroom teacher rates. */
  sheets: ReadonlyMap<number, Pick<ClassSubjectRow, 'subject' | 'kind'>>;
  readings: Readings;
};
type Row = {
  id: number;
  unit_id: number;
  level: UnitLevel;
  name: string;
  grade: string;
  school_year: string;
  rule_set: RuleSetId | null;
  rule_version: number | null;
  frozen_at: Date | null;
  strict: boolean | null;
  subjects: readonly ClassSubjectRow[];
};

/** @throws Refused when there is no such class in the actor's scope */
export async function classFacts(work: Work, classId: number): Promise<ClassFacts> {
  const found = (await factsOfClasses(work, [classId])).get(classId);
  if (!found) throw notFound('Không tìm thấy lớp này.');
  return found;
}

/** Of those in the actor's scope. */
export async function factsOfClasses(work: Work, classIds: readonly number[]): Promise<Map<number, ClassFacts>> {
  const { rows } = await sql<Row>`/* planned */
    select c.id, c.unit_id, u.level, c.name, c.grade, c.school_year, r.rule_set, r.rule_version, r.frozen_at, o.strict_adjustment as strict,
      (select coalesce(jsonb_agg(jsonb_build_object('id', s.id, 'subject', s.subject, 'periods1', s.periods1, 'periods2', s.periods2, 'specialised', s.specialised,
          'kind', s.kind, 'open', s.closed_on is null) order by s.position, s.id), '[]')
        from teaching.class_subject s where s.class_id = c.id) as subjects
    from classes.class c join organizations.unit u on u.id = c.unit_id
    left join assessment.class_rules r on r.class_id = c.id
    left join assessment.option o on o.unit_id = c.unit_id
    where c.id = any(${classIds as number[]}::int[])`.execute(work.handle);
  return new Map(rows.map((row) => [row.id, factsOf(row)]));
}

function factsOf(row: Row): ClassFacts {
  return {
    ...{ unitId: row.unit_id, classId: row.id, className: row.name, grade: row.grade, schoolYear: row.school_year },
    ...{ rules: rulesOfClass(row), kept: row.rule_set !== null, frozen: row.frozen_at !== null },
    ...{ ...subjectsOf(row.subjects), readings: readingsOf(row.strict) },
  };
}
const subjectsOf = (rows: readonly ClassSubjectRow[]): Pick<ClassFacts, 'subjects' | 'sheets'> => ({
  subjects: rows.filter(({ kind, open }) => kind === 'subject' && open).map(yearSubject),
  sheets: new Map(rows.map((row) => [row.id, row])),
});
const yearSubject = ({ id, subject, periods1, periods2, specialised }: ClassSubjectRow): ClassFacts['subjects'][number] => ({
  ...{ id, subject, specialised },
  taught: [periods1 !== null, periods2 !== null],
});
const readingsOf = (strict: boolean | null): Readings => (strict ? strictReadings : houseReadings);

/** Of the class of a sheet that has been read already. */
export const factsOfSheet = (sheet: SheetContext): ClassFacts => ({
  ...{
    unitId: sheet.unitId,
    classId: sheet.classId,
    className: sheet.className,
    grade: sheet.grade,
    schoolYear: sheet.schoolYear,
  },
  ...{ rules: sheet.rules, kept: sheet.rulesKept, frozen: sheet.frozen },
  ...{ ...subjectsOf(sheet.classSubjects), readings: readingsOf(sheet.strict) },
});
