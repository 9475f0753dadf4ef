-- Findings of a whole unit, decisions behind dated facts, what a survey was based on, a calendar two people may edit.

-- Check 2 says something about a school, not about one of its classes.
alter table classes.finding alter column class_id drop not null;
create unique index finding_unit_live on classes.finding (unit_id, rule, field) where class_id is null and state <> 'fixed';

-- Each dated fact names the decision it rests on: number, day, authority.
alter table organizations.unit_name add column decision text not null default '';
alter table organizations.unit_type add column decision text not null default '';
alter table organizations.unit_code add column decision text not null default '';
alter table organizations.unit_parent add column decision text not null default '';
-- When a unit was hidden from the directory, or shown again, and why.
create table organizations.unit_visibility (
  id bigint generated always as identity primary key,
  unit_id integer not null references organizations.unit on delete cascade,
  hidden boolean not null, on_day date not null, decision text not null default '',
  recorded_at timestamptz not null default now()
);
create index unit_visibility_unit on organizations.unit_visibility (unit_id, id);
alter table organizations.unit_visibility enable row level security;
alter table organizations.unit_visibility force row level security;
create policy scoped on organizations.unit_visibility to congtruong_office
  using (unit_id in (select id from organizations.unit where path <@ platform.scope()));
grant select, insert on organizations.unit_visibility to congtruong_office;
create index finding_unit on organizations.finding (unit_id) where state <> 'fixed';

-- A survey keeps the inputs of its verdict and the version of the rule; a verdict changed by hand has a reason (P-1.20).
alter table campaigns.survey
  add column rule_version text not null default '',
  add column recorded_by text not null default '';
alter table campaigns.survey_unit
  add column on_platform boolean not null default false,
  add column last_article_on date,
  add column articles integer not null default 0 check (articles >= 0),
  add column inputs jsonb not null default '{}',
  add column reason text not null default '';

-- One reminder to read at a time: who opened it is part of the record.
alter table campaigns.reminder add column seen_by_name text not null default '';
create index reminder_sent on campaigns.reminder (campaign_id, sent_at desc);

alter table platform.calendar_exception add column version integer not null default 1;
