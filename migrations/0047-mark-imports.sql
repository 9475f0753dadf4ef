-- Workbooks of marks that were brought in: what was read from the file (which itself is not kept), what was decided about it, what came of it.
create table assessment.mark_import (
  id uuid primary key,
  unit_id integer not null references organizations.unit on delete restrict,
  file_name text not null check (length(file_name) between 1 and 160),
  file_sha256 text not null,
  -- Tables with marks as they were read; plans are made from them whenever somebody looks.
  tables jsonb not null,
  choices jsonb not null default '{}',
  state text not null default 'read' check (state in ('read', 'applying', 'applied', 'discarded')),
  counts jsonb,
  failure text,
  created_by text not null, created_by_name text not null, created_at timestamptz not null,
  applied_by_name text, applied_at timestamptz
);
create index mark_import_unit on assessment.mark_import (unit_id, created_at desc);

grant select, insert, update on assessment.mark_import to congtruong_office;
alter table assessment.mark_import enable row level security;
alter table assessment.mark_import force row level security;
create policy scoped on assessment.mark_import to congtruong_office using (unit_id in (select id from platform.units()));
