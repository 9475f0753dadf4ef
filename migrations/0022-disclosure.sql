-- Public disclosure (công khai): what each school has filled and published, by school year; P-4.1 to P-4.8.
create schema disclosure;
grant usage on schema disclosure to congtruong_office, congtruong_portal;

-- One row an item, school year and period of a unit that has been touched; what was never touched is in the catalogue alone.
create table disclosure.item (
  id uuid primary key,
  unit_id integer not null references organizations.unit on delete restrict,
  school_year text not null check (school_year ~ '^\d{4}-\d{4}$'),
  -- The rule under which it was made (P-0.2).
  rule_set text not null check (rule_set in ('TT36', 'TT09')),
  item text not null check (item ~ '^[a-z0-9-]{2,60}$'),
  -- '' for the year; '2026-10' a month; the Monday of a week.
  period text not null default '' check (period ~ '^(\d{4}-\d{2}(-\d{2})?)?$'),
  version integer not null,
  published_version integer,
  -- By Vietnamese days, as the law counts.
  first_published_on date,
  last_published_at timestamptz,
  -- A change after publishing, and the day on which a new version answered it.
  changed_on date, change_note text not null default '' check (length(change_note) <= 500),
  answered_on date,
  updated_by text not null, updated_at timestamptz not null,
  unique (unit_id, school_year, item, period),
  check ((published_version is null) = (first_published_on is null) and (published_version is null) = (last_published_at is null)),
  check (changed_on is null or first_published_on is not null),
  check (answered_on is null or answered_on >= changed_on)
);
create index item_year on disclosure.item (school_year, unit_id);

-- Every saving is a revision, never changed afterwards; what was published stays readable as it was, at least five years.
create table disclosure.revision (
  item_id uuid not null references disclosure.item on delete restrict,
  version integer not null,
  unit_id integer not null references organizations.unit on delete restrict,
  -- Figures of the records frozen on as_of, what was typed, texts; numbers too small are already gone (P-4.7).
  content jsonb not null,
  as_of date,
  notes text not null default '' check (length(notes) <= 2000),
  -- Why a new version of something published.
  correction text not null default '' check (length(correction) <= 500),
  published boolean not null,
  saved_by text not null, saved_at timestamptz not null,
  primary key (item_id, version)
);

create table disclosure.attachment (
  item_id uuid not null, version integer not null, position smallint not null,
  unit_id integer not null references organizations.unit on delete restrict,
  sha256 text not null, name text not null, mime text not null, size_bytes integer not null,
  primary key (item_id, version, position),
  foreign key (item_id, version) references disclosure.revision on delete restrict
);
create index attachment_bytes on disclosure.attachment (sha256);

-- Those above remind a school of what is late; gone from its work when somebody there has read it.
create table disclosure.reminder (
  id uuid primary key,
  unit_id integer not null references organizations.unit on delete restrict,
  school_year text not null,
  text text not null check (text <> '' and length(text) <= 2000),
  sent_by text not null, sent_by_name text not null, sent_at timestamptz not null,
  seen_at timestamptz, seen_by_name text not null default ''
);
create index reminder_unit on disclosure.reminder (unit_id, school_year, sent_at desc);

-- The keeping of what was published is a duty: nothing of it is deleted or rewritten, by whomever.
create function disclosure.kept() returns trigger language plpgsql as $$
begin
  raise exception 'what was disclosed is kept: % of disclosure.% is refused', lower(tg_op), tg_table_name using errcode = 'restrict_violation';
end $$;
create function disclosure.kept_day() returns trigger language plpgsql as $$
begin
  if old.first_published_on is not null and new.first_published_on is distinct from old.first_published_on then
    raise exception 'the day of the first publication does not change' using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
create trigger kept before delete on disclosure.item for each row execute function disclosure.kept();
create trigger kept_day before update on disclosure.item for each row execute function disclosure.kept_day();
create trigger kept before update or delete on disclosure.revision for each row execute function disclosure.kept();
create trigger kept before update or delete on disclosure.attachment for each row execute function disclosure.kept();

grant select, insert on all tables in schema disclosure to congtruong_office;
grant update on disclosure.item, disclosure.reminder to congtruong_office;
grant select (id, unit_id, school_year, rule_set, item, period, published_version, first_published_on, last_published_at, changed_on, answered_on)
  on disclosure.item to congtruong_portal;
grant select (item_id, version, unit_id, content, as_of, notes, correction, published, saved_at) on disclosure.revision to congtruong_portal;
grant select on disclosure.attachment to congtruong_portal;

do $$
declare t text;
begin
  foreach t in array array['item', 'revision', 'attachment', 'reminder'] loop
    execute format('alter table disclosure.%s enable row level security', t);
    execute format('alter table disclosure.%s force row level security', t);
    execute format('create policy scoped on disclosure.%s to congtruong_office using (unit_id in (select id from organizations.unit where path <@ platform.scope()))', t);
  end loop;
  create policy published on disclosure.item for select to congtruong_portal using (published_version is not null);
  create policy published on disclosure.revision for select to congtruong_portal using (published);
  create policy published on disclosure.attachment for select to congtruong_portal
    using (exists (select from disclosure.revision r where r.item_id = attachment.item_id and r.version = attachment.version and r.published));
end $$;
