-- Keys with which a person's programs act in his or her name: the hash alone is kept, the key itself is shown once.
create table access.api_token (
  id uuid primary key default gen_random_uuid(),
  user_id text not null references access."user" on delete cascade,
  name text not null check (length(name) between 1 and 80),
  token_hash text not null unique check (length(token_hash) = 64),
  created_by text, created_at timestamptz not null default now(),
  -- By the wall clock, as sessions: whoever stole a key does not wait for the business clock.
  expires_at timestamptz not null,
  last_used_at timestamptz,
  revoked_at timestamptz, revoked_by text,
  check (expires_at > created_at and expires_at <= created_at + interval '367 days')
);
create index api_token_user on access.api_token (user_id);

grant select, update (last_used_at) on access.api_token to congtruong_auth;
-- The office sees which keys there are, never what opens the door.
grant select (id, user_id, name, created_by, created_at, expires_at, last_used_at, revoked_at, revoked_by) on access.api_token to congtruong_office;
grant insert (user_id, name, token_hash, created_by, expires_at) on access.api_token to congtruong_office;
grant update (revoked_at, revoked_by) on access.api_token to congtruong_office;

alter table access.api_token enable row level security;
alter table access.api_token force row level security;
create policy auth on access.api_token to congtruong_auth using (true) with check (true);
create policy scoped on access.api_token to congtruong_office
  using (user_id = current_setting('app.user_id', true) or user_id in (select user_id from access.role_grant));
