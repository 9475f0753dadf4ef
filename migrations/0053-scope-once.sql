-- The units of the scope are looked up once a transaction, not once a statement for every table: their ids stand beside the scope, as a setting of
-- the transaction. `platform.set_scope` alone sets either of them, so that they never disagree; what it sets ends with the transaction.
create function platform.set_scope(scope text) returns void language plpgsql as $$
declare
  root ltree;
  ids integer[] := '{}';
begin
  -- Root by root: each is one descent of the index on paths.
  foreach root in array string_to_array(scope, ',')::ltree[] loop
    ids := ids || array(select u.id from organizations.unit u where u.path <@ root);
  end loop;
  perform set_config('app.scope', scope, true), set_config('app.units', ids::text, true);
end $$;

-- The beginning of a transaction: in which scope, who (empty: nobody), at which instant of the business clock.
create function platform.act(scope text, user_id text, instant text) returns void language plpgsql as $$
begin
  perform platform.set_scope(scope), set_config('app.user_id', user_id, true), set_config('app.now', instant, true);
end $$;

-- Read by every policy. Not set: no units.
create or replace function platform.units() returns table (id integer) language sql stable parallel safe as
$$ select unnest(nullif(current_setting('app.units', true), '')::integer[]) $$;

-- A unit that comes, goes or moves within the transaction is seen, or no longer, from the next statement on.
create function organizations.scope_follows() returns trigger language plpgsql as $$
begin
  if platform.scope() is not null then
    perform platform.set_scope(current_setting('app.scope'));
  end if;
  return null;
end $$;
create trigger scope_follows after insert or delete or truncate or update of id, path on organizations.unit
  for each statement execute function organizations.scope_follows();
