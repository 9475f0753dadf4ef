-- Where a pupil who moved away goes: the school in its words of that day, and which unit it is when it is one of the province. The school that is
-- named sees who is on the way to it; the record itself stays with the school that wrote it.
alter table people.pupil
  add column moved_to text check (length(moved_to) between 3 and 200),
  add column moved_to_unit_id integer references organizations.unit on delete restrict,
  add constraint pupil_moved_to check (moved_to is null or status = 'moved_away'),
  add constraint pupil_moved_to_named check (moved_to_unit_id is null or (moved_to is not null and moved_to_unit_id <> unit_id));
create index pupil_moved_to_unit on people.pupil (moved_to_unit_id) where moved_to_unit_id is not null;
