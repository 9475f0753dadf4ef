-- A text of a page that is sent after another was given up or approved is never taken for that one: no version comes twice, at no page.
-- It begins above what any page that was open at the upgrade may hold.
create sequence sites.section_draft_version as integer start 1001 owned by sites.section_draft.version;
grant usage on sequence sites.section_draft_version to congtruong_office;
alter table sites.section_draft alter column version set default nextval('sites.section_draft_version');
