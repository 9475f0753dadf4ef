-- Since when the password is in use, for the option of changing it after some days; the flag it replaces was never set.
alter table access."user" drop column "mustChangePassword";
alter table access."user" add column "passwordSetAt" timestamptz not null default now();

-- The code of the authenticator that opened the door last (its hash): nobody who saw it typed comes in after it.
alter table access."user" add column "lastCode" text, add column "lastCodeAt" timestamptz;
