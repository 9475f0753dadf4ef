-- Locks are opened with a reason; unlocking says for how long, who closed it, and that the one who decided has seen what came of it.
alter table assessment.lock add column open_reason text not null default '' check (length(open_reason) <= 500);
-- Two hands at once place one lock.
create unique index lock_once on assessment.lock (unit_id, school_year, class_id, class_subject_id, semester, "column", kind) nulls not distinct where opened_at is null;

alter table assessment.unlock_request
  -- How long the teacher would need; the principal decides.
  add column hours smallint not null default 2 check (hours between 1 and 72),
  add column closed_by_name text,
  add column seen_by_decider_at timestamptz;
create index unlock_request_due on assessment.unlock_request (open_until) where state = 'granted';
create index unlock_request_asker on assessment.unlock_request (asked_by, state);
create index mark_change_of_request on assessment.mark_change (request_id) where request_id is not null;
