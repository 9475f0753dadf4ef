// Tables of the teaching module.
import type { Generated, Selectable } from 'kysely';

export type Session = 'morning' | 'afternoon';
export type ClassSubjectTable = {
  id: Generated<number>;
  unit_id: number;
  class_id: number;
  school_year: string;
  /** Code of the list of subjects, or of what the homeroom teacher rates. */
  subject: string;
  kind: Generated<'subject' | 'homeroom'>;
  /** Periods a week in tenths; null: not taught in that semester. */
  periods1: number | null;
  periods2: number | null;
  /** One-period tests of a semester, by the distribution of the curriculum. */
  periodic1: Generated<number>;
  periodic2: Generated<number>;
  elective: Generated<boolean>;
  /** The subject that a lớp chuyên is for. */
  specialised: Generated<boolean>;
  position: Generated<number>;
  closed_on: string | null;
  version: Generated<number>;
};
export type TeachingTables = {
  'teaching.class_subject': ClassSubjectTable;
  'teaching.assignment': {
    id: Generated<number>;
    unit_id: number;
    class_subject_id: number;
    staff_id: string;
    semester: 1 | 2;
    /** A strand of the subject (Vật lí of KHTN); '' is the whole of it. */
    part: Generated<string>;
    periods: number | null;
    valid_from: string;
    valid_to: string | null;
    recorded_by: string | null;
    recorded_at: Generated<Date>;
    /** Whom the subject was taken over from. */
    from_staff_id: string | null;
  };
  'teaching.exemption': {
    unit_id: number;
    class_subject_id: number;
    pupil_id: string;
    semester: 1 | 2;
    kind: 'exempt' | 'not_chosen' | 'not_taught';
    basis: Generated<string>;
    decided_on: string;
    recorded_by: string;
    recorded_at: Generated<Date>;
  };
  'teaching.professional_group': {
    id: Generated<number>;
    unit_id: number;
    name: string;
    name_fold: string;
    head_staff_id: string | null;
    deputy_staff_id: string | null;
    closed_on: string | null;
    version: Generated<number>;
  };
  'teaching.group_member': { staff_id: string; unit_id: number; group_id: number };
  'teaching.holiday': {
    id: Generated<number>;
    unit_id: number;
    school_year: string;
    name: string;
    first_day: string;
    last_day: string;
  };
  'teaching.timetable': {
    id: Generated<number>;
    unit_id: number;
    school_year: string;
    semester: 1 | 2;
    name: string;
    valid_from: string;
    published_at: Date | null;
    published_by: string | null;
    version: Generated<number>;
  };
  'teaching.lesson': {
    timetable_id: number;
    unit_id: number;
    class_id: number;
    /** 2 is Monday, as the timetable says it. */
    weekday: number;
    session: Session;
    period: number;
    class_subject_id: number | null;
    activity: 'flag' | 'class_meeting' | 'other' | null;
    staff_id: string | null;
    room: string | null;
  };
  'teaching.roll_call': {
    class_id: number;
    day: string;
    session: Session;
    unit_id: number;
    taken_by: string;
    taken_by_name: string;
    taken_at: Date;
    version: Generated<number>;
  };
  'teaching.absence': {
    pupil_id: string;
    day: string;
    session: Session;
    unit_id: number;
    class_id: number;
    school_year: string;
    /** With leave, without, late, left early: only the first two are absences. */
    state: 'P' | 'K' | 'late' | 'early';
    counted: Generated<boolean>;
    note: Generated<string>;
    recorded_by: string;
    recorded_at: Date;
  };
  /** As it was put in force: what citizens read. */
  'teaching.shown_lesson': {
    timetable_id: number;
    unit_id: number;
    class_name: string;
    class_slug: string;
    grade: string;
    position: number;
    weekday: number;
    session: Session;
    period: number;
    title: string;
    room: string | null;
  };
  'teaching.attendance_setting': {
    unit_id: number;
    lock_days: Generated<number>;
    counted_session: Generated<'own' | 'morning' | 'afternoon'>;
    version: Generated<number>;
  };
};
/** What modules above may read. */
export type TeachingViews = Pick<
  TeachingTables,
  'teaching.class_subject' | 'teaching.assignment' | 'teaching.exemption' | 'teaching.absence'
>;
export type ClassSubject = Selectable<ClassSubjectTable>;
