-- Which units does the transaction see? Asked once a statement for every table with a policy, so it must not look at all units of the province:
-- each root of the scope finds its subtree by the index on paths. In a policy: `unit_id in (select id from platform.units())`.
create function platform.units() returns table (id integer) language sql stable parallel safe as
$$ select u.id from unnest(platform.scope()) as s(root) join organizations.unit u on u.path <@ s.root $$;

-- The policies so far said the same by comparing every unit's path with the scope.
do $$
declare
  was constant text := '(unit_id IN ( SELECT unit.id FROM organizations.unit WHERE (unit.path <@ platform.scope())))';
  becomes constant text := '(unit_id in (select id from platform.units()))';
  p record;
begin
  for p in select schemaname, tablename, policyname, qual, with_check from pg_policies
    where strpos(regexp_replace(qual, '\s+', ' ', 'g'), was) > 0 or strpos(regexp_replace(with_check, '\s+', ' ', 'g'), was) > 0
  loop
    execute format('alter policy %I on %I.%I %s %s', p.policyname, p.schemaname, p.tablename,
      'using (' || replace(regexp_replace(p.qual, '\s+', ' ', 'g'), was, becomes) || ')',
      'with check (' || replace(regexp_replace(p.with_check, '\s+', ' ', 'g'), was, becomes) || ')');
  end loop;
end $$;

-- Who teaches a subject of a class, and who taught it before.
create index assignment_subject on teaching.assignment (class_subject_id, semester);
