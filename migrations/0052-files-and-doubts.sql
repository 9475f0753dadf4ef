-- The words of files that published articles carry, by content: what is read once is known for every article and version. Found through
-- the search's own index; no citizen reads this table.
create table content.file_text (
  unit_id integer not null references sites.site on delete restrict,
  sha256 text not null,
  -- 'scan': pages without letters; 'broken': could not be read; 'long': the beginning is there, the rest was left.
  state text not null check (state in ('text', 'long', 'scan', 'broken')),
  text text not null,
  read_at timestamptz not null,
  primary key (unit_id, sha256)
);
grant select, insert on content.file_text to congtruong_office;
alter table content.file_text enable row level security;
alter table content.file_text force row level security;
create policy scoped on content.file_text to congtruong_office using (unit_id in (select id from platform.units()));

-- Files that articles already carry are read, and the articles found by them.
do $$
begin
  if exists (select from content.file) then
    perform platform.enqueue('search-reindex', '{}', 'search-reindex', null, null);
  end if;
end $$;
