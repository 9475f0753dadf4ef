// What would a file do to the records of a school? New, changed, unchanged, refused: one answer for three kinds of workbook.
import { fold } from '#kernel/vietnamese-text.ts';
import type { Unit } from '#modules/organizations/index.ts';
import type { ImportChange, ImportKindName } from '#modules/people/index.ts';
import type { Work } from '#platform/db/work.ts';
import { type Column, type Issue, shownValue, type TableRow, type TableSpec } from '#platform/spreadsheet/columns.ts';
import type { ReadTable } from '#platform/spreadsheet/read-table.ts';

export type Verdict = 'new' | 'changed' | 'unchanged' | 'refused';
/** A cell of the stored record that the file changes, in words. */
export type Change = { field: string; was: string | null; is: string | null };
export type PlannedRow<R = unknown> = Pick<TableRow, 'row' | 'raw' | 'was' | 'issues'> & {
  verdict: Verdict;
  name: string;
  changes: Change[];
  before: R | null;
  after: R | null;
};
export type MissingClass = { name: string; grade: string | null; pupils: number };
export type Plan<R = unknown> = {
  rows: PlannedRow<R>[];
  missingClasses: MissingClass[];
  /** Values to choose from where a column has no code list: the school's classes, its staff, the communes. */
  choices: Record<string, string[]>;
};
export type PlanOptions = { createClasses: boolean };
export type Progress = (phase: string, done: number, total: number) => Promise<void>;

/** One kind of workbook: what its rows are, and how they are compared, written and taken back. */
export interface ImportKind<R = unknown> {
  readonly name: ImportKindName;
  /** 'Học sinh'; 'học sinh'. */
  readonly title: string;
  readonly one: string;
  readonly record: ImportChange['kind'];
  readonly table: TableSpec;
  plan(work: Work, unit: Unit, read: ReadTable, options: PlanOptions): Promise<Plan<R>>;
  /** Writes the good rows. @returns every record written, with what stood there before */
  write(
    work: Work,
    unit: Unit,
    plan: Plan<R>,
    rows: PlannedRow<R>[],
    options: PlanOptions,
    progress: Progress,
  ): Promise<ImportChange[]>;
  /** The records as they stand now, in the form `write` keeps as `after`. */
  stored(work: Work, unit: Unit, ids: string[]): Promise<Map<string, { name: string; record: unknown }>>;
  /** Puts `before` back and removes what was new. Nothing was changed since. */
  undo(work: Work, unit: Unit, changes: ImportChange[]): Promise<void>;
}

export const countsOf = (rows: readonly { verdict: Verdict }[]) => {
  const n = (verdict: Verdict) => rows.filter((row) => row.verdict === verdict).length;
  return { new: n('new'), changed: n('changed'), unchanged: n('unchanged'), refused: n('refused') };
};

/** Finds the one stored record with a key; a key that two share names neither. */
export function index<T>(records: readonly T[], key: (record: T) => string | null): Map<string, T | null> {
  const map = new Map<string, T | null>();
  for (const record of records) {
    const k = key(record);
    if (k) map.set(k, map.has(k) ? null : record);
  }
  return map;
}

export type AddIssue = (field: string, code: string, message: string, more?: Partial<Issue>) => void;
export const issuesOf = (row: TableRow): { issues: Issue[]; error: AddIssue; warning: AddIssue } => {
  const issues = [...row.issues];
  const add =
    (level: Issue['level']): AddIssue =>
    (field, code, message, more = {}) =>
      issues.push({ field, code, message, level, value: (row.raw as Record<string, string>)[field] ?? '', ...more });
  return { issues, error: add('error'), warning: add('warning') };
};

/** The row with its verdict, once everything against it is known. */
export function conclude<R>(
  row: TableRow,
  anchor: string,
  issues: Issue[],
  before: R | null,
  after: R,
  changes: Change[],
): PlannedRow<R> {
  const base = {
    ...{ row: row.row, raw: row.raw, was: row.was, issues, before },
    name: (row.raw as Record<string, string>)[anchor] ?? '',
  };
  if (issues.some((issue) => issue.level === 'error')) return { ...base, verdict: 'refused', changes: [], after: null };
  if (!before) return { ...base, verdict: 'new', changes: [], after };
  return { ...base, verdict: changes.length > 0 ? 'changed' : 'unchanged', changes, after };
}

const canonical = (value: unknown) => JSON.stringify(value ?? null);
/** Which of these columns would the file change, in the words of the column? */
export function differences(
  columns: readonly Column[],
  before: Record<string, unknown>,
  after: Record<string, unknown>,
  fields: readonly string[],
): Change[] {
  return fields.flatMap((field) => {
    if (canonical(before[field]) === canonical(after[field])) return [];
    const of = columns.find((c) => c.field === field);
    return [{ field, was: shownValue(of, before[field]), is: shownValue(of, after[field]) }];
  });
}

/** The same record whatever the order of its keys and lists: what came back from the database against what was kept. */
export function normal(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(normal);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, inner]) => [key, normal(inner)]),
  );
}

/** Names near to a word, nearest first: words they share, else the same beginning. */
export function nearest(word: string, names: readonly string[]): string | undefined {
  const wanted = fold(word).split(/[^a-z0-9]+/);
  const score = (name: string) => {
    const words = fold(name).split(/[^a-z0-9]+/);
    return wanted.filter((w) => words.includes(w)).length / Math.max(wanted.length, words.length);
  };
  const best = names.map((name) => ({ name, s: score(name) })).sort((a, b) => b.s - a.s)[0];
  return best && best.s >= 0.5 ? best.name : undefined;
}
