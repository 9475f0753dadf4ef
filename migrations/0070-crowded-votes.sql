-- A vote that came when many had come from the same network within the hour: nobody is kept out by it, the result says so. No address.
alter table engagement.vote add column crowded boolean not null default false;
create index vote_crowded on engagement.vote (poll_id) where crowded;
grant select (crowded) on engagement.vote to congtruong_portal;
