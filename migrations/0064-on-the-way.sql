-- Pupils whom other schools have let go to this one and whom it has not taken in: asked at every screen of whoever takes pupils in, mostly to find
-- nobody. Runs as the owner, so that no scope is widened for it; the transaction's scope stands before the rows. Who has been taken in is looked
-- for among the pupils of the one school: in an `or` of its own the name would be looked for in the index of all pupils, thirty times as long.
-- The grade that the former school's record says comes along: the class here is chosen by it.
create function people.on_the_way(to_unit integer)
returns table (id uuid, school text, left_on date, written_at timestamptz, full_name text, birth_date date, sex text, ethnicity text, ministry_id text, grade text)
language sql stable security definer set search_path = pg_catalog, public as
$$ select p.id, u.short_name, p.status_date, p.updated_at, p.full_name, p.birth_date, p.sex, p.ethnicity, p.ministry_id, p.grade
   from people.pupil p join organizations.unit u on u.id = p.unit_id
   where p.moved_to_unit_id = to_unit and p.status = 'moved_away' and to_unit in (select s.id from platform.units() as s)
     and not exists (select from people.pupil q where q.unit_id = to_unit and q.birth_date = p.birth_date
       and coalesce(q.name_fold = p.name_fold or q.ministry_id = p.ministry_id or q.personal_id = p.personal_id, false))
   order by p.status_date desc nulls last, p.sort_key limit 100 $$;
revoke all on function people.on_the_way from public;
grant execute on function people.on_the_way to congtruong_office;
