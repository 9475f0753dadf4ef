// Why this level, this title, this decision? Computed now from the cells, with the numbers and the articles.
import { sql } from 'kysely';
import { notFound } from '#kernel/refusal.ts';
import type { Work } from '#platform/db/work.ts';
import { explain } from '../explain.ts';
import type { Kind, Period } from '../rules/outcome.ts';
import { type PupilYearInput, pupilYear } from '../rules/pupil-year.ts';
import { type Decision, decisionName } from '../rules/rule-sets/shape.ts';
import { type ClassFacts, classFacts } from './class-facts.ts';
import { pupilFacts } from './pupil-rows.ts';

export type Why = {
  pupil: string;
  period: Period;
  parts: { title: string; lines: string[] }[];
  /** What it was computed from. */
  input: PupilYearInput;
};
const titles: Partial<Record<Kind, string>> = {
  ...{ learning: 'Học lực', conduct_year: 'Rèn luyện cả năm', title: 'Danh hiệu', promotion: 'Quyết định cuối năm' },
  ...{ retest: 'Sau kiểm tra lại', summer: 'Sau rèn luyện hè', primary_year: 'Hoàn thành chương trình lớp học' },
};

export async function whyResult(work: Work, unitId: number, classId: number, pupil: string, period: Period): Promise<Why> {
  const facts = await classFacts(work, classId);
  const [one] = facts.unitId === unitId ? await pupilFacts(work, facts, [pupil]) : [];
  if (!one) throw notFound('Không tìm thấy học sinh này.');
  const decided = period === 3 ? await decisionBeside(work, facts, pupil) : null;
  const { outcomes } = pupilYear(one.input)[period - 1] as ReturnType<typeof pupilYear>[number];
  return {
    ...{ pupil, period, input: one.input },
    parts: [
      ...outcomes.map((outcome) => ({
        title:
          outcome.kind === 'learning' && facts.rules.kind === 'secondary'
            ? facts.rules.words.learning
            : (titles[outcome.kind] ?? 'Kết quả'),
        lines: explain(outcome),
      })),
      ...(decided ? [{ title: 'Quyết định cuối năm', lines: [decided] }] : []),
    ],
  };
}

/** What no outcome tells: the principal's own decision, and what follows from a primary pupil's year. */
async function decisionBeside(work: Work, { rules, grade, schoolYear }: ClassFacts, pupil: string): Promise<string | null> {
  const { rows } = await sql<{ decision: Decision | null; clause: string | null; own: boolean }>`
    select decision, decision_clause as clause, decided_by is not null as own from assessment.result
    where pupil_id = ${pupil} and school_year = ${schoolYear} and period = 3`.execute(work.handle);
  const [row] = rows;
  if (!row?.decision || (rules.kind !== 'primary' && !row.own)) return null;
  return `${decisionName(row.decision, grade)}${row.clause ? ` (${row.clause})` : ''}.`;
}
