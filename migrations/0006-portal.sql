-- A portal per unit: media, sites, articles. The portal's role reads what is published and nothing else.
create schema media;
create schema sites;
create schema content;
grant usage on schema media, sites, content to congtruong_office, congtruong_portal;

-- Bytes live in the file store under their sha256; a row is one use of them by one unit.
create table media.file (
  id uuid primary key,
  unit_id integer not null references organizations.unit on delete restrict,
  sha256 text not null, mime text not null, size_bytes integer not null,
  name text not null, width integer, height integer,
  alt text not null default '',
  variants jsonb not null default '[]',
  created_by text not null, created_at timestamptz not null default now(),
  hidden_at timestamptz
);
create index file_unit on media.file (unit_id, created_at desc);
create index file_sha on media.file (sha256);

create table sites.site (
  unit_id integer primary key references organizations.unit on delete restrict,
  host_label text not null unique check (host_label = '' or host_label ~ '^[a-z0-9]([a-z0-9-]{0,60}[a-z0-9])?$'),
  template text not null check (template in ('department', 'district', 'mn', 'th', 'thcs', 'thpt', 'gdtx')),
  palette text not null default 'lam' check (palette in ('lam', 'luc', 'gao', 'cham', 'gom', 'ngoc')),
  tagline text, hero_media_id uuid references media.file on delete set null, hero_scene text,
  opened_on date not null,
  version integer not null default 1,
  updated_at timestamptz not null default now()
);
create table sites.section (
  unit_id integer not null references sites.site on delete cascade,
  slug text not null, title text not null, position smallint not null,
  kind text not null check (kind in ('page', 'category', 'directory', 'contact')),
  mandatory boolean not null default false, legal_basis text not null default '',
  in_menu boolean not null default true,
  body jsonb, updated_at timestamptz not null default now(), version integer not null default 1,
  primary key (unit_id, slug)
);

create table content.article (
  id uuid primary key,
  unit_id integer not null references sites.site on delete restrict,
  slug text not null check (slug ~ '^[a-z0-9]([a-z0-9-]{0,120}[a-z0-9])?$'),
  section_slug text not null,
  kind text not null check (kind in ('news', 'notice')),
  state text not null check (state in ('draft', 'published', 'withdrawn')),
  title text not null check (title <> ''), summary text not null default '', body jsonb not null,
  cover_media_id uuid references media.file on delete restrict, cover_scene text, cover_alt text not null default '',
  author text not null default '', source text not null default '',
  for_members boolean not null default false,
  search_fold text not null default '',
  published_at timestamptz, first_published_at timestamptz, expires_at timestamptz,
  withdrawn_at timestamptz, withdraw_reason text,
  published_version integer,
  version integer not null default 1,
  created_by text not null, created_at timestamptz not null default now(),
  updated_by text not null, updated_at timestamptz not null default now(),
  unique (unit_id, slug),
  foreign key (unit_id, section_slug) references sites.section (unit_id, slug) on delete restrict,
  check (state <> 'published' or published_at is not null)
);
create index article_published on content.article (unit_id, published_at desc) where state = 'published';
create index article_for_members on content.article (unit_id, published_at desc) where state = 'published' and for_members;
create index article_unit on content.article (unit_id, updated_at desc);
create index article_search on content.article using gin (search_fold gin_trgm_ops);

-- What was published, as it was: never changed, never deleted (P-1.13, P-1.16).
create table content.article_version (
  article_id uuid not null references content.article on delete restrict,
  unit_id integer not null references sites.site on delete restrict,
  version integer not null,
  title text not null, summary text not null, body jsonb not null, section_slug text not null,
  cover_media_id uuid, cover_scene text, cover_alt text not null default '', author text not null, source text not null,
  published_by text not null, published_at timestamptz not null default now(),
  primary key (article_id, version)
);
-- An address once published leads on for ever: to the article under its present slug.
create table content.article_alias (
  unit_id integer not null references sites.site on delete cascade,
  slug text not null,
  article_id uuid not null references content.article on delete cascade,
  primary key (unit_id, slug)
);

grant select, insert, update on all tables in schema media, sites, content to congtruong_office;
grant delete on sites.section, content.article_alias to congtruong_office;
revoke update on content.article_version from congtruong_office;

-- Columns a citizen may read; drafts of a published article are in the same row only after they are published again,
-- because the portal joins article_version (the published text), never the working columns.
grant select on sites.site, sites.section, content.article_alias to congtruong_portal;
grant select (id, unit_id, slug, section_slug, kind, state, published_at, first_published_at, expires_at, published_version, for_members, search_fold) on content.article to congtruong_portal;
grant select on content.article_version to congtruong_portal;
grant select (id, unit_id, sha256, mime, size_bytes, name, width, height, alt, variants, hidden_at) on media.file to congtruong_portal;

do $$
declare t text;
begin
  foreach t in array array['media.file', 'sites.site', 'sites.section', 'content.article', 'content.article_version', 'content.article_alias'] loop
    execute format('alter table %s enable row level security', t);
    execute format('alter table %s force row level security', t);
    execute format('create policy scoped on %s to congtruong_office using (unit_id in (select id from organizations.unit where path <@ platform.scope()))', t);
  end loop;
end $$;
create policy public_site on sites.site for select using (true);
create policy public_section on sites.section for select to congtruong_portal using (true);
create policy public_alias on content.article_alias for select to congtruong_portal using (true);
create policy public_file on media.file for select to congtruong_portal using (hidden_at is null);
-- published_at may lie ahead (scheduled): the business instant is set by the portal's transaction.
create policy published on content.article for select to congtruong_portal
  using (state = 'published' and published_at <= coalesce(nullif(current_setting('app.now', true), '')::timestamptz, now())
         and (expires_at is null or expires_at > coalesce(nullif(current_setting('app.now', true), '')::timestamptz, now())));
create policy published on content.article_version for select to congtruong_portal
  using (exists (select from content.article a where a.id = article_id and a.published_version = article_version.version));
