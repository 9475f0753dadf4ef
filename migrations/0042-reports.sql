-- Printed books and issued cards: what was handed out on paper, under which number, with which content; templates of the Sở; print jobs.
create schema reports;
grant usage on schema reports to congtruong_office, congtruong_portal;

-- The last number given of a kind in a school year, a series each: only ever grows, in the transaction of the card, so that none is given twice.
create table reports.card_number (
  unit_id integer not null references organizations.unit on delete restrict,
  kind text not null check (kind in ('phieu-lien-lac', 'hoc-ba')),
  school_year text not null references classes.school_year on delete restrict,
  last integer not null check (last > 0),
  primary key (unit_id, kind, school_year)
);

-- One issue of one card. `snapshot` is what it says, `hash` the SHA-256 of its canonical text, `token` what the QR leads to. A card is
-- replaced, never changed. Of a pupil, kind, year and period one issue holds.
create table reports.card (
  id bigint generated always as identity primary key,
  unit_id integer not null references organizations.unit on delete restrict,
  pupil_id uuid not null references people.pupil on delete restrict,
  class_id integer not null references classes.class on delete restrict,
  kind text not null check (kind in ('phieu-lien-lac', 'hoc-ba')),
  school_year text not null references classes.school_year on delete restrict,
  period smallint not null check (period in (1, 2, 3)),
  number integer not null check (number > 0),
  token text not null unique check (token ~ '^[0-9a-z]{26}$'),
  -- Nguyễn V. A.: all of the name that a stranger is shown.
  masked_name text not null,
  snapshot jsonb not null check (jsonb_typeof(snapshot) = 'object'),
  hash bytea not null check (octet_length(hash) = 32),
  template_version integer not null,
  issued_on date not null,
  issued_by text not null, issued_by_name text not null, issued_at timestamptz not null,
  replaced_on date, replaced_by bigint,
  constraint card_replaced_by_fkey foreign key (replaced_by) references reports.card on delete restrict deferrable,
  unique (unit_id, kind, school_year, number),
  check ((replaced_on is null) = (replaced_by is null))
);
create unique index card_holds on reports.card (pupil_id, kind, school_year, period) where replaced_on is null;
create index card_class on reports.card (class_id, kind, period);
create index card_unit on reports.card (unit_id, issued_at desc);
-- What was handed out stays as it was.
create function reports.keep_card() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' or row(old.unit_id, old.pupil_id, old.class_id, old.kind, old.school_year, old.period, old.number, old.token, old.masked_name, old.snapshot, old.hash, old.template_version, old.issued_on, old.issued_by, old.issued_by_name, old.issued_at)
    is distinct from row(new.unit_id, new.pupil_id, new.class_id, new.kind, new.school_year, new.period, new.number, new.token, new.masked_name, new.snapshot, new.hash, new.template_version, new.issued_on, new.issued_by, new.issued_by_name, new.issued_at)
    or old.replaced_on is not null then
    raise exception 'an issued card is replaced, never changed';
  end if;
  return new;
end $$;
create trigger keep_card before update or delete on reports.card for each row execute function reports.keep_card();

-- What the Sở says of a book: words, signatures, size. Structured, never markup; every version is kept.
create table reports.template (
  unit_id integer not null references organizations.unit on delete restrict,
  kind text not null,
  version integer not null check (version > 0),
  options jsonb not null check (jsonb_typeof(options) = 'object'),
  note text not null default '' check (length(note) <= 300),
  made_by text not null, made_by_name text not null, made_at timestamptz not null,
  primary key (unit_id, kind, version)
);

-- A whole school's books, class by class; what is done stays done when the process dies. Files go after their day.
create table reports.print_job (
  id uuid primary key,
  unit_id integer not null references organizations.unit on delete restrict,
  kind text not null,
  school_year text not null references classes.school_year on delete restrict,
  period smallint not null check (period in (1, 2, 3)),
  issue boolean not null default false,
  state text not null default 'waiting' check (state in ('waiting', 'running', 'done', 'cancelled', 'failed', 'expired')),
  failure text,
  classes integer not null check (classes > 0),
  asked_by text not null, asked_by_name text not null, asked_at timestamptz not null,
  ended_at timestamptz,
  expires_on date not null,
  -- All classes in one archive.
  sha256 text check (sha256 ~ '^[0-9a-f]{64}$'), bytes bigint,
  check ((state = 'done') <= (ended_at is not null))
);
create index print_job_unit on reports.print_job (unit_id, asked_at desc);
create index print_job_due on reports.print_job (expires_on) where state <> 'expired';
create table reports.print_part (
  job_id uuid not null references reports.print_job on delete cascade,
  class_id integer not null references classes.class on delete restrict,
  unit_id integer not null references organizations.unit on delete restrict,
  position integer not null,
  class_name text not null,
  sha256 text check (sha256 ~ '^[0-9a-f]{64}$'), bytes bigint, pages integer, cards integer, ms integer,
  primary key (job_id, class_id)
);
create index print_part_unit on reports.print_part (unit_id);

grant select, insert on reports.card, reports.template to congtruong_office;
grant update (replaced_on, replaced_by) on reports.card to congtruong_office;
grant select, insert, update on reports.card_number, reports.print_job, reports.print_part to congtruong_office;
grant usage on all sequences in schema reports to congtruong_office;
do $$
declare t text;
begin
  foreach t in array array['card_number', 'card', 'print_job', 'print_part'] loop
    execute format('alter table reports.%I enable row level security', t);
    execute format('alter table reports.%I force row level security', t);
    execute format('create policy scoped on reports.%I to congtruong_office using (unit_id in (select id from organizations.unit where path <@ platform.scope()))', t);
  end loop;
end $$;
-- The Sở's words are read by every school below and written by the Sở.
alter table reports.template enable row level security;
alter table reports.template force row level security;
create policy read on reports.template for select to congtruong_office using (exists (select from organizations.unit o, organizations.unit mine where o.id = unit_id and mine.path <@ platform.scope() and mine.path <@ o.path));
create policy ins on reports.template for insert to congtruong_office with check (unit_id in (select id from organizations.unit where path <@ platform.scope()));

-- What a stranger with the address of one card is told; the portal reads no table of cards.
create function reports.verified(beneath ltree, of_token text)
returns table (kind text, school_year text, period smallint, number integer, masked_name text, issued_on date, hash bytea, replaced_on date, school text)
language sql stable security definer set search_path = pg_catalog, public as
$$ select c.kind, c.school_year, c.period, c.number, c.masked_name, c.issued_on, c.hash, c.replaced_on, c.snapshot ->> 'school'
   from reports.card c join organizations.unit u on u.id = c.unit_id where u.path <@ beneath and c.token = of_token $$;
create policy finder on reports.card for select to current_user using (true);
revoke all on function reports.verified from public;
grant execute on function reports.verified to congtruong_portal, congtruong_office;
