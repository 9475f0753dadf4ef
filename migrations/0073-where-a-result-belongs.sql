-- School, class and year of a result agree because one key says so: three keys held each of them alone, and none that they belong together.
-- One question a row instead of three is a third of what storing the results of a province costs.
alter table classes.class add constraint class_belongs unique (id, unit_id, school_year);
alter table assessment.result
  add constraint result_belongs foreign key (class_id, unit_id, school_year) references classes.class (id, unit_id, school_year) on delete restrict,
  drop constraint result_class_id_fkey, drop constraint result_unit_id_fkey, drop constraint result_school_year_fkey;
alter table assessment.counter
  add constraint counter_belongs foreign key (class_id, unit_id, school_year) references classes.class (id, unit_id, school_year) on delete restrict,
  drop constraint counter_class_id_fkey, drop constraint counter_unit_id_fkey, drop constraint counter_school_year_fkey;

-- The same of a row of marks: the sheet says the class and the school.
alter table teaching.class_subject add constraint class_subject_belongs unique (id, class_id, unit_id);
alter table assessment.mark_row
  add constraint mark_row_belongs foreign key (class_subject_id, class_id, unit_id) references teaching.class_subject (id, class_id, unit_id) on delete restrict,
  drop constraint mark_row_class_subject_id_fkey, drop constraint mark_row_class_id_fkey, drop constraint mark_row_unit_id_fkey;
