// What does every rule answer? A value, under which rule set and clause, what is still missing, and the steps with their numbers, as data:
// the screen "Vì sao 7,9?" and the audit read the same. No words here; `explain.ts` has them.
import type { Comment, Decision, Exempt, GrowthIndicator, RuleSet, RuleSetId, Tenths } from './rule-sets/shape.ts';

/** A semester in which the subject is not on the plan of the class (R1.12, R6.5). */
export type NotTaught = 'KHONG_HOC';
export type Semester = 1 | 2;
/** 3 is the year. */
export type Period = Semester | 3;

/** An empty cell is not 0 (R1.5): what lacks is named, and there is no value until it is there. */
export type Missing =
  | { what: 'column'; column: string; needed: number; present: number }
  | { what: 'subject'; subject: string }
  | { what: 'semester'; semester: Semester }
  | { what: 'rating'; rating: string }
  | { what: 'test'; subject: string }
  | { what: 'learning' | 'conduct' | 'absences' | 'summer' | 'lowestMark' | 'coreMarks' | 'results' };

/** One thing that a level asks and does not get. Without `subject`: of all subjects together. */
export type Shortfall =
  | { asks: 'mean'; limit: Tenths; value: Tenths }
  | { asks: 'core'; limit: Tenths; subjects: readonly (readonly [string, Tenths])[] }
  | { asks: 'specialised' | 'each'; limit: Tenths; subject: string; value: Tenths }
  | { asks: 'count'; limit: Tenths; needed: number; found: number }
  | { asks: 'comment'; subject: string }
  | { asks: 'comments'; allowed: number; subjects: readonly string[] };

export type Step =
  | {
      step: 'weighted';
      terms: readonly { column: string; coefficient: number; marks: readonly Tenths[] }[];
      /** Of tenths times coefficients. */
      sum: number;
      weight: number;
      value: Tenths;
      article: string;
    }
  | {
      step: 'year';
      first: Tenths;
      second: Tenths;
      weights: readonly [number, number];
      sum: number;
      value: Tenths;
      article: string;
    }
  | { step: 'one_semester'; semester: Semester; other: NotTaught | Exempt; value: Tenths | Comment; article: string }
  | { step: 'exempt'; article: string }
  | { step: 'former'; value: Tenths | Comment; article: string }
  | { step: 'passed'; passed: number; total: number; final: Comment; rule: 'two_thirds' | 'all'; value: Comment; article: string }
  | { step: 'second_semester'; first: Comment; second: Comment; value: Comment; article: string }
  | { step: 'mean'; marks: readonly (readonly [string, Tenths])[]; sum: number; value: Tenths; article: string }
  | { step: 'rung'; level: string; shortfalls: readonly Shortfall[]; article: string }
  | { step: 'adjusted'; reached: string; raw: string; to: string; subject: string; article: string }
  | { step: 'conduct'; first: string | null; second: string; value: string; article: string }
  | { step: 'title'; title: string | null; learning: string; conduct: string; article: string | null }
  | {
      step: 'decision';
      decision: Decision;
      /** null: not yet known, and the absence decides alone. */
      learning: string | null;
      conduct: string | null;
      absent: number;
      limit: number;
      article: string;
    }
  | { step: 'principal'; article: string }
  | { step: 'retaken'; subject: string; from: Tenths | Comment; to: Tenths | Comment; article: string }
  | { step: 'final'; decision: Decision; article: string }
  | { step: 'summer'; done: boolean; from: string; to: string; article: string }
  | { step: 'recognised'; recognised: boolean; grade: string | null; failed: readonly CompletionFault[]; article: string }
  | { step: 'primary'; level: string; fits: boolean; faults: readonly PrimaryFault[]; article: string }
  | { step: 'growth'; indicator: GrowthIndicator; deviation: number | null; band: string; article: string };

export type CompletionFault = 'learning' | 'conduct' | 'absences' | 'age' | 'file' | 'lowestMark' | 'coreMarks';
export type PrimaryFault =
  | { what: 'subject'; code: string; level: string }
  | { what: 'rating'; code: string; level: string }
  | { what: 'test'; code: string; mark: Tenths; limit: Tenths };

export type Kind =
  | 'semester_mean'
  | 'year_mean'
  | 'overall_mean'
  | 'comment_semester'
  | 'comment_year'
  | 'learning'
  | 'conduct_year'
  | 'title'
  | 'promotion'
  | 'retest'
  | 'summer'
  | 'completion'
  | 'primary_year'
  | 'growth';

export type Outcome<V, I = unknown> = {
  readonly kind: Kind;
  readonly ruleSet: { readonly id: RuleSetId | CompletionRuleId; readonly version: number };
  /** null where something is missing; a title may be null because there is none. */
  readonly value: V | null;
  /** The article that decided; null as long as nothing has. */
  readonly clause: string | null;
  readonly missing: readonly Missing[];
  readonly steps: readonly Step[];
  /** What it was computed from, as handed in: never changed afterwards. */
  readonly input: I;
};
export type CompletionRuleId = 'QĐ11/2006' | 'TT31/2023';

export const undecided = <V, I>(
  kind: Kind,
  rules: Pick<RuleSet, 'id' | 'version'> | { id: CompletionRuleId; version: number },
  input: I,
  missing: readonly Missing[],
  steps: readonly Step[] = [],
): Outcome<V, I> => ({
  kind,
  ruleSet: { id: rules.id, version: rules.version },
  value: null,
  clause: null,
  missing,
  steps,
  input,
});

export const decided = <V, I>(
  kind: Kind,
  rules: Pick<RuleSet, 'id' | 'version'> | { id: CompletionRuleId; version: number },
  input: I,
  value: V | null,
  clause: string | null,
  steps: readonly Step[],
): Outcome<V, I> => ({ kind, ruleSet: { id: rules.id, version: rules.version }, value, clause, missing: [], steps, input });
