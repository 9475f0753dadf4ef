-- Access: limits per address, taking away a lost second factor, what was seen under the bell; finding people over a whole province;
-- search without tones in the audit record.

-- How often an address (or a name that nobody bears) has failed lately; shared by all processes. Rows are worthless once expired.
create unlogged table access.attempt (
  key text primary key,
  points integer not null,
  expires_at timestamptz not null
);
create index attempt_expiry on access.attempt (expires_at);
grant select, insert, update, delete on access.attempt to congtruong_auth;
alter table access.attempt enable row level security;
alter table access.attempt force row level security;
create policy auth on access.attempt to congtruong_auth using (true) with check (true);

-- An administrator takes away a lost second factor or opens its lock; the secret itself stays unreadable.
grant select (id, "userId", verified, "failedVerificationCount", "lockedUntil"), delete on access."twoFactor" to congtruong_office;
grant update ("failedVerificationCount", "lockedUntil") on access."twoFactor" to congtruong_office;
grant update ("twoFactorEnabled") on access."user" to congtruong_office;
create policy scoped on access."twoFactor" to congtruong_office
  using ("userId" = current_setting('app.user_id', true) or "userId" in (select user_id from access.role_grant))
  with check (true);
-- An account waits for its first password as long as it has none: asked about, never read.
grant select ("userId", "providerId") on access.account to congtruong_office;
create policy scoped on access.account for select to congtruong_office
  using ("userId" = current_setting('app.user_id', true) or "userId" in (select user_id from access.role_grant));

-- Up to when has a person seen what the bell shows?
create table access.bell_seen (
  user_id text primary key references access."user" on delete cascade,
  seen_at timestamptz not null
);
grant select, insert, update on access.bell_seen to congtruong_office;
alter table access.bell_seen enable row level security;
alter table access.bell_seen force row level security;
create policy own on access.bell_seen to congtruong_office
  using (user_id = current_setting('app.user_id', true)) with check (user_id = current_setting('app.user_id', true));

-- The same folding as the product's own: lower case, no marks, đ as d.
create function platform.fold(words text) returns text language sql immutable strict parallel safe as
$$ select translate(regexp_replace(lower(normalize(words, NFD)), '[\u0300-\u036f]', '', 'g'), 'Đđ', 'dd') $$;
grant execute on function platform.fold to congtruong_office;
alter table audit.entry add column search_fold text generated always as (platform.fold(summary || ' ' || actor_label)) stored;
create index entry_fold on audit.entry using gin (search_fold gin_trgm_ops);

-- Row-level security keeps the planner from using a trigram index (LIKE might leak), so a search over 415,000 pupils would read them
-- all. These two functions run as the owner and put the scope to the rows themselves: the roots asked for AND the transaction's scope.
create policy finder on people.pupil for select to current_user using (true);
create policy finder on people.staff for select to current_user using (true);

-- The planner cannot know how rare a name is from a parameter: planned anew each time, and never by reading everything.
-- Each word begins a word of the name, in that order; the first LIKE is for the index, the second is exact.
create function people.find_pupils(words text[], roots text[], most integer)
returns table (id uuid, unit_id integer, full_name text, birth_date date, class_id integer, active boolean)
language sql stable security definer set search_path = pg_catalog, public
set plan_cache_mode = force_custom_plan set enable_seqscan = off as
$$ select p.id, p.unit_id, p.full_name, p.birth_date, p.class_id, p.active from people.pupil p
   where p.name_fold like '%' || array_to_string(words, '%') || '%'
     and ' ' || p.name_fold like '% ' || array_to_string(words, '% ') || '%'
     and p.unit_id in (select u.id from organizations.unit u where u.path <@ roots::ltree[] and u.path <@ platform.scope())
   limit least(most, 200) $$;
create function people.find_staff(words text[], roots text[], most integer)
returns table (id uuid, unit_id integer, full_name text, post text, active boolean)
language sql stable security definer set search_path = pg_catalog, public
set plan_cache_mode = force_custom_plan set enable_seqscan = off as
$$ select s.id, s.unit_id, s.full_name, s.position, s.active from people.staff s
   where s.name_fold like '%' || array_to_string(words, '%') || '%'
     and ' ' || s.name_fold like '% ' || array_to_string(words, '% ') || '%'
     and s.unit_id in (select u.id from organizations.unit u where u.path <@ roots::ltree[] and u.path <@ platform.scope())
   limit least(most, 200) $$;
revoke all on function people.find_pupils, people.find_staff from public;
grant execute on function people.find_pupils, people.find_staff to congtruong_office;
