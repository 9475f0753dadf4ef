-- A dissolved unit publishes no English either (0034); taking it away stays possible.
create trigger still_open before insert or update of body, title on sites.english for each row when (new.body is not null)
  execute function organizations.still_open();

-- Under row security an operator that may leak is no condition of an index, so whoever asked for one file had all versions of the
-- province read: now those that stand on the pages of its unit, or that the visitor's link shows.
alter policy published on content.file using (
  exists (select from content.article a join content.article_version v on v.article_id = a.id and v.version = a.published_version
    where a.unit_id = file.unit_id and file.id = any (v.attachments))
  or exists (select from content.preview_link l join content.article_version v on v.article_id = l.article_id and v.version = l.version
    where v.unit_id = file.unit_id and file.id = any (v.attachments)));
drop index content.version_files;
