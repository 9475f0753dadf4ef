// What is a subject's mean of a semester and of the year, and the mean over the subjects? In whole tenths, half up, each rounded value
// feeding the next step (R1.8-R1.12).
import { type Minimum, missingColumns } from './minimum.ts';
import { decided, type Missing, type NotTaught, type Outcome, type Step, undecided } from './outcome.ts';
import type { Comment, Exempt, Gradebook, SecondaryRuleSet, Tenths } from './rule-sets/shape.ts';

/** sum / count to the nearest whole, a half up; both whole and not negative. 795 / 10 → 80. */
export const halfUp = (sum: number, count: number): number => Math.floor((2 * sum + count) / (2 * count));

/** By code of the column, in any order; null is an empty cell. */
export type Cells<V = Tenths> = Readonly<Record<string, readonly (V | null)[]>>;
export type SemesterInput<V = Tenths> = { gradebook: Gradebook['code']; cells: Cells<V>; minimum: Minimum };
export type SemesterValue<V = Tenths> = V | Exempt | NotTaught | null;

/** @throws Error when the class keeps a gradebook that its rule set does not have */
export function gradebookOf(rules: SecondaryRuleSet, code: Gradebook['code']): Gradebook {
  const found = rules.gradebooks.find((gradebook) => gradebook.code === code);
  if (!found) throw new Error(`${rules.id} không có sổ điểm ${code}.`);
  return found;
}

export const filled = <V>(cells: readonly (V | null)[] | undefined): V[] =>
  (cells ?? []).filter((cell): cell is V => cell !== null);

/** Whoever changes school within the year takes the results of the semester along. */
export const formerArticle = 'QĐ 51/2002/QĐ-BGDĐT';

/** Cells are missing here: then what the former school says holds, where it said something (R6.5). */
export function orFormer<V extends Tenths | Comment>(
  kind: 'semester_mean' | 'comment_semester',
  rules: SecondaryRuleSet,
  input: SemesterInput<V>,
  missing: readonly Missing[],
): Outcome<V, SemesterInput<V>> {
  const [value] = filled(input.cells.TC);
  if (value === undefined) return undecided(kind, rules, input, missing);
  return decided(kind, rules, input, value, formerArticle, [{ step: 'former', value, article: formerArticle }]);
}

/** ĐTBmhk. No value while the minimum of any column is not there: nothing drops out of the denominator. */
export function semesterMean(rules: SecondaryRuleSet, input: SemesterInput): Outcome<Tenths, SemesterInput> {
  const { columns } = gradebookOf(rules, input.gradebook);
  const missing = missingColumns(columns, input.cells, input.minimum);
  if (missing.length > 0) return orFormer('semester_mean', rules, input, missing);
  let sum = 0;
  let weight = 0;
  const terms = columns.map(({ code, coefficient }) => {
    const marks = filled(input.cells[code]);
    for (const mark of marks) sum += coefficient * mark;
    weight += coefficient * marks.length;
    return { column: code, coefficient, marks };
  });
  const value = halfUp(sum, weight);
  const article = rules.articles.semesterMean;
  return decided('semester_mean', rules, input, value, article, [{ step: 'weighted', terms, sum, weight, value, article }]);
}

export type YearInput<V = Tenths> = { first: SemesterValue<V>; second: SemesterValue<V> };
const counts = <V>(value: SemesterValue<V>): value is V | null => value !== 'MIEN' && value !== 'KHONG_HOC';

/** The results of both semesters; or, where one does not count (R1.12, R1.14) or is not there yet, what the year is. */
export function bothSemesters<V extends Tenths | Comment>(
  kind: 'year_mean' | 'comment_year',
  rules: SecondaryRuleSet,
  input: YearInput<V>,
): { both: readonly [V, V] } | { year: Outcome<V | Exempt, YearInput<V>> } {
  const { first, second } = input;
  const settled = (value: V | Exempt, article: string, step: Step) => ({
    year: decided<V | Exempt, YearInput<V>>(kind, rules, input, value, article, [step]),
  });
  if (counts(first) && counts(second)) {
    if (first !== null && second !== null) return { both: [first, second] };
    const missing = ([1, 2] as const).filter((semester) => (semester === 1 ? first : second) === null);
    return {
      year: undecided(
        kind,
        rules,
        input,
        missing.map((semester): Missing => ({ what: 'semester', semester })),
      ),
    };
  }
  if (!counts(first) && !counts(second)) {
    const article = rules.articles.exemption;
    return settled('MIEN', article, { step: 'exempt', article });
  }
  const semester = counts(first) ? 1 : 2;
  const [value, other] = (counts(first) ? [first, second] : [second, first]) as [V | null, Exempt | NotTaught];
  if (value === null) return { year: undecided(kind, rules, input, [{ what: 'semester', semester }]) };
  const article = other === 'MIEN' ? rules.articles.exemption : rules.articles.oneSemester;
  return settled(value, article, { step: 'one_semester', semester, other, value, article });
}

/** ĐTBmcn, from the rounded means of the semesters. Thirds never tie. */
export function yearMean(rules: SecondaryRuleSet, input: YearInput): Outcome<Tenths | Exempt, YearInput> {
  const semesters = bothSemesters('year_mean', rules, input);
  if ('year' in semesters) return semesters.year;
  const [first, second] = semesters.both;
  const weights = rules.yearWeights;
  const sum = weights[0] * first + weights[1] * second;
  const value = halfUp(sum, weights[0] + weights[1]);
  const article = rules.articles.yearMean;
  const step: Step = { step: 'year', first, second, weights, sum, value, article };
  return decided<Tenths | Exempt, YearInput>('year_mean', rules, input, value, article, [step]);
}

/** The scored subjects that take part: those not exempt. */
export type ScoredMarks = Readonly<Record<string, Tenths | Exempt | null>>;

/** ĐTBhk and ĐTBcn: the plain mean of the subjects' means, never of the semesters' means (R1.10). Undefined where nothing takes part. */
export function meanStep(
  marks: readonly (readonly [string, Tenths])[],
  article: string,
): Extract<Step, { step: 'mean' }> | undefined {
  if (marks.length === 0) return undefined;
  let sum = 0;
  for (const [, mark] of marks) sum += mark;
  return { step: 'mean', marks, sum, value: halfUp(sum, marks.length), article };
}

export function meanOfSubjects(rules: SecondaryRuleSet, marks: ScoredMarks): Outcome<Tenths, ScoredMarks> {
  const entries = Object.entries(marks).filter((entry): entry is [string, Tenths | null] => entry[1] !== 'MIEN');
  const missing = entries.filter(([, mark]) => mark === null).map(([subject]) => ({ what: 'subject', subject }) as const);
  const step = missing.length > 0 ? undefined : meanStep(entries as [string, Tenths][], rules.articles.overallMean);
  if (!step) return undecided('overall_mean', rules, marks, missing.length > 0 ? missing : [{ what: 'results' }]);
  return decided('overall_mean', rules, marks, step.value, step.article, [step]);
}
