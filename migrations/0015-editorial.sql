-- Editorial work (P-1.12 to P-1.16): sending for review, approving, returning, timed publishing, the board, links for a look.

-- Where it is on, nobody approves what he or she has written.
alter table sites.site add column separate_approval boolean not null default false;
alter table sites.site no force row level security;
update sites.site set separate_approval = true where template in ('department', 'district');
alter table sites.site force row level security;

create table sites.board (
  id uuid primary key,
  unit_id integer not null references sites.site on delete restrict,
  decision_number text not null check (decision_number <> ''), decided_on date not null,
  decision_url text,
  valid_from date not null, valid_to date,
  version integer not null default 1,
  updated_by text not null, updated_at timestamptz not null,
  check (valid_to is null or valid_to >= valid_from),
  unique (id, unit_id),
  -- One board at a time.
  exclude using gist (unit_id with =, daterange(valid_from, valid_to, '[]') with &&)
);
create table sites.board_member (
  board_id uuid not null, unit_id integer not null,
  position smallint not null,
  name text not null check (name <> ''),
  role text not null check (role in ('head', 'secretary', 'editor', 'writer', 'administrator')),
  duty text not null default '',
  primary key (board_id, position),
  foreign key (board_id, unit_id) references sites.board (id, unit_id) on delete cascade
);
grant select, insert, update on sites.board, sites.board_member to congtruong_office;
grant delete on sites.board_member to congtruong_office;

alter table content.article
  drop constraint article_state_check,
  add constraint article_state_check check (state in ('draft', 'published', 'withdrawn', 'archived')),
  -- Of the working copy: what stands on the page goes on standing there.
  add column review text check (review in ('waiting', 'returned')),
  add column return_reason text,
  add column sent_at timestamptz, add column sent_by text,
  -- Who has written on the working copy since it was last approved.
  add column written_by text[] not null default '{}',
  add column draft_for_members boolean not null default false,
  add column planned_publish_at timestamptz, add column planned_expires_at timestamptz,
  -- When it next appears or goes by itself.
  add column turn_at timestamptz;
create index article_review on content.article (unit_id) where review is not null;
create index article_turn on content.article (turn_at) where turn_at is not null;

-- A version is kept when it is sent, shown by a link or published: the text as it was, and whose it is.
alter table content.article_version rename column published_by to kept_by;
alter table content.article_version rename column published_at to kept_at;
alter table content.article_version add column written_by text[] not null default '{}';

-- Somebody answers for a version. Never changed, never taken back: withdrawing is another act.
create table content.approval (
  article_id uuid not null, version integer not null,
  unit_id integer not null references sites.site on delete restrict,
  approved_by_id text, approved_by text not null, approved_at timestamptz not null,
  primary key (article_id, version),
  foreign key (article_id, version) references content.article_version on delete restrict
);

create table content.step (
  id bigint generated always as identity primary key,
  article_id uuid not null references content.article on delete restrict,
  unit_id integer not null references sites.site on delete restrict,
  act text not null check (act in ('send', 'take_back', 'return', 'approve', 'publish', 'appear', 'expire', 'withdraw', 'archive', 'restore')),
  version integer not null,
  by_id text, by_name text not null, at timestamptz not null,
  reason text,
  publish_at timestamptz, expires_at timestamptz
);
create index step_article on content.step (article_id, id desc);

-- For people without an account: one version, for a while. Only the hash of the word in the address is stored.
create table content.preview_link (
  id uuid primary key,
  article_id uuid not null, version integer not null,
  unit_id integer not null references sites.site on delete restrict,
  token_hash text not null unique,
  created_by text not null, created_at timestamptz not null,
  expires_at timestamptz not null,
  revoked_at timestamptz, revoked_by text,
  foreign key (article_id, version) references content.article_version on delete restrict
);
create index preview_link_article on content.preview_link (article_id, created_at desc);

-- What citizens read today has been answered for by whoever published it.
alter table content.article no force row level security;
alter table content.article_version no force row level security;
update content.article set draft_for_members = for_members;
insert into content.approval (article_id, version, unit_id, approved_by, approved_at)
  select article_id, version, unit_id, kept_by, kept_at from content.article_version;
insert into content.step (article_id, unit_id, act, version, by_name, at)
  select article_id, unit_id, 'publish', version, kept_by, kept_at from content.article_version order by kept_at, version;
insert into content.step (article_id, unit_id, act, version, by_name, at, reason)
  select id, unit_id, 'withdraw', coalesce(published_version, version), updated_by, withdrawn_at, withdraw_reason
  from content.article where state = 'withdrawn' and withdrawn_at is not null;
alter table content.article force row level security;
alter table content.article_version force row level security;

-- The approval is enforced where pages are read: the portal sees the version that an article names as published, and no article can
-- name one without its approval.
alter table content.article add constraint published_is_approved
  foreign key (id, published_version) references content.approval (article_id, version) on delete restrict;

-- Who approves is who acts, whatever the statement says; and no writer where the rule is on.
create function content.approval_by_another() returns trigger language plpgsql set search_path = pg_catalog, public as $$
begin
  new.approved_by_id := nullif(current_setting('app.user_id', true), '');
  if new.approved_by_id is not null
    and (select s.separate_approval from sites.site s where s.unit_id = new.unit_id)
    and (select new.approved_by_id = any (v.written_by) from content.article_version v
         where v.article_id = new.article_id and v.version = new.version)
  then
    raise exception 'a writer cannot approve the own text at this site' using errcode = 'check_violation';
  end if;
  return new;
end $$;
create trigger by_another before insert on content.approval for each row execute function content.approval_by_another();

grant select, insert on content.approval, content.step to congtruong_office;
grant select, insert, update on content.preview_link to congtruong_office;
grant select (article_id, version, approved_at) on content.approval to congtruong_portal;
grant select (article_id, version, token_hash, created_at, expires_at, revoked_at) on content.preview_link to congtruong_portal;

do $$
declare t text;
begin
  foreach t in array array['sites.board', 'sites.board_member', 'content.approval', 'content.step', 'content.preview_link'] loop
    execute format('alter table %s enable row level security', t);
    execute format('alter table %s force row level security', t);
    execute format('create policy scoped on %s to congtruong_office using (unit_id in (select id from organizations.unit where path <@ platform.scope()))', t);
  end loop;
end $$;
create policy published on content.approval for select to congtruong_portal
  using (exists (select from content.article a where a.id = article_id and a.published_version = approval.version));
-- Whoever brings the word sees the link; while it holds, also its version.
create policy shown on content.preview_link for select to congtruong_portal
  using (token_hash = nullif(current_setting('app.preview', true), ''));
create policy previewed on content.article_version for select to congtruong_portal
  using (exists (select from content.preview_link l where l.article_id = article_version.article_id and l.version = article_version.version
    and l.revoked_at is null and l.expires_at > coalesce(nullif(current_setting('app.now', true), '')::timestamptz, now())));
