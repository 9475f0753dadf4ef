-- Answers to questions about common words are kept by the processes: whoever changes what is found, or from which units, says so when the
-- change is committed (0025 and earlier: every other page is purged by its writers, the index is also changed by triggers).
create function search.say_changed() returns trigger language plpgsql as $$
begin
  perform pg_notify('congtruong_purge', 'search');
  return null;
end $$;
create trigger said after insert or update or delete or truncate on search.item for each statement execute function search.say_changed();
create trigger said after update of hidden_at, path on organizations.unit for each statement execute function search.say_changed();

-- Until when an answer of now holds by the clock: the next item that comes or goes by itself.
create index item_from on search.item (visible_from);
create index item_until on search.item (visible_until) where visible_until is not null;
create function search.next_turn() returns timestamptz language sql stable security definer set search_path = pg_catalog, public as
$$ select least((select min(visible_from) from search.item where visible_from > search.instant()),
                (select min(visible_until) from search.item where visible_until > search.instant())) $$;
revoke all on function search.next_turn from public;
grant execute on function search.next_turn to congtruong_portal;
