-- What whoever publishes said of children on the pictures of an article, and of which pictures: asked once (P-6.4).
alter table content.article
  add column children_answer text not null default '' check (children_answer in ('', 'none', 'agreed')),
  add column children_pictures uuid[] not null default '{}';

-- Who approves is who acts; no writer where the rule is on; and nobody past a return that has not been answered by sending again.
create or replace function content.approval_by_another() returns trigger language plpgsql set search_path = pg_catalog, public as $$
begin
  new.approved_by_id := nullif(current_setting('app.user_id', true), '');
  if new.approved_by_id is null then return new; end if;
  if (select s.separate_approval from sites.site s where s.unit_id = new.unit_id)
    and (select new.approved_by_id = any (v.written_by) from content.article_version v
         where v.article_id = new.article_id and v.version = new.version)
  then
    raise exception 'a writer cannot approve the own text at this site' using errcode = 'check_violation';
  end if;
  if (select a.review = 'returned' from content.article a where a.id = new.article_id) then
    raise exception 'a returned text is sent again before anybody approves it' using errcode = 'check_violation';
  end if;
  return new;
end $$;

-- A picture may be in use more than once at a unit, each time with words of its own. Children on it and what they lack belong to its bytes:
-- another use of them is shown no sooner than the first.
create function media.held_as_its_bytes() returns trigger language plpgsql set search_path = pg_catalog, public as $$
begin
  new.held_at := coalesce(new.held_at,
    (select max(f.held_at) from media.file f where f.sha256 = new.sha256 and f.unit_id = new.unit_id));
  return new;
end $$;
create trigger held_as_its_bytes before insert on media.file for each row execute function media.held_as_its_bytes();
create function consent.shown_as_its_bytes() returns trigger language plpgsql set search_path = pg_catalog, public as $$
begin
  insert into consent.shown (file_id, pupil_id, unit_id, tagged_by, tagged_at)
    select distinct on (s.pupil_id) new.id, s.pupil_id, new.unit_id, s.tagged_by, s.tagged_at
    from media.file f join consent.shown s on s.file_id = f.id
    where f.sha256 = new.sha256 and f.unit_id = new.unit_id and f.id <> new.id
    order by s.pupil_id, s.tagged_at;
  return null;
end $$;
create trigger shown_as_its_bytes after insert on media.file for each row execute function consent.shown_as_its_bytes();
