-- A notice is recalled by somebody who may not withdraw the article: those who may are asked to, until it is gone or one of them keeps it.
alter table sharing.push add column origin_left boolean not null default false;
grant update (origin_left) on sharing.push to congtruong_office;
create index push_origin_left on sharing.push (unit_id) where origin_left;
