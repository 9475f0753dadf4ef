-- The timetable in force on the school's site, and how a school keeps its roll calls.

-- As it was put in force: what citizens read. Subject and room; who teaches is not told.
create table teaching.shown_lesson (
  timetable_id integer not null references teaching.timetable on delete cascade,
  unit_id integer not null references organizations.unit on delete restrict,
  class_name text not null, class_slug text not null check (class_slug ~ '^[a-z0-9-]+$'),
  -- Order of the classes, and the grade under which a class stands.
  grade text not null, position smallint not null,
  weekday smallint not null check (weekday between 2 and 7),
  session text not null check (session in ('morning', 'afternoon')),
  period smallint not null check (period between 1 and 6),
  title text not null, room text,
  primary key (timetable_id, class_slug, weekday, session, period)
);
create index shown_lesson_unit on teaching.shown_lesson (unit_id);
create index timetable_in_force on teaching.timetable (unit_id, valid_from, published_at) where published_at is not null;

-- What a school decides of its roll calls; without a row the defaults hold.
create table teaching.attendance_setting (
  unit_id integer primary key references organizations.unit on delete restrict,
  -- After so many days only the head of the school changes a roll call.
  lock_days smallint not null default 7 check (lock_days between 1 and 60),
  -- Which session of a class with two a day is the official one (R1.26). 'own': the class's, morning where it has the whole day.
  counted_session text not null default 'own' check (counted_session in ('own', 'morning', 'afternoon')),
  version integer not null default 1
);

grant select, insert, update, delete on teaching.shown_lesson, teaching.attendance_setting to congtruong_office;
grant usage on schema teaching to congtruong_portal;
grant select on teaching.shown_lesson to congtruong_portal;
grant select (id, unit_id, school_year, semester, valid_from, published_at) on teaching.timetable to congtruong_portal;
do $$
declare t text;
begin
  foreach t in array array['shown_lesson', 'attendance_setting'] loop
    execute format('alter table teaching.%I enable row level security', t);
    execute format('alter table teaching.%I force row level security', t);
    execute format('create policy scoped on teaching.%I to congtruong_office using (unit_id in (select id from organizations.unit where path <@ platform.scope()))', t);
  end loop;
end $$;
create policy published on teaching.timetable for select to congtruong_portal using (published_at is not null);
create policy published on teaching.shown_lesson for select to congtruong_portal using (exists (select from teaching.timetable t where t.id = timetable_id and t.published_at is not null));
