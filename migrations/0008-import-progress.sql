-- How far is an import? The phase in words and rows, told while it runs.
alter table people.import
  add column phase text,
  add column rows_done integer not null default 0,
  add column rows_total integer not null default 0;
