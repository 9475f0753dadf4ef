-- The address of an article that was published and is withdrawn says so with the day: a portal that answers "mistyped" there misleads
-- whoever kept it. Of such an article the day is public and nothing else, so the portal's role asks a function, not the table.
create policy taken_down on content.article for select to current_user using (withdrawn_at is not null);
create function content.taken_down_on(unit integer, wanted text) returns date
language sql stable security definer set search_path = pg_catalog, public as $$
  select (a.withdrawn_at at time zone 'Asia/Ho_Chi_Minh')::date from content.article a
  where a.unit_id = unit and a.slug = wanted and a.withdrawn_at is not null and a.first_published_at is not null
    and a.state in ('withdrawn', 'draft')
$$;
revoke all on function content.taken_down_on(integer, text) from public;
grant execute on function content.taken_down_on(integer, text) to congtruong_portal;
