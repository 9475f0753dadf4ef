// Tables of the assessment module.
import type { ColumnType, Generated, Selectable } from 'kysely';
import type { Choices, Counts, FileTable, Undone } from './imports/file.ts';
import type { Missing, Period, Semester } from './rules/outcome.ts';
import type { Band, RuleSetId } from './rules/rule-sets/shape.ts';
import type { Standing, StandingChange } from './rules/standings.ts';

type Json<T> = ColumnType<T, string, string>;
/** Tenths, or a code of the sheet's scale, or words. */
export type CellValue = number | string;
/** What stands in a cell, and how often it was stored: `null` was there once and was taken out. */
export type StoredCell = readonly [value: CellValue | null, version: number];
export type StoredCells = Readonly<Record<string, StoredCell>>;
/** What a school says about a column, or a column that it added. */
export type ColumnNote = { key: string; kind?: string; on?: string; title?: string };

export type MarkRowTable = {
  class_subject_id: number;
  semester: Period;
  pupil_id: string;
  unit_id: number;
  class_id: number;
  cells: Json<StoredCells>;
  /** Of the semester, in tenths; of primary pupils the test at its end. */
  mean: number | null;
  /** Đ or CĐ; of primary pupils the level at its end. */
  comment: string | null;
  clause: string | null;
  inputs_hash: Buffer | null;
  needed: Generated<number>;
  present: Generated<number>;
  updated_at: Date;
};
export type ResultTable = {
  pupil_id: string;
  school_year: string;
  period: Period;
  unit_id: number;
  class_id: number;
  rule_set: RuleSetId;
  rule_version: number;
  subjects: Json<Readonly<Record<string, CellValue>>>;
  overall_mean: number | null;
  raw_level: string | null;
  level: string | null;
  level_clause: string | null;
  conduct: string | null;
  title: string | null;
  title_clause: string | null;
  decision: string | null;
  decision_clause: string | null;
  decided_by: string | null;
  decided_at: Date | null;
  absent_with_leave: number | null;
  absent_without_leave: number | null;
  comment: Generated<string>;
  extra: Json<ResultExtra>;
  missing: Json<readonly Missing[]>;
  complete: Generated<boolean>;
  inputs_hash: Buffer | null;
  approved_by: string | null;
  approved_at: Date | null;
  /** What the result was made of when it was approved. */
  approved_hash: Buffer | null;
  /** By somebody, and unchanged since. */
  approved: ColumnType<boolean, never, never>;
  version: Generated<number>;
  updated_at: Date;
};
/** What only some rule sets have: tests and ratings of primary pupils, growth of small children, what came of the summer. */
export type ResultExtra = {
  tests?: Readonly<Record<string, number>>;
  ratings?: Readonly<Record<string, string>>;
  growth?: Readonly<Record<string, string>>;
  retaken?: Readonly<Record<string, CellValue>>;
  summer?: boolean;
  /** Of the year before the summer. */
  before?: { level: string | null; conduct: string | null; decision: string | null };
  completed?: boolean;
  praise?: string | null;
};
/**
 * `column` null: all of the pupil's. `wanted`: what the teacher means to write, so that the principal sees what would follow.
 * `closed`: open no more, though other cells of the request may be: the pupil's result was approved.
 */
export type AskedCell = { pupil: string; column: string | null; wanted?: CellValue; closed?: true };
/** `file`: SHA-256 of the bytes in the store. */
export type Evidence = { name: string; file: string; mime: string; size: number };
/** `replacedOn`: issued anew since. */
export type IssuedCard = { pupil: string; what: string; on: string; replacedOn: string | null };
/** `before` is kept when cells are opened, the rest when they are closed. */
export type UnlockEffects = {
  before?: readonly Standing[];
  cells?: number;
  /** Of these cells, those that were written to while their results stood approved. */
  approvedCells?: number;
  standings?: readonly StandingChange[];
  cards?: readonly IssuedCard[];
};
/** A pupil who went on at the end of a year: where to (null: left), and what the record said before. */
export type RolledPupil = {
  id: string;
  to: number | null;
  before: {
    class_id: number | null;
    grade: string | null;
    status: string;
    status_date: string | null;
    status_reason: string | null;
    repeated: boolean;
  };
};
/** How a sheet of the former school came over: cell by cell, as its result, or only to be read here. */
export type TakenAs = 'cells' | 'result' | 'read' | 'there';
export type FormerSheet = {
  subject: string;
  kind: 'subject' | 'homeroom';
  semester: Period;
  /** As they stood there: 'KTtx 8; 7,5'. */
  marks: string;
  result: string;
  taken: TakenAs;
};
export type FormerRecord = {
  sheets: readonly FormerSheet[];
  absent: readonly { p: Semester; leave: number; none: number }[];
};
export type AssessmentTables = {
  'assessment.former_school': {
    pupil_id: string;
    school_year: string;
    unit_id: number;
    former_pupil_id: string;
    former_unit_id: number;
    school: string;
    class_name: string;
    left_on: string | null;
    record: Json<FormerRecord>;
    taken_by: string;
    taken_by_name: string;
    taken_at: Date;
  };
  'assessment.explanation': {
    unit_id: number;
    school_year: string;
    finding: string;
    facts: Buffer;
    words: string;
    reason: string;
    explained_by: string;
    explained_by_name: string;
    explained_at: Date;
  };
  'assessment.rollover': {
    id: Generated<number>;
    unit_id: number;
    class_id: number;
    school_year: string;
    pupils: Json<readonly RolledPupil[]>;
    opened: Generated<number[]>;
    closed_by: string;
    closed_by_name: string;
    closed_at: Date;
    undone_by_name: string | null;
    undone_at: Date | null;
  };
  'assessment.class_rules': {
    class_id: number;
    unit_id: number;
    school_year: string;
    rule_set: RuleSetId;
    rule_version: number;
    gradebook1: 'KT' | 'DDG' | null;
    gradebook2: 'KT' | 'DDG' | null;
    frozen_at: Date | null;
  };
  'assessment.sheet': {
    class_subject_id: number;
    semester: Period;
    unit_id: number;
    columns: Json<readonly ColumnNote[]>;
    version: Generated<number>;
  };
  'assessment.mark_row': MarkRowTable;
  'assessment.mark_change': {
    id: Generated<number>;
    unit_id: number;
    class_subject_id: number;
    semester: Period;
    pupil_id: string;
    column: string;
    op_id: string;
    old: Json<CellValue> | null;
    new: Json<CellValue> | null;
    version: number;
    via: 'grid' | 'api' | 'import' | 'paste' | 'move' | 'demo';
    reason: Generated<string>;
    request_id: number | null;
    changed_by: string;
    changed_by_name: string;
    changed_at: Date;
  };
  'assessment.result': ResultTable;
  'assessment.counter': {
    class_id: number;
    semester: Period;
    unit_id: number;
    school_year: string;
    pupils: Generated<number>;
    complete: Generated<number>;
    cells_needed: Generated<number>;
    cells_present: Generated<number>;
    changed_at: Date | null;
  };
  'assessment.lock': {
    id: Generated<number>;
    unit_id: number;
    school_year: string;
    class_id: number | null;
    class_subject_id: number | null;
    semester: Period | null;
    column: string | null;
    kind: 'principal' | 'deadline' | 'approval' | 'closed_year';
    reason: Generated<string>;
    locked_by: string;
    locked_by_name: string;
    locked_at: Date;
    opened_by: string | null;
    opened_by_name: string | null;
    opened_at: Date | null;
    open_reason: Generated<string>;
  };
  'assessment.lock_exception': {
    id: Generated<number>;
    lock_id: number;
    class_id: number;
    unit_id: number;
    reason: string;
    excepted_by: string;
    excepted_by_name: string;
    excepted_at: Date;
    ended_by_name: string | null;
    ended_at: Date | null;
  };
  'assessment.deadline': {
    unit_id: number;
    school_year: string;
    semester: Semester;
    campaign: string;
    closes_at: Date;
  };
  'assessment.unlock_request': {
    id: Generated<number>;
    unit_id: number;
    class_subject_id: number;
    semester: Period;
    cells: Json<readonly AskedCell[]>;
    reason: string;
    hours: Generated<number>;
    evidence: Json<readonly Evidence[]>;
    asked_by: string;
    asked_by_name: string;
    asked_at: Date;
    state: Generated<'asked' | 'granted' | 'refused' | 'withdrawn' | 'closed'>;
    decided_by: string | null;
    decided_by_name: string | null;
    decided_at: Date | null;
    decision_note: Generated<string>;
    open_until: Date | null;
    closed_at: Date | null;
    closed_by_name: string | null;
    effects: Json<UnlockEffects>;
    seen_by_asker_at: Date | null;
    seen_by_decider_at: Date | null;
  };
  'assessment.mark_import': {
    id: string;
    unit_id: number;
    file_name: string;
    file_sha256: string;
    tables: Json<readonly FileTable[]>;
    choices: ColumnType<Choices, string | undefined, string>;
    state: Generated<'read' | 'applying' | 'applied' | 'discarded' | 'undoing' | 'undone'>;
    counts: Json<Counts> | null;
    failure: string | null;
    created_by: string;
    created_by_name: string;
    created_at: Date;
    applied_by_name: string | null;
    applied_at: Date | null;
    written: Generated<string[]>;
    undone: Json<Undone> | null;
    undone_by_name: string | null;
    undone_at: Date | null;
  };
  'assessment.comment_bank': {
    id: Generated<number>;
    unit_id: number;
    owner: string | null;
    subject: string | null;
    from_mean: Generated<number>;
    to_mean: Generated<number>;
    text: string;
  };
  'assessment.minimum_setting': {
    rule_set: RuleSetId;
    school_year: string;
    semester: Semester;
    unit_id: number;
    regular: Json<readonly Band[]>;
    periodic: Json<readonly Band[]> | null;
    comment: number | null;
    basis: string;
    version: Generated<number>;
  };
  'assessment.option': {
    unit_id: number;
    strict_adjustment: Generated<boolean>;
    lock_days: number | null;
    version: Generated<number>;
  };
};
/** What modules above may read. */
export type AssessmentViews = Pick<
  AssessmentTables,
  'assessment.result' | 'assessment.counter' | 'assessment.mark_row' | 'assessment.class_rules'
>;
export type StoredResult = Selectable<ResultTable>;
