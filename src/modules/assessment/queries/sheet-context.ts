// Everything about a sheet but its pupils: subject, class, rules, columns, locks, who may write. One question for the grid, a save, an import.
import type { UnitLevel } from '#kernel/code-lists/units-and-grades.ts';
import { notFound } from '#kernel/refusal.ts';
import { weeksOfClass } from '#modules/teaching/index.ts';
import { statement, text } from '#platform/db/statement.ts';
import type { Work } from '#platform/db/work.ts';
import { knownSettings, type MinimumSetting, type SubjectPlan, settingFor } from '../rules/minimum.ts';
import type { Period } from '../rules/outcome.ts';
import { programmeOf, ruleSetAt, ruleSetFor } from '../rules/rule-sets/catalogue.ts';
import type { RuleSet, RuleSetId } from '../rules/rule-sets/shape.ts';
import { type Sheet, type SheetInput, sheetOf } from '../rules/sheet.ts';
import type { ColumnNote } from '../tables.ts';

export type SheetLock = {
  id: number;
  kind: 'principal' | 'deadline' | 'approval' | 'closed_year';
  column: string | null;
  reason: string;
  by: string;
  at: string;
};
/** An unlocking that is granted to somebody and not over. */
export type OpenRequest = {
  id: number;
  askedBy: string;
  until: string;
  cells: readonly { pupil: string; column: string | null; closed?: true }[];
};
export type Teacher = { staffId: string; userId: string | null; name: string; from: string; to: string | null; part: string };
export type SheetContext = {
  unitId: number;
  classSubjectId: number;
  period: Period;
  subject: string;
  kind: 'subject' | 'homeroom';
  classId: number;
  className: string;
  grade: string;
  schoolYear: string;
  classClosed: boolean;
  rules: RuleSet;
  input: SheetInput;
  sheet: Sheet;
  sheetVersion: number;
  notes: readonly ColumnNote[];
  locks: readonly SheetLock[];
  openRequests: readonly OpenRequest[];
  /** Of the semester; of the year's sheet those of semester II. Also who taught before. */
  teachers: readonly Teacher[];
  homeroom: { staffId: string; userId: string | null; name: string } | null;
  frozen: boolean;
  /** What the results of the class follow from: see `factsOfSheet`. */
  classSubjects: readonly ClassSubjectRow[];
  strict: boolean;
  rulesKept: boolean;
};
export type ClassSubjectRow = {
  id: number;
  subject: string;
  periods1: number | null;
  periods2: number | null;
  specialised: boolean;
  kind: 'subject' | 'homeroom';
  open: boolean;
};

/** What decides which columns a sheet has. */
export type PlanRow = {
  level: UnitLevel;
  grade: string;
  school_year: string;
  subject: string;
  periods1: number | null;
  periods2: number | null;
  periodic1: number;
  periodic2: number;
  rule_set: RuleSetId | null;
  rule_version: number | null;
  gradebook1: 'KT' | 'DDG' | null;
  gradebook2: 'KT' | 'DDG' | null;
  columns: readonly ColumnNote[] | null;
  settings: readonly {
    rule_set: RuleSetId;
    semester: 1 | 2;
    regular: MinimumSetting['regular'];
    periodic: MinimumSetting['periodic'];
    comment: number | null;
    basis: string;
  }[];
};
export type SheetRow = PlanRow & {
  sheet: number;
  period: Period;
  unit_id: number;
  class_id: number;
  class_name: string;
  closed_on: string | null;
  kind: 'subject' | 'homeroom';
  subject_closed: string | null;
  frozen_at: Date | null;
  sheet_version: number | null;
  locks: readonly SheetLock[];
  requests: readonly OpenRequest[];
  teachers: readonly Teacher[];
  homeroom: SheetContext['homeroom'];
  class_subjects: readonly ClassSubjectRow[];
  strict: boolean | null;
};

/** What the plan of the class says of a subject in one semester. */
export function subjectPlan(
  { level, grade }: { level: UnitLevel; grade: string },
  row: { subject: string; periods1: number | null; periods2: number | null; periodic1: number; periodic2: number },
  semester: 1 | 2,
): SubjectPlan {
  const weeks = weeksOfClass(level, grade);
  return {
    subject: row.subject,
    periodsPerWeek: ((semester === 1 ? row.periods1 : row.periods2) ?? 0) / 10,
    periodsPerYear: ((row.periods1 ?? 0) * weeks[0] + (row.periods2 ?? 0) * weeks[1]) / 10,
    periodicTests: semester === 1 ? row.periodic1 : row.periodic2,
  };
}

/** The rules of the class: those it keeps, else those of its grade and year. @throws Refused where the house knows none */
export function rulesOfClass(row: {
  rule_set: RuleSetId | null;
  rule_version: number | null;
  level: UnitLevel;
  grade: string;
  school_year: string;
}): RuleSet {
  if (row.rule_set !== null && row.rule_version !== null) return ruleSetAt(row.rule_set, row.rule_version);
  const rules = ruleSetFor(programmeOf(row.level, row.grade), row.grade, row.school_year);
  if (!rules) throw notFound(`Chưa có quy định đánh giá cho khối này trong năm học ${row.school_year}.`);
  return rules;
}

export function settingOf(
  settings: PlanRow['settings'],
  rules: RuleSet,
  schoolYear: string,
  semester: 1 | 2,
): MinimumSetting | undefined {
  const own = settings.find((one) => one.rule_set === rules.id && one.semester === semester);
  if (own) {
    const { regular, periodic, comment, basis } = own;
    return { ruleSet: rules.id, schoolYear, semester, regular, periodic, comment, basis } as MinimumSetting;
  }
  return settingFor(knownSettings, rules.id, schoolYear, semester);
}

/** What the rules are asked for a sheet. @throws Refused where the house knows no rules for the class */
export function sheetInputOf(row: PlanRow, period: Period): SheetInput {
  const semester = period === 3 ? 2 : period;
  const rules = rulesOfClass(row);
  return {
    ...{ rules, grade: row.grade, subject: row.subject, period, notes: row.columns ?? [] },
    plan: subjectPlan(row, row, semester),
    gradebook: period === 1 ? row.gradebook1 : row.gradebook2,
    setting: settingOf(row.settings, rules, row.school_year, semester),
  };
}

/** Everything of a sheet in one row, of each that is `asked` for; `now`: what is open still. */
export const sheetColumns = text`
  s.id as sheet, asked.period, s.unit_id, u.level, s.class_id, c.name as class_name, c.grade, s.school_year, c.closed_on, s.subject, s.kind,
    s.periods1, s.periods2, s.periodic1, s.periodic2, s.closed_on as subject_closed,
    r.rule_set, r.rule_version, r.gradebook1, r.gradebook2, r.frozen_at, h.columns, h.version as sheet_version,
    (select coalesce(json_agg(m), '[]') from assessment.minimum_setting m where m.school_year = s.school_year) as settings,
    (select coalesce(json_agg(json_build_object('id', l.id, 'kind', l.kind, 'column', l."column", 'reason', l.reason, 'by', l.locked_by_name, 'at', (l.locked_at at time zone 'Asia/Ho_Chi_Minh')::date)
        order by l.locked_at), '[]')
      from assessment.lock l where l.unit_id = s.unit_id and l.school_year = s.school_year and l.opened_at is null
        and (l.class_id = s.class_id or l.class_id is null and not exists (select from assessment.lock_exception x where x.lock_id = l.id and x.class_id = s.class_id and x.ended_at is null)) and (l.class_subject_id is null or l.class_subject_id = s.id)
        and (l.semester is null or l.semester = asked.period or l.kind = 'approval' and l.semester = 3)) as locks,
    (select coalesce(json_agg(json_build_object('id', q.id, 'askedBy', q.asked_by, 'until', q.open_until, 'cells', q.cells)), '[]')
      from assessment.unlock_request q where q.class_subject_id = s.id and q.semester = asked.period and q.state = 'granted' and q.closed_by_name is null and q.open_until > ${'now'}) as requests,
    (select coalesce(json_agg(json_build_object('staffId', a.staff_id, 'userId', t.user_id, 'name', t.full_name, 'from', a.valid_from, 'to', a.valid_to, 'part', a.part)
        order by a.valid_to nulls first, a.part, a.valid_from), '[]')
      from teaching.assignment a join people.staff t on t.id = a.staff_id where a.class_subject_id = s.id and a.semester = asked.semester) as teachers,
    (select json_build_object('staffId', t.id, 'userId', t.user_id, 'name', t.full_name) from people.staff t where t.id = c.homeroom_staff_id) as homeroom,
    (select coalesce(json_agg(json_build_object('id', k.id, 'subject', k.subject, 'periods1', k.periods1, 'periods2', k.periods2, 'specialised', k.specialised, 'kind', k.kind, 'open', k.closed_on is null)
        order by k.position, k.id), '[]')
      from teaching.class_subject k where k.class_id = s.class_id) as class_subjects,
    (select o.strict_adjustment from assessment.option o where o.unit_id = s.unit_id) as strict`;
export const askedSheets = text`
  from unnest(${'sheets'}::int[], ${'periods'}::smallint[], ${'semesters'}::smallint[]) as asked(id, period, semester)
  join teaching.class_subject s on s.id = asked.id
  join classes.class c on c.id = s.class_id
  join organizations.unit u on u.id = s.unit_id
  left join assessment.class_rules r on r.class_id = c.id
  left join assessment.sheet h on h.class_subject_id = s.id and h.semester = asked.period`;
/** One place a sheet in each list; `semesters`: of its teachers. */
export type SheetsAsked = {
  sheets: readonly number[];
  periods: readonly Period[];
  semesters: readonly (1 | 2)[];
  now: Date;
};
export const sheetsAsked = (work: Work, asked: readonly { classSubject: number; period: Period }[]): SheetsAsked => ({
  sheets: asked.map(({ classSubject }) => (Number.isSafeInteger(classSubject) ? classSubject : 0)),
  periods: asked.map(({ period }) => period),
  semesters: asked.map(({ period }) => (period === 3 ? 2 : period)),
  now: work.now,
});
const found = statement<SheetRow, SheetsAsked>`select ${sheetColumns} ${askedSheets}`;

/** @throws Refused when there is no such sheet in the actor's scope */
export async function sheetContext(work: Work, classSubjectId: number, period: Period): Promise<SheetContext> {
  const [row] = await found(work, sheetsAsked(work, [{ classSubject: classSubjectId, period }]));
  return contextOf(row, classSubjectId, period);
}

/** @throws Refused when there is no such row, or the house knows no rules for the class */
export function contextOf(row: SheetRow | undefined, classSubjectId: number, period: Period): SheetContext {
  if (!row) throw notFound('Không tìm thấy bảng điểm này.');
  const input = sheetInputOf(row, period);
  const { rules } = input;
  const notes = row.columns ?? [];
  return {
    ...{
      unitId: row.unit_id,
      classSubjectId,
      period,
      subject: row.subject,
      kind: row.kind,
      classId: row.class_id,
      className: row.class_name,
    },
    ...{
      grade: row.grade,
      schoolYear: row.school_year,
      classClosed: row.closed_on !== null || row.subject_closed !== null,
      rules,
      input,
    },
    ...{ sheet: sheetOf(input), sheetVersion: row.sheet_version ?? 0, notes, locks: row.locks, openRequests: row.requests },
    ...{ teachers: row.teachers, homeroom: row.homeroom, frozen: row.frozen_at !== null },
    ...{ classSubjects: row.class_subjects, strict: row.strict ?? false, rulesKept: row.rule_set !== null },
  };
}
