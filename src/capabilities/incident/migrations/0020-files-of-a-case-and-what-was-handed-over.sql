-- What people wrote in the files of a case, and what the commune handed over by a link.

-- One for each file of a case: the fields that somebody changed. A file may be written after the case is closed.
create table incident.file_draft (
  organisation_id uuid not null,
  incident_id uuid not null,
  kind text not null check (kind ~ '^[a-z][a-z0-9-]{0,59}$'),
  fields jsonb not null,
  version integer not null check (version > 0),
  saved_at timestamptz not null,
  saved_by uuid not null,
  saved_by_name text not null,
  primary key (incident_id, kind),
  foreign key (incident_id, organisation_id) references incident.incident (id, organisation_id) on delete cascade
);

-- A package that whoever holds the link may take; the link itself is known to them alone.
create table incident.hand_over (
  id uuid primary key default uuidv7(),
  organisation_id uuid not null,
  incident_id uuid not null,
  recipient text not null,
  tlp text not null check (tlp in ('clear', 'green', 'amber', 'amber-strict', 'red')),
  -- Names of what is in the package, as the commune ticked them.
  parts jsonb not null,
  token_hash text not null unique check (token_hash ~ '^[0-9a-f]{64}$'),
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  size_in_bytes integer not null,
  -- Null once the link is revoked or has ended: nothing is left to take.
  package bytea,
  made_at timestamptz not null,
  made_by uuid not null,
  made_by_name text not null,
  expires_at timestamptz not null,
  revoked_at timestamptz,
  openings integer not null default 0,
  last_opened_at timestamptz,
  foreign key (incident_id, organisation_id) references incident.incident (id, organisation_id) on delete cascade
);
create index hand_over_incident on incident.hand_over (incident_id, made_at desc);

alter table incident.file_draft enable row level security;
create policy readable on incident.file_draft for select to beffroi_app
  using ((select platform.is_system()) or organisation_id in (select territory.visible('incident')));
create policy writable on incident.file_draft for insert to beffroi_app
  with check (organisation_id in (select territory.visible('incident:write')));
create policy changeable on incident.file_draft for update to beffroi_app
  using (organisation_id in (select territory.visible('incident:write')))
  with check (organisation_id in (select territory.visible('incident:write')));
grant select, insert on incident.file_draft to beffroi_app;
grant update (fields, version, saved_at, saved_by, saved_by_name) on incident.file_draft to beffroi_app;

alter table incident.hand_over enable row level security;
create policy readable on incident.hand_over for select to beffroi_app
  using ((select platform.is_system()) or organisation_id in (select territory.visible('incident')));
create policy writable on incident.hand_over for insert to beffroi_app
  with check (organisation_id in (select territory.visible('incident:write')));
-- The program itself counts the openings by the link; people revoke.
create policy changeable on incident.hand_over for update to beffroi_app
  using ((select platform.is_system()) or organisation_id in (select territory.visible('incident:write')))
  with check ((select platform.is_system()) or organisation_id in (select territory.visible('incident:write')));
grant select, insert on incident.hand_over to beffroi_app;
grant update (package, revoked_at, openings, last_opened_at) on incident.hand_over to beffroi_app;
