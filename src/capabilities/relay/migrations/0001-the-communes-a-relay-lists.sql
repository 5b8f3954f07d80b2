-- The communes that an organisation follows or means to: names of the public directory, and what it notes about each.
create schema relay;
grant usage on schema relay to beffroi_app;

create table relay.listed_commune (
  organisation_id uuid not null references territory.organisation (id) on delete cascade,
  -- As the directory calls it; a commune may be listed that has no space here.
  insee text not null check (insee ~ '^[0-9][0-9AB][0-9]{3}$'),
  note text check (length(note) between 1 and 500),
  added_at timestamptz not null,
  added_by uuid not null,
  primary key (organisation_id, insee)
);

alter table relay.listed_commune enable row level security;
create policy listed on relay.listed_commune to beffroi_app
  using ((select platform.is_system()) or organisation_id in (select territory.offices('agent')))
  with check ((select platform.is_system()) or organisation_id in (select territory.offices('agent')));
grant select, insert, update, delete on relay.listed_commune to beffroi_app;
