-- What a commune said of itself: answers with their past, critical records, letters to the provider.
create schema diagnostic;
grant usage on schema diagnostic to beffroi_app;

create table diagnostic.answer (
  organisation_id uuid not null references territory.organisation (id) on delete cascade,
  question_id text not null check (length(question_id) between 1 and 80),
  reply text not null check (reply in ('yes', 'partly', 'no', 'dont-know', 'provider-knows', 'not-concerned')),
  -- null: not given; '' is never stored.
  reason text check (length(reason) between 1 and 500),
  note text check (length(note) between 1 and 2000),
  answered_at timestamptz not null,
  answered_by uuid not null,
  -- The name as it was that day: it stays readable when the account is gone.
  answered_by_name text not null,
  version integer not null check (version >= 1),
  primary key (organisation_id, question_id)
);

-- Every saved answer, the current one included.
create table diagnostic.answer_history (
  id uuid primary key default uuidv7(),
  organisation_id uuid not null references territory.organisation (id) on delete cascade,
  question_id text not null,
  version integer not null,
  reply text not null,
  reason text,
  note text,
  answered_at timestamptz not null,
  answered_by uuid not null,
  answered_by_name text not null,
  unique (organisation_id, question_id, version)
);

-- « Données critiques »: one line per kind of record without which the town hall stops.
create table diagnostic.critical_data (
  organisation_id uuid not null references territory.organisation (id) on delete cascade,
  kind text not null check (length(kind) between 1 and 80),
  where_kept text check (length(where_kept) between 1 and 500),
  how_saved text check (length(how_saved) between 1 and 500),
  responsible text check (length(responsible) between 1 and 200),
  -- How long the commune can do without; null: not said.
  tolerable_hours integer check (tolerable_hours between 0 and 8760),
  saved_at timestamptz not null,
  saved_by uuid not null,
  saved_by_name text not null,
  version integer not null check (version >= 1),
  primary key (organisation_id, kind)
);

-- When the provider was asked, what, and by when an answer is expected. Beffroi sends nothing itself.
create table diagnostic.provider_letter (
  id uuid primary key default uuidv7(),
  organisation_id uuid not null references territory.organisation (id) on delete cascade,
  question_ids text[] not null check (cardinality(question_ids) between 1 and 200),
  sent_on date not null,
  due_on date not null,
  recorded_at timestamptz not null,
  recorded_by uuid not null,
  recorded_by_name text not null
);
create index provider_letter_organisation on diagnostic.provider_letter (organisation_id, recorded_at desc);

alter table diagnostic.answer enable row level security;
create policy visible on diagnostic.answer to beffroi_app
  using ((select platform.is_system()) or organisation_id in (select territory.visible('read')))
  with check ((select platform.is_system()) or organisation_id in (select territory.visible('write')));

alter table diagnostic.critical_data enable row level security;
create policy visible on diagnostic.critical_data to beffroi_app
  using ((select platform.is_system()) or organisation_id in (select territory.visible('read')))
  with check ((select platform.is_system()) or organisation_id in (select territory.visible('write')));

alter table diagnostic.answer_history enable row level security;
create policy readable on diagnostic.answer_history for select to beffroi_app
  using ((select platform.is_system()) or organisation_id in (select territory.visible('read')));
create policy appendable on diagnostic.answer_history for insert to beffroi_app
  with check ((select platform.is_system()) or organisation_id in (select territory.visible('write')));

alter table diagnostic.provider_letter enable row level security;
create policy readable on diagnostic.provider_letter for select to beffroi_app
  using ((select platform.is_system()) or organisation_id in (select territory.visible('read')));
create policy appendable on diagnostic.provider_letter for insert to beffroi_app
  with check ((select platform.is_system()) or organisation_id in (select territory.visible('write')));

grant select, insert, update on diagnostic.answer, diagnostic.critical_data to beffroi_app;
-- No update, no delete: what was said stays said.
grant select, insert on diagnostic.answer_history, diagnostic.provider_letter to beffroi_app;
