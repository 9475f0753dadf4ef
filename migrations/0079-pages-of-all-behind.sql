-- Every school has the same standing pages with nearly the same words: over many units they filled the first screens of an answer. `varied`: of what
-- answers equally well they stand behind what one unit wrote.
drop function search.page(tsquery[], text[], integer[], text[], timestamptz, timestamptz, integer, integer);
create function search.page(questions tsquery[], phrases text[], units integer[], types text[], since timestamptz, until timestamptz,
  most integer, skip integer, varied boolean)
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
      order by varied and i.type = 'page', i.at desc, i.id limit missing offset gone;
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
revoke all on function search.page from public;
grant execute on function search.page to congtruong_portal;
