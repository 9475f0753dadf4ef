-- Official documents (văn bản) of units: P-8.1 to P-8.3, P-1.15, P-1.16.
create schema documents;
grant usage on schema documents to congtruong_office, congtruong_portal;

-- What a document is and where it stands; what it says is in its revisions.
create table documents.document (
  id uuid primary key,
  unit_id integer not null references sites.site on delete restrict,
  slug text not null check (slug ~ '^[a-z0-9]([a-z0-9-]{0,120}[a-z0-9])?$'),
  state text not null check (state in ('draft', 'published', 'withdrawn')),
  -- Number, issuer, kind and year of what was saved last: two documents of a unit are never the same one. Empty without a number.
  identity text not null default '',
  version integer not null,
  published_version integer,
  first_published_at timestamptz,
  withdrawn_at timestamptz, withdraw_reason text,
  created_by text not null, created_at timestamptz not null,
  updated_by text not null, updated_at timestamptz not null,
  check (state <> 'published' or (published_version is not null and first_published_at is not null))
);
create unique index document_identity on documents.document (unit_id, identity) where identity <> '' and state <> 'withdrawn';
create index document_unit on documents.document (unit_id, updated_at desc);

-- Every saving is a revision, never changed afterwards; the published one is what citizens read (P-1.13, P-1.16).
create table documents.revision (
  document_id uuid not null references documents.document on delete restrict,
  version integer not null,
  unit_id integer not null references sites.site on delete restrict,
  number text not null, kind text not null, title text not null check (title <> ''),
  issuer text not null, own_issue boolean not null, signer text not null, signer_title text not null,
  issued_on date, effective_on date, expires_on date,
  fields text[] not null, recipients text not null,
  urgency text not null check (urgency in ('normal', 'urgent', 'very_urgent', 'express')),
  for_members boolean not null,
  search_fold text not null,
  published boolean not null,
  saved_by text not null, saved_at timestamptz not null,
  primary key (document_id, version),
  check (not published or (number <> '' and issued_on is not null))
);
create index revision_unit on documents.revision (unit_id, issued_on desc);
create index revision_search on documents.revision using gin (search_fold gin_trgm_ops);

-- Stored once, at the document that says it; the other side is this row read backwards.
create table documents.relation (
  document_id uuid not null, version integer not null,
  unit_id integer not null references sites.site on delete restrict,
  kind text not null check (kind in ('replaces', 'abolishes', 'amends', 'guides', 'refers')),
  target_id uuid not null references documents.document on delete restrict,
  primary key (document_id, version, target_id),
  foreign key (document_id, version) references documents.revision on delete restrict,
  check (document_id <> target_id)
);
create index relation_target on documents.relation (target_id);

-- Bytes live in the file store under their sha256.
create table documents.attachment (
  document_id uuid not null, version integer not null, position smallint not null,
  unit_id integer not null references sites.site on delete restrict,
  sha256 text not null, name text not null, mime text not null, size_bytes integer not null,
  primary key (document_id, version, position),
  foreign key (document_id, version) references documents.revision on delete restrict
);
create index attachment_bytes on documents.attachment (sha256);

-- An address once published leads to its document for ever.
create table documents.address (
  unit_id integer not null references sites.site on delete restrict,
  slug text not null,
  document_id uuid not null references documents.document on delete restrict,
  primary key (unit_id, slug)
);

grant select, insert on all tables in schema documents to congtruong_office;
grant update on documents.document to congtruong_office;
grant select (id, unit_id, slug, state, published_version, first_published_at) on documents.document to congtruong_portal;
grant select on documents.revision, documents.relation, documents.attachment, documents.address to congtruong_portal;

do $$
declare t text;
begin
  foreach t in array array['document', 'revision', 'relation', 'attachment', 'address'] loop
    execute format('alter table documents.%s enable row level security', t);
    execute format('alter table documents.%s force row level security', t);
    execute format('create policy scoped on documents.%s to congtruong_office using (unit_id in (select id from organizations.unit where path <@ platform.scope()))', t);
  end loop;
  create policy published on documents.document for select to congtruong_portal using (state = 'published');
  foreach t in array array['revision', 'relation', 'attachment'] loop
    execute format('create policy published on documents.%1$I for select to congtruong_portal using (exists (select from documents.document d where d.id = %1$I.document_id and d.published_version = %1$I.version))', t);
  end loop;
  create policy published on documents.address for select to congtruong_portal using (exists (select from documents.document d where d.id = document_id));
end $$;
