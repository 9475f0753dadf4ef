// Tables of the reports module.
import type { ColumnType, Generated } from 'kysely';
import type { Period } from '#modules/assessment/index.ts';
import type { BookOptions } from './books/options.ts';
import type { BookKind, CardKind } from './rules/books.ts';

type Json<T> = ColumnType<T, string, string>;
export type CardTable = {
  id: Generated<string>;
  unit_id: number;
  pupil_id: string;
  class_id: number;
  kind: CardKind;
  school_year: string;
  period: Period;
  number: number;
  token: string;
  masked_name: string;
  snapshot: Json<Record<string, unknown>>;
  hash: Buffer;
  template_version: number;
  issued_on: string;
  issued_by: string;
  issued_by_name: string;
  issued_at: Date;
  rank: string | null;
  replaced_on: string | null;
  replaced_by: string | null;
};
export type JobState = 'waiting' | 'running' | 'done' | 'cancelled' | 'failed' | 'expired';
export type PrintJobTable = {
  id: string;
  unit_id: number;
  kind: BookKind;
  school_year: string;
  period: Period;
  issue: boolean;
  state: Generated<JobState>;
  failure: string | null;
  classes: number;
  asked_by: string;
  asked_by_name: string;
  asked_at: Date;
  ended_at: Date | null;
  expires_on: string;
  sha256: string | null;
  bytes: number | null;
};
export type ReportsTables = {
  'reports.card_number': { unit_id: number; kind: CardKind; school_year: string; last: number };
  'reports.card': CardTable;
  'reports.template': {
    unit_id: number;
    kind: BookKind;
    version: number;
    options: Json<BookOptions>;
    note: Generated<string>;
    made_by: string;
    made_by_name: string;
    made_at: Date;
  };
  'reports.print_job': PrintJobTable;
  'reports.print_part': {
    job_id: string;
    class_id: number;
    unit_id: number;
    position: number;
    class_name: string;
    sha256: string | null;
    bytes: number | null;
    pages: number | null;
    cards: number | null;
    ms: number | null;
  };
};
