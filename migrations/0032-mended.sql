-- The picture that stands for an article on cards: its own, else the first of its text; kept, so that a list need not read texts.
alter table content.article_version add column card_media_id uuid generated always as (
  coalesce(cover_media_id, case when cover_scene is null then (jsonb_path_query_first(body,
    '$.** ? (@.type == "image").attrs.file ? (@ like_regex "^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$" flag "i")') #>> '{}')::uuid end)
) stored;
