-- A pupil came from another school within the year: what that school had recorded, as it was on the day it was taken over. The receiving school
-- reads this row and never the other school's tables; the other school keeps what it recorded.
create table assessment.former_school (
  pupil_id uuid not null references people.pupil on delete restrict,
  school_year text not null references classes.school_year on delete restrict,
  unit_id integer not null references organizations.unit on delete restrict,
  former_pupil_id uuid not null references people.pupil on delete restrict,
  former_unit_id integer not null references organizations.unit on delete restrict,
  school text not null check (school <> ''), class_name text not null,
  left_on date,
  -- {"sheets": [{subject, kind, semester, marks, result, taken}], "absent": [{p, leave, none}]}
  record jsonb not null check (jsonb_typeof(record) = 'object'),
  taken_by text not null, taken_by_name text not null, taken_at timestamptz not null,
  primary key (pupil_id, school_year),
  check (pupil_id <> former_pupil_id and unit_id <> former_unit_id)
);
create index former_school_unit on assessment.former_school (unit_id, school_year);
create index former_school_pupil on assessment.former_school (former_pupil_id);
grant select, insert on assessment.former_school to congtruong_office;
alter table assessment.former_school enable row level security;
alter table assessment.former_school force row level security;
create policy scoped on assessment.former_school to congtruong_office using (unit_id in (select id from platform.units()));

-- Findings about results are asked for when somebody looks and never kept; what is kept is why one of them is right as it stands. It speaks for the
-- finding only as long as its facts are the same.
create table assessment.explanation (
  unit_id integer not null references organizations.unit on delete restrict,
  school_year text not null references classes.school_year on delete restrict,
  finding text not null check (length(finding) between 1 and 120),
  facts bytea not null check (octet_length(facts) = 32),
  -- As it was worded then.
  words text not null,
  reason text not null check (length(reason) between 5 and 300),
  explained_by text not null, explained_by_name text not null, explained_at timestamptz not null,
  primary key (unit_id, school_year, finding)
);
grant select, insert, update, delete on assessment.explanation to congtruong_office;
alter table assessment.explanation enable row level security;
alter table assessment.explanation force row level security;
create policy scoped on assessment.explanation to congtruong_office using (unit_id in (select id from platform.units()));
