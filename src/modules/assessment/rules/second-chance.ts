// What comes of the summer? Subjects tested again replace the year's result, and the level is computed anew (TT58 Đ16, TT22 Đ14; R1.23, R1.44);
// conduct trained in summer is rated again (TT58 Đ17, TT22 Đ13; R1.24, R1.43). What is decided then is final.
import { classify, houseReadings, type Learning, type Readings, type SubjectResults } from './classification.ts';
import { decided, type Outcome, type Step, undecided } from './outcome.ts';
import { type PromotionInput, promotionOf } from './promotion.ts';
import type { Comment, Decision, SecondaryRuleSet, Tenths } from './rule-sets/shape.ts';

/** Subjects that may be tested again, if the pupil is to be tested again at all: below the limit, or Chưa đạt. */
export const retestable = (rules: SecondaryRuleSet, { marks, comments }: SubjectResults): string[] => [
  ...Object.entries(marks).flatMap(([subject, mark]) => (typeof mark === 'number' && mark < rules.retest.below ? [subject] : [])),
  ...Object.entries(comments).flatMap(([subject, result]) => (result === 'CĐ' ? [subject] : [])),
];

export type RetestInput = Pick<PromotionInput, 'conduct' | 'absentSessions' | 'individualPlan'> & {
  results: SubjectResults;
  /** Of the subjects that the pupil chose; empty: none has been sat yet. */
  retaken: Readonly<Record<string, Tenths | Comment>>;
  readings: Readings;
};
export type Retest = Outcome<Decision, RetestInput> & {
  readonly before: { readonly learning: Learning; readonly promotion: Outcome<Decision>; readonly eligible: readonly string[] };
  /** The year's results with those of the re-test in their place; null where there is no re-test. */
  readonly after: Learning | null;
  /** Subjects tested that were not to be: nothing is computed until they are taken out. */
  readonly notEligible: readonly string[];
};

function replaced({ marks, comments, ...rest }: SubjectResults, retaken: RetestInput['retaken']): SubjectResults {
  const nextMarks = { ...marks };
  const nextComments = { ...comments };
  for (const [subject, result] of Object.entries(retaken))
    if (typeof result === 'number') nextMarks[subject] = result;
    else nextComments[subject] = result;
  return { ...rest, marks: nextMarks, comments: nextComments };
}

export function retest(
  rules: SecondaryRuleSet,
  given: Omit<RetestInput, 'readings'>,
  readings: Readings = houseReadings,
): Retest {
  const input: RetestInput = { ...given, readings };
  const { results, retaken, readings: _, ...known } = input;
  const learning = classify(rules, results, readings);
  const promotion = promotionOf(rules, { ...known, learning: learning.value });
  const eligible = promotion.value === 'KIEM_TRA_LAI' ? retestable(rules, results) : [];
  const before = { learning, promotion, eligible };
  if (promotion.value !== 'KIEM_TRA_LAI') {
    const outcome = { ...promotion, kind: 'retest' as const, input };
    return { ...outcome, before, after: null, notEligible: Object.keys(retaken) };
  }
  const isComment = (subject: string) => subject in results.comments;
  const notEligible = Object.entries(retaken)
    .filter(([subject, result]) => !eligible.includes(subject) || isComment(subject) === (typeof result === 'number'))
    .map(([subject]) => subject);
  if (notEligible.length > 0 || Object.keys(retaken).length === 0)
    return {
      ...undecided<Decision, RetestInput>('retest', rules, input, [{ what: 'results' }]),
      before,
      after: null,
      notEligible,
    };
  const after = classify(rules, replaced(results, retaken), readings);
  const again = promotionOf(rules, { ...known, learning: after.value });
  const value: Decision = again.value === 'LEN_LOP' ? 'LEN_LOP' : 'O_LAI';
  const article = value === 'LEN_LOP' ? rules.retest.article : rules.retest.failed;
  const steps: Step[] = Object.entries(retaken).map(([subject, to]) => ({
    step: 'retaken',
    subject,
    from: (results.marks[subject] ?? results.comments[subject]) as Tenths | Comment,
    to,
    article: rules.retest.article,
  }));
  steps.push(...after.steps, { step: 'final', decision: value, article });
  return { ...decided('retest', rules, input, value, article, steps), before, after, notEligible };
}

export type SummerInput = PromotionInput & {
  /** Confirmed by the commune (TT58) or by the report that the parents signed (TT22); null: not yet known. */
  done: boolean | null;
};
export type Summer = Outcome<Decision, SummerInput> & { readonly conduct: string | null };

export function summerTraining(rules: SecondaryRuleSet, input: SummerInput): Summer {
  const before = promotionOf(rules, input);
  // Nothing to train for: what was decided stands, and so does the conduct.
  if (before.value !== 'REN_LUYEN_HE') return { ...before, kind: 'summer', input, conduct: input.conduct };
  if (input.done === null)
    return { ...undecided<Decision, SummerInput>('summer', rules, input, [{ what: 'summer' }]), conduct: input.conduct };
  const from = input.conduct ?? '';
  const conduct = input.done ? rules.summer.becomes : from;
  const value: Decision = promotionOf(rules, { ...input, conduct }).value === 'LEN_LOP' ? 'LEN_LOP' : 'O_LAI';
  const article = input.done ? rules.summer.article : rules.summer.failed;
  return {
    ...decided('summer', rules, input, value, article, [
      { step: 'summer', done: input.done, from, to: conduct, article },
      { step: 'final', decision: value, article },
    ]),
    conduct,
  };
}
