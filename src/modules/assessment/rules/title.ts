// Which title does the pupil have? By learning and conduct, and under TT22 by the count of subjects from 9,0 (TT58 Đ18, TT22 Đ15; R1.21, R1.41).
import { decided, type Outcome, undecided } from './outcome.ts';
import { ratingsOf } from './ratings.ts';
import type { Exempt, SecondaryRuleSet, Tenths } from './rule-sets/shape.ts';

export type TitleInput = {
  period: 'semester' | 'year';
  learning: string | null;
  conduct: string | null;
  /** Means of the scored subjects; only rule sets that count them look at it. */
  marks: Readonly<Record<string, Tenths | Exempt | null>>;
};

/** `value: null` without anything missing: no title. */
export function titleOf(rules: SecondaryRuleSet, input: TitleInput): Outcome<string, TitleInput> {
  const { learning, conduct, missing } = ratingsOf(rules, input);
  if (learning === null || conduct === null) return undecided('title', rules, input, missing);
  const rows = input.period === 'year' || rules.semesterTitles ? rules.titles : [];
  const open = rows.filter((row) => row.learning.includes(learning) && row.conduct.includes(conduct));
  const unknown = Object.entries(input.marks).flatMap(([subject, mark]) => (mark === null ? [subject] : []));
  if (unknown.length > 0 && open.some(({ count }) => count))
    return undecided(
      'title',
      rules,
      input,
      unknown.map((subject) => ({ what: 'subject', subject })),
    );
  const row = open.find(({ count }) => {
    if (!count) return true;
    const high = Object.values(input.marks).filter((mark) => typeof mark === 'number' && mark >= count.mark);
    return high.length >= count.subjects;
  });
  const [value, article] = [row?.code ?? null, row?.article ?? null];
  return decided('title', rules, input, value, article, [{ step: 'title', title: value, learning, conduct, article }]);
}
