-- Where a name of a site led when it was last looked at, to which addresses, and when somebody last asked for a look.
alter table sites.host
  add column leads text check (leads in ('here', 'same', 'front', 'certificate', 'elsewhere', 'nowhere', 'unknown')),
  add column led_to text[] not null default '{}',
  add column looked_at timestamptz,
  add column look_asked_at timestamptz,
  add constraint host_looked_at check ((leads is null) = (looked_at is null));
