-- Pictures: found by name without tones, described or declared decorative; drafts of articles found the same way.
alter table media.file add column decorative boolean not null default false;
alter table media.file add column search_fold text not null default '';
alter table media.file add column updated_at timestamptz not null default now();
create index file_fold on media.file using gin (search_fold gin_trgm_ops);
-- Which pictures have these bytes? Asked for every picture that is served.
create index file_variants on media.file using gin (variants jsonb_path_ops);
grant select (decorative) on media.file to congtruong_portal;

-- `search_fold` holds the published text; a draft's own words must not be found by citizens.
alter table content.article add column draft_fold text not null default '';
update content.article set draft_fold = case when search_fold <> '' then search_fold else lower(title) end;
create index article_draft_search on content.article using gin (draft_fold gin_trgm_ops);

-- Superiors' homes show the newest stories of the units below.
create index article_newest on content.article (published_at desc) where state = 'published' and kind = 'news';
