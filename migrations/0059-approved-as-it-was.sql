-- Approved is what the result was made of then. Another mark, conduct or absence makes another result, which nobody has approved; should it become
-- what it was, the approval stands again.
alter table assessment.result add column approved_hash bytea;
alter table assessment.result no force row level security;
update assessment.result set approved_hash = inputs_hash where approved_at is not null and updated_at <= approved_at;
alter table assessment.result force row level security;
alter table assessment.result add column approved boolean
  generated always as (approved_at is not null and approved_hash is not null and inputs_hash is not null and approved_hash = inputs_hash) stored;
create index result_changed on assessment.result (class_id, period) where approved_at is not null and not approved;
