-- Interconnection (P-1.22, P-1.23): what a superior sends to the units below, what a unit proposes to its superior, and which news of its
-- members a superior's first page shows. Both refer to the published version of the origin; no text is copied.
create schema sharing;
grant usage on schema sharing to congtruong_office, congtruong_portal;

create table sharing.push (
  id uuid primary key,
  -- The sender.
  unit_id integer not null references sites.site on delete restrict,
  article_id uuid not null references content.article on delete restrict,
  audience jsonb not null, audience_words text not null check (audience_words <> ''),
  due_on date, must_confirm boolean not null default false,
  sent_at timestamptz not null, sent_by text not null,
  recalled_at timestamptz, recalled_by text, recall_reason text,
  -- The origin as it stands now: kept by the trigger below, in the very transaction that changes the article.
  version integer not null, slug text not null,
  amended_at timestamptz,
  expires_at timestamptz, withdrawn_at timestamptz, withdraw_reason text,
  check ((recalled_at is null) = (recall_reason is null)),
  foreign key (article_id, version) references content.approval (article_id, version) on delete restrict
);
create index push_unit on sharing.push (unit_id, sent_at desc);
create index push_article on sharing.push (article_id);

create table sharing.receipt (
  push_id uuid not null references sharing.push on delete restrict,
  -- The receiver.
  unit_id integer not null references organizations.unit on delete restrict,
  delivered_at timestamptz not null,
  -- The first of the unit's people who opened it, and the newest version that one of them has opened.
  seen_at timestamptz, seen_by text, seen_version integer,
  done_at timestamptz, done_by text, done_note text not null default '', done_version integer,
  reminded_at timestamptz, reminded_by text,
  -- At the unit's own public site.
  pinned_at timestamptz, hidden_at timestamptz,
  primary key (push_id, unit_id),
  check ((seen_at is null) = (seen_version is null)),
  check ((done_at is null) = (done_version is null)),
  check (pinned_at is null or hidden_at is null)
);
create index receipt_unit on sharing.receipt (unit_id, delivered_at desc);

create table sharing.proposal (
  id uuid primary key,
  -- Who proposes, and to whom.
  unit_id integer not null references sites.site on delete restrict,
  to_unit_id integer not null references sites.site on delete restrict,
  article_id uuid not null references content.article on delete restrict,
  version integer not null,
  state text not null default 'waiting' check (state in ('waiting', 'accepted', 'returned', 'withdrawn')),
  note text not null default '',
  proposed_at timestamptz not null, proposed_by text not null,
  decided_at timestamptz, decided_by text, reason text,
  copy_article_id uuid unique references content.article on delete restrict,
  -- Kept by the trigger below: the address of the copy and since when it stands there; how the origin stands.
  copy_slug text, copy_published_at timestamptz,
  origin_slug text not null, origin_version integer not null, origin_ended_at timestamptz, origin_reason text,
  row_version integer not null default 1,
  foreign key (article_id, version) references content.approval (article_id, version) on delete restrict,
  check (unit_id <> to_unit_id),
  check ((state = 'accepted') = (copy_article_id is not null)),
  check (state <> 'returned' or reason is not null)
);
-- A version is proposed to a superior once; taken back, it may be proposed again.
create unique index proposal_once on sharing.proposal (article_id, version, to_unit_id) where state <> 'withdrawn';
create index proposal_unit on sharing.proposal (unit_id, proposed_at desc);
create index proposal_to on sharing.proposal (to_unit_id, state, proposed_at desc);
create index proposal_article on sharing.proposal (article_id);

grant select, insert on sharing.push, sharing.receipt, sharing.proposal to congtruong_office;
grant update (recalled_at, recalled_by, recall_reason, version, slug, amended_at, expires_at, withdrawn_at, withdraw_reason)
  on sharing.push to congtruong_office;
grant update (seen_at, seen_by, seen_version, done_at, done_by, done_note, done_version, reminded_at, reminded_by, pinned_at, hidden_at)
  on sharing.receipt to congtruong_office;
grant update (state, decided_at, decided_by, reason, copy_article_id, copy_slug, copy_published_at, origin_slug, origin_version,
  origin_ended_at, origin_reason, row_version) on sharing.proposal to congtruong_office;
grant select (id, unit_id, article_id, slug, sent_at, due_on, must_confirm, amended_at, expires_at, recalled_at, withdrawn_at)
  on sharing.push to congtruong_portal;
grant select (push_id, unit_id, delivered_at, pinned_at, hidden_at) on sharing.receipt to congtruong_portal;
grant select (unit_id, to_unit_id, article_id, copy_article_id, origin_slug, state) on sharing.proposal to congtruong_portal;

do $$
declare t text;
begin
  foreach t in array array['push', 'receipt', 'proposal'] loop
    execute format('alter table sharing.%I enable row level security', t);
    execute format('alter table sharing.%I force row level security', t);
    execute format('create policy scoped on sharing.%I to congtruong_office using (unit_id in (select id from organizations.unit where path <@ platform.scope()))', t);
  end loop;
end $$;
-- A receiver reads what was sent to it, and the words of it, although both belong to the superior; never another's receipt.
create policy received on sharing.push for select to congtruong_office
  using (id in (select r.push_id from sharing.receipt r where r.unit_id in (select u.id from organizations.unit u where u.path <@ platform.scope())));
create policy received on content.article_version for select to congtruong_office
  using (exists (select from sharing.push p where p.article_id = article_version.article_id and p.version = article_version.version));
-- What the portal reads is live.
create policy live on sharing.push for select to congtruong_portal
  using (recalled_at is null and withdrawn_at is null
         and (expires_at is null or expires_at > coalesce(nullif(current_setting('app.now', true), '')::timestamptz, now())));
create policy shown on sharing.receipt for select to congtruong_portal using (hidden_at is null);
create policy accepted on sharing.proposal for select to congtruong_portal using (state = 'accepted');

-- Nothing is sent sideways or upwards, whatever the statement says.
create function sharing.receivers_below() returns trigger language plpgsql set search_path = pg_catalog, public as $$
begin
  if exists (select from new_receipt r join sharing.push p on p.id = r.push_id join organizations.unit s on s.id = p.unit_id
             join organizations.unit u on u.id = r.unit_id where u.id = s.id or not u.path <@ s.path) then
    raise exception 'a push reaches only units below its sender' using errcode = 'check_violation';
  end if;
  return null;
end $$;
create trigger receivers_below after insert on sharing.receipt referencing new table as new_receipt
  for each statement execute function sharing.receivers_below();

-- A proposal goes up.
create function sharing.proposed_upwards() returns trigger language plpgsql set search_path = pg_catalog, public as $$
begin
  if not exists (select from organizations.unit u join organizations.unit s on u.path <@ s.path and u.id <> s.id
                 where u.id = new.unit_id and s.id = new.to_unit_id) then
    raise exception 'a proposal goes to a superior' using errcode = 'check_violation';
  end if;
  return new;
end $$;
create trigger proposed_upwards before insert on sharing.proposal for each row execute function sharing.proposed_upwards();

-- Whatever changes an article, those who refer to it know at once (P-1.23). Runs with the rights of who changes it: the sender's scope
-- covers its pushes, the superior's covers the proposals from below, the proposer's its own.
create function sharing.follow_articles() returns trigger language plpgsql set search_path = pg_catalog, public as $$
declare
  at timestamptz := coalesce(nullif(current_setting('app.now', true), '')::timestamptz, now());
  moved integer[];
begin
  with changed as (
    select a.* from new_article a join old_article o on o.id = a.id
    where (a.state, a.published_version, a.slug, a.published_at, a.expires_at) is distinct from (o.state, o.published_version, o.slug, o.published_at, o.expires_at)
  ), followed as (
    update sharing.push p set version = coalesce(a.published_version, p.version), slug = a.slug, expires_at = a.expires_at,
      amended_at = case when a.published_version <> p.version then at else p.amended_at end,
      withdrawn_at = case when a.state = 'published' then null else coalesce(p.withdrawn_at, a.withdrawn_at, at) end,
      withdraw_reason = case when a.state = 'published' then null else coalesce(a.withdraw_reason, p.withdraw_reason, '') end
    from changed a where p.article_id = a.id returning p.id
  ), proposed as (
    update sharing.proposal q set origin_slug = a.slug, origin_version = coalesce(a.published_version, q.origin_version),
      origin_ended_at = case when a.state = 'published' then null else coalesce(q.origin_ended_at, a.withdrawn_at, at) end,
      origin_reason = case when a.state = 'published' then null else coalesce(a.withdraw_reason, q.origin_reason, '') end
    from changed a where q.article_id = a.id returning q.to_unit_id
  ), copied as (
    update sharing.proposal q set copy_slug = a.slug, copy_published_at = case when a.state = 'published' then a.published_at end
    from changed a where q.copy_article_id = a.id returning q.unit_id
  )
  select coalesce(array_agg(unit_id), '{}') into moved from (
    select r.unit_id from sharing.receipt r join followed f on f.id = r.push_id
    union select to_unit_id from proposed union select unit_id from copied
  ) concerned;
  -- Whoever looks at a screen of it is told that something moved.
  perform pg_notify('congtruong_moved', unit_id::text) from unnest(moved) unit_id;
  return null;
end $$;
create trigger followed after update on content.article referencing new table as new_article old table as old_article
  for each statement execute function sharing.follow_articles();

-- Which news of its members a superior's first page shows.
alter table sites.site
  add column members_news text not null default 'all' check (members_news in ('all', 'accepted', 'levels', 'off')),
  add column members_news_levels text[] not null default '{}',
  add constraint members_news_levels check (members_news <> 'levels' or cardinality(members_news_levels) > 0);
