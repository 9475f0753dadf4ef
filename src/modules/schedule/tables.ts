// Tables of the schedule module.
import type { LocalDate } from '#kernel/calendar.ts';
import type { Change, Entry } from './rules/entry.ts';

type EntryColumns = Entry & { unit_id: number; monday: LocalDate };

export type ScheduleTables = {
  'schedule.week': {
    unit_id: number;
    monday: LocalDate;
    version: number;
    published_version: number | null;
    first_published_at: Date | null;
    published_at: Date | null;
    saved_by: string;
    saved_at: Date;
  };
  'schedule.entry': EntryColumns;
  'schedule.shown': EntryColumns & { change: Change | null; changed_at: Date | null };
  'schedule.event': {
    id: string;
    unit_id: number;
    slug: string;
    state: 'draft' | 'published' | 'cancelled';
    title: string;
    summary: string;
    body: string;
    place: string;
    organiser: string;
    starts_on: LocalDate;
    starts: string;
    ends_on: LocalDate;
    ends: string;
    search_fold: string;
    version: number;
    first_published_at: Date | null;
    cancelled_at: Date | null;
    cancel_reason: string | null;
    updated_by: string;
    updated_at: Date;
  };
};
