// The results of a class in a period, as the table of the class, its export and the approval read them: one row a pupil, with what lacks.
import { sql } from 'kysely';
import { subjectList } from '#kernel/code-lists/subjects.ts';
import type { Work } from '#platform/db/work.ts';
import { missingWords } from '../explain-lacks.ts';
import type { Missing, Period } from '../rules/outcome.ts';
import type { Decision, RuleSet } from '../rules/rule-sets/shape.ts';
import type { CellValue, ResultExtra, StoredCells } from '../tables.ts';
import { type ClassFacts, classFacts } from './class-facts.ts';
import { type ClassPupil, classPupils } from './class-pupils.ts';

export type PupilResult = {
  pupil: ClassPupil;
  subjects: Readonly<Record<string, CellValue>>;
  mean: number | null;
  rawLevel: string | null;
  level: string | null;
  conduct: string | null;
  title: string | null;
  decision: Decision | null;
  /** The principal decided, not the rules. */
  decidedBy: string | null;
  decisionClause: string | null;
  absent: { leave: number; none: number };
  extra: ResultExtra;
  missing: readonly Missing[];
  complete: boolean;
  approved: boolean;
  /** Somebody approved it, and it is another since. */
  changed: boolean;
  approvedAt: Date | null;
  version: number;
  /** Of the sheet that the homeroom teacher rates on. */
  rated: StoredCells;
  /** Of semester II: what the year begins with (R1.20). */
  conductBefore: string | null;
};
export type Approval = { lockId: number; by: string; at: Date; note: string };
export type ClassResults = {
  facts: ClassFacts;
  period: Period;
  subjects: readonly { id: number; code: string; name: string }[];
  /** The sheet of the homeroom teacher: conduct, or competences and qualities. */
  ratingSheet: { id: number; subject: string } | null;
  rows: PupilResult[];
  approval: Approval | null;
};

type Stored = {
  pupil_id: string;
  subjects: PupilResult['subjects'];
  overall_mean: number | null;
  raw_level: string | null;
  level: string | null;
  conduct: string | null;
  title: string | null;
  decision: Decision | null;
  decision_clause: string | null;
  decided_by: string | null;
  absent_with_leave: number | null;
  absent_without_leave: number | null;
  extra: ResultExtra;
  missing: readonly Missing[];
  complete: boolean;
  approved: boolean;
  approved_at: Date | null;
  version: number;
};

/** Standing, that is, not opened again. */
export async function approvalOf(work: Work, classId: number, period: Period): Promise<Approval | null> {
  const { rows } = await sql<Approval>`
    select id as "lockId", locked_by_name as by, locked_at as at, reason as note from assessment.lock
    where class_id = ${classId} and semester = ${period} and kind = 'approval' and class_subject_id is null and opened_at is null order by id desc limit 1`.execute(
    work.handle,
  );
  return rows[0] ?? null;
}

export type Reopening = { by: string; at: Date; reason: string };
/** How the last approval was opened again; of use while none stands. */
export async function lastReopening(work: Work, classId: number, period: Period): Promise<Reopening | null> {
  const { rows } = await sql<Reopening>`
    select opened_by_name as by, opened_at as at, open_reason as reason from assessment.lock
    where class_id = ${classId} and semester = ${period} and kind = 'approval' and class_subject_id is null and opened_at is not null
    order by opened_at desc, id desc limit 1`.execute(work.handle);
  return rows[0] ?? null;
}

/** @throws Refused when there is no such class in the actor's scope */
export async function classResults(work: Work, classId: number, period: Period): Promise<ClassResults> {
  const facts = await classFacts(work, classId);
  const pupils = await classPupils(work, classId);
  const ids = pupils.map(({ id }) => id);
  const { rows: stored } = await sql<Stored>`
    select pupil_id, subjects, overall_mean, raw_level, level, conduct, title, decision, decision_clause, decided_by, absent_with_leave, absent_without_leave,
      extra, missing, complete, approved, approved_at, version
    from assessment.result where class_id = ${classId} and school_year = ${facts.schoolYear} and period = ${period}`.execute(
    work.handle,
  );
  const { rows: sheets } = await sql<{ id: number; subject: string }>`
    select id, subject from teaching.class_subject where class_id = ${classId} and kind = 'homeroom' and closed_on is null`.execute(
    work.handle,
  );
  const ratingSheet = sheets[0] ?? null;
  const { rows: rated } = await sql<{ pupil: string; cells: StoredCells; before: string | null }>`
    select p.id as pupil, coalesce(m.cells, '{}') as cells, b.comment as before
    from unnest(${ids}::uuid[]) as p(id)
    left join assessment.mark_row m on m.class_subject_id = ${ratingSheet?.id ?? 0} and m.semester = ${period} and m.pupil_id = p.id
    left join assessment.mark_row b on b.class_subject_id = ${ratingSheet?.id ?? 0} and b.semester = 2 and b.pupil_id = p.id and ${period} = 3`.execute(
    work.handle,
  );
  const approval = await approvalOf(work, classId, period);
  const byPupil = new Map(stored.map((row) => [row.pupil_id, row]));
  const ratedBy = new Map(rated.map((row) => [row.pupil, row]));
  const taught = (one: ClassFacts['subjects'][number]) =>
    period === 3 ? one.taught[0] || one.taught[1] : one.taught[period - 1];
  return {
    ...{ facts, period, ratingSheet, approval },
    subjects: facts.subjects.filter(taught).map(({ id, subject }) => ({ id, code: subject, name: subjectList.nameOf(subject) })),
    // Who was entered and left before anything was marked is no line of the table.
    rows: pupils
      .filter(({ id, here, endKind }) => here || endKind === 'year_closed' || byPupil.has(id))
      .map((pupil) => {
        const row = byPupil.get(pupil.id);
        return {
          ...{ pupil, subjects: row?.subjects ?? {}, mean: row?.overall_mean ?? null, rawLevel: row?.raw_level ?? null },
          ...{
            level: row?.level ?? null,
            conduct: row?.conduct ?? null,
            title: row?.title ?? null,
            decision: row?.decision ?? null,
          },
          ...{ decidedBy: row?.decided_by ?? null, decisionClause: row?.decision_clause ?? null },
          absent: { leave: row?.absent_with_leave ?? 0, none: row?.absent_without_leave ?? 0 },
          ...{ extra: row?.extra ?? {}, missing: row?.missing ?? [{ what: 'results' }], complete: row?.complete ?? false },
          ...{ approved: approval !== null && (row?.approved ?? false), approvedAt: row?.approved_at ?? null },
          ...{ changed: approval !== null && row?.approved_at != null && !row.approved, version: row?.version ?? 0 },
          ...{ rated: ratedBy.get(pupil.id)?.cells ?? {}, conductBefore: ratedBy.get(pupil.id)?.before ?? null },
        };
      }),
  };
}

/** In the words of the class's rule set. */
export function lackWords(rules: RuleSet, missing: Missing): string {
  const ratings = rules.kind === 'primary' ? [...rules.competences, ...rules.qualities] : [];
  return missingWords(missing, {
    column: (code) => code,
    rating: (code) => ratings.find((one) => one.code === code)?.name ?? code,
    words: rules.kind === 'secondary' ? rules.words : { learning: 'Học tập', conduct: 'Rèn luyện' },
  });
}
