-- The two questions of a search keep one plan each, and stop at the last hit.
-- Always by the index on the words, whatever they are: any other way would fetch the long column of every row, which the planner takes
-- for cheap. So one plan does for all questions, and is kept.

-- How many of each kind at each unit: everything a result can be narrowed by is added up from this.
create or replace function search.found(question tsquery, phrases text[], beneath ltree, since timestamptz, until timestamptz)
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
create or replace function search.page(questions tsquery[], phrases text[], units integer[], types text[], since timestamptz, until timestamptz,
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
