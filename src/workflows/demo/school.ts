// What the demo knows of one school before it is written.
import type { GuardianRecord, PupilRecord } from '#modules/people/index.ts';
import type { Sex } from './names.ts';
import type { Stage } from './stage.ts';

export type DemoStaff = {
  id: string;
  unit_id: number;
  code: string;
  ministry_id: string | null;
  personal_id: string | null;
  full_name: string;
  birth_date: string | null;
  sex: Sex | null;
  ethnicity: string;
  religion: string;
  nationality: string;
  phone: string;
  email: string;
  party_member: boolean;
  union_member: boolean;
  status: 'working' | 'left';
  status_date: string;
  status_reason: string | null;
  kind: 'manager' | 'teacher' | 'employee';
  position: string;
  contract: string | null;
  hired_on: string;
  title_code: string | null;
  main_subject: string | null;
  degree: string | null;
  specialization: string | null;
};
export type DemoClass = {
  id: number;
  unit_id: number;
  code: string;
  name: string;
  grade: string;
  homeroom_staff_id: string | null;
  declared_size: number | null;
  session: string;
  sessions_per_week: number;
  foreign_language_1: string | null;
  pupils: number;
};
export type DemoSchool = {
  stage: Stage;
  staff: DemoStaff[];
  classes: DemoClass[];
  pupils: { pupil: PupilRecord; guardians: GuardianRecord[] }[];
  /** Who shares an identifier with whom, by id of the pupil or of the staff: what a search over the province finds (checks 16, 17, 28). */
  clashes: Map<string, { field: 'ministry_id' | 'personal_id'; samePerson: boolean; unitName: string }[]>;
};
