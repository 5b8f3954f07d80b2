-- Dated proofs: inserted, superseded by newer ones, never changed.
create schema evidence;
grant usage on schema evidence to beffroi_app;

create table evidence.file (
  id uuid primary key default uuidv7(),
  organisation_id uuid not null references territory.organisation (id) on delete cascade,
  name text not null check (length(name) between 1 and 255),
  media_type text not null,
  size_in_bytes integer not null check (size_in_bytes between 1 and 10485760),
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  content bytea not null,
  added_at timestamptz not null,
  added_by uuid
);
create index file_organisation on evidence.file (organisation_id);

create table evidence.record (
  id uuid primary key default uuidv7(),
  organisation_id uuid not null references territory.organisation (id) on delete cascade,
  subject text not null,
  verdict text not null check (verdict in ('supports', 'denies', 'could-not-tell', 'not-applicable')),
  source text not null check (source in ('check', 'answer', 'document', 'person', 'agent')),
  observed_at timestamptz not null,
  expires_at timestamptz,
  summary text not null,
  detail jsonb not null default '{}',
  file_id uuid references evidence.file (id),
  person_id uuid,
  recorded_at timestamptz not null
);
create index record_by_subject on evidence.record (organisation_id, subject, observed_at desc);

alter table evidence.record enable row level security;
create policy readable on evidence.record for select to beffroi_app
  using ((select platform.is_system()) or organisation_id in (select territory.visible('read')));
create policy appendable on evidence.record for insert to beffroi_app
  with check ((select platform.is_system()) or organisation_id in (select territory.visible('write')));

alter table evidence.file enable row level security;
create policy readable on evidence.file for select to beffroi_app
  using ((select platform.is_system()) or organisation_id in (select territory.visible('read')));
create policy appendable on evidence.file for insert to beffroi_app
  with check ((select platform.is_system()) or organisation_id in (select territory.visible('write')));

-- No update, no delete: the program itself cannot rewrite the past.
grant select, insert on evidence.record, evidence.file to beffroi_app;
