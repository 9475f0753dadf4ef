// Why this level, this title, this decision? Computed now from the cells, with the numbers and the articles.
import { notFound } from '#kernel/refusal.ts';
import type { Work } from '#platform/db/work.ts';
import { explain } from '../explain.ts';
import type { Kind, Period } from '../rules/outcome.ts';
import { type PupilYearInput, pupilYear } from '../rules/pupil-year.ts';
import { classFacts } from './class-facts.ts';
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
  const { outcomes } = pupilYear(one.input)[period - 1] as ReturnType<typeof pupilYear>[number];
  return {
    ...{ pupil, period, input: one.input },
    parts: outcomes.map((outcome) => ({
      title:
        outcome.kind === 'learning' && facts.rules.kind === 'secondary'
          ? facts.rules.words.learning
          : (titles[outcome.kind] ?? 'Kết quả'),
      lines: explain(outcome),
    })),
  };
}
