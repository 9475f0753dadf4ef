// A file of marks once it is read, and what somebody decided about it: kept as long as the import.
import type { Period } from '../rules/outcome.ts';
import type { MarkSign } from './header.ts';

export type FileColumn = { at: number; title: string; mark: MarkSign };
export type FileRow = {
  /** As Excel counts them. */
  row: number;
  ministryId: string;
  code: string;
  name: string;
  birth: string | null;
  className: string;
  /** By place in `columns`; what is empty is not there. */
  cells: { column: number; value: string | number; fault?: string }[];
};
export type FileTable = {
  sheet: string;
  headerRow: number;
  /** As the title, the sheet's name or our own mark says it. */
  className: string | null;
  subject: string | null;
  period: Period | null;
  schoolYear: string | null;
  school: string | null;
  /** Of our own export: the sheet itself. */
  classSubject: number | null;
  /** Of our own export: the period that its titles say, which `period` goes before. */
  saidPeriod?: Period | null;
  columns: FileColumn[];
  unknown: string[];
  rows: FileRow[];
};

export type Target = { classSubject: number; period: Period };
export type Choices = {
  only?: Target;
  /** Which sheet a table is that does not say it. */
  targets?: Record<string, Target>;
  /** 'table:row' → the pupil that somebody chose. */
  pupils?: Record<string, string>;
  /** Rows that only a name speaks for are taken. */
  byName?: boolean;
  addColumns?: boolean;
  /** Marks of a day on which the pupil was absent are meant. */
  absent?: boolean;
};

export type Verdict = 'new' | 'changed' | 'same' | 'refused' | 'locked' | 'doubtful';
export type Counts = Record<Verdict, number>;
export type Undone = { back: number; left: { where: string; reason: string }[]; more: number };
