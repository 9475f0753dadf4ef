-- A site comes from elsewhere (P-1.5): what was brought in from which file or feed, so that the same again changes nothing, work that was
-- cut off goes on, and all of it can be taken back.
create schema transfer;
grant usage on schema transfer to congtruong_office;

create table transfer.import (
  id uuid primary key,
  unit_id integer not null references sites.site on delete restrict,
  kind text not null check (kind in ('wxr', 'feed')),
  -- Of the file, or the address of the feed.
  name text not null check (name <> '' and length(name) <= 2000),
  -- Where the old site is; '' when the source does not say.
  site text not null default '',
  -- The bytes, in the file store; a feed may go on over several pages.
  files text[] not null default '{}',
  state text not null check (state in ('reading', 'ready', 'running', 'done', 'failed', 'undoing', 'undone', 'discarded')),
  phase text, done integer not null default 0, total integer not null default 0,
  preview jsonb, report jsonb, failure text,
  created_by text not null, created_at timestamptz not null,
  ended_at timestamptz
);
create index import_unit on transfer.import (unit_id, created_at desc);

create table transfer.item (
  unit_id integer not null references sites.site on delete restrict,
  -- As the old system names it.
  key text not null check (length(key) <= 1000),
  import_id uuid not null references transfer.import on delete restrict,
  kind text not null check (kind in ('article', 'page')),
  -- The article's id, or the section's slug.
  ref text not null,
  title text not null,
  digest text not null,
  version integer not null,
  -- Of the old site, redirected to it.
  paths text[] not null default '{}',
  outcome jsonb not null,
  primary key (unit_id, key)
);
create index item_import on transfer.item (import_id);

create table transfer.picture (
  unit_id integer not null references sites.site on delete restrict,
  -- Where it was, or the hash of one that lay in the text itself.
  address text not null check (length(address) <= 2000),
  import_id uuid not null references transfer.import on delete restrict,
  picture_id uuid references media.file on delete restrict,
  -- Why it could not be had.
  failure text,
  primary key (unit_id, address),
  check ((picture_id is null) <> (failure is null))
);
create index picture_import on transfer.picture (import_id);
create index picture_file on transfer.picture (picture_id);

grant select, insert, update on transfer.import to congtruong_office;
grant select, insert, update, delete on transfer.item, transfer.picture to congtruong_office;

do $$
declare t text;
begin
  foreach t in array array['import', 'item', 'picture'] loop
    execute format('alter table transfer.%I enable row level security', t);
    execute format('alter table transfer.%I force row level security', t);
    execute format('create policy scoped on transfer.%I to congtruong_office using (unit_id in (select id from organizations.unit where path <@ platform.scope()))', t);
  end loop;
end $$;

-- An old site brings thousands of redirects in one statement: they are looked at together, not one by one.
drop trigger no_chain on sites.redirect;
create or replace function sites.redirect_no_chain() returns trigger language plpgsql set search_path = pg_catalog, public as $$
begin
  if exists (select from fresh n join sites.redirect r on r.unit_id = n.unit_id and r.from_path = n.to_path)
    or exists (select from fresh n join sites.redirect r on r.unit_id = n.unit_id and r.to_path = n.from_path)
  then
    raise exception 'a redirect leads to the place itself' using errcode = 'check_violation';
  end if;
  return null;
end $$;
create trigger no_chain_new after insert on sites.redirect
  referencing new table as fresh for each statement execute function sites.redirect_no_chain();
create trigger no_chain_changed after update on sites.redirect
  referencing new table as fresh for each statement execute function sites.redirect_no_chain();
