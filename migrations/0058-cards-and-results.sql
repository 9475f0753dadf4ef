-- Does a card in force still say what the results are? Asked by the school's register and, of one card, by whoever holds the paper.
create policy finder on assessment.result for select to current_user using (true);
-- 'reopened': the principal has opened the results again and not approved them since; 'changed': approved, and written to after the card was
-- issued. Null: as they were. Results that have moved to another class, or school, are no longer this card's.
create function reports.since_issue(of_pupil uuid, of_class integer, of_year text, of_period smallint, issued timestamptz)
returns text language sql stable security definer set search_path = pg_catalog, public as
$$ select case when bool_or(r.period = of_period and r.approved_at is null) then 'reopened' when bool_or(r.updated_at > issued) then 'changed' end
   from assessment.result r where r.pupil_id = of_pupil and r.school_year = of_year and r.period <= of_period and r.class_id = of_class $$;
revoke all on function reports.since_issue from public;
grant execute on function reports.since_issue to congtruong_office;

drop function reports.verified(ltree, text);
create function reports.verified(beneath ltree, of_token text)
returns table (kind text, school_year text, period smallint, number integer, masked_name text, issued_on date, hash bytea, replaced_on date, school text, since text)
language sql stable security definer set search_path = pg_catalog, public as
$$ select c.kind, c.school_year, c.period, c.number, c.masked_name, c.issued_on, c.hash, c.replaced_on, c.snapshot ->> 'school',
     case when c.replaced_on is null then reports.since_issue(c.pupil_id, c.class_id, c.school_year, c.period, c.issued_at) end
   from reports.card c join organizations.unit u on u.id = c.unit_id where u.path <@ beneath and c.token = of_token $$;
revoke all on function reports.verified from public;
grant execute on function reports.verified to congtruong_portal, congtruong_office;
-- A new issue names the one that it replaces.
create index card_replaced_by on reports.card (replaced_by) where replaced_by is not null;
