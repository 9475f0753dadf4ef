-- English beside the Vietnamese (P-2.4): texts of sections, names and duties of leaders, name and address of a unit.

-- What was translated, in short: where it is another one today, the Vietnamese was changed since.
create function sites.fingerprint(title text, body text) returns text language sql immutable parallel safe
  return md5(coalesce(title, '') || chr(10) || coalesce(body, ''));

create table sites.english (
  unit_id integer not null, slug text not null,
  title text not null check (title <> '' and length(title) <= 120),
  -- null: taken back; the part is in Vietnamese only.
  body jsonb,
  -- Fingerprint of the Vietnamese that it says in English.
  said text not null,
  version integer not null default 1,
  updated_by text not null, updated_at timestamptz not null,
  primary key (unit_id, slug),
  foreign key (unit_id, slug) references sites.section (unit_id, slug) on update cascade on delete restrict
);

-- What a page said before: in either language.
alter table sites.section_version
  add column lang text not null default 'vi' check (lang in ('vi', 'en')),
  drop constraint section_version_pkey,
  add primary key (unit_id, slug, lang, version);

alter table sites.leader
  add column title_en text not null default '' check (length(title_en) <= 120),
  add column duty_en text not null default '' check (length(duty_en) <= 1000);

alter table sites.site
  add column name_en text check (name_en <> '' and length(name_en) <= 200),
  add column address_en text check (address_en <> '' and length(address_en) <= 300),
  -- Fingerprint of the Vietnamese name and address that these were written for.
  add column english_said text;

grant select, insert, update on sites.english to congtruong_office;
grant select (unit_id, slug, title, body, said, updated_at) on sites.english to congtruong_portal;
grant select (title_en, duty_en) on sites.leader to congtruong_portal;

alter table sites.english enable row level security;
alter table sites.english force row level security;
create policy scoped on sites.english to congtruong_office
  using (unit_id in (select id from organizations.unit where path <@ platform.scope()));
-- What is hidden or empty in Vietnamese is not there in English either.
create policy public_english on sites.english for select to congtruong_portal using (body is not null and exists (
  select from sites.section c where c.unit_id = english.unit_id and c.slug = english.slug and not c.hidden and c.content_at is not null));
