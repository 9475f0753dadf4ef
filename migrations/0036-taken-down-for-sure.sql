-- What never stood before readers was not taken down: an article that was withdrawn before its hour is as unknown as one that never was.
-- A former address of a withdrawn article says the day as its last one does, and so does the address at which a receiver's site showed
-- what its sender has taken back.
create policy taken_down on content.article_alias for select to current_user using (true);
create or replace function content.taken_down_on(unit integer, wanted text) returns date
language sql stable security definer set search_path = pg_catalog, public as $$
  select (max(a.withdrawn_at) at time zone 'Asia/Ho_Chi_Minh')::date from content.article a
  where a.unit_id = unit
    and (a.slug = wanted or a.id = (select l.article_id from content.article_alias l where l.unit_id = unit and l.slug = wanted))
    and a.first_published_at <= a.withdrawn_at and a.state in ('withdrawn', 'draft')
$$;

-- Only what stands before readers is sent, so the portal's role is told the day and nothing else of what was sent and ended.
create policy taken_back on sharing.push for select to current_user using (recalled_at is not null or withdrawn_at is not null);
create policy taken_back on sharing.receipt for select to current_user using (hidden_at is null);
create function sharing.taken_back_on(receiver integer, sender text, wanted text) returns date
language sql stable security definer set search_path = pg_catalog, public as $$
  select (max(least(p.recalled_at, p.withdrawn_at)) at time zone 'Asia/Ho_Chi_Minh')::date
  from sharing.push p join sharing.receipt r on r.push_id = p.id join organizations.unit s on s.id = p.unit_id
  where r.unit_id = receiver and s.slug = sender and p.slug = wanted
    and r.hidden_at is null and (p.recalled_at is not null or p.withdrawn_at is not null)
$$;
revoke all on function sharing.taken_back_on(integer, text, text) from public;
grant execute on function sharing.taken_back_on(integer, text, text) to congtruong_portal;
