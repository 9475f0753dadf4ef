-- Citizens read how many schools, classes, pupils and staff there are (TT 37/2020, article 8): sums that the writing transactions keep, and
-- which class is of which grade. No person is among them.
grant usage on schema classes to congtruong_portal;
grant select (unit_id, pupils_active, staff_active, changed_at) on people.counter to congtruong_portal;
grant select (unit_id, class_id, active) on people.class_counter to congtruong_portal;
grant select (unit_id, school_year, active, changed_at) on classes.counter to congtruong_portal;
grant select (id, unit_id, school_year, grade, active) on classes.class to congtruong_portal;

do $$
declare t text;
begin
  foreach t in array array['people.counter', 'people.class_counter', 'classes.counter', 'classes.class'] loop
    execute format('create policy public_sums on %s for select to congtruong_portal
      using (unit_id in (select id from organizations.unit where hidden_at is null and closed_on is null))', t);
  end loop;
end $$;
