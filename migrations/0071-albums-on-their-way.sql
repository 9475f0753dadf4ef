-- What an album or a video is to be, where the site asks for another's approval: it waits beside what citizens see, as the text of a page of
-- the site does (0029).
alter table gallery.album add column written_by text[] not null default '{}';
alter table gallery.video add column written_by text[] not null default '{}';

create table gallery.waiting (
  id uuid primary key,
  kind text not null check (kind in ('album', 'video')),
  album_id uuid generated always as (case kind when 'album' then id end) stored references gallery.album on delete restrict,
  video_id uuid generated always as (case kind when 'video' then id end) stored references gallery.video on delete restrict,
  unit_id integer not null references sites.site on delete restrict,
  -- The columns that citizens see, under their names; of an album with its pictures in order.
  body jsonb not null,
  -- What was said of children on its pictures.
  children text not null check (children in ('', 'none', 'agreed')),
  state text not null check (state in ('waiting', 'returned')),
  return_reason text check ((state = 'returned') = (return_reason is not null)),
  -- Ids of who has written on it since it was last published.
  written_by text[] not null,
  version integer not null,
  sent_by text not null, sent_at timestamptz not null
);
create index waiting_unit on gallery.waiting (unit_id);
grant select, insert, update, delete on gallery.waiting to congtruong_office;
alter table gallery.waiting enable row level security;
alter table gallery.waiting force row level security;
create policy scoped on gallery.waiting to congtruong_office using (unit_id in (select id from organizations.unit where path <@ platform.scope()));

-- The second lock: where the rule is on, nothing new of an album or a video stands before citizens but what waits there and others have written.
create function gallery.approves_another(unit integer) returns boolean language sql stable set search_path = pg_catalog, public as
$$ select nullif(current_setting('app.user_id', true), '') is not null
  and (select s.separate_approval from sites.site s where s.unit_id = unit) $$;
create function gallery.sent_by_others(piece uuid) returns setof jsonb language sql stable set search_path = pg_catalog, public as
$$ select w.body from gallery.waiting w
  where w.id = piece and w.state = 'waiting' and not current_setting('app.user_id', true) = any (w.written_by) $$;

create function gallery.album_by_another() returns trigger language plpgsql set search_path = pg_catalog, public as $$
begin
  if tg_op = 'UPDATE' and old.state = 'published'
    and (new.title, new.summary, new.class_name, new.held_on) = (old.title, old.summary, old.class_name, old.held_on)
    or not gallery.approves_another(new.unit_id)
  then
    return new;
  end if;
  if not exists (select from gallery.sent_by_others(new.id) body where body = jsonb_build_object('title', new.title, 'summary', new.summary,
    'class_name', new.class_name, 'held_on', new.held_on, 'pictures', (select coalesce(jsonb_agg(jsonb_build_object('file_id', p.file_id,
      'scene', p.scene, 'scene_alt', p.scene_alt, 'caption', p.caption) order by p.position), '[]') from gallery.album_picture p
      where p.album_id = new.id)))
  then
    raise exception 'a writer cannot approve the own album at this site' using errcode = 'check_violation';
  end if;
  return new;
end $$;
create trigger by_another before insert or update of state, title, summary, class_name, held_on on gallery.album
  for each row when (new.state = 'published') execute function gallery.album_by_another();

-- A picture that goes shows nothing new.
create function gallery.picture_by_another() returns trigger language plpgsql set search_path = pg_catalog, public as $$
begin
  if exists (select from gallery.album a where a.id = new.album_id and a.state = 'published')
    and gallery.approves_another(new.unit_id)
    and not exists (select from gallery.sent_by_others(new.album_id) body where body -> 'pictures' -> new.position::int =
      jsonb_build_object('file_id', new.file_id, 'scene', new.scene, 'scene_alt', new.scene_alt, 'caption', new.caption))
  then
    raise exception 'a writer cannot approve the own album at this site' using errcode = 'check_violation';
  end if;
  return new;
end $$;
create trigger by_another before insert or update on gallery.album_picture for each row execute function gallery.picture_by_another();

create function gallery.video_by_another() returns trigger language plpgsql set search_path = pg_catalog, public as $$
begin
  if tg_op = 'UPDATE' and old.state = 'published'
    and (new.title, new.summary, new.held_on, new.provider, new.url, new.poster_id, new.poster_scene)
      is not distinct from (old.title, old.summary, old.held_on, old.provider, old.url, old.poster_id, old.poster_scene)
    or not gallery.approves_another(new.unit_id)
  then
    return new;
  end if;
  if not exists (select from gallery.sent_by_others(new.id) body where body = jsonb_build_object('title', new.title, 'summary', new.summary,
    'held_on', new.held_on, 'provider', new.provider, 'url', new.url, 'poster_id', new.poster_id, 'poster_scene', new.poster_scene))
  then
    raise exception 'a writer cannot approve the own video at this site' using errcode = 'check_violation';
  end if;
  return new;
end $$;
create trigger by_another before insert or update of state, title, summary, held_on, provider, url, poster_id, poster_scene on gallery.video
  for each row when (new.state = 'published') execute function gallery.video_by_another();
