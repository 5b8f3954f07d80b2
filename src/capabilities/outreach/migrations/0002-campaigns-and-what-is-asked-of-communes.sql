-- Campaigns: what a relay asks of many communes before a day, and what each of them did of it.
create table outreach.campaign (
  id uuid primary key default uuidv7(),
  organisation_id uuid not null references territory.organisation (id) on delete cascade,
  organisation_name text not null,
  kind text not null check (kind in ('name-contact', 'answer-questionnaire', 'confirm-numbers', 'grant-mandate', 'do-measure')),
  measure_id text check (length(measure_id) between 1 and 80),
  title text not null check (length(title) between 1 and 160),
  message text check (length(message) between 1 and 2000),
  due_on date not null,
  -- Days before the day it is due; none: no reminder.
  reminder_days integer[] not null check (cardinality(reminder_days) <= 3),
  created_at timestamptz not null,
  created_by uuid not null,
  created_by_name text not null,
  closed_at timestamptz,
  check ((kind = 'do-measure') = (measure_id is not null))
);
create index campaign_organisation on outreach.campaign (organisation_id, created_at desc);

-- One commune's part. `organisation_id` is the commune: its own people read it, and so does the relay that asked.
create table outreach.request (
  id uuid primary key default uuidv7(),
  organisation_id uuid not null references territory.organisation (id) on delete cascade,
  campaign_id uuid not null references outreach.campaign (id) on delete cascade,
  holder_id uuid not null references territory.organisation (id) on delete cascade,
  holder_name text not null,
  insee text not null,
  commune_name text not null,
  kind text not null,
  measure_id text,
  title text not null,
  message text,
  due_on date not null,
  asked_at timestamptz not null,
  asked_by_name text not null,
  -- What the commune says itself.
  done_at timestamptz,
  done_by uuid,
  done_by_name text,
  -- The contact it named, when that was asked: name, function, telephone, address.
  contact jsonb,
  withdrawn_at timestamptz,
  next_letter_at timestamptz,
  letters_sent integer not null default 0 check (letters_sent >= 0),
  unique (campaign_id, organisation_id),
  check ((done_at is null) = (done_by is null))
);
create index request_commune on outreach.request (organisation_id, asked_at desc);
create index request_holder on outreach.request (holder_id);
create index request_due on outreach.request (next_letter_at) where next_letter_at is not null;

alter table outreach.campaign enable row level security;
create policy visible on outreach.campaign for select to beffroi_app
  using ((select platform.is_system()) or organisation_id in (select territory.offices('agent')));
create policy added on outreach.campaign for insert to beffroi_app
  with check (organisation_id in (select territory.offices('administrator')));
create policy changed on outreach.campaign for update to beffroi_app
  using ((select platform.is_system()) or organisation_id in (select territory.offices('administrator')));
grant select, insert on outreach.campaign to beffroi_app;
grant update (closed_at) on outreach.campaign to beffroi_app;

-- `people` opens to the commune's own people and to no mandate: what one relay asks is not another's to read.
alter table outreach.request enable row level security;
create policy visible on outreach.request for select to beffroi_app
  using ((select platform.is_system()) or organisation_id in (select territory.visible('people'))
    or holder_id in (select territory.offices('agent')));
create policy added on outreach.request for insert to beffroi_app
  with check (holder_id in (select territory.offices('administrator')));
create policy changed on outreach.request for update to beffroi_app
  using ((select platform.is_system()) or organisation_id in (select territory.visible('people'))
    or holder_id in (select territory.offices('administrator')));
grant select, insert on outreach.request to beffroi_app;
grant update (done_at, done_by, done_by_name, contact, withdrawn_at, next_letter_at, letters_sent) on outreach.request to beffroi_app;
