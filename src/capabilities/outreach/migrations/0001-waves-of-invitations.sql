-- Waves: a relay invites the first person of many communes at once, with reminders.
create schema outreach;
grant usage on schema outreach to beffroi_app;

create table outreach.wave (
  id uuid primary key default uuidv7(),
  organisation_id uuid not null references territory.organisation (id) on delete cascade,
  name text not null check (length(name) between 1 and 160),
  message text check (length(message) between 1 and 2000),
  -- Days after the first letter; none: no reminder.
  reminder_days integer[] not null check (cardinality(reminder_days) <= 3),
  created_at timestamptz not null,
  created_by uuid not null,
  created_by_name text not null
);
create index wave_organisation on outreach.wave (organisation_id, created_at desc);

create table outreach.wave_invitation (
  id uuid primary key default uuidv7(),
  organisation_id uuid not null references territory.organisation (id) on delete cascade,
  wave_id uuid not null references outreach.wave (id) on delete cascade,
  commune_id uuid not null references territory.organisation (id) on delete cascade,
  insee text not null,
  commune_name text not null,
  contact_name text check (length(contact_name) between 1 and 160),
  -- Null: a sheet to print.
  address text check (length(address) between 3 and 320),
  -- No foreign key: people and their links stand below.
  invitation_id uuid not null unique,
  -- Null: nothing more to send.
  next_letter_at timestamptz,
  first_letter_at timestamptz,
  reminders_sent integer not null default 0 check (reminders_sent between 0 and 3)
);
create index wave_invitation_wave on outreach.wave_invitation (wave_id, commune_name, insee);
create index wave_invitation_due on outreach.wave_invitation (next_letter_at) where next_letter_at is not null;
create index wave_invitation_commune on outreach.wave_invitation (commune_id);
create index wave_invitation_organisation on outreach.wave_invitation (organisation_id);

alter table outreach.wave enable row level security;
create policy visible on outreach.wave for select to beffroi_app
  using ((select platform.is_system()) or organisation_id in (select territory.offices('agent')));
create policy added on outreach.wave for insert to beffroi_app
  with check (organisation_id in (select territory.offices('administrator')));
grant select, insert on outreach.wave to beffroi_app;

alter table outreach.wave_invitation enable row level security;
create policy visible on outreach.wave_invitation for select to beffroi_app
  using ((select platform.is_system()) or organisation_id in (select territory.offices('agent')));
create policy added on outreach.wave_invitation for insert to beffroi_app
  with check (organisation_id in (select territory.offices('administrator')));
create policy changed on outreach.wave_invitation for update to beffroi_app
  using ((select platform.is_system()) or organisation_id in (select territory.offices('administrator')));
grant select, insert on outreach.wave_invitation to beffroi_app;
grant update (next_letter_at, first_letter_at, reminders_sent) on outreach.wave_invitation to beffroi_app;
