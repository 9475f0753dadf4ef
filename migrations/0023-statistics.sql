-- Visits of sites without personal data (P-2.12); the register of who has a portal and uses it, and its ranking (P-1.18 to P-1.21).
create schema statistics;
grant usage on schema statistics to congtruong_office, congtruong_portal;

-- Added to by every process, never set: two that flush at once lose nothing.
create table statistics.unit_day (
  unit_id integer not null references organizations.unit on delete restrict,
  day date not null,
  visits integer not null check (visits >= 0),
  -- Who came, as bits in which nobody can be found again; on the next day only their number is left.
  seen bit(8192),
  visitors integer check (visitors >= 0),
  primary key (unit_id, day),
  check (seen is null or visitors is null)
);
create index unit_day_open on statistics.unit_day (day) where seen is not null;
create index unit_day_day on statistics.unit_day (day) include (unit_id, visits, visitors);
create table statistics.page_day (
  unit_id integer not null references organizations.unit on delete restrict,
  day date not null,
  path text not null check (path ~ '^/' and length(path) <= 300),
  visits integer not null check (visits >= 0),
  primary key (unit_id, day, path)
);
create index page_day_day on statistics.page_day (day);
-- What visitors' addresses are hashed with on one day, in every process; gone on the next.
create table statistics.salt (day date primary key, salt bytea not null check (length(salt) = 32));

grant select, insert, update on statistics.unit_day, statistics.page_day to congtruong_office;
grant delete on statistics.page_day to congtruong_office;
grant select, insert, delete on statistics.salt to congtruong_office;
grant select (unit_id, day, visits) on statistics.unit_day to congtruong_portal;

-- A survey is about portals, not about deadlines.
create schema adoption;
grant usage on schema adoption to congtruong_office;
alter table campaigns.survey set schema adoption;
alter table campaigns.survey_unit set schema adoption;

-- What the rule and its inputs said of a unit, once a month: while the month lasts the row is the latest day, afterwards it stays.
create table adoption.standing (
  unit_id integer not null references organizations.unit on delete restrict,
  month date not null check (extract(day from month) = 1),
  taken_on date not null,
  rule text not null check (rule <> ''),
  has_portal boolean not null, on_platform boolean not null,
  computed boolean not null, regular boolean not null,
  -- Why somebody decided otherwise than the rule.
  reason text not null default '',
  address text, opened_on date, last_article_on date,
  articles integer not null check (articles >= 0), documents integer not null check (documents >= 0),
  visits integer not null check (visits >= 0), overdue integer not null check (overdue >= 0),
  sections_filled smallint not null, sections_mandatory smallint not null,
  disclosure text,
  inputs jsonb not null,
  primary key (unit_id, month),
  check (has_portal or not regular),
  check (computed = regular or reason <> '')
);
create index standing_taken on adoption.standing (taken_on);

create table adoption.override (
  id uuid primary key,
  unit_id integer not null references organizations.unit on delete restrict,
  regular boolean not null,
  reason text not null check (length(reason) >= 10),
  from_day date not null,
  decided_by text not null, decided_at timestamptz not null,
  ended_on date, ended_by text,
  check (ended_on is null or ended_on >= from_day)
);
create unique index override_live on adoption.override (unit_id) where ended_on is null;

-- The ranking of one school year: criteria with their points, bands, and once it is closed the result as it was.
create table adoption.scheme (
  school_year text primary key check (school_year ~ '^\d{4}-\d{4}$'),
  criteria jsonb not null check (jsonb_typeof(criteria) = 'array'),
  bands jsonb not null check (jsonb_typeof(bands) = 'array'),
  version integer not null default 1,
  closed_at timestamptz, closed_by text,
  updated_by text not null, updated_at timestamptz not null
);
create table adoption.score (
  school_year text not null,
  unit_id integer not null references organizations.unit on delete restrict,
  criterion text not null,
  -- The department's own, beside what the unit says of itself.
  by_office boolean not null,
  tenths smallint not null check (tenths between 0 and 1000),
  note text not null default '', link text not null default '',
  scored_by text not null, scored_at timestamptz not null,
  primary key (school_year, unit_id, criterion, by_office)
);
create table adoption.result (
  school_year text not null references adoption.scheme on delete restrict,
  unit_id integer not null references organizations.unit on delete restrict,
  place integer not null check (place > 0),
  tenths smallint not null check (tenths between 0 and 1000),
  band text not null, parts jsonb not null,
  primary key (school_year, unit_id)
);

grant select, insert, update on adoption.standing, adoption.override, adoption.scheme, adoption.score to congtruong_office;
grant select, insert on adoption.result to congtruong_office;

do $$
declare
  t text;
  mine constant text := 'unit_id in (select id from organizations.unit where path <@ platform.scope())';
  province constant text := '''u1''::ltree = any(platform.scope())';
begin
  foreach t in array array['statistics.unit_day', 'statistics.page_day', 'statistics.salt', 'adoption.standing', 'adoption.override',
    'adoption.scheme', 'adoption.score', 'adoption.result'] loop
    execute format('alter table %s enable row level security', t);
    execute format('alter table %s force row level security', t);
  end loop;
  foreach t in array array['statistics.unit_day', 'statistics.page_day', 'adoption.standing'] loop
    execute format('create policy scoped on %s to congtruong_office using (%s)', t, mine);
  end loop;
  execute format('create policy scoped on statistics.salt to congtruong_office using (%s)', province);
  -- What the province decides of a unit, the unit reads.
  foreach t in array array['adoption.override', 'adoption.score', 'adoption.result'] loop
    execute format('create policy scoped on %s for select to congtruong_office using (%s)', t, mine);
  end loop;
  foreach t in array array['adoption.override', 'adoption.result'] loop
    execute format('create policy decided on %s for insert to congtruong_office with check (%s)', t, province);
  end loop;
  execute format('create policy changed on adoption.override for update to congtruong_office using (%s)', province);
  execute format('create policy given on adoption.score for insert to congtruong_office with check (%s and (not by_office or %s))', mine, province);
  execute format('create policy changed on adoption.score for update to congtruong_office using (%s and (not by_office or %s))', mine, province);
  create policy announced on adoption.scheme for select to congtruong_office using (true);
  execute format('create policy decided on adoption.scheme for insert to congtruong_office with check (%s)', province);
  execute format('create policy changed on adoption.scheme for update to congtruong_office using (%s)', province);
end $$;
create policy public_visits on statistics.unit_day for select to congtruong_portal using (true);
