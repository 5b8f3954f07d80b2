-- More people to call in an emergency, the hours at which they answer, and whether the telephone hangs on the box.
alter table territory.contact drop constraint contact_role_check;
alter table territory.contact add constraint contact_role_check check (role in ('mayor', 'deputy', 'provider', 'relay',
  'relay-on-call', 'second-number', 'insurer', 'accountant', 'prefecture', 'dpo', 'police', 'mail-host', 'site-host',
  'operator'));
-- "always", or a list of {days, from, to} on the clock of the commune. Null: nobody said.
alter table territory.contact add column open_hours jsonb;

alter table territory.profile add column phone_through_box text not null default 'unknown'
  check (phone_through_box in ('unknown', 'yes', 'no'));
