// Tables of the people module. A column list is the record: forms, imports and the demo speak of the same names.
import type { Generated, GeneratedAlways, Selectable } from 'kysely';

type Assessed = {
  missing: Generated<string[]>;
  open_errors: Generated<number>;
  filled: Generated<number>;
  active: GeneratedAlways<boolean>;
  complete: GeneratedAlways<boolean>;
  version: Generated<number>;
  created_at: Generated<Date>;
  updated_at: Generated<Date>;
};

export type PupilTable = Assessed & {
  id: string;
  unit_id: number;
  code: string | null;
  ministry_id: string | null;
  personal_id: string | null;
  personal_id_issued_on: string | null;
  personal_id_issued_by: string | null;
  register_number: string | null;
  full_name: string;
  other_name: string | null;
  name_fold: string;
  sort_key: string;
  birth_date: string | null;
  sex: 'male' | 'female' | null;
  ethnicity: string | null;
  religion: string | null;
  nationality: string | null;
  birth_place: string | null;
  hometown_province: string | null;
  hometown_commune: string | null;
  province_code: string | null;
  district_code: string | null;
  commune_code: string | null;
  hamlet: string | null;
  current_address: string | null;
  phone: string | null;
  email: string | null;
  status: 'studying' | 'arrived' | 'moved_away' | 'left' | 'reserved' | 'graduated' | 'deceased';
  status_date: string | null;
  status_reason: string | null;
  /** The school that a pupil who moved away goes to, as it was called that day; of the province: which unit. */
  moved_to: string | null;
  moved_to_unit_id: number | null;
  admission_kind: string | null;
  admitted_on: string | null;
  repeated: Generated<boolean>;
  two_sessions: boolean | null;
  sessions_per_week: number | null;
  boarding_kinds: Generated<string[]>;
  policy_kinds: Generated<string[]>;
  poor_household: string | null;
  disability: Generated<boolean>;
  disability_kinds: Generated<string[]>;
  disability_exempt: Generated<boolean>;
  blood_type: string | null;
  height_cm: string | null;
  weight_kg: string | null;
  swims: boolean | null;
  pioneer: Generated<boolean>;
  youth_union: Generated<boolean>;
  class_id: number | null;
  grade: string | null;
};
export type GuardianTable = {
  id: string;
  pupil_id: string;
  unit_id: number;
  relation: 'father' | 'mother' | 'guardian';
  full_name: string;
  birth_year: number | null;
  occupation: string | null;
  workplace: string | null;
  phone: string | null;
  personal_id: string | null;
  /** null: since before the records were kept here. */
  valid_from: string | null;
  /** null: answers for the pupil today. */
  valid_to: string | null;
  updated_at: Generated<Date>;
};
export type StaffTable = Assessed & {
  id: string;
  unit_id: number;
  code: string | null;
  ministry_id: string | null;
  personal_id: string | null;
  full_name: string;
  name_fold: string;
  sort_key: string;
  birth_date: string | null;
  sex: 'male' | 'female' | null;
  ethnicity: string | null;
  religion: string | null;
  nationality: string | null;
  hometown: string | null;
  current_address: string | null;
  phone: string | null;
  email: string | null;
  party_member: Generated<boolean>;
  union_member: Generated<boolean>;
  insurance_number: string | null;
  status: 'working' | 'on_leave' | 'seconded' | 'moved_away' | 'left' | 'retired' | 'deceased';
  status_date: string | null;
  status_reason: string | null;
  kind: 'manager' | 'teacher' | 'employee' | null;
  position: string | null;
  contract: string | null;
  hired_on: string | null;
  recruited_by: string | null;
  title_code: string | null;
  salary_step: number | null;
  salary_coefficient: string | null;
  main_subject: string | null;
  other_subjects: string | null;
  extra_duty: string | null;
  degree: string | null;
  specialization: string | null;
  politics_level: string | null;
  management_training: string | null;
  it_level: string | null;
  language_level: string | null;
  user_id: string | null;
};
export type FindingTable = {
  id: Generated<number>;
  unit_id: number;
  pupil_id: string | null;
  staff_id: string | null;
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
export type ImportState =
  | 'uploaded'
  | 'checking'
  | 'checked'
  | 'failed'
  | 'applying'
  | 'applied'
  | 'undoing'
  | 'undone'
  | 'discarded';
export type ImportTable = {
  id: string;
  unit_id: number;
  kind: 'pupils' | 'staff' | 'classes';
  state: ImportState;
  file_name: string;
  file: Buffer;
  file_sha256: string;
  options: unknown;
  progress: Generated<number>;
  phase: string | null;
  rows_done: Generated<number>;
  rows_total: Generated<number>;
  result: unknown;
  failure: string | null;
  created_by: string;
  created_at: Generated<Date>;
  applied_by: string | null;
  applied_at: Date | null;
  undone_by: string | null;
  undone_at: Date | null;
  updated_at: Generated<Date>;
};
export type CounterTable = {
  unit_id: number;
  pupils_active: Generated<number>;
  pupils_complete: Generated<number>;
  pupils_filled: Generated<number>;
  staff_active: Generated<number>;
  staff_complete: Generated<number>;
  staff_filled: Generated<number>;
  changed_at: Date | null;
};

export type PeopleTables = {
  'people.pupil': PupilTable;
  'people.guardian': GuardianTable;
  'people.staff': StaffTable;
  'people.finding': FindingTable;
  'people.counter': CounterTable;
  'people.staff_page': {
    unit_id: number;
    shown: boolean;
    with_email: boolean;
    version: number;
    updated_by: string;
    updated_at: Date;
  };
  'people.class_counter': { unit_id: number; class_id: number; active: number; complete: number; filled: number };
  'people.import': ImportTable;
  'people.import_change': {
    import_id: string;
    unit_id: number;
    position: number;
    object_kind: 'pupil' | 'staff' | 'class' | 'guardian' | 'enrolment';
    object_id: string;
    before: unknown;
    after: unknown;
  };
};
/** What other modules may select. */
export type PeopleViews = Pick<PeopleTables, 'people.pupil' | 'people.staff' | 'people.counter' | 'people.class_counter'>;

export type Pupil = Selectable<PupilTable>;
export type Guardian = Selectable<GuardianTable>;
export type Staff = Selectable<StaffTable>;

/** Columns of a pupil that people and files write; the rest is derived. */
export const pupilFields = [
  ...(['code', 'ministry_id', 'personal_id', 'personal_id_issued_on', 'personal_id_issued_by', 'register_number'] as const),
  ...(['full_name', 'other_name', 'birth_date', 'sex', 'ethnicity', 'religion', 'nationality'] as const),
  ...([
    'birth_place',
    'hometown_province',
    'hometown_commune',
    'province_code',
    'district_code',
    'commune_code',
    'hamlet',
  ] as const),
  ...(['current_address', 'phone', 'email', 'status', 'status_date', 'status_reason', 'moved_to', 'moved_to_unit_id'] as const),
  ...(['admission_kind', 'admitted_on'] as const),
  ...(['repeated', 'two_sessions', 'sessions_per_week', 'boarding_kinds', 'policy_kinds', 'poor_household'] as const),
  ...(['disability', 'disability_kinds', 'disability_exempt', 'blood_type', 'height_cm', 'weight_kg', 'swims'] as const),
  ...(['pioneer', 'youth_union'] as const),
] as const;
export type PupilField = (typeof pupilFields)[number];
export type PupilFields = Pick<Pupil, PupilField>;
export type PupilRecord = PupilFields & { id: string; unit_id: number; class_id: number | null; grade: string | null };
/** A guardian of today, as forms and files bring one. */
export type GuardianRecord = Omit<Guardian, 'updated_at' | 'unit_id' | 'valid_from' | 'valid_to'>;

export const emptyPupil: PupilFields = {
  ...(Object.fromEntries(pupilFields.map((field) => [field, null])) as unknown as PupilFields),
  full_name: '',
  status: 'studying',
  repeated: false,
  boarding_kinds: [],
  policy_kinds: [],
  disability: false,
  disability_kinds: [],
  disability_exempt: false,
  pioneer: false,
  youth_union: false,
};

/** Columns of a staff member that people and files write; the rest is derived. */
export const staffFields = [
  ...(['code', 'ministry_id', 'personal_id', 'full_name', 'birth_date', 'sex', 'ethnicity', 'religion', 'nationality'] as const),
  ...(['hometown', 'current_address', 'phone', 'email', 'party_member', 'union_member', 'insurance_number'] as const),
  ...(['status', 'status_date', 'status_reason', 'kind', 'position', 'contract', 'hired_on', 'recruited_by'] as const),
  ...(['title_code', 'salary_step', 'salary_coefficient', 'main_subject', 'other_subjects', 'extra_duty', 'degree'] as const),
  ...(['specialization', 'politics_level', 'management_training', 'it_level', 'language_level'] as const),
] as const;
export type StaffField = (typeof staffFields)[number];
export type StaffFields = Pick<Staff, StaffField>;
export type StaffRecord = StaffFields & { id: string; unit_id: number };

export const emptyStaff: StaffFields = {
  ...(Object.fromEntries(staffFields.map((field) => [field, null])) as unknown as StaffFields),
  full_name: '',
  status: 'working',
  party_member: false,
  union_member: false,
};
