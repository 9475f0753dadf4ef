-- Identity, sessions, roles granted at units. The first five tables belong to better-auth (its names and columns).
create schema access;
grant usage on schema access to congtruong_office, congtruong_auth;

create table access."user" (
  id text primary key,
  name text not null,
  email text not null unique,
  "emailVerified" boolean not null default false,
  image text,
  username text unique,
  "displayUsername" text,
  "twoFactorEnabled" boolean default false,
  "mustChangePassword" boolean not null default false,
  "disabledAt" timestamptz,
  "lastLoginAt" timestamptz,
  "createdAt" timestamptz not null default now(),
  "updatedAt" timestamptz not null default now()
);
create table access.session (
  id text primary key,
  "expiresAt" timestamptz not null,
  token text not null unique,
  "createdAt" timestamptz not null default now(),
  "updatedAt" timestamptz not null default now(),
  "ipAddress" text, "userAgent" text,
  "userId" text not null references access."user" on delete cascade
);
create index session_by_user on access.session ("userId");
create table access.account (
  id text primary key,
  "accountId" text not null, "providerId" text not null,
  "userId" text not null references access."user" on delete cascade,
  "accessToken" text, "refreshToken" text, "idToken" text,
  "accessTokenExpiresAt" timestamptz, "refreshTokenExpiresAt" timestamptz,
  scope text, password text,
  "createdAt" timestamptz not null default now(),
  "updatedAt" timestamptz not null default now()
);
create index account_by_user on access.account ("userId");
create table access.verification (
  id text primary key,
  identifier text not null, value text not null, "expiresAt" timestamptz not null,
  "createdAt" timestamptz default now(), "updatedAt" timestamptz default now()
);
create index verification_identifier on access.verification (identifier);
create table access."twoFactor" (
  id text primary key,
  secret text not null, "backupCodes" text not null,
  verified boolean default true,
  "failedVerificationCount" integer default 0,
  "lockedUntil" timestamptz,
  "userId" text not null references access."user" on delete cascade
);
create index two_factor_user on access."twoFactor" ("userId");

-- Failures per account: five in a row close it for fifteen minutes, whatever address they come from.
create table access.lockout (
  user_id text primary key references access."user" on delete cascade,
  failures integer not null default 0,
  last_failure_at timestamptz not null default now(),
  locked_until timestamptz
);

-- A role at a unit's subtree, with validity (business days). Never deleted: revoked.
create table access.role_grant (
  id uuid primary key default gen_random_uuid(),
  user_id text not null references access."user" on delete cascade,
  role text not null,
  unit_id integer not null references organizations.unit on delete cascade,
  valid_from date not null, valid_to date,
  granted_by text, granted_at timestamptz not null default now(),
  revoked_by text, revoked_at timestamptz, revoke_reason text,
  check (valid_to is null or valid_to > valid_from)
);
create index role_grant_user on access.role_grant (user_id) where revoked_at is null;
create index role_grant_unit on access.role_grant (unit_id) where revoked_at is null;
create unique index role_grant_once on access.role_grant (user_id, role, unit_id) where revoked_at is null and valid_to is null;

-- One-time links for first login and reset: only the hash is kept.
create table access.one_time_link (
  token_hash text primary key,
  user_id text not null references access."user" on delete cascade,
  purpose text not null check (purpose in ('first_login', 'reset')),
  created_by text, created_at timestamptz not null default now(),
  expires_at timestamptz not null, used_at timestamptz
);

grant select, insert, update, delete on access."user", access.session, access.account, access.verification, access."twoFactor", access.lockout to congtruong_auth;
-- The office sees people and grants, never secrets: no password, token or second factor columns.
grant select (id, name, email, username, "displayUsername", "twoFactorEnabled", "mustChangePassword", "disabledAt", "lastLoginAt", "createdAt", "updatedAt") on access."user" to congtruong_office;
grant insert (id, name, email, username, "displayUsername", "mustChangePassword") on access."user" to congtruong_office;
grant update (name, email, username, "displayUsername", "mustChangePassword", "disabledAt", "updatedAt") on access."user" to congtruong_office;
grant select (id, "userId", "createdAt", "updatedAt", "expiresAt", "ipAddress", "userAgent"), delete on access.session to congtruong_office;
grant select, insert, update on access.role_grant to congtruong_office;
grant insert, update on access.one_time_link to congtruong_office;
grant select (user_id, purpose, created_by, created_at, expires_at, used_at) on access.one_time_link to congtruong_office;
grant select, update on access.one_time_link to congtruong_auth;
grant select on access.role_grant to congtruong_auth;
grant select, delete on access.lockout to congtruong_office;

-- A person is visible where he or she holds, or held, a role; a new one to whoever makes it until the grant is there.
alter table access.role_grant enable row level security;
alter table access.role_grant force row level security;
create policy scoped on access.role_grant to congtruong_office
  using (unit_id in (select id from organizations.unit where path <@ platform.scope())
         or user_id = current_setting('app.user_id', true))
  with check (unit_id in (select id from organizations.unit where path <@ platform.scope()));
create policy auth on access.role_grant for select to congtruong_auth using (true);

do $$
declare t text; k text;
begin
  foreach t in array array['user', 'session', 'account', 'verification', 'twoFactor', 'lockout', 'one_time_link'] loop
    execute format('alter table access.%I enable row level security', t);
    execute format('alter table access.%I force row level security', t);
    execute format('create policy auth on access.%I to congtruong_auth using (true) with check (true)', t);
    k := case t when 'user' then 'id' when 'session' then '"userId"' when 'lockout' then 'user_id' when 'one_time_link' then 'user_id' end;
    if k is not null then
      execute format($p$create policy scoped on access.%I to congtruong_office
        using (%s = current_setting('app.user_id', true) or %s in (select user_id from access.role_grant))
        with check (true)$p$, t, k, k);
    end if;
  end loop;
end $$;
grant select on organizations.unit to congtruong_auth;
