// A circular on disclosure as data: its items, their forms, when they are due.
import type { LocalDate } from '#kernel/calendar.ts';
import type { FormSet, Part } from './forms.ts';

/** Last day in time, in the year in which the school year begins or ends; or a period that comes again. */
export type DueRule =
  | { kind: 'yearly'; in: 'start' | 'end'; lastDay: `${number}-${number}`; words: string }
  | { kind: 'monthly'; beforeDay: number; words: string }
  | { kind: 'weekly'; beforeWeekday: number; words: string };
export type Subject = { code: string; title: string; short: string };
export type ItemDefinition = {
  /** Of the address; the level follows where a unit fills one for each of its levels. */
  code: string;
  /** As people cite it. */
  form?: string;
  title: string;
  subject: string;
  basis: string;
  /** Whose: one item for each of these sets, or one for the whole unit. */
  sets: readonly FormSet[];
  perUnit?: true;
  /** Only where children are given meals. */
  boarding?: true;
  parts: readonly Part[];
  files?: 'required' | 'offered';
  due: DueRule;
  /** A module that may publish it and tell when (P-4.4), besides what is filled here. */
  suppliedBy?: 'kitchen';
};
export type RuleSet = {
  code: 'TT36' | 'TT09';
  name: string;
  title: string;
  /** In force from this day to that, both included. */
  validFrom: LocalDate;
  validTo: LocalDate | null;
  firstYear: string;
  lastYear: string | null;
  /** Days of warning before the last day; less for what comes every week. */
  soonDays: { yearly: number; monthly: number; weekly: number };
  changeWorkingDays: number;
  retentionYears: number;
  subjects: readonly Subject[];
  items: readonly ItemDefinition[];
};
