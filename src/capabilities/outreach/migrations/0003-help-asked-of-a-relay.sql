-- Help that a commune asks of its relay, and where a relay wants those requests handed over.
create table outreach.help_request (
  id uuid primary key default uuidv7(),
  organisation_id uuid not null references territory.organisation (id) on delete cascade,
  holder_id uuid not null references territory.organisation (id) on delete cascade,
  holder_name text not null,
  insee text not null,
  commune_name text not null,
  text text not null check (length(text) between 1 and 4000),
  -- The page it is about, as its address within Beffroi; null: none.
  page text check (page ~ '^/communes/[0-9][0-9AB][0-9]{3}(/[a-z0-9/-]*)?$'),
  asked_at timestamptz not null,
  asked_by uuid not null,
  asked_by_name text not null,
  state text not null default 'waiting' check (state in ('waiting', 'taken', 'resolved')),
  state_at timestamptz not null,
  state_by_name text,
  answer text check (length(answer) between 1 and 4000),
  -- How the hand-over by mail fared; null: no address to hand over to.
  handed_over text check (handed_over in ('waiting', 'sent', 'refused')),
  version integer not null default 1 check (version >= 1)
);
create index help_request_commune on outreach.help_request (organisation_id, asked_at desc);
create index help_request_holder on outreach.help_request (holder_id, asked_at desc);

create table outreach.hand_over (
  organisation_id uuid primary key references territory.organisation (id) on delete cascade,
  address text not null check (length(address) between 3 and 320),
  saved_at timestamptz not null,
  saved_by uuid not null
);

-- A relay reads what it was asked while a mandate lets it see the commune, and no longer.
alter table outreach.help_request enable row level security;
create policy visible on outreach.help_request for select to beffroi_app
  using ((select platform.is_system()) or organisation_id in (select territory.visible('people'))
    or (holder_id in (select territory.offices('agent')) and organisation_id in (select territory.visible('space'))));
create policy added on outreach.help_request for insert to beffroi_app
  with check (organisation_id in (select territory.visible('space:write')));
create policy changed on outreach.help_request for update to beffroi_app
  using ((select platform.is_system())
    or (holder_id in (select territory.offices('agent')) and organisation_id in (select territory.visible('space'))));
grant select, insert on outreach.help_request to beffroi_app;
grant update (state, state_at, state_by_name, answer, handed_over, version) on outreach.help_request to beffroi_app;

alter table outreach.hand_over enable row level security;
create policy visible on outreach.hand_over for select to beffroi_app
  using ((select platform.is_system()) or organisation_id in (select territory.offices('agent')));
create policy added on outreach.hand_over for insert to beffroi_app
  with check (organisation_id in (select territory.offices('administrator')));
create policy changed on outreach.hand_over for update to beffroi_app
  using (organisation_id in (select territory.offices('administrator')));
create policy removed on outreach.hand_over for delete to beffroi_app
  using (organisation_id in (select territory.offices('administrator')));
grant select, insert, update, delete on outreach.hand_over to beffroi_app;
