-- Whoever is on the way brings along the grade that the former school's record says: the class here is chosen by it.
drop function people.on_the_way(integer);
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

-- Whom a teacher took a subject over from, also where that one never began: both are told.
alter table teaching.assignment add column from_staff_id uuid references people.staff on delete set null;
