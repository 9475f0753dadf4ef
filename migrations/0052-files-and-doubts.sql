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

-- When somebody dissolved the unit, by the business clock: within a day that can be taken back. null of those dissolved before this.
alter table organizations.unit add column closed_at timestamptz, add constraint unit_closed_at check (closed_at is null or closed_on is not null);

-- An article that came from a file of the command line knows it again: by the key in the file, else by the file's name and title.
alter table content.article add column file_key text check (length(file_key) <= 400), add column file_digest text,
  add constraint article_file check ((file_key is null) = (file_digest is null));
create unique index article_of_file on content.article (unit_id, file_key) where file_key is not null and state <> 'archived';
