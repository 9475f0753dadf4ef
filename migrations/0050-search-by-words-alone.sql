-- When the next item comes by the clock is asked of an index (0030). A question for words joined that index to the one on the words and
-- went through all that is visible, a hundred thousand entries, to find twenty. In these words only `next_turn` can use it.
drop index search.item_from;
create index item_from on search.item ((visible_from at time zone 'UTC'));
create or replace function search.next_turn() returns timestamptz language sql stable security definer set search_path = pg_catalog, public as
$$ select least((select min(visible_from at time zone 'UTC') at time zone 'UTC' from search.item
                 where visible_from at time zone 'UTC' > search.instant() at time zone 'UTC'),
                (select min(visible_until) from search.item where visible_until > search.instant())) $$;
