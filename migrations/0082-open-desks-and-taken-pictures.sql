-- Who has an article open: a note that its browser renews, and that is worth nothing some minutes later. No lock, no history.
create unlogged table content.open_desk (
  article_id uuid not null references content.article on delete cascade,
  user_id text not null,
  unit_id integer not null,
  name text not null,
  since timestamptz not null,
  seen_at timestamptz not null,
  primary key (article_id, user_id)
);
create index open_desk_unit on content.open_desk (unit_id);
grant select, insert, update, delete on content.open_desk to congtruong_office;
alter table content.open_desk enable row level security;
alter table content.open_desk force row level security;
create policy scoped on content.open_desk to congtruong_office using (unit_id in (select id from organizations.unit where path <@ platform.scope()));

-- A superior's picture that is a unit's own, taken over with a proposal: what that unit hides is hidden there too. Of pictures taken over before
-- this was noted the first use of the same bytes in the same words below is where they came from.
alter table media.file add column taken_from uuid references media.file on delete set null;
alter table media.file no force row level security;
update media.file c set taken_from = (select f.id from media.file f
    join organizations.unit below on below.id = f.unit_id join organizations.unit above on above.id = c.unit_id
  where f.sha256 = c.sha256 and f.name = c.name and f.alt = c.alt and f.created_at < c.created_at and below.path <@ above.path and below.id <> above.id
  order by f.created_at, f.id limit 1)
where exists (select from organizations.unit u where u.id = c.unit_id and u.level in ('department', 'district'));
alter table media.file force row level security;
create index file_taken_from on media.file (taken_from) where taken_from is not null;
