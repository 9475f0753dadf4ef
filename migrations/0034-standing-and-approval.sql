-- A dissolved unit publishes nothing any more; what it had published stays to be read, with the name of who took over its work.
alter table organizations.unit
  add column successor_id integer references organizations.unit on delete restrict,
  add constraint unit_successor check (successor_id is null or (closed_on is not null and successor_id <> id));

-- The second lock: commands say it in words before.
create function organizations.still_open() returns trigger language plpgsql set search_path = pg_catalog, public as $$
begin
  if exists (select from organizations.unit u where u.id = new.unit_id and u.closed_on <=
    (coalesce(nullif(current_setting('app.now', true), '')::timestamptz, now()) at time zone 'Asia/Ho_Chi_Minh')::date)
  then
    raise exception 'unit % is dissolved and publishes nothing any more', new.unit_id using errcode = 'check_violation';
  end if;
  return new;
end $$;
create trigger still_open before insert on content.approval for each row execute function organizations.still_open();
create trigger still_open before insert on documents.revision for each row when (new.published)
  execute function organizations.still_open();
create trigger still_open before insert on disclosure.revision for each row when (new.published)
  execute function organizations.still_open();
create trigger still_open before insert on schedule.shown for each row execute function organizations.still_open();
create trigger still_open before insert or update of first_published_at on kitchen.menu for each row
  when (new.first_published_at is not null) execute function organizations.still_open();
create trigger still_open before update of body on sites.section for each row execute function organizations.still_open();
do $$
declare t text;
begin
  foreach t in array array['schedule.event', 'gallery.album', 'gallery.video', 'resources.resource', 'engagement.poll', 'engagement.consultation'] loop
    execute format('create trigger still_open before insert or update of state on %s for each row when (new.state = ''published'')
      execute function organizations.still_open()', t);
  end loop;
end $$;

-- A receiver learns of a recall once: until one of its people has opened it.
alter table sharing.receipt add column recall_seen_at timestamptz;
grant update (recall_seen_at) on sharing.receipt to congtruong_office;

-- Documents go the way of articles (P-1.12, P-1.13): where the site asks for it, nobody publishes what he or she has written.
alter table documents.document
  add column review text check (review in ('waiting', 'returned')),
  add column sent_at timestamptz, add column sent_by text, add column return_reason text,
  -- Who has written on it since it was last published.
  add column written_by text[] not null default '{}';
create index document_review on documents.document (unit_id) where review is not null;

create function documents.published_by_another() returns trigger language plpgsql set search_path = pg_catalog, public as $$
declare who text := nullif(current_setting('app.user_id', true), '');
begin
  if who is not null
    and (select s.separate_approval from sites.site s where s.unit_id = new.unit_id)
    and (select who = any (d.written_by) from documents.document d where d.id = new.document_id)
  then
    raise exception 'a writer cannot publish the own document at this site' using errcode = 'check_violation';
  end if;
  return new;
end $$;
create trigger by_another before insert on documents.revision for each row when (new.published)
  execute function documents.published_by_another();
