-- Sites elsewhere (P-1.22 g): a unit that keeps its own portal names its feed, and its news stand at its superiors with a link to where they are.
create table sharing.feed (
  id uuid primary key,
  -- Whose news they are.
  unit_id integer not null references organizations.unit on delete restrict,
  -- As it was typed: a feed, the list of another installation, or a page that names its feed; then `source` is what it names.
  address text not null check (address ~ '^https?://' and length(address) <= 2000),
  source text check (source ~ '^https?://' and length(source) <= 2000),
  shown boolean not null default true,
  every_minutes integer not null check (every_minutes in (30, 60, 360, 1440)),
  paused_at timestamptz, paused_by text,
  -- What the server said, for asking only for what is new.
  etag text, modified text, cursor text,
  tried_at timestamptz, ok_at timestamptz,
  -- In words, while the last attempt failed.
  failure text,
  failures integer not null default 0 check (failures >= 0),
  next_at timestamptz not null,
  version integer not null default 1,
  created_by text not null, created_at timestamptz not null,
  updated_by text not null, updated_at timestamptz not null,
  unique (unit_id, address),
  check ((failure is null) = (failures = 0)),
  check ((paused_at is null) = (paused_by is null))
);
create index feed_due on sharing.feed (next_at) where paused_at is null;

create table sharing.feed_item (
  feed_id uuid not null references sharing.feed on delete cascade,
  unit_id integer not null references organizations.unit on delete restrict,
  -- As the other system names it.
  key text not null check (key <> '' and length(key) <= 1000),
  title text not null check (title <> '' and length(title) <= 300),
  -- Words only, never markup.
  summary text not null check (length(summary) <= 400),
  link text not null check (link ~ '^https?://' and length(link) <= 2000),
  -- Who wrote it, when it is not the unit itself; '' then.
  origin text not null default '' check (length(origin) <= 200),
  published_at timestamptz not null,
  primary key (feed_id, key)
);
create index feed_item_newest on sharing.feed_item (feed_id, published_at desc);
create index feed_item_unit on sharing.feed_item (unit_id, published_at desc);

grant select, insert, update, delete on sharing.feed, sharing.feed_item to congtruong_office;
grant select (id, unit_id, shown) on sharing.feed to congtruong_portal;
grant select on sharing.feed_item to congtruong_portal;
do $$
declare t text;
begin
  foreach t in array array['feed', 'feed_item'] loop
    execute format('alter table sharing.%I enable row level security', t);
    execute format('alter table sharing.%I force row level security', t);
    execute format('create policy scoped on sharing.%I to congtruong_office using (unit_id in (select id from organizations.unit where path <@ platform.scope()))', t);
  end loop;
end $$;
create policy shown on sharing.feed for select to congtruong_portal using (shown);
create policy shown on sharing.feed_item for select to congtruong_portal using (feed_id in (select id from sharing.feed where shown));

-- What came from an old site and was changed there since: by which import it was brought up to date.
alter table transfer.item add updated_in uuid references transfer.import on delete restrict;
create index item_updated on transfer.item (updated_in) where updated_in is not null;

-- The rule of regular use (P-1.20) as it was set: a change is a new version from a day on, results keep the version they were made with.
-- The first version is the product's own (adoption/rules/regular-use.ts).
create table adoption.use_rule (
  version integer primary key check (version >= 2),
  valid_from date not null unique,
  articles_per_year integer not null check (articles_per_year between 0 and 1000),
  months smallint not null check (months between 0 and 6),
  items_per_month integer not null check (items_per_month between 1 and 100),
  school_holidays text[] not null check (school_holidays <@ array['01','02','03','04','05','06','07','08','09','10','11','12']),
  section_tenths integer not null check (section_tenths between 0 and 1000),
  basis text not null check (basis <> '' and length(basis) <= 300),
  reason text not null check (length(reason) between 10 and 300),
  decided_by text not null, decided_at timestamptz not null
);
grant select, insert, delete on adoption.use_rule to congtruong_office;
alter table adoption.use_rule enable row level security;
alter table adoption.use_rule force row level security;
-- Whoever is judged by it reads it.
create policy announced on adoption.use_rule for select to congtruong_office using (true);
create policy decided on adoption.use_rule for insert to congtruong_office with check ('u1'::ltree = any(platform.scope()));
create policy taken_back on adoption.use_rule for delete to congtruong_office using ('u1'::ltree = any(platform.scope()));
-- One that is in force, or was, stays.
create function adoption.use_rule_stays() returns trigger language plpgsql set search_path = pg_catalog, public as $$
begin
  if old.valid_from <= coalesce(nullif(current_setting('app.now', true), '')::timestamptz, now())::date then
    raise exception 'a rule that has begun stays' using errcode = 'check_violation';
  end if;
  return old;
end $$;
create trigger use_rule_stays before delete on adoption.use_rule for each row execute function adoption.use_rule_stays();

-- How far the list of answers that nginx gave from files was read, so that no visit counts twice.
create table statistics.access_log (
  -- Of the file, whatever it is called after it was turned over: the hash of its first line.
  file text primary key check (file ~ '^[0-9a-f]{64}$'),
  position bigint not null check (position >= 0),
  read_at timestamptz not null
);
grant select, insert, update, delete on statistics.access_log to congtruong_office;
alter table statistics.access_log enable row level security;
alter table statistics.access_log force row level security;
create policy scoped on statistics.access_log to congtruong_office using ('u1'::ltree = any(platform.scope()));
