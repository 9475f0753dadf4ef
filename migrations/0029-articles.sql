-- What an article still lacked (P-1.14): keywords, priority, files, whose text it is, whether readers rate it; and pages of a site that
-- wait for another's approval where the site asks for that (P-1.13).

alter table content.article
  add column keywords text[] not null default '{}' check (cardinality(keywords) <= 10),
  add column attachments uuid[] not null default '{}' check (cardinality(attachments) <= 10),
  -- The text is another's: its source must be named before anybody answers for it.
  add column reused boolean not null default false,
  add column rated boolean not null default true,
  -- Not of the text: as it stands on the page, and as it is planned for the next publishing.
  add column priority smallint not null default 0 check (priority between 0 and 2),
  add column priority_until date,
  add column draft_priority smallint not null default 0 check (draft_priority between 0 and 2),
  add column draft_priority_until date;
alter table content.article_version
  add column keywords text[] not null default '{}',
  add column attachments uuid[] not null default '{}',
  add column reused boolean not null default false,
  add column rated boolean not null default true;
-- Those few that stand first for a while; asked with every first page.
create index article_first on content.article (unit_id, published_at desc) where state = 'published' and priority > 0;
grant select (priority, priority_until) on content.article to congtruong_portal;

create function content.approval_names_source() returns trigger language plpgsql set search_path = pg_catalog, public as $$
begin
  if exists (select from content.article_version v
    where v.article_id = new.article_id and v.version = new.version and v.reused and btrim(v.source) = '')
  then
    raise exception 'a re-used text names its source' using errcode = 'check_violation';
  end if;
  return new;
end $$;
create trigger names_source before insert on content.approval for each row execute function content.approval_names_source();

-- Under which words a published article is listed.
create table content.keyword (
  article_id uuid not null references content.article on delete cascade,
  slug text not null check (slug ~ '^[a-z0-9]([a-z0-9-]{0,78}[a-z0-9])?$'),
  unit_id integer not null references sites.site on delete restrict,
  word text not null check (word <> ''),
  primary key (article_id, slug)
);
create index keyword_list on content.keyword (unit_id, slug);

-- A file that articles of the unit name; its bytes live in the file store under their sha256.
create table content.file (
  id uuid primary key,
  unit_id integer not null references sites.site on delete restrict,
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  name text not null, mime text not null, size_bytes integer not null,
  created_by text not null, created_at timestamptz not null
);
create index file_bytes on content.file (unit_id, sha256);
create index version_files on content.article_version using gin (attachments) where attachments <> '{}';

grant select, insert on content.file to congtruong_office;
grant select, insert, update, delete on content.keyword to congtruong_office;
grant select on content.keyword to congtruong_portal;
grant select (id, unit_id, sha256, name, mime, size_bytes) on content.file to congtruong_portal;

-- The text of a page of a site on its way: what citizens read stays until somebody else has approved it.
create table sites.section_draft (
  unit_id integer not null, slug text not null,
  body jsonb not null,
  state text not null default 'waiting' check (state in ('waiting', 'returned')),
  return_reason text check ((state = 'returned') = (return_reason is not null)),
  -- Ids of who has written on it.
  written_by text[] not null,
  version integer not null default 1,
  sent_by text not null, sent_at timestamptz not null,
  primary key (unit_id, slug),
  foreign key (unit_id, slug) references sites.section (unit_id, slug) on update cascade on delete cascade
);
grant select, insert, update, delete on sites.section_draft to congtruong_office;

-- No writer puts the own text on a page where the rule is on: it must be the text of a draft that others have written.
create function sites.section_by_another() returns trigger language plpgsql set search_path = pg_catalog, public as $$
declare who text := nullif(current_setting('app.user_id', true), '');
begin
  if who is not null and new.body is not null
    and (tg_op = 'INSERT' or new.body is distinct from old.body)
    and (select s.separate_approval from sites.site s where s.unit_id = new.unit_id)
    and not (tg_op = 'UPDATE' and exists (select from sites.section_draft d
      where d.unit_id = old.unit_id and d.slug = old.slug and d.body = new.body and not who = any (d.written_by)))
  then
    raise exception 'a writer cannot approve the own page at this site' using errcode = 'check_violation';
  end if;
  return new;
end $$;
create trigger by_another before insert or update of body on sites.section for each row execute function sites.section_by_another();

do $$
declare t text;
begin
  foreach t in array array['content.keyword', 'content.file', 'sites.section_draft'] loop
    execute format('alter table %s enable row level security', t);
    execute format('alter table %s force row level security', t);
    execute format('create policy scoped on %s to congtruong_office using (unit_id in (select id from organizations.unit where path <@ platform.scope()))', t);
  end loop;
end $$;
-- Both follow what the portal sees of articles and their versions.
create policy published on content.keyword for select to congtruong_portal
  using (exists (select from content.article a where a.id = article_id));
create policy published on content.file for select to congtruong_portal
  using (exists (select from content.article_version v where v.attachments @> array[file.id] and v.unit_id = file.unit_id));
