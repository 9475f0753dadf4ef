-- Guardians are dated: who answered for a pupil before stays as history. One father, one mother, one guardian at a time.
alter table people.guardian add column valid_from date, add column valid_to date;
alter table people.guardian add check (valid_to >= valid_from);
alter table people.guardian drop constraint guardian_pupil_id_relation_key;
create unique index guardian_now on people.guardian (pupil_id, relation) where valid_to is null;
create index guardian_pupil on people.guardian (pupil_id);

-- Findings that were explained, for the list of a school; findings of classes the same way.
create index finding_unit_explained on people.finding (unit_id, rule) where state = 'explained';
create index finding_unit_explained on classes.finding (unit_id, rule) where state = 'explained';

-- Checks of age turn with the calendar: who is concerned is found by the day of birth.
create index pupil_birth on people.pupil (birth_date) where active;
create index staff_birth on people.staff (birth_date) where active;

-- The pupils of a past school year, and those of a class in it.
create index enrolment_unit_year on classes.enrolment (unit_id, school_year);

alter table classes.school_year add column version integer not null default 1;
