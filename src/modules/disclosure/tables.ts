// Tables of the disclosure module.
import type { LocalDate } from '#kernel/calendar.ts';

export type DisclosureTables = {
  'disclosure.item': {
    id: string;
    unit_id: number;
    school_year: string;
    rule_set: 'TT36' | 'TT09';
    item: string;
    period: string;
    version: number;
    published_version: number | null;
    first_published_on: LocalDate | null;
    last_published_at: Date | null;
    changed_on: LocalDate | null;
    change_note: string;
    answered_on: LocalDate | null;
    updated_by: string;
    updated_at: Date;
  };
  'disclosure.revision': {
    item_id: string;
    version: number;
    unit_id: number;
    content: unknown;
    as_of: LocalDate | null;
    notes: string;
    correction: string;
    published: boolean;
    saved_by: string;
    saved_at: Date;
  };
  'disclosure.attachment': {
    item_id: string;
    version: number;
    position: number;
    unit_id: number;
    sha256: string;
    name: string;
    mime: string;
    size_bytes: number;
  };
  'disclosure.reminder': {
    id: string;
    unit_id: number;
    school_year: string;
    text: string;
    sent_by: string;
    sent_by_name: string;
    sent_at: Date;
    seen_at: Date | null;
    seen_by_name: string;
  };
};
