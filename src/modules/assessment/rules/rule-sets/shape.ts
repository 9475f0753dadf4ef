// What does a circular on assessment consist of? One value a rule set: columns, coefficients, subjects, levels, limits, articles. Plain data,
// so that it can be printed, compared and kept; the functions beside it read their numbers from here and from nowhere else.

/** A mark or a mean in tenths, whole: 79 is 7,9. Never a fraction of ten in floating point (R1.11). */
export type Tenths = number;
/** Đạt, Chưa đạt: the two results of what is assessed by comment. */
export type Comment = 'Đ' | 'CĐ';
/** The pupil is excused from the subject (miễn học). */
export type Exempt = 'MIEN';

export type RuleSetId =
  | 'TT58/2011'
  | 'TT58/2011+TT26/2020'
  | 'TT22/2021'
  | 'TT30/2014+TT22/2016'
  | 'TT27/2020'
  | 'TT26/2014'
  | 'TT43/2021'
  | 'WHO2006';
export type Programme = 'general' | 'continuing' | 'preschool';
/** School years from the first to the last, both included; null: until another rule set takes over. */
export type Validity = { programme: Programme; grades: readonly string[]; firstYear: string; lastYear: string | null };

type Common = {
  id: RuleSetId;
  /** Grows whenever anything below changes, however small: a record keeps the version it was made under. */
  version: number;
  name: string;
  title: string;
  validity: readonly Validity[];
  /** What of it has not been read in the law's own words. */
  unverified: string | null;
};

export type Level = { code: string; name: string };

/** `single`: exactly one a semester. `usuallyWhole`: the article; a decimal is worth a question, no more (R1.3). */
export type Column = {
  code: string;
  name: string;
  long: string;
  coefficient: number;
  single: boolean;
  usuallyWhole: string | null;
  /** What the cells of the column can be: oral, written, practical. */
  kinds: readonly { code: string; name: string }[];
};
export type Gradebook = { code: 'KT' | 'DDG'; columns: readonly Column[] };

/** The first band that the number of periods fits; the last one has no limit. */
export type Band = { upTo?: number; below?: number; atLeast: number };
export type Minimums = {
  by: 'periodsPerWeek' | 'periodsPerYear';
  bands: readonly Band[];
  /** Subjects assessed by comment, where they have a number of their own. */
  comment: number | null;
  article: string;
};

/** Levels from the best; what a level asks of the marks. The last one asks nothing. */
type Rung = Level & { article: string };
export type MeanRung = Rung & {
  mean: Tenths | null;
  /** One of the core subjects, and the specialised subject of a lớp chuyên. */
  core: Tenths | null;
  each: Tenths | null;
  commentsPass: boolean;
};
export type CountRung = Rung & {
  each: Tenths | null;
  /** At least so many subjects with at least so much. */
  count: { subjects: number; mark: Tenths } | null;
  failedComments: number | null;
};
export type Adjustment = { reached: string; raw: string; to: string; article: string };
export type Ladder =
  | { by: 'mean'; core: readonly string[]; rungs: readonly MeanRung[]; adjustments: readonly Adjustment[] }
  | { by: 'count'; rungs: readonly CountRung[]; adjustments: readonly Adjustment[] };

export type TitleRow = {
  code: string;
  name: string;
  learning: readonly string[];
  conduct: readonly string[];
  count: { subjects: number; mark: Tenths } | null;
  article: string;
};
export type Decision = 'LEN_LOP' | 'KIEM_TRA_LAI' | 'REN_LUYEN_HE' | 'O_LAI';
export const decisionNames: Readonly<Record<Decision, string>> = {
  LEN_LOP: 'Được lên lớp',
  KIEM_TRA_LAI: 'Kiểm tra lại',
  REN_LUYEN_HE: 'Rèn luyện trong hè',
  O_LAI: 'Ở lại lớp',
};
/** In the last grade of primary school nobody goes up or stays: its programme is completed or not (TT30 Đ14 with TT22/2016, TT27 Đ11). */
export function decisionName(decision: Decision, grade: string): string {
  if (grade !== '05') return decisionNames[decision];
  return { ...decisionNames, LEN_LOP: 'Hoàn thành chương trình tiểu học', O_LAI: 'Chưa hoàn thành chương trình tiểu học' }[
    decision
  ];
}
/** The first row that fits decides: their order is the law's. What a row does not name it does not ask. */
export type DecisionRow = {
  decision: Decision;
  absentOver?: number;
  learning?: readonly string[];
  conduct?: readonly string[];
  article: string;
};

export type SecondaryRuleSet = Common & {
  kind: 'secondary';
  /** The first is the rule set's own; another only where a class began its semester under it (R1.32). */
  gradebooks: readonly [Gradebook, ...Gradebook[]];
  commentSubjects: readonly string[];
  exemptible: readonly string[];
  minimums: Minimums;
  /** Weights of the semesters in a subject's year mean. */
  yearWeights: readonly [number, number];
  commentPass: 'two_thirds' | 'all';
  learning: Ladder;
  conduct: {
    levels: readonly Level[];
    /** Groups of adults are not rated. */
    optional: boolean;
    /** By semester II, then semester I; null: not computed, entered by the homeroom teacher (R1.20). */
    year: Readonly<Record<string, Readonly<Record<string, string>>>> | null;
    article: string;
  };
  titles: readonly TitleRow[];
  semesterTitles: boolean;
  promotion: readonly DecisionRow[];
  retest: { below: Tenths; article: string; failed: string };
  summer: { becomes: string; article: string; failed: string };
  /** Article on pupils who are not rated. */
  individualPlan: string;
  /** What the circular calls the two ratings. */
  words: { learning: string; conduct: string };
  articles: Readonly<
    Record<
      | 'semesterMean'
      | 'yearMean'
      | 'oneSemester'
      | 'overallMean'
      | 'commentSemester'
      | 'commentYear'
      | 'exemption'
      | 'makeUp'
      | 'periodicTests',
      string
    >
  >;
};

export type PrimaryRung = Rung & { subjects: readonly string[]; ratings: readonly string[]; tests: Tenths | null };
export type TestPoint = 'GK1' | 'CK1' | 'GK2' | 'CN';
export type PrimaryRuleSet = Common & {
  kind: 'primary';
  /** `letter`: as it is printed. */
  subjectLevels: readonly (Level & { letter: string })[];
  ratings: readonly Level[];
  qualities: readonly Level[];
  competences: readonly Level[];
  points: readonly { code: TestPoint; name: string }[];
  tests: readonly { grades: readonly string[]; subjects: readonly string[]; at: readonly TestPoint[] }[];
  /** Whole marks from here to 10. */
  lowestMark: Tenths;
  completion: PrimaryRung;
  /** From the best; empty where the year has no level of its own. The last one asks nothing. */
  levels: readonly PrimaryRung[];
  praise: PrimaryRung;
  /** The class chooses among those of this level (null: any) who do not have the praise already. */
  praiseByVote: (Level & { level: string | null; article: string }) | null;
};

export type GrowthIndicator = 'weightForAge' | 'heightForAge' | 'weightForHeight';
/** In hundredths of a standard deviation: -200 is -2,00. The first that fits; the last one has no limit. */
export type GrowthBand = Level & {
  below?: number;
  upTo?: number;
  counts: 'normal' | 'underweight' | 'stunted' | 'wasted' | 'overweight';
};
export type PreschoolRuleSet = Common & {
  kind: 'preschool';
  rounds: readonly { code: string; name: string; month: number }[];
  indicators: Readonly<Record<GrowthIndicator, { name: string; bands: readonly GrowthBand[] }>>;
  article: string;
};

export type RuleSet = SecondaryRuleSet | PrimaryRuleSet | PreschoolRuleSet;

/** `grade` codes of the house: '06', 'MG5'. */
export const gradesFrom = (first: number, last: number): string[] =>
  Array.from({ length: last - first + 1 }, (_, i) => String(first + i).padStart(2, '0'));
/** Grades that changed over together. */
export const until = (programme: Programme, firstYear: string, ends: Readonly<Record<string, string | null>>): Validity[] =>
  Object.entries(ends).map(([grade, lastYear]) => ({ programme, grades: [grade.padStart(2, '0')], firstYear, lastYear }));
export const since = (programme: Programme, starts: Readonly<Record<string, string>>): Validity[] =>
  Object.entries(starts).map(([grade, firstYear]) => ({
    programme,
    grades: [grade.padStart(2, '0')],
    firstYear,
    lastYear: null,
  }));
