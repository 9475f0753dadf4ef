// What does a pupil have at the end of each semester and of the year? From the results of the subjects, the conduct, the absences; the same for
// the keyboard, for an import and for the whole province.
import { yearMean } from './average.ts';
import { classify, houseReadings, type Readings, type SubjectResults } from './classification.ts';
import { commentYear } from './comment.ts';
import { yearConduct } from './conduct.ts';
import { isCommentSubject } from './minimum.ts';
import type { Missing, NotTaught, Outcome } from './outcome.ts';
import { primaryYear, testsAt } from './primary.ts';
import { promotionOf } from './promotion.ts';
import { notRated } from './ratings.ts';
import type { Comment, Decision, Exempt, PrimaryRuleSet, RuleSet, SecondaryRuleSet, Tenths } from './rule-sets/shape.ts';
import { retest, summerTraining } from './second-chance.ts';
import { lastPoint } from './sheet.ts';
import { titleOf } from './title.ts';

type Period = 1 | 2 | 3;
/** What the class learns, in its order. */
export type YearSubject = { subject: string; taught: readonly [boolean, boolean]; specialised: boolean };
export type SemesterRows = Readonly<Record<string, { mean: Tenths | null; comment: string | null }>>;
export type PupilYearInput = {
  rules: RuleSet;
  grade: string;
  subjects: readonly YearSubject[];
  /** By subject; whoever did not choose a subject or was not taught it has 'KHONG_HOC'. */
  excused: readonly [Readonly<Record<string, Exempt | NotTaught>>, Readonly<Record<string, Exempt | NotTaught>>];
  rows: readonly [SemesterRows, SemesterRows];
  /** As entered; the year's only where the circular does not compute it. */
  conduct: readonly [string | null, string | null, string | null];
  /** Half-days of the year that count; null: nobody has recorded any. */
  absentSessions: number | null;
  individualPlan: boolean;
  retaken: Readonly<Record<string, Tenths | Comment>>;
  summerDone: boolean | null;
  /** Competences and qualities at the end of each semester (primary). */
  ratings: readonly [Readonly<Record<string, string>>, Readonly<Record<string, string>>];
  readings?: Readings;
};
export type PeriodResult = {
  subjects: Record<string, number | string>;
  overallMean: Tenths | null;
  rawLevel: string | null;
  level: string | null;
  levelClause: string | null;
  conduct: string | null;
  title: string | null;
  titleClause: string | null;
  decision: Decision | null;
  decisionClause: string | null;
  missing: readonly Missing[];
  complete: boolean;
  extra: {
    tests?: Record<string, number>;
    ratings?: Readonly<Record<string, string>>;
    retaken?: Readonly<Record<string, number | string>>;
    summer?: boolean;
    before?: { level: string | null; conduct: string | null; decision: string | null };
    completed?: boolean;
    praise?: string | null;
  };
  /** What decided the level, then the title and the decision: for "Vì sao?" and for the hash. */
  outcomes: readonly Outcome<unknown>[];
};
const nothing: PeriodResult = {
  ...{ subjects: {}, overallMean: null, rawLevel: null, level: null, levelClause: null, conduct: null, title: null },
  ...{ titleClause: null, decision: null, decisionClause: null, missing: [], complete: false, extra: {}, outcomes: [] },
};

type Value = Tenths | Comment | Exempt | NotTaught | null;
/** What is there already, the scored subjects first. */
function known({ marks, comments }: SubjectResults): Record<string, number | string> {
  const found: Record<string, number | string> = {};
  for (const part of [marks, comments])
    for (const subject in part) {
      const value = part[subject] ?? null;
      if (value !== null) found[subject] = value;
    }
  return found;
}

function secondaryYear(rules: SecondaryRuleSet, input: PupilYearInput): [PeriodResult, PeriodResult, PeriodResult] {
  const { subjects, rows, excused, conduct, individualPlan } = input;
  const readings = input.readings ?? houseReadings;
  const specialised = subjects.find((one) => one.specialised)?.subject;
  const of = (semester: 0 | 1): Record<string, Value> => {
    const found: Record<string, Value> = {};
    for (const { subject, taught } of subjects) {
      const row = rows[semester][subject];
      found[subject] =
        (taught[semester] ? excused[semester][subject] : 'KHONG_HOC') ??
        (isCommentSubject(rules, subject) ? ((row?.comment ?? null) as Comment | null) : (row?.mean ?? null));
    }
    return found;
  };
  const values = [of(0), of(1)] as const;
  const year: Record<string, Value> = {};
  for (const { subject } of subjects) {
    const pair = { first: values[0][subject] ?? null, second: values[1][subject] ?? null };
    const neither = pair.first === 'KHONG_HOC' && pair.second === 'KHONG_HOC';
    year[subject] = neither
      ? 'KHONG_HOC'
      : isCommentSubject(rules, subject)
        ? commentYear(rules, pair as Parameters<typeof commentYear>[1]).value
        : yearMean(rules, pair as Parameters<typeof yearMean>[1]).value;
  }
  const results = (of: Readonly<Record<string, Value>>): SubjectResults => {
    const marks: Record<string, Tenths | Exempt | null> = {};
    const comments: Record<string, Comment | Exempt | null> = {};
    for (const subject in of) {
      const value = of[subject] ?? null;
      if (value === 'KHONG_HOC') continue;
      if (isCommentSubject(rules, subject)) comments[subject] = value as Comment | Exempt | null;
      else marks[subject] = value as Tenths | Exempt | null;
    }
    return { marks, comments, ...(specialised ? { specialised } : {}) };
  };
  const rated = (period: Period, of: SubjectResults, conductOf: string | null): PeriodResult => {
    const { marks } = of;
    const learning = classify(rules, of, readings);
    const title = titleOf(rules, {
      period: period === 3 ? 'year' : 'semester',
      learning: learning.value,
      conduct: conductOf,
      marks,
    });
    const lacks = [...learning.missing, ...(conductOf === null && !rules.conduct.optional ? [{ what: 'conduct' } as const] : [])];
    return {
      ...nothing,
      subjects: known(of),
      ...{ overallMean: learning.mean, rawLevel: learning.raw, level: learning.value, levelClause: learning.clause },
      ...{ conduct: conductOf, title: title.value, titleClause: title.clause },
      ...{ missing: lacks, complete: individualPlan || lacks.length === 0, outcomes: [learning, title] },
    };
  };
  const optional = rules.conduct.optional;
  const rating = (given: string | null) => given ?? (optional ? notRated : null);
  const first = rated(1, results(values[0]), rating(conduct[0]));
  const second = rated(2, results(values[1]), rating(conduct[1]));
  const computed = yearConduct(rules, { first: conduct[0], second: conduct[1] });
  const whole = results(year);
  const before = rated(3, whole, rating(computed.binding ? computed.value : conduct[2]));
  return [first, second, decided(rules, input, before, whole, readings)];
}

/** The decision, and what came of the summer. */
function decided(
  rules: SecondaryRuleSet,
  input: PupilYearInput,
  year: PeriodResult,
  results: SubjectResults,
  readings: Readings,
): PeriodResult {
  const given = {
    learning: year.level,
    conduct: year.conduct,
    absentSessions: input.absentSessions ?? 0,
    individualPlan: input.individualPlan,
  };
  const promotion = promotionOf(rules, given);
  const plain = { ...year, decision: promotion.value, decisionClause: promotion.clause, outcomes: [...year.outcomes, promotion] };
  const before = { level: year.level, conduct: year.conduct, decision: promotion.value };
  if (promotion.value === 'KIEM_TRA_LAI' && Object.keys(input.retaken).length > 0) {
    const again = retest(rules, { ...given, results, retaken: input.retaken }, readings);
    if (again.value === null) return plain;
    return {
      ...plain,
      ...{ level: again.after?.value ?? year.level, levelClause: again.after?.clause ?? year.levelClause, decision: again.value },
      ...{
        decisionClause: again.clause,
        extra: { retaken: input.retaken, before },
        outcomes: [...year.outcomes, promotion, again],
      },
    };
  }
  if (promotion.value === 'REN_LUYEN_HE' && input.summerDone !== null) {
    const summer = summerTraining(rules, { ...given, done: input.summerDone });
    return {
      ...plain,
      ...{ conduct: summer.conduct, decision: summer.value, decisionClause: summer.clause },
      ...{ extra: { summer: input.summerDone, before }, outcomes: [...year.outcomes, promotion, summer] },
    };
  }
  return plain;
}

function primaryPeriods(rules: PrimaryRuleSet, input: PupilYearInput): [PeriodResult, PeriodResult, PeriodResult] {
  const { subjects, rows, excused, grade, ratings } = input;
  const wanted = [...rules.competences, ...rules.qualities].map(({ code }) => code);
  const of = (semester: 0 | 1): PeriodResult => {
    const found: Record<string, number | string> = {};
    const tests: Record<string, number> = {};
    const missing: Missing[] = [];
    const tested = testsAt(rules, grade, lastPoint(semester === 0 ? 1 : 2));
    for (const { subject, taught } of subjects) {
      const aside = excused[semester][subject];
      if (!taught[semester] || aside === 'KHONG_HOC') continue;
      const row = rows[semester][subject];
      const level = aside ?? row?.comment ?? null;
      if (level === null) missing.push({ what: 'subject', subject });
      else found[subject] = level;
      if (aside || !tested.includes(subject)) continue;
      if (row?.mean == null) missing.push({ what: 'test', subject });
      else tests[subject] = row.mean;
    }
    for (const rating of wanted) if (ratings[semester][rating] === undefined) missing.push({ what: 'rating', rating });
    const complete = input.individualPlan || (missing.length === 0 && Object.keys(found).length > 0);
    return { ...nothing, subjects: found, missing, complete, extra: { tests, ratings: ratings[semester] } };
  };
  const [first, second] = [of(0), of(1)];
  if (!second.complete || second.missing.length > 0) return [first, second, { ...second, complete: input.individualPlan }];
  const year = primaryYear(rules, {
    grade,
    subjects: second.subjects as Record<string, string>,
    ratings: ratings[1],
    tests: second.extra.tests ?? {},
  });
  const { value } = year;
  return [
    first,
    second,
    {
      ...second,
      ...{ level: value?.level ?? null, levelClause: year.clause, title: value?.praise ?? null, complete: value !== null },
      ...{
        decision: value?.completed ? 'LEN_LOP' : null,
        decisionClause: value?.completed ? year.clause : null,
        outcomes: [year],
      },
      extra: { ...second.extra, ...(value ? { completed: value.completed, praise: value.praise } : {}) },
    },
  ];
}

/** Of semester I, semester II and the year. Children of preschools have none: their sheet says it all (R2.17). */
export function pupilYear(input: PupilYearInput): [PeriodResult, PeriodResult, PeriodResult] {
  if (input.rules.kind === 'secondary') return secondaryYear(input.rules, input);
  if (input.rules.kind === 'primary') return primaryPeriods(input.rules, input);
  return [nothing, nothing, nothing];
}
