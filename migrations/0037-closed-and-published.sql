-- What is published has been answered for, and nothing appears at a dissolved unit: what the second locks of 0034 left open.

-- An article on its way to its hour goes with the unit, whoever dissolves it: by the clock it would appear without another question.
create function content.leave_with_unit() returns trigger language plpgsql set search_path = pg_catalog, public as $$
declare
  instant timestamptz := coalesce(nullif(current_setting('app.now', true), '')::timestamptz, now());
  why text := 'Đơn vị đã giải thể trước giờ hẹn đăng';
begin
  with gone as (
    update content.article set state = 'withdrawn', withdrawn_at = instant, withdraw_reason = why, turn_at = null
    where unit_id = new.id and state = 'published' and published_at > instant returning id, unit_id, published_version, version
  )
  insert into content.step (article_id, unit_id, version, act, by_name, at, reason)
    select id, unit_id, coalesce(published_version, version), 'withdraw', 'Hệ thống', instant, why from gone;
  return null;
end $$;
create trigger leave_with_unit after update of closed_on on organizations.unit for each row
  when (old.closed_on is null and new.closed_on is not null) execute function content.leave_with_unit();

create trigger still_open_new before insert on sites.section for each row when (new.body is not null)
  execute function organizations.still_open();
create trigger still_open before update of state on documents.document for each row
  when (new.state = 'published' and old.state <> 'published') execute function organizations.still_open();

-- The locks on publishing a document lie on its revision: no other may be named as the one that citizens read.
create function documents.publishes_a_published() returns trigger language plpgsql set search_path = pg_catalog, public as $$
begin
  if not exists (select from documents.revision r
    where r.document_id = new.id and r.version = new.published_version and r.published)
  then
    raise exception 'document %: version % was never published', new.id, new.published_version using errcode = 'check_violation';
  end if;
  return null;
end $$;
create constraint trigger publishes_a_published after insert or update of published_version on documents.document
  deferrable initially deferred for each row when (new.published_version is not null)
  execute function documents.publishes_a_published();

-- The day on which a rule begins is a day of the province, whatever the session keeps.
create or replace function adoption.use_rule_stays() returns trigger language plpgsql set search_path = pg_catalog, public as $$
begin
  if old.valid_from <= (coalesce(nullif(current_setting('app.now', true), '')::timestamptz, now()) at time zone 'Asia/Ho_Chi_Minh')::date then
    raise exception 'a rule that has begun stays' using errcode = 'check_violation';
  end if;
  return old;
end $$;
