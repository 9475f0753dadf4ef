-- Whom a teacher took a subject over from, also where that one never began: both are told.
alter table teaching.assignment add column from_staff_id uuid references people.staff on delete set null;
