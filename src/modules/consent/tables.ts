// Tables of the consent module.
import type { LocalDate } from '#kernel/calendar.ts';
import type { Method, Purpose, Relation } from './rules/consent.ts';

export type ConsentTables = {
  'consent.consent': {
    id: string;
    unit_id: number;
    pupil_id: string;
    purpose: Purpose;
    purpose_version: number;
    given_by: string;
    relation: Relation;
    child_agreed: boolean;
    age: number;
    method: Method;
    evidence: string;
    given_on: LocalDate;
    entered_by: string;
    entered_at: Date;
    withdrawn_on: LocalDate | null;
    withdrawn_by: string | null;
    withdraw_reason: string | null;
    withdrawn_entered_by: string | null;
    withdrawn_at: Date | null;
  };
  'consent.shown': { file_id: string; pupil_id: string; unit_id: number; tagged_by: string; tagged_at: Date };
};
