// Tables of the classes module.
import type { Generated, GeneratedAlways, Selectable } from 'kysely';

export type ClassTable = {
  id: Generated<number>;
  unit_id: number;
  school_year: string;
  code: string | null;
  ministry_id: string | null;
  name: string;
  name_fold: string;
  sort_key: string;
  grade: string;
  homeroom_staff_id: string | null;
  declared_size: number | null;
  session: 'morning' | 'afternoon' | 'full_day' | null;
  sessions_per_week: number | null;
  two_sessions: boolean | null;
  foreign_language_1: string | null;
  foreign_language_2: string | null;
  specialised: Generated<boolean>;
  combined: Generated<boolean>;
  boarding: boolean | null;
  has_disabled_pupils: boolean | null;
  campus: string | null;
  closed_on: string | null;
  missing: Generated<string[]>;
  open_errors: Generated<number>;
  filled: Generated<number>;
  active: GeneratedAlways<boolean>;
  complete: GeneratedAlways<boolean>;
  version: Generated<number>;
  created_at: Generated<Date>;
  updated_at: Generated<Date>;
};
export type ClassesTables = {
  'classes.school_year': {
    code: string;
    starts_on: string;
    ends_on: string;
    semester1_starts_on: string;
    semester1_ends_on: string;
    semester2_starts_on: string;
    semester2_ends_on: string;
    version: Generated<number>;
  };
  'classes.class': ClassTable;
  'classes.homeroom': {
    id: string;
    unit_id: number;
    class_id: number;
    staff_id: string;
    valid_from: string;
    valid_to: string | null;
    recorded_at: Generated<Date>;
  };
  'classes.enrolment': {
    id: string;
    unit_id: number;
    pupil_id: string;
    class_id: number;
    school_year: string;
    valid_from: string;
    valid_to: string | null;
    end_kind: 'moved_class' | 'left_school' | 'year_closed' | 'undone' | null;
    end_reason: string | null;
    recorded_at: Generated<Date>;
  };
  'classes.finding': {
    id: Generated<number>;
    unit_id: number;
    /** null: said about the school's classes as a whole. */
    class_id: number | null;
    rule: number;
    level: 'E' | 'W';
    field: string;
    detail: string;
    state: 'open' | 'explained' | 'fixed';
    reason: string | null;
    decided_by: string | null;
    decided_at: Date | null;
    first_seen: Date;
    fixed_at: Date | null;
  };
  'classes.counter': {
    unit_id: number;
    school_year: string;
    active: number;
    complete: number;
    filled: number;
    changed_at: Date | null;
  };
};
export type ClassesViews = Pick<ClassesTables, 'classes.class' | 'classes.school_year' | 'classes.counter' | 'classes.enrolment'>;
export type SchoolClass = Selectable<ClassTable>;

/** Columns of a class that people and files write; the rest is derived. */
export const classFields = [
  ...(['code', 'ministry_id', 'name', 'grade', 'homeroom_staff_id', 'declared_size', 'session', 'sessions_per_week'] as const),
  ...(['two_sessions', 'foreign_language_1', 'foreign_language_2', 'specialised', 'combined', 'boarding'] as const),
  ...(['has_disabled_pupils', 'campus'] as const),
] as const;
export type ClassField = (typeof classFields)[number];
export type ClassFields = Pick<SchoolClass, ClassField>;
/** `id` 0: still to be opened. */
export type ClassRecord = ClassFields & { id: number };

export const emptyClass: ClassFields = {
  ...(Object.fromEntries(classFields.map((field) => [field, null])) as unknown as ClassFields),
  name: '',
  grade: '',
  specialised: false,
  combined: false,
};
