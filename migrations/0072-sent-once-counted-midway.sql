-- A text of a page that is sent after another was given up or approved is never taken for that one: no version comes twice, at no page.
-- It begins above what any page that was open at the upgrade may hold.
create sequence sites.section_draft_version as integer start 1001 owned by sites.section_draft.version;
grant usage on sequence sites.section_draft_version to congtruong_office;
alter table sites.section_draft alter column version set default nextval('sites.section_draft_version');

-- The middle of a semester of a primary class is asked for as its end is: what was counted before is counted anew, school after school.
alter table classes.class no force row level security;
select platform.enqueue('recount-school', json_build_object('unitId', unit_id, 'schoolYear', school_year),
    concat_ws(':', 'recount-school', unit_id, school_year), null, 'recount-school')
  from (select distinct unit_id, school_year from classes.class where grade between '01' and '05') as schools;
alter table classes.class force row level security;
