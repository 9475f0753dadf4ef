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
