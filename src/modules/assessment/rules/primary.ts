// Has a primary pupil completed the grade, at which level, with which praise? From levels, ratings and the tests of the end of the year; never
// from a mean, never from absence (TT30 with TT22/2016, R2.3-R2.7; TT27, R2.9-R2.11).
import { fold } from '#kernel/vietnamese-text.ts';
import { halfUp } from './average.ts';
import { decided, type Missing, type Outcome, type PrimaryFault, type Step, undecided } from './outcome.ts';
import type { Exempt, Level, PrimaryRuleSet, PrimaryRung, Tenths, TestPoint } from './rule-sets/shape.ts';

export type PrimaryInput = {
  grade: string;
  /** HTT, HT, CHT by subject and activity, of the end of the year. */
  subjects: Readonly<Record<string, string | Exempt | null>>;
  /** T, Đ, C by competence and quality. */
  ratings: Readonly<Record<string, string | null>>;
  /** Tests of the end of the year. */
  tests: Readonly<Record<string, Tenths | null>>;
};
export type PrimaryYear = {
  completed: boolean;
  /** null where the year has no level of its own (TT30). */
  level: string | null;
  praise: string | null;
  /** Praise that the class and the teacher may give. */
  praiseByVote: string | null;
  /** Primary school is behind the pupil (R2.6). */
  completedPrimary: boolean;
};

function faultsOf(rung: PrimaryRung, { subjects, ratings, tests }: PrimaryInput): PrimaryFault[] {
  const faults: PrimaryFault[] = [];
  for (const [code, level] of Object.entries(subjects))
    if (level !== null && level !== 'MIEN' && !rung.subjects.includes(level)) faults.push({ what: 'subject', code, level });
  for (const [code, level] of Object.entries(ratings))
    if (level !== null && !rung.ratings.includes(level)) faults.push({ what: 'rating', code, level });
  if (rung.tests !== null)
    for (const [code, mark] of Object.entries(tests))
      if (mark !== null && mark < rung.tests) faults.push({ what: 'test', code, mark, limit: rung.tests });
  return faults;
}

/** Asked for or handed in, and without a value. */
const lacking = (given: Readonly<Record<string, unknown>>, asked: readonly string[]): string[] =>
  [...new Set([...asked, ...Object.keys(given)])].filter((code) => (given[code] ?? null) === null);

/** What is not handed in lacks just as what is empty: every competence and quality, and the tests of the subjects that the pupil has. */
export function primaryYear(rules: PrimaryRuleSet, input: PrimaryInput): Outcome<PrimaryYear, PrimaryInput> {
  const { grade, subjects } = input;
  return yearAsking(rules, input, {
    ratings: [...rules.competences, ...rules.qualities].map(({ code }) => code),
    tests: testsAt(rules, grade, 'CN').filter((code) => code in subjects && subjects[code] !== 'MIEN'),
  });
}

/** From what is handed in alone, under whatever codes: for worked cases, which have lists. */
export const yearFromLists = (rules: PrimaryRuleSet, input: PrimaryInput): Outcome<PrimaryYear, PrimaryInput> =>
  yearAsking(rules, input, { ratings: [], tests: [] });

type Asked = { ratings: readonly string[]; tests: readonly string[] };
function yearAsking(rules: PrimaryRuleSet, input: PrimaryInput, asked: Asked): Outcome<PrimaryYear, PrimaryInput> {
  const missing: Missing[] = [
    ...lacking(input.subjects, []).map((subject) => ({ what: 'subject', subject }) as const),
    ...lacking(input.ratings, asked.ratings).map((rating) => ({ what: 'rating', rating }) as const),
    ...lacking(input.tests, asked.tests).map((subject) => ({ what: 'test', subject }) as const),
  ];
  if (Object.keys(input.subjects).length === 0) missing.push({ what: 'results' });
  if (missing.length > 0) return undecided('primary_year', rules, input, missing);
  const steps: Step[] = [];
  const fits = (rung: PrimaryRung): boolean => {
    const faults = faultsOf(rung, input);
    steps.push({ step: 'primary', level: rung.code, fits: faults.length === 0, faults, article: rung.article });
    return faults.length === 0;
  };
  const completed = fits(rules.completion);
  const level = rules.levels.find(fits)?.code ?? null;
  const praise = fits(rules.praise) ? rules.praise.code : null;
  const offered = praise === null ? rules.praiseByVote : null;
  const byVote = offered && (offered.level === null || offered.level === level) ? offered.code : null;
  return decided(
    'primary_year',
    rules,
    input,
    { completed, level, praise, praiseByVote: byVote, completedPrimary: completed && input.grade === '05' },
    rules.completion.article,
    steps,
  );
}

/** Subjects that are tested at a point of the year in a grade (R2.3, R2.9); those of them that the class has. */
export const testsAt = (rules: PrimaryRuleSet, grade: string, point: TestPoint): string[] =>
  rules.tests.flatMap((row) => (row.grades.includes(grade) && row.at.includes(point) ? row.subjects : []));

/** Tiếng Việt: the mean of reading and writing as a whole mark. */
export const readingAndWriting = (reading: Tenths, writing: Tenths): Tenths => 10 * halfUp(reading + writing, 20);

/** A level or rating as typed: its code, its name with or without tones, or the letter that is printed. null: not one of them. */
export function parseLevel(levels: readonly (Level & { letter?: string })[], typed: string): string | null {
  const text = typed.normalize('NFC').trim().toLowerCase();
  const found = levels.find(({ code, name, letter }) => [code, name, letter].some((word) => word?.toLowerCase() === text));
  if (found) return found.code;
  // Typed without signs, D is Đ where no level is a D; a sign that was typed is never dropped from a code.
  const plain = fold(text) === text;
  const meant = levels.filter(
    ({ code, name, letter }) =>
      (text.length > 2 && fold(name) === fold(text)) ||
      (plain && text !== '' && [code, letter].some((word) => word && fold(word) === text)),
  );
  return meant.length === 1 ? (meant[0]?.code ?? null) : null;
}
