-- What a site makes of itself: the layout of its first page, its theme, logo, banner, words in the foot; and what a unit hands down to
-- the sites of its members, as a start or as a rule.
alter table sites.site
  -- null: the look of the nearest superior that hands one down, else the one of the template.
  add column theme text check (theme in ('cong', 'bang', 'bao', 'the', 'vuon', 'gon')),
  add column logo_media_id uuid references media.file on delete set null,
  add column banner_media_id uuid references media.file on delete set null,
  add column footer_note text check (length(footer_note) <= 600),
  add column links jsonb check (jsonb_typeof(links) = 'array');

-- No row: the layout of the site's template. `rows` is null after a return to it: the version goes on, so that whoever still has the
-- old one open is told.
create table sites.layout (
  unit_id integer primary key references sites.site on delete cascade,
  rows jsonb check (jsonb_typeof(rows) = 'array' and jsonb_array_length(rows) <= 24 and length(rows::text) <= 400000),
  version integer not null default 1,
  updated_by text not null, updated_at timestamptz not null default now()
);
-- Every key of `handed`: what it gives, and whether members may choose otherwise.
create table sites.standard (
  unit_id integer primary key references sites.site on delete cascade,
  handed jsonb not null check (jsonb_typeof(handed) = 'object' and length(handed::text) <= 20000),
  version integer not null default 1,
  updated_by text not null, updated_at timestamptz not null default now()
);
grant select, insert, update on sites.layout, sites.standard to congtruong_office;
grant select (unit_id, rows) on sites.layout to congtruong_portal;
grant select (unit_id, handed) on sites.standard to congtruong_portal;

do $$
declare t text;
begin
  foreach t in array array['sites.layout', 'sites.standard'] loop
    execute format('alter table %s enable row level security', t);
    execute format('alter table %s force row level security', t);
    execute format('create policy scoped on %s to congtruong_office using (unit_id in (select id from organizations.unit where path <@ platform.scope()))', t);
  end loop;
end $$;
create policy public_layout on sites.layout for select to congtruong_portal using (true);
-- What is handed down stands on every page of the members, and on the screens of those who keep them.
create policy public_standard on sites.standard for select using (true);
