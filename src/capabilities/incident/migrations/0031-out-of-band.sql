-- During an emergency nothing is written to mailboxes that may be read by others: which, where else, and what waits.

-- Absent: what the kind of the case and the mailbox of the commune say.
create table incident.affected_mail (
  incident_id uuid primary key,
  organisation_id uuid not null,
  -- Domains, or single addresses where the domain is shared by everybody.
  entries text[] not null,
  set_at timestamptz not null,
  set_by uuid not null,
  foreign key (incident_id, organisation_id) references incident.incident (id, organisation_id) on delete cascade
);

-- Where a person is written to meanwhile: prepared in peacetime by that person.
create table incident.outside_address (
  organisation_id uuid not null references territory.organisation (id) on delete cascade,
  person_id uuid not null,
  -- That of the account, in small letters: what a letter is addressed to.
  account_address text not null,
  address text not null,
  phone text,
  updated_at timestamptz not null,
  primary key (organisation_id, person_id)
);
create index outside_address_account on incident.outside_address (organisation_id, account_address);

-- By which the relay is known on the telephone. Sealed by the key of the installation.
create table incident.agreed_phrase (
  organisation_id uuid primary key references territory.organisation (id) on delete cascade,
  sealed_phrase text not null,
  set_at timestamptz not null,
  set_by uuid not null
);

create table incident.held_letter (
  id uuid primary key default uuidv7(),
  organisation_id uuid not null references territory.organisation (id) on delete cascade,
  recipient text not null,
  subject text not null,
  -- It may hold a link that opens something: sealed by the key of the installation.
  sealed_text text not null,
  message_name text not null,
  -- The organisations that the letter said it is written for; null when it said none.
  written_for uuid[],
  held_at timestamptz not null,
  sent_at timestamptz,
  end_kind text check (end_kind in ('sent', 'refused')),
  check ((sent_at is null) = (end_kind is null))
);
create unique index held_letter_once on incident.held_letter (message_name, recipient) where sent_at is null;
create index held_letter_organisation on incident.held_letter (organisation_id, held_at desc);

alter table incident.affected_mail enable row level security;
create policy readable on incident.affected_mail for select to beffroi_app
  using ((select platform.is_system()) or organisation_id in (select territory.visible('incident')));
create policy settable on incident.affected_mail for insert to beffroi_app
  with check (organisation_id in (select territory.visible('incident:write')));
create policy changeable on incident.affected_mail for update to beffroi_app
  using (organisation_id in (select territory.visible('incident:write')))
  with check (organisation_id in (select territory.visible('incident:write')));
grant select, insert on incident.affected_mail to beffroi_app;
grant update (entries, set_at, set_by) on incident.affected_mail to beffroi_app;

-- One's own, in a commune where one may see the cases.
alter table incident.outside_address enable row level security;
create policy own on incident.outside_address for select to beffroi_app
  using ((select platform.is_system()) or (person_id = (select platform.current_person())
    and organisation_id in (select territory.visible('incident'))));
create policy added on incident.outside_address for insert to beffroi_app
  with check (person_id = (select platform.current_person()) and (select platform.token_organisation()) is null
    and organisation_id in (select territory.visible('incident')));
create policy changed on incident.outside_address for update to beffroi_app
  using (person_id = (select platform.current_person()) and (select platform.token_organisation()) is null
    and organisation_id in (select territory.visible('incident')));
create policy removed on incident.outside_address for delete to beffroi_app
  using (person_id = (select platform.current_person()) and (select platform.token_organisation()) is null
    and organisation_id in (select territory.visible('incident')));
grant select, insert, delete on incident.outside_address to beffroi_app;
grant update (account_address, address, phone, updated_at) on incident.outside_address to beffroi_app;

-- Whoever takes the call must be able to check it; no phone and no program ever holds it.
alter table incident.agreed_phrase enable row level security;
create policy readable on incident.agreed_phrase for select to beffroi_app
  using ((select platform.is_system()) or ((select platform.token_organisation()) is null
    and organisation_id in (select territory.visible('incident'))));
create policy settable on incident.agreed_phrase for insert to beffroi_app
  with check ((select platform.token_organisation()) is null
    and organisation_id in (select territory.visible('space:write')));
create policy changeable on incident.agreed_phrase for update to beffroi_app
  using ((select platform.token_organisation()) is null
    and organisation_id in (select territory.visible('space:write')));
grant select, insert on incident.agreed_phrase to beffroi_app;
grant update (sealed_phrase, set_at, set_by) on incident.agreed_phrase to beffroi_app;

alter table incident.held_letter enable row level security;
create policy readable on incident.held_letter for select to beffroi_app
  using ((select platform.is_system()) or organisation_id in (select territory.visible('incident')));
create policy kept on incident.held_letter for insert to beffroi_app with check ((select platform.is_system()));
create policy ended on incident.held_letter for update to beffroi_app using ((select platform.is_system()));
grant select, insert on incident.held_letter to beffroi_app;
grant update (sent_at, end_kind) on incident.held_letter to beffroi_app;

-- Asked before each letter.
create index incident_open on incident.incident (organisation_id) where closed_at is null and not is_exercise;
