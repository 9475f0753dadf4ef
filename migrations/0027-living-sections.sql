-- Living sections say what they have, and their contents are found: what was published before this is noted and put into the index.

-- The owner reads and writes all units here; forced again below.
do $$
declare t text;
begin
  foreach t in array array['sites.site', 'sites.section', 'engagement.question', 'engagement.consultation', 'disclosure.item', 'schedule.week', 'schedule.shown',
    'schedule.event', 'kitchen.menu', 'gallery.album', 'gallery.video', 'resources.resource'] loop
    execute format('alter table %s no force row level security', t);
  end loop;
end $$;

-- Those that have nothing are empty from now on, and count as missing where the law asks for them.
update sites.section set content_at = null
where slug in ('hoi-dap', 'gop-y', 'cong-khai', 'lich-cong-tac', 'su-kien', 'thuc-don', 'thu-vien', 'tai-nguyen') and content_at is not null;
with live (unit_id, slug, at) as (
  select unit_id, 'hoi-dap', max(public_at) from engagement.question where public_at is not null group by 1
  union all
  select unit_id, 'gop-y', max(updated_at) from engagement.consultation where state = 'published' group by 1
  union all
  select unit_id, 'cong-khai', max(last_published_at) from disclosure.item where published_version is not null group by 1
  union all
  select w.unit_id, 'lich-cong-tac', max(w.published_at) from schedule.week w
  where exists (select from schedule.shown e where e.unit_id = w.unit_id and e.monday = w.monday and not e.internal) group by 1
  union all
  select unit_id, 'su-kien', max(first_published_at) from schedule.event where state in ('published', 'cancelled') group by 1
  union all
  select unit_id, 'thuc-don', max(first_published_at) from kitchen.menu where first_published_at is not null group by 1
  union all
  select unit_id, 'thu-vien', max(first_published_at) from (
    select unit_id, first_published_at from gallery.album where state = 'published'
    union all select unit_id, first_published_at from gallery.video where state = 'published') g group by 1
  union all
  select shelf.id, 'tai-nguyen', max(r.first_published_at) from resources.resource r join organizations.unit u on u.id = r.unit_id
  join organizations.unit shelf on shelf.id = u.id or r.shared = 'approved' and shelf.path @> u.path
  where r.state = 'published' group by 1)
update sites.section s set content_at = live.at from live where s.unit_id = live.unit_id and s.slug = live.slug;

do $$ begin
  if exists (select from sites.site) then
    perform platform.enqueue('search-reindex', '{}', 'search-reindex', null, null);
  end if;
end $$;
set constraints all immediate;
do $$
declare t text;
begin
  foreach t in array array['sites.site', 'sites.section', 'engagement.question', 'engagement.consultation', 'disclosure.item', 'schedule.week', 'schedule.shown',
    'schedule.event', 'kitchen.menu', 'gallery.album', 'gallery.video', 'resources.resource'] loop
    execute format('alter table %s force row level security', t);
  end loop;
end $$;

-- The second lock: whatever a statement forgets, what citizens may no longer read is not found. Arguments: the kind, and the states that
-- are public.
create function search.follow_state() returns trigger language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  if new.state <> all (tg_argv[1:]) then delete from search.item where ref = tg_argv[0] || '/' || new.id; end if;
  return null;
end $$;
create trigger found_while_published after update of state on engagement.consultation
  for each row execute function search.follow_state('consultation', 'published');
create trigger found_while_published after update of state on schedule.event
  for each row execute function search.follow_state('event', 'published', 'cancelled');
create trigger found_while_published after update of state on gallery.album
  for each row execute function search.follow_state('album', 'published');
create trigger found_while_published after update of state on resources.resource
  for each row execute function search.follow_state('resource', 'published');
create function search.follow_question() returns trigger language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  if new.public_at is null then delete from search.item where ref = 'question/' || new.id; end if;
  return null;
end $$;
create trigger found_while_public after update of public_at on engagement.question
  for each row execute function search.follow_question();

-- An album of which no picture may be seen, hidden by hand or held back for want of consent, is not found either.
create function search.follow_picture() returns trigger language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  update search.item i set visible_until = case when exists (
      select from gallery.album_picture other left join media.file f on f.id = other.file_id
      where other.album_id = p.album_id and (other.scene is not null or f.hidden_at is null and f.held_at is null)) then null
    else 'epoch'::timestamptz end
  from gallery.album_picture p where p.file_id = new.id and i.ref = 'album/' || p.album_id;
  return null;
end $$;
create trigger found_while_seen after update of hidden_at, held_at on media.file for each row execute function search.follow_picture();
create policy finder on gallery.album_picture for select to current_user using (true);
create policy finder on media.file for select to current_user using (true);
