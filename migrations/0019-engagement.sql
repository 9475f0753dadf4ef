-- Citizens and units talk: questions and answers, consultations on drafts, polls, ratings, reports of errors (P-2.6 to P-2.8).
create schema engagement;
grant usage on schema engagement to congtruong_office, congtruong_portal;

-- A question as the unit that holds it works on it. Handed on, it gets a row of its own at the other unit, with its own clock; the
-- row it came from keeps running. Nothing here says who asked, or in which words.
create table engagement.question (
  id uuid primary key,
  unit_id integer not null references sites.site on delete restrict,
  code text not null check (code ~ '^[a-z0-9]{6,12}$'),
  origin_id uuid references engagement.question on delete restrict,
  kind text not null check (kind in ('question', 'contact')),
  audience text not null check (audience in ('parent', 'pupil', 'teacher', 'citizen')),
  field text not null check (field <> ''),
  wants_public boolean not null,
  state text not null default 'new'
    check (state in ('new', 'received', 'forwarded', 'processing', 'awaiting', 'answered', 'refused', 'duplicate')),
  asked_at timestamptz not null,
  due_on date not null,
  closed_at timestamptz,
  assignee text not null default '',
  forwarded_to integer references sites.site on delete restrict,
  -- What is being written: nobody outside reads it.
  draft_title text not null default '', draft_question text not null default '', draft_answer text not null default '',
  draft_public boolean not null default false,
  written_by text[] not null default '{}',
  sent_at timestamptz, sent_by text, return_reason text,
  -- What somebody has answered for.
  answer text, answered_at timestamptz, answered_by_unit integer references organizations.unit on delete restrict,
  public_title text, public_question text, public_fold text not null default '', public_at timestamptz,
  refuse_reason text, duplicate_of text,
  version integer not null default 1,
  updated_by text not null default 'Người hỏi', updated_at timestamptz not null,
  unique (id, unit_id),
  check (state <> 'answered' or (answer is not null and answered_at is not null)),
  check (state <> 'refused' or refuse_reason is not null),
  check (state <> 'duplicate' or duplicate_of is not null),
  -- Public is only what was asked here, answered, and put into words without the asker.
  check (public_at is null or (origin_id is null and state = 'answered' and public_title is not null and public_question is not null)),
  check (public_at is null or wants_public)
);
create unique index question_code on engagement.question (code) where origin_id is null;
create index question_unit on engagement.question (unit_id, asked_at desc);
create index question_open on engagement.question (unit_id, due_on) where closed_at is null;
create index question_public on engagement.question (unit_id, public_at desc) where public_at is not null;
create unique index question_origin on engagement.question (origin_id, unit_id) where closed_at is null and origin_id is not null;

-- The asker's own words. The portal reads them only for who brings the secret.
create table engagement.message (
  question_id uuid primary key,
  unit_id integer not null,
  secret_hash text,
  title text not null check (title <> '' and length(title) <= 200),
  content text not null check (content <> '' and length(content) <= 6000),
  file_sha256 text, file_name text, file_mime text, file_bytes integer,
  search_fold text not null default '',
  foreign key (question_id, unit_id) references engagement.question (id, unit_id) on delete restrict
);
create index message_secret on engagement.message (secret_hash) where secret_hash is not null;

-- Who asked. The portal writes it and can never read it.
create table engagement.asker (
  question_id uuid primary key,
  unit_id integer not null,
  name text not null check (name <> '' and length(name) <= 100),
  email text not null default '' check (length(email) <= 200), phone text not null default '' check (length(phone) <= 20),
  foreign key (question_id, unit_id) references engagement.question (id, unit_id) on delete restrict
);

create table engagement.question_step (
  id bigint generated always as identity primary key,
  question_id uuid not null,
  unit_id integer not null,
  act text not null check (act in
    ('receive', 'assign', 'forward', 'come_back', 'save', 'send', 'take_back', 'return', 'approve', 'refuse', 'duplicate', 'reopen')),
  by_id text, by_name text not null, at timestamptz not null,
  note text not null default '',
  to_unit_id integer references organizations.unit on delete restrict,
  foreign key (question_id, unit_id) references engagement.question (id, unit_id) on delete restrict
);
create index step_question on engagement.question_step (question_id, id);

create table engagement.consultation (
  id uuid primary key,
  unit_id integer not null references sites.site on delete restrict,
  slug text not null check (slug ~ '^[a-z0-9]([a-z0-9-]{0,120}[a-z0-9])?$'),
  state text not null check (state in ('draft', 'published', 'withdrawn')),
  title text not null check (title <> ''), dossier text not null default '', body text not null default '',
  opens_on date not null, closes_on date not null,
  synthesis text, synthesis_at timestamptz,
  version integer not null default 1,
  updated_by text not null, updated_at timestamptz not null,
  unique (id, unit_id), unique (unit_id, slug),
  check (closes_on >= opens_on)
);
create table engagement.consultation_file (
  consultation_id uuid not null, unit_id integer not null,
  part text not null check (part in ('draft', 'synthesis')), position smallint not null,
  sha256 text not null, name text not null, mime text not null, size_bytes integer not null,
  primary key (consultation_id, part, position),
  foreign key (consultation_id, unit_id) references engagement.consultation (id, unit_id) on delete cascade
);
create table engagement.comment (
  id uuid primary key,
  consultation_id uuid not null, unit_id integer not null,
  name text not null default '' check (length(name) <= 100),
  content text not null check (content <> '' and length(content) <= 6000),
  state text not null default 'waiting' check (state in ('waiting', 'shown', 'hidden')),
  at timestamptz not null,
  decided_by text, decided_at timestamptz,
  foreign key (consultation_id, unit_id) references engagement.consultation (id, unit_id) on delete restrict
);
create index comment_of on engagement.comment (consultation_id, at desc);
create index comment_waiting on engagement.comment (unit_id) where state = 'waiting';

create table engagement.poll (
  id uuid primary key,
  unit_id integer not null references sites.site on delete restrict,
  slug text not null check (slug ~ '^[a-z0-9]([a-z0-9-]{0,120}[a-z0-9])?$'),
  state text not null check (state in ('draft', 'published', 'closed')),
  question text not null check (question <> ''), note text not null default '',
  opens_on date not null, closes_on date not null,
  version integer not null default 1,
  updated_by text not null, updated_at timestamptz not null,
  unique (id, unit_id), unique (unit_id, slug),
  check (closes_on >= opens_on)
);
create table engagement.poll_option (
  poll_id uuid not null, unit_id integer not null, position smallint not null check (position between 1 and 10),
  label text not null check (label <> ''),
  primary key (poll_id, position),
  foreign key (poll_id, unit_id) references engagement.poll (id, unit_id) on delete cascade
);
-- One vote a session, by the key itself; what stands for the session is a keyed hash that leads to nobody.
create table engagement.vote (
  poll_id uuid not null, unit_id integer not null,
  session_hash text not null, position smallint not null,
  at timestamptz not null,
  primary key (poll_id, session_hash),
  foreign key (poll_id, unit_id) references engagement.poll (id, unit_id) on delete restrict,
  foreign key (poll_id, position) references engagement.poll_option (poll_id, position) on delete restrict
);
create index vote_count on engagement.vote (poll_id, position);

-- What is rated or reported lies in other modules: it is named, not referenced.
create table engagement.rating (
  id bigint generated always as identity primary key,
  unit_id integer not null references sites.site on delete restrict,
  object_kind text not null check (object_kind in ('article', 'service', 'site')), object_id text not null check (length(object_id) <= 60),
  stars smallint not null check (stars between 1 and 5),
  at timestamptz not null
);
create index rating_of on engagement.rating (unit_id, object_kind, object_id) include (stars);
create table engagement.error_report (
  id uuid primary key,
  unit_id integer not null references sites.site on delete restrict,
  object_kind text not null check (object_kind in ('article', 'service', 'site')), object_id text not null check (length(object_id) <= 60),
  object_title text not null check (length(object_title) <= 300), object_path text not null check (length(object_path) <= 300),
  words text not null check (words <> '' and length(words) <= 1000),
  state text not null default 'new' check (state in ('new', 'fixed', 'ignored')),
  at timestamptz not null,
  note text not null default '', decided_by text, decided_at timestamptz,
  version integer not null default 1
);
create index report_unit on engagement.error_report (unit_id, at desc);
create index report_new on engagement.error_report (unit_id) where state = 'new';

-- For a day: how often somebody (a keyed hash whose key changes every day), or a site, was written to; which form has been used.
create table engagement.trace (
  unit_id integer not null references sites.site on delete cascade,
  act text not null, who text not null,
  at timestamptz not null
);
create index trace_who on engagement.trace (who, act, at desc);
create index trace_site on engagement.trace (unit_id, act, at desc);
create index trace_at on engagement.trace (at);
create table engagement.used_form (
  nonce text primary key,
  unit_id integer not null references sites.site on delete cascade,
  at timestamptz not null
);
create index used_form_at on engagement.used_form (at);

grant select, insert, update on engagement.question, engagement.consultation, engagement.poll to congtruong_office;
grant select, insert on engagement.message, engagement.asker, engagement.question_step, engagement.consultation_file, engagement.poll_option to congtruong_office;
grant delete on engagement.consultation_file, engagement.poll_option to congtruong_office;
grant select, update on engagement.comment, engagement.error_report to congtruong_office;
grant select on engagement.vote, engagement.rating to congtruong_office;
grant select, delete on engagement.trace, engagement.used_form to congtruong_office;

-- A visitor writes exactly what a form holds; everything else of a row is what the table says it is at first.
grant insert (id, unit_id, code, kind, audience, field, wants_public, asked_at, due_on, updated_at) on engagement.question to congtruong_portal;
grant insert (question_id, unit_id, secret_hash, title, content, file_sha256, file_name, file_mime, file_bytes, search_fold) on engagement.message to congtruong_portal;
grant insert on engagement.asker to congtruong_portal;
grant insert (id, consultation_id, unit_id, name, content, at) on engagement.comment to congtruong_portal;
grant insert on engagement.vote to congtruong_portal;
grant insert (unit_id, object_kind, object_id, stars, at) on engagement.rating to congtruong_portal;
grant insert (id, unit_id, object_kind, object_id, object_title, object_path, words, at) on engagement.error_report to congtruong_portal;
grant insert on engagement.trace, engagement.used_form to congtruong_portal;

grant select (id, unit_id, code, kind, audience, field, state, asked_at, due_on, forwarded_to, answer, answered_at, answered_by_unit,
  public_title, public_question, public_fold, public_at, refuse_reason, duplicate_of) on engagement.question to congtruong_portal;
grant select (question_id, unit_id, secret_hash, title, content, file_name) on engagement.message to congtruong_portal;
grant select (id, question_id, act, at, to_unit_id) on engagement.question_step to congtruong_portal;
grant select (id, unit_id, slug, state, title, dossier, body, opens_on, closes_on, synthesis, synthesis_at) on engagement.consultation to congtruong_portal;
grant select on engagement.consultation_file, engagement.poll_option to congtruong_portal;
grant select (id, consultation_id, unit_id, name, content, state, at) on engagement.comment to congtruong_portal;
grant select (id, unit_id, slug, state, question, note, opens_on, closes_on) on engagement.poll to congtruong_portal;
grant select (poll_id, unit_id, position) on engagement.vote to congtruong_portal;
grant select (unit_id, object_kind, object_id, stars) on engagement.rating to congtruong_portal;
grant select on engagement.trace to congtruong_portal;

do $$
declare t text;
begin
  foreach t in array array['question', 'message', 'asker', 'question_step', 'consultation', 'consultation_file', 'comment', 'poll', 'poll_option',
    'vote', 'rating', 'error_report', 'trace', 'used_form'] loop
    execute format('alter table engagement.%s enable row level security', t);
    execute format('alter table engagement.%s force row level security', t);
    execute format('create policy scoped on engagement.%s to congtruong_office using (unit_id in (select id from organizations.unit where path <@ platform.scope()))', t);
  end loop;
  foreach t in array array['question', 'message', 'asker', 'rating', 'error_report', 'trace', 'used_form'] loop
    execute format('create policy written on engagement.%s for insert to congtruong_portal with check (true)', t);
  end loop;
end $$;

create function engagement.today() returns date language sql stable as
$$ select (coalesce(nullif(current_setting('app.now', true), '')::timestamptz, now()) at time zone 'Asia/Ho_Chi_Minh')::date $$;

create policy published on engagement.question for select to congtruong_portal using (public_at is not null);
create policy looked_up on engagement.message for select to congtruong_portal
  using (secret_hash = nullif(current_setting('app.look_up', true), ''));
create policy looked_up on engagement.question for select to congtruong_portal
  using (nullif(current_setting('app.look_up', true), '') is not null
    and id in (select m.question_id from engagement.message m where m.secret_hash = current_setting('app.look_up', true)));
create policy looked_up on engagement.question_step for select to congtruong_portal
  using (nullif(current_setting('app.look_up', true), '') is not null
    and question_id in (select m.question_id from engagement.message m where m.secret_hash = current_setting('app.look_up', true)));

create policy published on engagement.consultation for select to congtruong_portal using (state = 'published');
create policy published on engagement.consultation_file for select to congtruong_portal
  using (exists (select from engagement.consultation c where c.id = consultation_id));
create policy shown on engagement.comment for select to congtruong_portal
  using (state = 'shown' and exists (select from engagement.consultation c where c.id = consultation_id));
-- Comments and votes come in while it is open, whoever forgets to ask.
create policy written on engagement.comment for insert to congtruong_portal
  with check (exists (select from engagement.consultation c
    where c.id = consultation_id and engagement.today() between c.opens_on and c.closes_on));
create policy published on engagement.poll for select to congtruong_portal using (state in ('published', 'closed'));
create policy published on engagement.poll_option for select to congtruong_portal
  using (exists (select from engagement.poll p where p.id = poll_id));
create policy counted on engagement.vote for select to congtruong_portal using (exists (select from engagement.poll p where p.id = poll_id));
create policy written on engagement.vote for insert to congtruong_portal
  with check (exists (select from engagement.poll p
    where p.id = poll_id and p.state = 'published' and engagement.today() between p.opens_on and p.closes_on));
create policy counted on engagement.rating for select to congtruong_portal using (true);
create policy counted on engagement.trace for select to congtruong_portal using (true);

-- Who writes an answer does not answer for it where the site asks for that (as with articles), whatever the statement says.
create function engagement.answer_by_another() returns trigger language plpgsql set search_path = pg_catalog, public as $$
begin
  if new.state = 'answered' and old.state <> 'answered' and new.forwarded_to is null
    and nullif(current_setting('app.user_id', true), '') = any (old.written_by)
    and (select s.separate_approval from sites.site s where s.unit_id = new.unit_id)
  then
    raise exception 'a writer cannot approve the own answer at this site' using errcode = 'check_violation';
  end if;
  return new;
end $$;
create trigger by_another before update on engagement.question for each row execute function engagement.answer_by_another();
