// What would happen if the year of a school were closed now: class by class, who goes where, who waits, what is in the way.
import { sql } from 'kysely';
import { unitTypeOf } from '#kernel/code-lists/units-and-grades.ts';
import { classKey, fold } from '#kernel/vietnamese-text.ts';
import { rolloversOf } from '#modules/assessment/index.ts';
import type { Unit } from '#modules/organizations/index.ts';
import type { Work } from '#platform/db/work.ts';
import { type Going, goingOf, nextClassName, nextYearOf } from './rules.ts';

export type RollingPupil = {
  id: string;
  name: string;
  going: Going;
  /** Name and grade of the class of the next year. */
  to: { name: string; grade: string } | null;
};
export type RollingClass = {
  id: number;
  name: string;
  grade: string;
  approved: boolean;
  preschool: boolean;
  pupils: RollingPupil[];
  counts: Record<Going, number>;
  /** Already closed: how many pupils went, by whom. */
  done: { pupils: number; by: string; at: Date } | null;
  /** Why it cannot be closed, in words; empty when it can. */
  reasons: string[];
};
export type RolloverPlan = {
  year: string;
  next: string;
  /** The next year is opened by the Sở. */
  nextKnown: boolean;
  /** Last day of semester II; closed from then on. */
  endsOn: string;
  classes: RollingClass[];
  /** Classes of the next year that are there, by key of the name. */
  there: ReadonlyMap<string, { id: number; name: string; grade: string }>;
};

type Row = { id: string; name: string; class_id: number; birth_date: string | null; decision: string | null };

export async function rolloverPlan(work: Work, unit: Unit, year: string): Promise<RolloverPlan> {
  const next = nextYearOf(year);
  const { rows: years } = await sql<{ code: string; ends: string }>`
    select code, semester2_ends_on as ends from classes.school_year where code in (${year}, ${next})`.execute(work.handle);
  const { rows: classes } = await sql<{
    id: number;
    name: string;
    grade: string;
    year: string;
    approved: boolean;
    changed: number;
  }>`
    select c.id, c.name, c.grade, c.school_year as year, exists (select from assessment.lock l where l.class_id = c.id and l.semester = 3 and l.kind = 'approval'
      and l.class_subject_id is null and l.opened_at is null) as approved,
      (select count(*)::int from assessment.result r where r.class_id = c.id and r.period = 3 and r.approved_at is not null and not r.approved) as changed
    from classes.class c where c.unit_id = ${unit.id} and c.school_year in (${year}, ${next}) and c.active order by c.grade, c.sort_key, c.id`.execute(
    work.handle,
  );
  const { rows: pupils } = await sql<Row>`
    select p.id, p.full_name as name, p.class_id, p.birth_date, r.decision
    from people.pupil p join classes.class c on c.id = p.class_id
    left join assessment.result r on r.pupil_id = p.id and r.school_year = ${year} and r.period = 3
    where p.unit_id = ${unit.id} and p.active and c.school_year = ${year} order by p.sort_key, p.id`.execute(work.handle);
  const old = classes.filter((c) => c.year === year);
  const rollovers = Map.groupBy(
    await rolloversOf(
      work,
      old.map(({ id }) => id),
    ),
    ({ classId }) => classId,
  );
  const byClass = Map.groupBy(pupils, (row) => row.class_id);
  const grades = unitTypeOf(unit.type)?.grades ?? [];
  const endsOn = years.find(({ code }) => code === year)?.ends ?? '';
  const nextKnown = years.some(({ code }) => code === next);
  return {
    ...{ year, next, nextKnown, endsOn },
    there: new Map(
      classes.filter((c) => c.year === next).map((c) => [classKey(fold(c.name)), { id: c.id, name: c.name, grade: c.grade }]),
    ),
    classes: old.map((c): RollingClass => {
      const counts: Record<Going, number> = { up: 0, stay: 0, wait: 0, leave: 0, open: 0 };
      const going = (byClass.get(c.id) ?? []).map((row): RollingPupil => {
        const goes = goingOf({ grade: c.grade, decision: row.decision, birthDate: row.birth_date, nextYear: next, grades });
        counts[goes.going] += 1;
        const to = goes.grade === null ? null : { name: nextClassName(c.name, c.grade, goes.grade), grade: goes.grade };
        return { id: row.id, name: row.name, going: goes.going, to };
      });
      const preschool = !/^\d\d$/.test(c.grade);
      const past = rollovers.get(c.id) ?? [];
      const reasons = [
        !nextKnown && `Sở chưa mở năm học ${next}.`,
        work.today < endsOn && 'Học kỳ II chưa kết thúc.',
        !preschool && !c.approved && past.length === 0 && `Kết quả cả năm của lớp ${c.name} chưa được duyệt.`,
        c.approved &&
          c.changed > 0 &&
          past.length === 0 &&
          `${c.changed} em lớp ${c.name} đổi kết quả sau khi duyệt, chờ duyệt lại.`,
        counts.open > 0 && `${counts.open} em ${preschool ? 'chưa có ngày sinh' : 'chưa có quyết định cuối năm'}.`,
        going.every((one) => one.going === 'wait') &&
          going.length > 0 &&
          'Các em còn lại chờ kết quả kiểm tra lại, rèn luyện hè.',
        going.length === 0 && (past.length > 0 ? 'Đã kết chuyển cả lớp.' : 'Lớp không có học sinh.'),
      ].filter((reason) => reason !== false);
      const [first] = past;
      return {
        ...{ id: c.id, name: c.name, grade: c.grade, approved: c.approved, preschool, pupils: going, counts, reasons },
        done: first ? { pupils: past.reduce((n, one) => n + one.pupils.length, 0), by: first.by, at: first.at } : null,
      };
    }),
  };
}
