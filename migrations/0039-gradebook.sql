-- Marks from the keyboard to the result: sheets with their columns, one row a pupil, subject and semester, every change, results, locks.
create schema assessment;
grant usage on schema assessment to congtruong_office;

-- R0.1: the rules a class lives under in its year, chosen once and kept; gradebooks may differ by semester (R1.32).
create table assessment.class_rules (
  class_id integer primary key references classes.class on delete restrict,
  unit_id integer not null references organizations.unit on delete restrict,
  school_year text not null references classes.school_year on delete restrict,
  rule_set text not null, rule_version smallint not null,
  gradebook1 text, gradebook2 text,
  frozen_at timestamptz
);
create index class_rules_unit on assessment.class_rules (unit_id, school_year);

-- What of a sheet differs from its rule set: how many columns of each repeated kind, what is said about a column. Semester 3 is the year.
create table assessment.sheet (
  class_subject_id integer not null references teaching.class_subject on delete restrict,
  semester smallint not null check (semester in (1, 2, 3)),
  unit_id integer not null references organizations.unit on delete restrict,
  columns jsonb not null default '[]' check (jsonb_typeof(columns) = 'array'),
  version integer not null default 1,
  primary key (class_subject_id, semester)
);
create index sheet_unit on assessment.sheet (unit_id);

-- The cells of one pupil in one sheet: {"KTtx1": [85, 2]} is 8,5, stored twice so far; an emptied cell keeps its count. One row instead of
-- eight makes the mean, the grid and the province a matter of one read each. `mean` in tenths, `comment` Đ or CĐ; needed and present count
-- the cells that the minimum asks for.
create table assessment.mark_row (
  class_subject_id integer not null references teaching.class_subject on delete restrict,
  semester smallint not null check (semester in (1, 2, 3)),
  pupil_id uuid not null references people.pupil on delete restrict,
  unit_id integer not null references organizations.unit on delete restrict,
  class_id integer not null references classes.class on delete restrict,
  cells jsonb not null default '{}' check (jsonb_typeof(cells) = 'object'),
  mean smallint check (mean between 0 and 100),
  comment text,
  clause text, inputs_hash bytea,
  needed smallint not null default 0, present smallint not null default 0,
  updated_at timestamptz not null,
  primary key (class_subject_id, semester, pupil_id)
) with (fillfactor = 80);
create index mark_row_pupil on assessment.mark_row (pupil_id);
create index mark_row_class on assessment.mark_row (class_id, semester);
create index mark_row_unit on assessment.mark_row (unit_id);

-- R1.47: nothing is overwritten without a trace. One row an operation: the same operation again changes nothing.
create table assessment.mark_change (
  id bigint generated always as identity primary key,
  unit_id integer not null references organizations.unit on delete restrict,
  class_subject_id integer not null references teaching.class_subject on delete restrict,
  semester smallint not null, pupil_id uuid not null references people.pupil on delete restrict, "column" text not null,
  op_id uuid not null,
  old jsonb, new jsonb, version integer not null,
  via text not null check (via in ('grid', 'api', 'import', 'paste', 'move', 'demo')),
  reason text not null default '' check (length(reason) <= 500),
  request_id integer,
  changed_by text not null, changed_by_name text not null, changed_at timestamptz not null
);
create unique index mark_change_op on assessment.mark_change (class_subject_id, op_id);
create index mark_change_cell on assessment.mark_change (class_subject_id, semester, pupil_id, "column", id desc);
create index mark_change_unit on assessment.mark_change (unit_id, changed_at);

-- What a pupil has at the end of a semester (1, 2) or of the year (3). `subjects`: {"TOAN": 85, "TD": "Đ", "AN": "MIEN"}. Raw and final level with the
-- clause (R1.19); conduct is entered by the homeroom teacher; decision only for the year.
create table assessment.result (
  pupil_id uuid not null references people.pupil on delete restrict,
  school_year text not null references classes.school_year on delete restrict,
  period smallint not null check (period in (1, 2, 3)),
  unit_id integer not null references organizations.unit on delete restrict,
  class_id integer not null references classes.class on delete restrict,
  rule_set text not null, rule_version smallint not null,
  subjects jsonb not null default '{}',
  overall_mean smallint, raw_level text, level text, level_clause text,
  conduct text, title text, title_clause text,
  decision text, decision_clause text, decided_by text, decided_at timestamptz,
  absent_with_leave smallint, absent_without_leave smallint,
  comment text not null default '',
  extra jsonb not null default '{}',
  missing jsonb not null default '[]',
  complete boolean not null default false,
  inputs_hash bytea,
  approved_by text, approved_at timestamptz,
  version integer not null default 1,
  updated_at timestamptz not null,
  primary key (pupil_id, school_year, period)
) with (fillfactor = 80);
create index result_class on assessment.result (class_id, period);
create index result_unit on assessment.result (unit_id, school_year, period);

-- Kept in the transaction of every mark, per class and semester; summed when somebody asks.
create table assessment.counter (
  class_id integer not null references classes.class on delete restrict,
  semester smallint not null check (semester in (1, 2, 3)),
  unit_id integer not null references organizations.unit on delete restrict,
  school_year text not null references classes.school_year on delete restrict,
  pupils integer not null default 0, complete integer not null default 0,
  cells_needed integer not null default 0, cells_present integer not null default 0,
  changed_at timestamptz,
  primary key (class_id, semester)
) with (fillfactor = 70);
create index counter_unit on assessment.counter (unit_id, school_year, semester);

-- A lock closes what it names: null is "all of them". Opened again it stays as a record.
create table assessment.lock (
  id integer generated by default as identity primary key,
  unit_id integer not null references organizations.unit on delete restrict,
  school_year text not null references classes.school_year on delete restrict,
  class_id integer references classes.class on delete restrict,
  class_subject_id integer references teaching.class_subject on delete restrict,
  semester smallint check (semester in (1, 2, 3)),
  "column" text,
  kind text not null check (kind in ('principal', 'deadline', 'approval', 'closed_year')),
  reason text not null default '' check (length(reason) <= 500),
  locked_by text not null, locked_by_name text not null, locked_at timestamptz not null,
  opened_by text, opened_by_name text, opened_at timestamptz,
  check (class_subject_id is null or class_id is not null),
  check ("column" is null or (class_subject_id is not null and semester is not null))
);
create index lock_unit on assessment.lock (unit_id, school_year) where opened_at is null;

-- Which cells, why, with what evidence; granted for a while, closed by the clock, both told what really changed.
create table assessment.unlock_request (
  id integer generated by default as identity primary key,
  unit_id integer not null references organizations.unit on delete restrict,
  class_subject_id integer not null references teaching.class_subject on delete restrict,
  semester smallint not null check (semester in (1, 2, 3)),
  -- [{"pupil": "…", "column": "KTtx1"}]; column null: all of the pupil's.
  cells jsonb not null check (jsonb_typeof(cells) = 'array' and jsonb_array_length(cells) between 1 and 500),
  reason text not null check (length(reason) between 10 and 1000),
  evidence jsonb not null default '[]',
  asked_by text not null, asked_by_name text not null, asked_at timestamptz not null,
  state text not null default 'asked' check (state in ('asked', 'granted', 'refused', 'withdrawn', 'closed')),
  decided_by text, decided_by_name text, decided_at timestamptz, decision_note text not null default '' check (length(decision_note) <= 1000),
  open_until timestamptz,
  closed_at timestamptz,
  -- What changed while it was open: cells, levels, issued cards.
  effects jsonb not null default '{}',
  seen_by_asker_at timestamptz,
  check ((state in ('granted', 'closed')) <= (open_until is not null))
);
create index unlock_request_unit on assessment.unlock_request (unit_id, state, asked_at desc);
create index unlock_request_open on assessment.unlock_request (class_subject_id, semester) where state = 'granted';
alter table assessment.mark_change add constraint mark_change_request foreign key (request_id) references assessment.unlock_request on delete restrict;

-- Sentences a teacher uses again: by subject and by the mean they fit. Owned by a unit or by one person of it.
create table assessment.comment_bank (
  id integer generated by default as identity primary key,
  unit_id integer not null references organizations.unit on delete restrict,
  owner text,
  subject text,
  from_mean smallint not null default 0 check (from_mean between 0 and 100), to_mean smallint not null default 100 check (to_mean between 0 and 100),
  text text not null check (length(text) between 2 and 500),
  check (to_mean >= from_mean)
);
create index comment_bank_unit on assessment.comment_bank (unit_id);

-- R1.33: what the Sở ordered for a school year and semester instead of the circular's minimum numbers.
create table assessment.minimum_setting (
  rule_set text not null, school_year text not null, semester smallint not null check (semester in (1, 2)),
  unit_id integer not null references organizations.unit on delete restrict,
  regular jsonb not null, periodic jsonb, comment smallint,
  basis text not null check (length(basis) between 5 and 500),
  version integer not null default 1,
  primary key (rule_set, school_year, semester)
);
-- How the school counts, what it asks (R1.4): one row a school.
create table assessment.option (
  unit_id integer primary key references organizations.unit on delete restrict,
  strict_adjustment boolean not null default false,
  lock_days smallint check (lock_days between 1 and 120),
  version integer not null default 1
);

grant select, insert, update, delete on all tables in schema assessment to congtruong_office;
revoke update, delete on assessment.mark_change from congtruong_office;
revoke delete on assessment.lock, assessment.unlock_request, assessment.result from congtruong_office;
grant usage on all sequences in schema assessment to congtruong_office;
do $$
declare t text;
begin
  foreach t in array array['class_rules', 'sheet', 'mark_row', 'mark_change', 'result', 'counter', 'lock', 'unlock_request', 'comment_bank', 'option'] loop
    execute format('alter table assessment.%I enable row level security', t);
    execute format('alter table assessment.%I force row level security', t);
    execute format('create policy scoped on assessment.%I to congtruong_office using (unit_id in (select id from organizations.unit where path <@ platform.scope()))', t);
  end loop;
end $$;
-- The Sở's setting is read by every school and written by the Sở.
alter table assessment.minimum_setting enable row level security;
alter table assessment.minimum_setting force row level security;
create policy read on assessment.minimum_setting for select to congtruong_office using (exists (select from organizations.unit o, organizations.unit mine where o.id = unit_id and mine.path <@ platform.scope() and mine.path <@ o.path));
create policy ins on assessment.minimum_setting for insert to congtruong_office with check (unit_id in (select id from organizations.unit where path <@ platform.scope()));
create policy upd on assessment.minimum_setting for update to congtruong_office using (unit_id in (select id from organizations.unit where path <@ platform.scope()));
create policy del on assessment.minimum_setting for delete to congtruong_office using (unit_id in (select id from organizations.unit where path <@ platform.scope()));
