-- Pupils, guardians, staff: fields of the sector's data standard (school-records R4.4-R4.10), findings, counters.
create schema people;
grant usage on schema people to congtruong_office;

-- One row a pupil in the province (R4.1): the record moves with the pupil, statuses change, nothing is deleted.
-- class_id and grade are the placement of today, written only through placePupils (the module classes keeps the dated history).
create table people.pupil (
  id uuid primary key,
  unit_id integer not null references organizations.unit on delete restrict,
  code text, ministry_id text, personal_id text, personal_id_issued_on date, personal_id_issued_by text, register_number text,
  full_name text not null check (full_name <> ''), other_name text,
  name_fold text not null, sort_key text collate "C" not null,
  birth_date date, sex text check (sex in ('male', 'female')),
  ethnicity text, religion text, nationality text,
  birth_place text, hometown_province text, hometown_commune text,
  province_code text, district_code text, commune_code text, hamlet text, current_address text,
  phone text, email text,
  status text not null check (status in ('studying', 'arrived', 'moved_away', 'left', 'reserved', 'graduated', 'deceased')),
  status_date date, status_reason text,
  admission_kind text, admitted_on date,
  repeated boolean not null default false, two_sessions boolean, sessions_per_week smallint,
  boarding_kinds text[] not null default '{}',
  policy_kinds text[] not null default '{}', poor_household text,
  disability boolean not null default false, disability_kinds text[] not null default '{}', disability_exempt boolean not null default false,
  blood_type text, height_cm numeric(4,1), weight_kg numeric(4,1), swims boolean,
  pioneer boolean not null default false, youth_union boolean not null default false,
  class_id integer, grade text,
  missing text[] not null default '{}',
  open_errors smallint not null default 0,
  filled smallint not null default 0,
  active boolean not null generated always as (status in ('studying', 'arrived')) stored,
  complete boolean not null generated always as (cardinality(missing) = 0 and open_errors = 0) stored,
  version integer not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
create index pupil_unit_sort on people.pupil (unit_id, sort_key, id);
create index pupil_class_sort on people.pupil (class_id, sort_key);
create index pupil_fold on people.pupil using gin (name_fold gin_trgm_ops);
create index pupil_ministry_id on people.pupil (ministry_id) where ministry_id is not null;
create index pupil_personal_id on people.pupil (personal_id) where personal_id is not null;
create unique index pupil_code on people.pupil (unit_id, code) where code is not null;

create table people.guardian (
  id uuid primary key,
  pupil_id uuid not null references people.pupil on delete restrict,
  unit_id integer not null references organizations.unit on delete restrict,
  relation text not null check (relation in ('father', 'mother', 'guardian')),
  full_name text not null check (full_name <> ''),
  birth_year smallint, occupation text, workplace text, phone text, personal_id text,
  updated_at timestamptz not null default now(),
  unique (pupil_id, relation)
);

create table people.staff (
  id uuid primary key,
  unit_id integer not null references organizations.unit on delete restrict,
  code text, ministry_id text, personal_id text,
  full_name text not null check (full_name <> ''), name_fold text not null, sort_key text collate "C" not null,
  birth_date date, sex text check (sex in ('male', 'female')),
  ethnicity text, religion text, nationality text, hometown text, current_address text,
  phone text, email text,
  party_member boolean not null default false, union_member boolean not null default false, insurance_number text,
  status text not null check (status in ('working', 'on_leave', 'seconded', 'moved_away', 'left', 'retired', 'deceased')),
  status_date date, status_reason text,
  kind text check (kind in ('manager', 'teacher', 'employee')),
  position text, contract text, hired_on date, recruited_by text,
  title_code text, salary_step smallint, salary_coefficient numeric(4,2),
  main_subject text, other_subjects text, extra_duty text,
  degree text, specialization text, politics_level text, management_training text, it_level text, language_level text,
  user_id text,
  missing text[] not null default '{}',
  open_errors smallint not null default 0,
  filled smallint not null default 0,
  active boolean not null generated always as (status in ('working', 'on_leave')) stored,
  complete boolean not null generated always as (cardinality(missing) = 0 and open_errors = 0) stored,
  version integer not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
create index staff_unit_sort on people.staff (unit_id, sort_key, id);
create index staff_fold on people.staff using gin (name_fold gin_trgm_ops);
create index staff_ministry_id on people.staff (ministry_id) where ministry_id is not null;
create index staff_personal_id on people.staff (personal_id) where personal_id is not null;
create unique index staff_code on people.staff (unit_id, code) where code is not null;
create unique index staff_user on people.staff (user_id) where user_id is not null;

-- What the checks found (R7.3, R7.4). A finding is never deleted; a fixed one comes back as a new row.
create table people.finding (
  id bigint generated always as identity primary key,
  unit_id integer not null references organizations.unit on delete restrict,
  pupil_id uuid references people.pupil on delete cascade,
  staff_id uuid references people.staff on delete cascade,
  rule smallint not null, level char(1) not null check (level in ('E', 'W')),
  field text not null default '', detail text not null default '',
  state text not null default 'open' check (state in ('open', 'explained', 'fixed')),
  reason text, decided_by text, decided_at timestamptz,
  first_seen timestamptz not null, fixed_at timestamptz,
  check (num_nonnulls(pupil_id, staff_id) = 1)
);
create unique index finding_pupil on people.finding (pupil_id, rule, field) where pupil_id is not null and state <> 'fixed';
create unique index finding_staff on people.finding (staff_id, rule, field) where staff_id is not null and state <> 'fixed';
create index finding_unit on people.finding (unit_id, rule) where state = 'open';

-- Counters of required, present and valid, kept in the writing transaction (class 0 = not placed in a class).
-- The row of the school is locked first: two writers of one school take turns, writers of two schools never meet.
create table people.class_counter (
  unit_id integer not null references organizations.unit on delete cascade,
  class_id integer not null,
  active integer not null, complete integer not null, filled integer not null,
  primary key (unit_id, class_id)
);
create table people.counter (
  unit_id integer primary key references organizations.unit on delete cascade,
  pupils_active integer not null default 0, pupils_complete integer not null default 0, pupils_filled integer not null default 0,
  staff_active integer not null default 0, staff_complete integer not null default 0, staff_filled integer not null default 0,
  changed_at timestamptz
);

-- An import: the file, its dry run and what it changed; it outlives a crash and can be undone as a whole.
create table people.import (
  id uuid primary key,
  unit_id integer not null references organizations.unit on delete restrict,
  kind text not null check (kind in ('pupils', 'staff', 'classes')),
  state text not null check (state in ('uploaded', 'checking', 'checked', 'failed', 'applying', 'applied', 'undoing', 'undone', 'discarded')),
  file_name text not null, file bytea not null, file_sha256 text not null,
  options jsonb not null default '{}',
  progress smallint not null default 0,
  result jsonb, failure text,
  created_by text not null, created_at timestamptz not null default now(),
  applied_by text, applied_at timestamptz, undone_by text, undone_at timestamptz,
  updated_at timestamptz not null default now()
);
create index import_unit on people.import (unit_id, created_at desc);
-- Each row the import wrote, with what stood there before, so that the whole can be taken back.
create table people.import_change (
  import_id uuid not null references people.import on delete cascade,
  unit_id integer not null references organizations.unit on delete restrict,
  position integer not null,
  object_kind text not null check (object_kind in ('pupil', 'staff', 'class', 'guardian', 'enrolment')),
  object_id text not null,
  before jsonb, after jsonb not null,
  primary key (import_id, position)
);

grant select, insert, update on people.pupil, people.staff, people.finding, people.class_counter, people.counter, people.import to congtruong_office;
grant select, insert, update, delete on people.guardian, people.import_change to congtruong_office;
grant delete on people.pupil, people.staff, people.class_counter to congtruong_office;
grant usage on all sequences in schema people to congtruong_office;
do $$
declare t text;
begin
  foreach t in array array['pupil', 'guardian', 'staff', 'finding', 'class_counter', 'counter', 'import', 'import_change'] loop
    execute format('alter table people.%I enable row level security', t);
    execute format('alter table people.%I force row level security', t);
    execute format('create policy scoped on people.%I to congtruong_office using (unit_id in (select id from organizations.unit where path <@ platform.scope()))', t);
  end loop;
end $$;
