-- Floors 1-3: extensions, the roles that the processes take, settings, jobs, working-day calendar, the audit record.
create extension if not exists ltree;
create extension if not exists pg_trgm;
create extension if not exists btree_gist;

-- Roles are shared by all databases of a server, therefore "if not exists". None can log in: the server logs in
-- with the role of DATABASE_URL and every connection starts as one of these (least privilege).
do $$
declare r text;
begin
  foreach r in array array['congtruong_office', 'congtruong_portal', 'congtruong_auth'] loop
    if not exists (select from pg_roles where rolname = r) then
      begin
        execute format('create role %I nologin', r);
      exception when duplicate_object then null; -- another database of this server is being migrated
      end;
    end if;
    execute format('grant %I to current_user', r);
  end loop;
end $$;

-- The scope of the transaction: the subtrees of units the actor has to do with. Unset or empty: no rows at all.
create schema platform;
create function platform.scope() returns ltree[] language sql stable parallel safe as
$$ select string_to_array(nullif(current_setting('app.scope', true), ''), ',')::ltree[] $$;

create table platform.setting (
  key text primary key,
  value jsonb not null,
  updated_at timestamptz not null default now()
);

-- Deviations from Monday-Friday: statutory holidays, swapped days. Editable; seeded from the law of each year.
create table platform.calendar_exception (
  date date primary key,
  kind text not null check (kind in ('holiday', 'swap_off', 'swap_on')),
  name text not null,
  legal_basis text not null default '',
  updated_at timestamptz not null default now()
);

-- Enqueue a job in the transaction of the change. The queue's own tables stay closed to the office role.
create function platform.enqueue(task text, payload json, job_key text, run_at timestamptz, queue text)
returns void language plpgsql security definer set search_path = pg_catalog as $$
begin
  perform graphile_worker.add_job(task, payload => payload, job_key => job_key, run_at => run_at, queue_name => queue);
end $$;
revoke all on function platform.enqueue from public;
grant execute on function platform.enqueue to congtruong_office;

grant usage on schema platform to congtruong_office, congtruong_portal, congtruong_auth;
grant select on platform.setting, platform.calendar_exception to congtruong_office, congtruong_portal;
grant select on platform.setting to congtruong_auth;
grant insert, update on platform.setting to congtruong_office;
grant insert, update, delete on platform.calendar_exception to congtruong_office;

-- Who did what, when; both clocks, because the business clock of an installation may differ from the wall's.
create schema audit;
create table audit.entry (
  id bigint generated always as identity primary key,
  at timestamptz not null default now(),
  business_at timestamptz not null,
  actor_id text,
  actor_label text not null,
  unit_id integer,
  action text not null,
  object_kind text not null,
  object_id text not null,
  summary text not null,
  before jsonb,
  after jsonb,
  request_id text
);
create index entry_unit_at on audit.entry (unit_id, id desc);
create index entry_object on audit.entry (object_kind, object_id, id desc);
create index entry_actor on audit.entry (actor_id, id desc);
grant usage on schema audit to congtruong_office;
grant select, insert on audit.entry to congtruong_office;
alter table audit.entry enable row level security;
alter table audit.entry force row level security;
-- The select policy needs organizations.unit: see 0002. Writing is always allowed, reading only in scope.
create policy append on audit.entry for insert to congtruong_office with check (true);
