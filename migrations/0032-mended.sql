-- The picture that stands for an article on cards: its own, else the first of its text; kept, so that a list need not read texts.
alter table content.article_version add column card_media_id uuid generated always as (
  coalesce(cover_media_id, case when cover_scene is null then (jsonb_path_query_first(body,
    '$.** ? (@.type == "image").attrs.file ? (@ like_regex "^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$" flag "i")') #>> '{}')::uuid end)
) stored;

-- A page in English on its way, where the site asks for another's approval: as the Vietnamese (0029), with its name and what it was
-- written beside.
alter table sites.section_draft
  add column lang text not null default 'vi' check (lang in ('vi', 'en')),
  add column title text,
  add column said text,
  add constraint english_is_named check ((lang = 'en') = (title is not null and said is not null)),
  drop constraint section_draft_pkey,
  add primary key (unit_id, slug, lang);

create or replace function sites.section_by_another() returns trigger language plpgsql set search_path = pg_catalog, public as $$
declare who text := nullif(current_setting('app.user_id', true), '');
begin
  if who is not null and new.body is not null
    and (tg_op = 'INSERT' or new.body is distinct from old.body)
    and (select s.separate_approval from sites.site s where s.unit_id = new.unit_id)
    and not (tg_op = 'UPDATE' and exists (select from sites.section_draft d
      where d.unit_id = old.unit_id and d.slug = old.slug and d.lang = 'vi' and d.body = new.body and not who = any (d.written_by)))
  then
    raise exception 'a writer cannot approve the own page at this site' using errcode = 'check_violation';
  end if;
  return new;
end $$;

create function sites.english_by_another() returns trigger language plpgsql set search_path = pg_catalog, public as $$
declare who text := nullif(current_setting('app.user_id', true), '');
begin
  if who is not null and new.body is not null
    and (select s.separate_approval from sites.site s where s.unit_id = new.unit_id)
    -- What stands already may be confirmed.
    and not exists (select from sites.english e
      where e.unit_id = new.unit_id and e.slug = new.slug and e.body = new.body and e.title = new.title)
    and not exists (select from sites.section_draft d
      where d.unit_id = new.unit_id and d.slug = new.slug and d.lang = 'en' and d.body = new.body and d.title = new.title
        and not who = any (d.written_by))
  then
    raise exception 'a writer cannot approve the own page at this site' using errcode = 'check_violation';
  end if;
  return new;
end $$;
create trigger by_another before insert or update of body, title on sites.english
  for each row execute function sites.english_by_another();
