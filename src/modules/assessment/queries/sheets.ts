// Which sheets are there, and how far is each? Of a teacher, of a class, of a school: how many cells are there of those that are asked for.
import { sql } from 'kysely';
import type { UnitLevel } from '#kernel/code-lists/units-and-grades.ts';
import { weeksOfClass } from '#modules/teaching/index.ts';
import type { Work } from '#platform/db/work.ts';
import type { MinimumSetting } from '../rules/minimum.ts';
import type { Period } from '../rules/outcome.ts';
import { programmeOf, ruleSetFor } from '../rules/rule-sets/catalogue.ts';
import type { RuleSet, RuleSetId } from '../rules/rule-sets/shape.ts';
import { sheetOf } from '../rules/sheet.ts';
import type { ColumnNote } from '../tables.ts';
import { rulesOfClass, settingOf } from './sheet-context.ts';

export type SheetSummary = {
  id: number;
  period: Period;
  subject: string;
  kind: 'subject' | 'homeroom';
  classId: number;
  className: string;
  grade: string;
  rules: RuleSet;
  teacher: string | null;
  teaches: boolean;
  /** Is homeroom teacher of the class. */
  leads: boolean;
  pupils: number;
  needed: number;
  present: number;
  /** Day on which somebody last wrote. */
  changedAt: Date | null;
  locked: boolean;
};
type Row = {
  id: number;
  level: UnitLevel;
  subject: string;
  kind: 'subject' | 'homeroom';
  class_id: number;
  class_name: string;
  grade: string;
  school_year: string;
  periods1: number | null;
  periods2: number | null;
  periodic1: number;
  periodic2: number;
  rule_set: RuleSetId | null;
  rule_version: number | null;
  gradebook: 'KT' | 'DDG' | null;
  columns: readonly ColumnNote[] | null;
  settings: Parameters<typeof settingOf>[0];
  teacher: string | null;
  teaches: boolean;
  leads: boolean;
  pupils: number;
  excused: number;
  present: number;
  changed_at: Date | null;
  locked: boolean;
};
type Which = { unitId: number; year: string; period: Period; userId?: string; classId?: number };

/** `userId`: what that person teaches or leads, in the order of classes; `classId`: of one class, in the order of its subjects. */
export async function sheetsOf(work: Work, { unitId, year, period, userId, classId }: Which): Promise<SheetSummary[]> {
  const semester = period === 3 ? 2 : period;
  const me = userId ?? (work.actor.kind === 'person' ? work.actor.userId : '');
  const { rows } = await sql<Row>`
    with chosen as (
      select s.*, c.name as class_name, c.grade, c.sort_key, c.homeroom_staff_id, u.level,
        coalesce(h.user_id = ${me}, false) as leads,
        case when s.kind = 'homeroom' then h.full_name else t.names end as teacher,
        case when s.kind = 'homeroom' then coalesce(h.user_id = ${me}, false) else coalesce(t.mine, false) end as teaches
      from teaching.class_subject s
      join classes.class c on c.id = s.class_id
      join organizations.unit u on u.id = s.unit_id
      left join people.staff h on h.id = c.homeroom_staff_id
      left join lateral (
        select string_agg(f.full_name, ', ' order by a.part, f.sort_key) as names, bool_or(f.user_id = ${me}) as mine
        from teaching.assignment a join people.staff f on f.id = a.staff_id
        where a.class_subject_id = s.id and a.semester = ${semester} and (a.valid_to is null or a.valid_to >= ${work.today})
      ) t on true
      where s.unit_id = ${unitId} and s.school_year = ${year} and s.closed_on is null and c.closed_on is null
        and (${classId ?? null}::int is null or s.class_id = ${classId ?? null}::int)
    )
    select s.id, s.level, s.subject, s.kind, s.class_id, s.class_name, s.grade, s.school_year, s.periods1, s.periods2, s.periodic1, s.periodic2,
      r.rule_set, r.rule_version, case when ${semester} = 1 then r.gradebook1 else r.gradebook2 end as gradebook, h.columns, s.teacher, s.teaches, s.leads,
      (select coalesce(jsonb_agg(to_jsonb(m)), '[]') from assessment.minimum_setting m where m.school_year = ${year}) as settings,
      (select count(*)::int from people.pupil p where p.class_id = s.class_id and p.active) as pupils,
      (select count(*)::int from teaching.exemption e join people.pupil p on p.id = e.pupil_id
        where e.class_subject_id = s.id and e.semester = ${semester} and p.class_id = s.class_id and p.active) as excused,
      m.present, m.changed_at,
      exists (select from assessment.lock l where l.unit_id = s.unit_id and l.school_year = s.school_year and l.opened_at is null and l."column" is null
        and (l.class_id = s.class_id or l.class_id is null and not exists (select from assessment.lock_exception x where x.lock_id = l.id and x.class_id = s.class_id and x.ended_at is null)) and (l.class_subject_id is null or l.class_subject_id = s.id)
        and (l.semester is null or l.semester = ${period} or l.kind = 'approval' and l.semester = 3)) as locked
    from chosen s
    left join assessment.class_rules r on r.class_id = s.class_id
    left join assessment.sheet h on h.class_subject_id = s.id and h.semester = ${period}
    left join lateral (
      select coalesce(sum(m.present) filter (where p.class_id = s.class_id and p.active), 0)::int as present, max(m.updated_at) as changed_at
      from assessment.mark_row m join people.pupil p on p.id = m.pupil_id where m.class_subject_id = s.id and m.semester = ${period}
    ) m on true
    where ${userId === undefined} or s.teaches
    order by s.sort_key, s.kind desc, s.position, s.id`.execute(work.handle);
  return rows.flatMap((row) => {
    if (!row.rule_set && !ruleSetFor(programmeOf(row.level, row.grade), row.grade, row.school_year)) return [];
    const rules = rulesOfClass(row);
    const taught = row.kind === 'homeroom' || (semester === 1 ? row.periods1 : row.periods2) !== null;
    const weeks = weeksOfClass(row.level, row.grade);
    const setting: MinimumSetting | undefined = settingOf(row.settings, rules, row.school_year, semester);
    const sheet = sheetOf({
      ...{ rules, grade: row.grade, subject: row.subject, period, notes: row.columns ?? [], gradebook: row.gradebook, setting },
      plan: {
        subject: row.subject,
        periodsPerWeek: ((semester === 1 ? row.periods1 : row.periods2) ?? 0) / 10,
        periodsPerYear: ((row.periods1 ?? 0) * weeks[0] + (row.periods2 ?? 0) * weeks[1]) / 10,
        periodicTests: semester === 1 ? row.periodic1 : row.periodic2,
      },
    });
    if (!taught || sheet.columns.length === 0) return [];
    const each = Object.values(sheet.minimum).reduce((a, b) => a + b, 0);
    const pupils = row.pupils - (period === 3 ? 0 : row.excused);
    return [
      {
        ...{ id: row.id, period, subject: row.subject, kind: row.kind, classId: row.class_id, className: row.class_name },
        ...{ grade: row.grade, rules, teacher: row.teacher, teaches: row.teaches, leads: row.leads, pupils },
        ...{
          needed: each * pupils,
          present: Math.min(row.present, each * pupils),
          changedAt: row.changed_at,
          locked: row.locked,
        },
      },
    ];
  });
}

/** By when marks of a period are due: the end of the semester as the school year has it. */
export async function semesterEnd(work: Work, year: string, period: Period): Promise<string | null> {
  const { rows } = await sql<{ day: string | null }>`
    select (case when ${period} = 1 then semester1_ends_on when ${period} = 2 then semester2_ends_on else ends_on end)::text as day
    from classes.school_year where code = ${year}`.execute(work.handle);
  return rows[0]?.day ?? null;
}

/** The day after which nobody writes any more because a campaign closes the semester, else the day on which the period ends. */
export type DueDay = { day: string; campaign: string | null };
export async function dueDay(work: Work, unitId: number, year: string, period: Period): Promise<DueDay | null> {
  const { rows } = await sql<DueDay>`
    select (closes_at at time zone 'Asia/Ho_Chi_Minh')::date::text as day, campaign from assessment.deadline
    where unit_id = ${unitId} and school_year = ${year} and semester = ${period}`.execute(work.handle);
  if (rows[0]) return rows[0];
  const day = await semesterEnd(work, year, period);
  return day === null ? null : { day, campaign: null };
}
