-- Sites (P-1.2, P-1.6 to P-1.9, P-8.4): a menu of two levels, pages with versions, what a section last had to show, hosts, redirects, leaders.

alter table sites.site
  -- Shown instead of the unit's name where the decision on the site says so.
  add column title text check (title <> ''),
  -- Up to which version of the registry of sections this site has been brought.
  add column registry smallint not null default 0,
  -- The canonical host: a label below the province's own host, or a full name.
  drop constraint site_host_label_check,
  add constraint site_host_label_check check (host_label = '' or host_label ~ '^[a-z0-9]([a-z0-9.-]{0,250}[a-z0-9])?$');

alter table sites.section
  add column parent_slug text,
  -- Made by the unit itself; the others come from the registry.
  add column own boolean not null default false,
  add column source text not null default 'manual' check (source in ('manual', 'derived')),
  add column max_age_days smallint check (max_age_days > 0),
  add column hidden boolean not null default false,
  -- When what the section shows last changed; null: there is nothing to show. Kept by whoever owns the content, in its transaction.
  add column content_at timestamptz,
  add column updated_by text not null default '',
  add constraint section_slug_form check (slug ~ '^[a-z0-9]([a-z0-9-]{0,78}[a-z0-9])?$'),
  add constraint section_not_in_itself check (parent_slug <> slug),
  add constraint section_parent foreign key (unit_id, parent_slug) references sites.section (unit_id, slug) on update cascade on delete restrict;
create index section_parent_slug on sites.section (unit_id, parent_slug) where parent_slug is not null;
-- How complete are 874 sites? Answered from this index alone.
create index section_mandatory on sites.section (unit_id) include (slug, kind, content_at, max_age_days, hidden) where mandatory;

-- Two levels and no more: what stands in a section stands in one of the first level. Then no menu can run in a circle. Keys, not a
-- trigger: their checks pass row-level security, which would ask for the scope again for every row.
alter table sites.section
  add column top boolean not null generated always as (parent_slug is null) stored,
  add column parent_top boolean generated always as (case when parent_slug is not null then true end) stored,
  add constraint section_level unique (unit_id, slug, top),
  add constraint section_two_levels foreign key (unit_id, parent_slug, parent_top) references sites.section (unit_id, slug, top)
    deferrable initially deferred;

-- What a page said before; never changed.
create table sites.section_version (
  unit_id integer not null, slug text not null,
  version integer not null,
  title text not null, body jsonb,
  kept_by text not null, kept_at timestamptz not null,
  primary key (unit_id, slug, version),
  foreign key (unit_id, slug) references sites.section (unit_id, slug) on update cascade on delete restrict
);

-- Names a site answers to: a label below the province's own host, or a full name with dots; '' is the province's own host.
create table sites.host (
  host text primary key,
  unit_id integer not null references sites.site on delete restrict,
  is_primary boolean not null default false,
  valid_from date not null,
  -- The last day of use, and the last day on which it still leads on.
  valid_to date, retired_until date,
  note text not null default '',
  created_by text not null, created_at timestamptz not null default now(),
  unique (unit_id, host),
  check (host = '' or host ~ '^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?([.][a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)*$'),
  check (host !~ '(^|[.])xn--'),
  check (length(host) <= 253),
  check ((valid_to is null) = (retired_until is null)),
  check (retired_until >= valid_to),
  check (not is_primary or valid_to is null)
);
create unique index host_primary on sites.host (unit_id) where is_primary;

-- Where something moved to within a site. Never a chain: then nothing can run in a circle.
create table sites.redirect (
  unit_id integer not null references sites.site on delete restrict,
  from_path text not null check (from_path ~ '^/.' and length(from_path) <= 500),
  to_path text not null check (to_path ~ '^/([^/\\]|$)' and length(to_path) <= 500),
  note text not null default '',
  created_by text not null, created_at timestamptz not null default now(),
  primary key (unit_id, from_path),
  check (from_path <> to_path)
);
create index redirect_to on sites.redirect (unit_id, to_path);
create function sites.redirect_no_chain() returns trigger language plpgsql set search_path = pg_catalog, public as $$
begin
  if exists (select from sites.redirect r where r.unit_id = new.unit_id and (r.from_path = new.to_path or r.to_path = new.from_path)
      and exists (select from sites.redirect me where me.unit_id = new.unit_id and me.from_path = new.from_path and me.to_path = new.to_path))
  then
    raise exception 'a redirect leads to the place itself' using errcode = 'check_violation';
  end if;
  return null;
end $$;
create constraint trigger no_chain after insert or update on sites.redirect
  deferrable initially deferred for each row execute function sites.redirect_no_chain();

-- Who leads a unit, as citizens read it (P-1.9).
create table sites.leader (
  id uuid primary key,
  unit_id integer not null references sites.site on delete restrict,
  position smallint not null,
  name text not null check (name <> ''), title text not null check (title <> ''),
  phone text not null default '', email text not null default '', duty text not null default '',
  photo_id uuid references media.file on delete set null,
  valid_from date not null, valid_to date,
  version integer not null default 1,
  updated_by text not null, updated_at timestamptz not null default now(),
  check (valid_to >= valid_from)
);
create index leader_unit on sites.leader (unit_id, position);

-- What earlier versions have: every site answers at its label; what its sections show.
alter table sites.site no force row level security;
alter table sites.section no force row level security;
alter table content.article no force row level security;
alter table documents.document no force row level security;
insert into sites.host (host, unit_id, is_primary, valid_from, created_by)
  select host_label, unit_id, true, opened_on, 'Hệ thống' from sites.site;
update sites.section set content_at = updated_at where body is not null;
update sites.section s set content_at = a.at from (
    select unit_id, section_slug, max(published_at) as at from content.article
    where state = 'published' and published_at <= now() group by 1, 2) a
  where s.kind = 'category' and a.unit_id = s.unit_id and a.section_slug = s.slug;
update sites.section s set content_at = d.at from (
    select unit_id, max(first_published_at) as at from documents.document where state = 'published' group by 1) d
  where s.slug = 'van-ban' and d.unit_id = s.unit_id;
alter table sites.site force row level security;
alter table sites.section force row level security;
alter table content.article force row level security;
alter table documents.document force row level security;

-- The canonical host is one of the site's own.
alter table sites.site add constraint site_host foreign key (unit_id, host_label) references sites.host (unit_id, host)
  deferrable initially deferred;

grant select, insert, update on sites.host, sites.leader to congtruong_office;
grant select, insert on sites.section_version to congtruong_office;
grant select, insert, update, delete on sites.redirect to congtruong_office;
grant delete on sites.host to congtruong_office;
grant select (host, unit_id, is_primary, valid_from, valid_to, retired_until) on sites.host to congtruong_portal;
grant select (unit_id, from_path, to_path) on sites.redirect to congtruong_portal;
grant select (id, unit_id, position, name, title, phone, email, duty, photo_id, valid_from, valid_to) on sites.leader to congtruong_portal;

do $$
declare t text;
begin
  foreach t in array array['section_version', 'host', 'redirect', 'leader'] loop
    execute format('alter table sites.%I enable row level security', t);
    execute format('alter table sites.%I force row level security', t);
    execute format('create policy scoped on sites.%I to congtruong_office using (unit_id in (select id from organizations.unit where path <@ platform.scope()))', t);
  end loop;
end $$;
create policy public_host on sites.host for select to congtruong_portal using (true);
create policy public_redirect on sites.redirect for select to congtruong_portal using (true);
create policy in_office on sites.leader for select to congtruong_portal
  using (valid_from <= coalesce(nullif(current_setting('app.now', true), '')::timestamptz, now())::date
    and (valid_to is null or valid_to >= coalesce(nullif(current_setting('app.now', true), '')::timestamptz, now())::date));
-- What a unit hides is not there for citizens.
drop policy public_section on sites.section;
create policy public_section on sites.section for select to congtruong_portal using (not hidden);
