-- 'changed' no more where every result is again what was approved before the card was issued: the paper says what holds. As in 0058 otherwise.
create or replace function reports.since_issue(of_pupil uuid, of_class integer, of_year text, of_period smallint, issued timestamptz)
returns text language sql stable security definer set search_path = pg_catalog, public as
$$ select case when bool_or(r.period = of_period and r.approved_at is null) then 'reopened'
     when bool_or(r.updated_at > issued and (r.approved_hash = r.inputs_hash and r.approved_at <= issued) is not true) then 'changed' end
   from assessment.result r where r.pupil_id = of_pupil and r.school_year = of_year and r.period <= of_period and r.class_id = of_class $$;
