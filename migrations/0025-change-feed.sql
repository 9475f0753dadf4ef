-- What changed on the sites since somebody last asked (P-2.13): one row an article that citizens have met or will meet, kept by the
-- database itself, so that no command can forget it.
create table content.change (
  article_id uuid primary key references content.article on delete restrict,
  unit_id integer not null references sites.site on delete restrict,
  -- The transaction that changed it last. What is older than every transaction still running is complete: a reader who goes on from there
  -- misses nothing, in whatever order transactions end.
  xid xid8 not null default pg_current_xact_id(),
  changed_at timestamptz not null,
  first_published_at timestamptz not null
);
create index change_feed on content.change (xid, article_id);
create index change_unit on content.change (unit_id, xid, article_id);

create function content.note_change() returns trigger language plpgsql set search_path = pg_catalog, public as $$
begin
  insert into content.change (article_id, unit_id, changed_at, first_published_at)
    values (new.id, new.unit_id, coalesce(nullif(current_setting('app.now', true), '')::timestamptz, now()), new.first_published_at)
    on conflict (article_id) do update
      set xid = pg_current_xact_id(), changed_at = excluded.changed_at, first_published_at = excluded.first_published_at;
  return null;
end $$;
create trigger note_new after insert on content.article for each row
  when (new.first_published_at is not null) execute function content.note_change();
-- `turn_at` changes at the very hour at which an article appears or goes by itself.
create trigger note_change after update on content.article for each row
  when (new.first_published_at is not null and (old.state, old.slug, old.published_version, old.published_at, old.expires_at, old.turn_at)
    is distinct from (new.state, new.slug, new.published_version, new.published_at, new.expires_at, new.turn_at))
  execute function content.note_change();

alter table content.article no force row level security;
insert into content.change (article_id, unit_id, changed_at, first_published_at)
  select id, unit_id, greatest(published_at, coalesce(withdrawn_at, published_at), first_published_at), first_published_at
  from content.article where first_published_at is not null;
alter table content.article force row level security;

grant select, insert, update on content.change to congtruong_office;
grant select on content.change to congtruong_portal;
alter table content.change enable row level security;
alter table content.change force row level security;
create policy scoped on content.change to congtruong_office
  using (unit_id in (select id from organizations.unit where path <@ platform.scope()));
-- An id that was once public, and when it changed: also of what is gone. What is to come is nobody's business.
create policy met on content.change for select to congtruong_portal
  using (first_published_at <= coalesce(nullif(current_setting('app.now', true), '')::timestamptz, now()));
