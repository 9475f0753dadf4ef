-- The place in the class that a card bore when it was handed out ('30/39', '' for none): another pupil's marks move it, the paper stays. Null: of
-- cards issued before this, whose place was not noted.
alter table reports.card add column rank text;
create or replace function reports.keep_card() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' or row(old.unit_id, old.pupil_id, old.class_id, old.kind, old.school_year, old.period, old.number, old.token, old.masked_name, old.snapshot, old.hash, old.template_version, old.issued_on, old.issued_by, old.issued_by_name, old.issued_at, old.rank)
    is distinct from row(new.unit_id, new.pupil_id, new.class_id, new.kind, new.school_year, new.period, new.number, new.token, new.masked_name, new.snapshot, new.hash, new.template_version, new.issued_on, new.issued_by, new.issued_by_name, new.issued_at, new.rank)
    or old.replaced_on is not null then
    raise exception 'an issued card is replaced, never changed';
  end if;
  return new;
end $$;
