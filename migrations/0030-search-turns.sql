-- Answers to questions about common words are kept by the processes. Whatever changes the index or hides a unit, by whichever way, says so
-- when it is committed; the same words are sent once a transaction.
create function search.say_changed() returns trigger language plpgsql as $$
begin
  perform pg_notify('congtruong_purge', 'search');
  return null;
end $$;
create trigger said after insert or update or delete on search.item for each row execute function search.say_changed();
create trigger said after update on organizations.unit for each row
  when ((old.hidden_at, old.path) is distinct from (new.hidden_at, new.path)) execute function search.say_changed();

-- Until when an answer of now holds by the clock: the next item that comes or goes by itself.
create index item_from on search.item (visible_from);
create index item_until on search.item (visible_until) where visible_until is not null;
create function search.next_turn() returns timestamptz language sql stable security definer set search_path = pg_catalog, public as
$$ select least((select min(visible_from) from search.item where visible_from > search.instant()),
                (select min(visible_until) from search.item where visible_until > search.instant())) $$;
revoke all on function search.next_turn from public;
grant execute on function search.next_turn to congtruong_portal;
