-- A number at the end of a name ('Cao Công Hải 1') tells two of one name apart; it is no given name. The stored key had it first, the family name
-- second, the given name last: the first and the last change places, and the number is written by value, as `sortKey` does.
alter table people.pupil no force row level security;
alter table people.staff no force row level security;
create function pg_temp.number_last(key text) returns text language sql immutable as
$$ select array_to_string(w[cardinality(w):cardinality(w)] || w[2:cardinality(w) - 1] || (chr(48 + length(n)) || n), ' ')
   from (select string_to_array(key, ' ') as w) as words, regexp_replace(split_part(key, '!', 1), '^0+(?=\d)', '') as n $$;
update people.pupil set sort_key = pg_temp.number_last(sort_key) where full_name ~ '\S \(?\d{1,3}\)?$' and sort_key ~ '^\d+! ';
update people.staff set sort_key = pg_temp.number_last(sort_key) where full_name ~ '\S \(?\d{1,3}\)?$' and sort_key ~ '^\d+! ';
alter table people.pupil force row level security;
alter table people.staff force row level security;
