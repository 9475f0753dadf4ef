-- What is public and can be found, over all sites: P-2.3, P-1.22 (d). The modules that publish write here in their own transaction.
create schema search;
grant usage on schema search to congtruong_office, congtruong_portal;

create table search.item (
  id bigint generated always as identity primary key,
  -- What it is at the module that publishes it: article/UUID, document/UUID, page/UNIT/SLUG.
  ref text not null unique,
  unit_id integer not null references organizations.unit on delete cascade,
  type text not null check (type ~ '^[a-z_]+$'),
  path text not null check (path like '/%'),
  label text not null default '', title text not null check (title <> ''),
  at timestamptz not null,
  -- From when to when citizens may read it, by the business clock.
  visible_from timestamptz not null, visible_until timestamptz,
  body text not null,
  files jsonb not null default '[]',
  -- The same text as words without tones, a blank on both sides of each: where a phrase of three words or more is looked up.
  words text not null,
  -- Words, words with tones, pairs of neighbours, the title's once more: see rules/words.ts. No positions, so that the index alone answers.
  lexemes tsvector not null
) with (toast_tuple_target = 256);
-- Counting a common word reads its rows; long columns stand outside of them.
alter table search.item alter column lexemes set storage external;
create index item_lexemes on search.item using gin (lexemes) with (fastupdate = off);
create index item_unit on search.item (unit_id);
create index unit_hidden on organizations.unit (id) where hidden_at is not null;

create function search.instant() returns timestamptz language sql stable parallel safe as
$$ select coalesce(nullif(current_setting('app.now', true), '')::timestamptz, now()) $$;

grant select, insert, update, delete on search.item to congtruong_office;
grant select on search.item to congtruong_portal;
alter table search.item enable row level security;
alter table search.item force row level security;
create policy scoped on search.item to congtruong_office using (unit_id in (select id from organizations.unit where path <@ platform.scope()));
create policy published on search.item for select to congtruong_portal
  using (visible_from <= (select search.instant()) and (visible_until is null or visible_until > (select search.instant()))
         and unit_id not in (select id from organizations.unit where hidden_at is not null));

-- Row-level security keeps the planner from using a text index (a match might leak), so the two questions of a search run as the owner
-- and put what the policy above says to the rows themselves.
create policy finder on search.item for select to current_user using (true);

-- Always by the index on the words, whatever they are: any other way would fetch the long column of every row, which the planner takes
-- for cheap. So one plan does for all questions, and is kept.

-- How many of each kind at each unit: everything a result can be narrowed by is added up from this.
create function search.found(question tsquery, phrases text[], beneath ltree, since timestamptz, until timestamptz)
returns table (unit_id integer, type text, n integer)
language plpgsql stable security definer set search_path = pg_catalog, public
set plan_cache_mode = force_generic_plan set enable_seqscan = off set enable_indexscan = off
set max_parallel_workers_per_gather = 0 set jit = off as $$
#variable_conflict use_column
declare
  instant timestamptz := search.instant();
  hidden integer[] := array(select u.id from organizations.unit u where u.hidden_at is not null);
begin
  return query select i.unit_id, i.type, count(*)::int from search.item i
    where i.lexemes @@ question
      and i.visible_from <= instant and (i.visible_until is null or i.visible_until > instant) and i.unit_id <> all (hidden)
      and (beneath is null or i.unit_id in (select u.id from organizations.unit u where u.path <@ beneath))
      and (since is null or i.at >= since) and (until is null or i.at < until)
      and (cardinality(phrases) = 0 or not exists (select from unnest(phrases) p where strpos(i.words, p) = 0))
    group by i.unit_id, i.type;
end $$;

-- One page: what answers the first question stands before what answers only the second, and so on; of equals the newer first. `most`
-- is never more than what is left to find: who knows the number spares the questions behind the last hit.
create function search.page(questions tsquery[], phrases text[], units integer[], types text[], since timestamptz, until timestamptz,
  most integer, skip integer)
returns setof bigint
language plpgsql stable security definer set search_path = pg_catalog, public
set plan_cache_mode = force_generic_plan set enable_seqscan = off set enable_indexscan = off
set max_parallel_workers_per_gather = 0 set jit = off as $$
declare
  instant timestamptz := search.instant();
  hidden integer[] := array(select u.id from organizations.unit u where u.hidden_at is not null);
  question tsquery; before tsquery; wanted tsquery;
  missing integer := least(most, 100); gone integer := skip; n integer;
begin
  foreach question in array questions loop
    exit when missing <= 0;
    wanted := case when before is null then question else question && !!before end;
    return query select i.id from search.item i
      where i.lexemes @@ wanted and i.visible_from <= instant and (i.visible_until is null or i.visible_until > instant)
        and i.unit_id <> all (hidden)
        and (units is null or i.unit_id in (select unnest(units))) and (types is null or i.type = any (types))
        and (since is null or i.at >= since) and (until is null or i.at < until)
        and (cardinality(phrases) = 0 or not exists (select from unnest(phrases) p where strpos(i.words, p) = 0))
      order by i.at desc, i.id limit missing offset gone;
    get diagnostics n = row_count;
    if n > 0 then
      missing := missing - n; gone := 0;
    elsif gone > 0 then
      select greatest(0, gone - count(*)) into gone from search.item i
      where i.lexemes @@ wanted and i.visible_from <= instant and (i.visible_until is null or i.visible_until > instant)
        and i.unit_id <> all (hidden)
        and (units is null or i.unit_id in (select unnest(units))) and (types is null or i.type = any (types))
        and (since is null or i.at >= since) and (until is null or i.at < until)
        and (cardinality(phrases) = 0 or not exists (select from unnest(phrases) p where strpos(i.words, p) = 0));
    end if;
    before := case when before is null then question else before || question end;
  end loop;
end $$;
revoke all on function search.found, search.page from public;
grant execute on function search.found, search.page to congtruong_portal;

-- The text of attached files, by content: what is read once is known for every version.
create table documents.file_text (
  unit_id integer not null references sites.site on delete restrict,
  sha256 text not null,
  -- 'scan': pages without letters; 'broken': could not be read; 'long': the beginning is there, the rest was left.
  state text not null check (state in ('text', 'long', 'scan', 'broken')),
  text text not null,
  search_fold text not null,
  read_at timestamptz not null,
  primary key (unit_id, sha256)
);
grant select, insert, update on documents.file_text to congtruong_office;
grant select on documents.file_text to congtruong_portal;
alter table documents.file_text enable row level security;
alter table documents.file_text force row level security;
create policy scoped on documents.file_text to congtruong_office using (unit_id in (select id from organizations.unit where path <@ platform.scope()));
create policy published on documents.file_text for select to congtruong_portal
  using (exists (select from documents.attachment a where a.unit_id = file_text.unit_id and a.sha256 = file_text.sha256));

-- The second lock: whatever a statement forgets, what is not published is not found, and not longer than it stands on the page.
create function search.follow_article() returns trigger language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  if new.state <> 'published' then delete from search.item where ref = 'article/' || new.id;
  else update search.item set visible_from = new.published_at, visible_until = new.expires_at where ref = 'article/' || new.id
    and (visible_from, visible_until) is distinct from (new.published_at, new.expires_at);
  end if;
  return null;
end $$;
create trigger found_while_published after update of state, published_at, expires_at on content.article
  for each row execute function search.follow_article();
create function search.follow_document() returns trigger language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  if new.state <> 'published' then delete from search.item where ref = 'document/' || new.id; end if;
  return null;
end $$;
create trigger found_while_published after update of state on documents.document
  for each row execute function search.follow_document();
create policy follower on search.item for update to current_user using (true);
create policy leaver on search.item for delete to current_user using (true);

-- What was there before is read by a job after the first start.
do $$ begin
  if exists (select from sites.site) then
    perform platform.enqueue('search-reindex', '{}', 'search-reindex', null, null);
  end if;
end $$;
