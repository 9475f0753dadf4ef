// Tables of the organizations module, and what higher modules may read of them.
import type { Generated, GeneratedAlways } from 'kysely';
import type { UnitLevel } from '#kernel/code-lists/units-and-grades.ts';

export type UnitTable = {
  id: Generated<number>;
  path: string;
  type: string;
  level: UnitLevel;
  slug: string;
  code: string | null;
  name: string;
  short_name: string;
  name_fold: string;
  sort_key: string;
  parent_id: number | null;
  administrative_parent_id: number | null;
  district_code: string | null;
  ownership: Generated<'public' | 'people_founded' | 'private'>;
  counted_in_survey: Generated<boolean>;
  opened_on: string | null;
  closed_on: string | null;
  /** When somebody dissolved it: for a day that can be taken back. */
  closed_at: Generated<Date | null>;
  /** Who took over the work of a dissolved unit. */
  successor_id: Generated<number | null>;
  hidden_at: Date | null;
  version: Generated<number>;
  updated_at: Generated<Date>;
};

type Dated = {
  unit_id: number;
  valid_from: string;
  valid_to: string | null;
  recorded_at: Generated<Date>;
  decision: Generated<string>;
};

export type ProfileTable = {
  unit_id: number;
  address: string | null;
  commune_code: string | null;
  phone: string | null;
  fax: string | null;
  email: string | null;
  website: string | null;
  head_name: string | null;
  head_phone: string | null;
  head_email: string | null;
  head_title: string | null;
  area_zone: string | null;
  founded_on: string | null;
  land_area_m2: number | null;
  campuses: number | null;
  national_standard: boolean | null;
  quality_level: number | null;
  boarding: boolean | null;
  two_sessions: boolean | null;
  has_disabled_pupils: boolean | null;
  hard_area: boolean | null;
  party_cell: boolean | null;
  computers: boolean | null;
  internet: boolean | null;
  electricity: boolean | null;
  clean_water: boolean | null;
  separate_toilets: boolean | null;
  hand_washing: boolean | null;
  mission: string | null;
  introduction: string | null;
  missing: Generated<string[]>;
  open_errors: Generated<number>;
  complete: GeneratedAlways<boolean>;
  filled: Generated<number>;
  version: Generated<number>;
  updated_at: Generated<Date>;
};

export type CommuneTable = {
  code: string;
  name: string;
  kind: 'phuong' | 'xa' | 'thi_tran';
  district_code: string;
  district: string;
  province_code: string;
  province: string;
  name_fold: string;
};

export type OrganizationsTables = {
  'organizations.unit': UnitTable;
  'organizations.unit_name': Dated & { name: string; short_name: string };
  'organizations.unit_type': Dated & { type: string };
  'organizations.unit_code': Dated & { scheme: 'sector' | 'agency' | 'budget' | 'tax'; code: string };
  'organizations.unit_parent': Dated & { relation: 'professional' | 'administrative'; parent_id: number };
  'organizations.profile': ProfileTable;
  'organizations.commune': CommuneTable;
  'organizations.unit_visibility': {
    id: Generated<number>;
    unit_id: number;
    hidden: boolean;
    on_day: string;
    decision: Generated<string>;
    recorded_at: Generated<Date>;
  };
  'organizations.finding': {
    id: Generated<number>;
    unit_id: number;
    rule: number;
    level: 'E' | 'W';
    field: string;
    detail: string;
    state: Generated<'open' | 'explained' | 'fixed'>;
    reason: string | null;
    decided_by: string | null;
    decided_at: Date | null;
    first_seen: Date;
    fixed_at: Date | null;
  };
};

/** What other modules may select. */
export type OrganizationsViews = Pick<
  OrganizationsTables,
  'organizations.unit' | 'organizations.profile' | 'organizations.commune'
>;
