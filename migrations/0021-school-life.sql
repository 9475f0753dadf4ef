-- School life: week schedules and events (P-8.6), menus (P-4.4), consent and the children on pictures (P-6.3, P-6.4), albums and videos,
-- teaching resources (P-8.8), the public page of a unit's staff.

create schema schedule;
create schema kitchen;
create schema consent;
create schema gallery;
create schema resources;
grant usage on schema schedule, kitchen, gallery, resources to congtruong_office, congtruong_portal;
grant usage on schema consent to congtruong_office;

-- A week as it is being written; what was published stands in schedule.shown.
create table schedule.week (
  unit_id integer not null references sites.site on delete restrict,
  monday date not null check (extract(isodow from monday) = 1),
  version integer not null,
  published_version integer, first_published_at timestamptz, published_at timestamptz,
  saved_by text not null, saved_at timestamptz not null,
  primary key (unit_id, monday),
  check ((published_version is null) = (published_at is null))
);
create table schedule.entry (
  id uuid primary key,
  unit_id integer not null, monday date not null,
  day date not null, session text not null check (session in ('morning', 'afternoon')),
  position smallint not null,
  starts text not null check (starts = '' or starts ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$'),
  title text not null check (title <> ''),
  attendees text not null, chair text not null, place text not null, prepare text not null, note text not null,
  internal boolean not null,
  foreign key (unit_id, monday) references schedule.week on delete restrict,
  check (day between monday and monday + 6)
);
create index entry_week on schedule.entry (unit_id, monday);
-- As it was last published. An entry that is internal never leaves the office: the portal's policy does not show its row.
create table schedule.shown (
  id uuid primary key,
  unit_id integer not null, monday date not null,
  day date not null, session text not null check (session in ('morning', 'afternoon')),
  position smallint not null,
  starts text not null, title text not null check (title <> ''),
  attendees text not null, chair text not null, place text not null, prepare text not null, note text not null,
  internal boolean not null,
  change text check (change in ('added', 'changed', 'cancelled')), changed_at timestamptz,
  foreign key (unit_id, monday) references schedule.week on delete restrict,
  check ((change is null) = (changed_at is null))
);
create index shown_day on schedule.shown (unit_id, day);

create table schedule.event (
  id uuid primary key,
  unit_id integer not null references sites.site on delete restrict,
  slug text not null check (slug ~ '^[a-z0-9]([a-z0-9-]{0,120}[a-z0-9])?$'),
  state text not null check (state in ('draft', 'published', 'cancelled')),
  title text not null check (title <> ''), summary text not null, body text not null,
  place text not null, organiser text not null,
  starts_on date not null, starts text not null check (starts = '' or starts ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$'),
  ends_on date not null, ends text not null check (ends = '' or ends ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$'),
  search_fold text not null,
  version integer not null,
  first_published_at timestamptz, cancelled_at timestamptz, cancel_reason text,
  updated_by text not null, updated_at timestamptz not null,
  unique (unit_id, slug),
  check (ends_on >= starts_on), check (starts_on < ends_on or ends = '' or starts < ends),
  check (state = 'draft' or first_published_at is not null)
);
create index event_day on schedule.event (unit_id, starts_on);

-- A menu of one group of children in one week. Published, every saving is seen at once; a day that has begun is changed with a reason.
create table kitchen.menu (
  unit_id integer not null references sites.site on delete restrict,
  monday date not null check (extract(isodow from monday) = 1),
  child_group text not null check (child_group in ('nursery', 'kindergarten', 'primary')),
  version integer not null,
  approver text not null, note text not null,
  first_published_at timestamptz,
  saved_by text not null, saved_at timestamptz not null,
  primary key (unit_id, monday, child_group)
);
create table kitchen.meal (
  unit_id integer not null, monday date not null, child_group text not null,
  day date not null, meal text not null check (meal in ('breakfast', 'morning_snack', 'lunch', 'afternoon_snack', 'dinner')),
  dishes text[] not null check (cardinality(dishes) between 1 and 12),
  kcal smallint check (kcal between 20 and 2000),
  primary key (unit_id, child_group, day, meal),
  foreign key (unit_id, monday, child_group) references kitchen.menu on delete restrict,
  check (day between monday and monday + 6)
);
create index meal_week on kitchen.meal (unit_id, monday, child_group);
-- What was changed after the day had begun (P-4.4): never edited, shown beside the meal.
create table kitchen.change (
  id bigint generated always as identity primary key,
  unit_id integer not null, monday date not null, child_group text not null,
  day date not null, meal text not null,
  before text[] not null, after text[] not null, reason text not null check (reason <> ''),
  changed_by text not null, changed_at timestamptz not null,
  foreign key (unit_id, monday, child_group) references kitchen.menu on delete restrict
);
create index change_week on kitchen.change (unit_id, monday, child_group);

-- Consent (P-6.3): a row is never deleted nor rewritten, it is withdrawn.
create table consent.consent (
  id uuid primary key,
  unit_id integer not null references organizations.unit on delete restrict,
  pupil_id uuid not null references people.pupil on delete cascade,
  purpose text not null check (purpose in ('publish_picture')),
  purpose_version smallint not null,
  given_by text not null check (given_by <> ''),
  relation text not null check (relation in ('father', 'mother', 'guardian')),
  child_agreed boolean not null,
  age smallint not null,
  method text not null check (method in ('paper', 'message', 'recording', 'digital')),
  evidence text not null check (evidence <> ''),
  given_on date not null,
  entered_by text not null, entered_at timestamptz not null,
  withdrawn_on date, withdrawn_by text, withdraw_reason text, withdrawn_entered_by text, withdrawn_at timestamptz,
  check ((withdrawn_at is null) = (withdrawn_on is null)),
  -- From the seventh birthday on the child's own consent is needed (P-6.1).
  check (age < 7 or child_agreed)
);
create unique index consent_standing on consent.consent (pupil_id, purpose) where withdrawn_at is null;
create index consent_unit on consent.consent (unit_id, given_on desc);
-- Which children are seen on a picture.
create table consent.shown (
  file_id uuid not null references media.file on delete cascade,
  pupil_id uuid not null references people.pupil on delete cascade,
  unit_id integer not null references organizations.unit on delete restrict,
  tagged_by text not null, tagged_at timestamptz not null,
  primary key (file_id, pupil_id)
);
create index shown_pupil on consent.shown (pupil_id);
create index shown_unit on consent.shown (unit_id);

-- Held back because a child on it lacks consent. Apart from hiding by hand: what somebody hid stays hidden when consent returns.
alter table media.file add column held_at timestamptz;
grant select (held_at) on media.file to congtruong_portal;
drop policy public_file on media.file;
create policy public_file on media.file for select to congtruong_portal using (hidden_at is null and held_at is null);

create table gallery.album (
  id uuid primary key,
  unit_id integer not null references sites.site on delete restrict,
  slug text not null check (slug ~ '^[a-z0-9]([a-z0-9-]{0,120}[a-z0-9])?$'),
  state text not null check (state in ('draft', 'published', 'withdrawn')),
  title text not null check (title <> ''), summary text not null, class_name text not null, held_on date not null,
  search_fold text not null,
  version integer not null,
  first_published_at timestamptz,
  updated_by text not null, updated_at timestamptz not null,
  unique (unit_id, slug),
  check (state = 'draft' or first_published_at is not null)
);
create index album_unit on gallery.album (unit_id, held_on desc);
-- A picture of the library, or a drawing of the house. The first one is the cover.
create table gallery.album_picture (
  album_id uuid not null references gallery.album on delete restrict,
  position smallint not null,
  unit_id integer not null references sites.site on delete restrict,
  file_id uuid references media.file on delete restrict,
  scene text, scene_alt text not null default '',
  caption text not null,
  primary key (album_id, position),
  check ((file_id is null) <> (scene is null))
);
create index album_picture_file on gallery.album_picture (file_id);
create table gallery.video (
  id uuid primary key,
  unit_id integer not null references sites.site on delete restrict,
  slug text not null check (slug ~ '^[a-z0-9]([a-z0-9-]{0,120}[a-z0-9])?$'),
  state text not null check (state in ('draft', 'published', 'withdrawn')),
  title text not null check (title <> ''), summary text not null, held_on date not null,
  provider text not null check (provider in ('youtube', 'vimeo', 'vtv')),
  url text not null check (url like 'https://%'),
  poster_id uuid references media.file on delete restrict, poster_scene text,
  search_fold text not null,
  version integer not null,
  first_published_at timestamptz,
  updated_by text not null, updated_at timestamptz not null,
  unique (unit_id, slug)
);
create index video_unit on gallery.video (unit_id, held_on desc);

create table resources.resource (
  id uuid primary key,
  unit_id integer not null references sites.site on delete restrict,
  slug text not null check (slug ~ '^[a-z0-9]([a-z0-9-]{0,120}[a-z0-9])?$'),
  state text not null check (state in ('draft', 'published', 'withdrawn')),
  title text not null check (title <> ''), summary text not null,
  kind text not null, subject text not null, grades text[] not null check (cardinality(grades) > 0),
  author text not null, series text not null, licence text not null,
  sha256 text, file_name text, mime text, size_bytes integer,
  -- Asked by the unit, answered by a unit above: then it stands in the repository of every unit above.
  shared text not null default 'no' check (shared in ('no', 'asked', 'approved', 'returned')),
  shared_at timestamptz, shared_by text, shared_reason text,
  downloads integer not null default 0,
  search_fold text not null,
  version integer not null,
  first_published_at timestamptz,
  updated_by text not null, updated_at timestamptz not null,
  unique (unit_id, slug),
  check (state = 'draft' or first_published_at is not null),
  check (state <> 'published' or sha256 is not null),
  check (shared in ('no', 'returned') or state = 'published')
);
create index resource_unit on resources.resource (unit_id, first_published_at desc);
create index resource_shared on resources.resource (shared, first_published_at desc) where shared in ('asked', 'approved');
create index resource_bytes on resources.resource (sha256);
create index resource_search on resources.resource using gin (search_fold gin_trgm_ops);

-- Whether a unit shows its staff (TT 53/2012 article 14: names and posts); what may be shown is fixed in the function below.
create table people.staff_page (
  unit_id integer primary key references organizations.unit on delete restrict,
  shown boolean not null, with_email boolean not null,
  version integer not null,
  updated_by text not null, updated_at timestamptz not null
);
-- Names, posts, subjects; never birth dates, phones, numbers: the portal's role cannot read people.staff at all.
create function people.public_staff(unit integer)
returns table (id uuid, full_name text, kind text, post text, main_subject text, email text, sort_key text)
language sql stable security definer set search_path = pg_catalog, public as
$$ select s.id, s.full_name, s.kind, s.position, s.main_subject, case when p.with_email then s.email end, s.sort_key
   from people.staff s join people.staff_page p on p.unit_id = s.unit_id
   where s.unit_id = unit and p.shown and s.active and s.status in ('working', 'on_leave', 'seconded') $$;
revoke all on function people.public_staff from public;
grant execute on function people.public_staff to congtruong_portal, congtruong_office;
grant select, insert, update on people.staff_page to congtruong_office;
grant select on people.staff_page to congtruong_portal;
grant usage on schema people to congtruong_portal;

grant select, insert on all tables in schema schedule, kitchen, consent, gallery, resources to congtruong_office;
grant update on schedule.week, schedule.event, kitchen.menu, consent.consent, gallery.album, gallery.video, resources.resource to congtruong_office;
grant delete, update on schedule.entry, schedule.shown, kitchen.meal, gallery.album_picture to congtruong_office;
grant delete on consent.shown to congtruong_office;

grant select on schedule.shown, kitchen.menu, kitchen.meal, gallery.album_picture to congtruong_portal;
grant select (unit_id, monday, published_version, published_at) on schedule.week to congtruong_portal;
grant select (id, unit_id, slug, state, title, summary, body, place, organiser, starts_on, starts, ends_on, ends, search_fold, version,
  first_published_at, cancelled_at, cancel_reason, updated_at) on schedule.event to congtruong_portal;
grant select (unit_id, monday, child_group, day, meal, before, after, reason, changed_at) on kitchen.change to congtruong_portal;
grant select (id, unit_id, slug, state, title, summary, class_name, held_on, search_fold, first_published_at, updated_at) on gallery.album to congtruong_portal;
grant select (id, unit_id, slug, state, title, summary, held_on, provider, url, poster_id, poster_scene, search_fold, first_published_at, updated_at) on gallery.video to congtruong_portal;
grant select (id, unit_id, slug, state, title, summary, kind, subject, grades, author, series, licence, sha256, file_name, mime, size_bytes,
  shared, downloads, search_fold, first_published_at, updated_at) on resources.resource to congtruong_portal;

do $$
declare t text;
begin
  foreach t in array array['schedule.week', 'schedule.entry', 'schedule.shown', 'schedule.event', 'kitchen.menu', 'kitchen.meal', 'kitchen.change',
    'consent.consent', 'consent.shown', 'gallery.album', 'gallery.album_picture', 'gallery.video', 'resources.resource', 'people.staff_page'] loop
    execute format('alter table %s enable row level security', t);
    execute format('alter table %s force row level security', t);
    execute format('create policy scoped on %s to congtruong_office using (unit_id in (select id from organizations.unit where path <@ platform.scope()))', t);
  end loop;
end $$;
create policy published on schedule.week for select to congtruong_portal using (published_version is not null);
create policy published on schedule.shown for select to congtruong_portal using (not internal);
create policy published on schedule.event for select to congtruong_portal using (state in ('published', 'cancelled'));
create policy published on kitchen.menu for select to congtruong_portal using (first_published_at is not null);
create policy published on kitchen.meal for select to congtruong_portal using (exists (select from kitchen.menu m
  where m.unit_id = meal.unit_id and m.monday = meal.monday and m.child_group = meal.child_group and m.first_published_at is not null));
create policy published on kitchen.change for select to congtruong_portal using (exists (select from kitchen.menu m
  where m.unit_id = change.unit_id and m.monday = change.monday and m.child_group = change.child_group and m.first_published_at is not null));
create policy published on gallery.album for select to congtruong_portal using (state = 'published');
create policy published on gallery.album_picture for select to congtruong_portal using (exists (select from gallery.album a where a.id = album_id and a.state = 'published'));
create policy published on gallery.video for select to congtruong_portal using (state = 'published');
create policy published on resources.resource for select to congtruong_portal using (state = 'published');
create policy published on people.staff_page for select to congtruong_portal using (shown);
-- For the function above, which runs as the owner.
create policy finder on people.staff_page for select to current_user using (true);
