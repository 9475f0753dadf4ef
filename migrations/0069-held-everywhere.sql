-- The same drawing may be in the library of every unit: what is asked at each of them is only whether one is held.
create index file_held on media.file (sha256) where held_at is not null;

-- A picture goes from unit to unit: a superior accepts what a school proposes. What the children on it lack goes with its bytes: another use of them,
-- at whatever unit, is shown no sooner than the first. Runs as the owner, who sees the pictures of all units (policy `finder`). What comes and what is
-- held at this moment wait for each other (`consent` takes the same lock): else a copy made meanwhile would stay in sight.
create or replace function media.held_as_its_bytes() returns trigger language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  perform pg_advisory_xact_lock_shared(hashtext('media.held'));
  new.held_at := coalesce(new.held_at, (select max(f.held_at) from media.file f where f.sha256 = new.sha256 and f.held_at is not null));
  return new;
end $$;
