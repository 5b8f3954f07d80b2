-- Phones that may write in the cases of one commune without an account, and the codes by which they come in.
create table incident.phone (
  id uuid primary key default uuidv7(),
  organisation_id uuid not null references territory.organisation (id) on delete cascade,
  -- By a code shown on a screen to somebody known, or by one out of a sealed envelope, to whoever opened it.
  came_by text not null check (came_by in ('enrolment', 'envelope')),
  -- As the logbook names who writes with it.
  person_name text not null check (length(person_name) between 1 and 80),
  job_title text check (length(job_title) between 1 and 80),
  label text check (length(label) between 1 and 80),
  token_sha256 text not null unique check (token_sha256 ~ '^[0-9a-f]{64}$'),
  joined_at timestamptz not null,
  -- Null: until it is revoked.
  expires_at timestamptz,
  last_used_at timestamptz,
  -- When it last said that it opens in flight mode.
  opened_offline_at timestamptz,
  revoked_at timestamptz,
  revoked_by uuid,
  check ((revoked_at is null) = (revoked_by is null))
);
create index phone_organisation on incident.phone (organisation_id, joined_at desc);

create table incident.phone_code (
  id uuid primary key default uuidv7(),
  organisation_id uuid not null references territory.organisation (id) on delete cascade,
  came_by text not null check (came_by in ('enrolment', 'envelope')),
  -- Hashed with the key of the installation: a stolen copy of the database does not open envelopes.
  code_hash text not null unique,
  -- The codes printed together, and the number of each on its envelope.
  batch_id uuid,
  number integer,
  -- To whom an enrolment is given; whoever opens an envelope says who they are.
  person_name text check (length(person_name) between 1 and 80),
  job_title text check (length(job_title) between 1 and 80),
  made_at timestamptz not null,
  made_by uuid not null,
  expires_at timestamptz,
  used_at timestamptz,
  phone_id uuid references incident.phone (id) on delete set null,
  revoked_at timestamptz,
  check ((batch_id is null) = (number is null)),
  check ((came_by = 'envelope') = (batch_id is not null)),
  check ((came_by = 'enrolment') = (person_name is not null))
);
create index phone_code_organisation on incident.phone_code (organisation_id, made_at desc);
create index phone_code_phone on incident.phone_code (phone_id);

-- Who says which phones come in is who keeps the numbers of the commune: not an elected official, not a relay under a
-- mandate, never a program.
alter table incident.phone enable row level security;
create policy readable on incident.phone for select to beffroi_app
  using ((select platform.is_system()) or organisation_id in (select territory.visible('incident')));
create policy joined on incident.phone for insert to beffroi_app with check ((select platform.is_system()));
create policy changed on incident.phone for update to beffroi_app
  using ((select platform.is_system()) or ((select platform.token_organisation()) is null
    and organisation_id in (select territory.visible('space:write'))));
grant select, insert on incident.phone to beffroi_app;
grant update (last_used_at, opened_offline_at, revoked_at, revoked_by) on incident.phone to beffroi_app;

alter table incident.phone_code enable row level security;
create policy readable on incident.phone_code for select to beffroi_app
  using ((select platform.is_system()) or ((select platform.token_organisation()) is null
    and organisation_id in (select territory.visible('space:write'))));
create policy added on incident.phone_code for insert to beffroi_app
  with check ((select platform.token_organisation()) is null
    and organisation_id in (select territory.visible('space:write')));
create policy changed on incident.phone_code for update to beffroi_app
  using ((select platform.is_system()) or ((select platform.token_organisation()) is null
    and organisation_id in (select territory.visible('space:write'))));
grant select, insert on incident.phone_code to beffroi_app;
grant update (used_at, phone_id, revoked_at) on incident.phone_code to beffroi_app;
