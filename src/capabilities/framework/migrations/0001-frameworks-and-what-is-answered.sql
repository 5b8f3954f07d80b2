-- Libraries of frameworks as they were imported, and what each organisation answers to them.
create schema framework;
grant usage on schema framework to beffroi_app;

-- Never changed: another version is another row.
create table framework.library (
  id uuid primary key default uuidv7(),
  -- Who brought it in. Where others answer it too, it cannot leave with the organisation.
  organisation_id uuid not null references territory.organisation (id) on delete cascade,
  -- Brought in by the installer for every organisation of this installation.
  is_for_all boolean not null,
  urn text not null check (length(urn) <= 400),
  version integer not null check (version >= 0),
  name text not null,
  provider text,
  copyright text,
  -- Of the file, to know the same one again.
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  -- What a list shows of it, without its thousands of requirements.
  summary jsonb not null,
  content jsonb not null,
  imported_at timestamptz not null,
  imported_by uuid not null,
  imported_by_name text not null,
  unique (organisation_id, urn, version)
);
create unique index library_for_all on framework.library (urn, version) where is_for_all;

-- One for an organisation and a framework.
create table framework.assessment (
  id uuid primary key default uuidv7(),
  organisation_id uuid not null references territory.organisation (id) on delete cascade,
  library_id uuid not null references framework.library (id),
  framework_urn text not null,
  -- Groups that a person keeps; those that answers open are found each time.
  kept_groups text[] not null,
  begun_at timestamptz not null,
  begun_by_name text not null,
  version integer not null default 1 check (version >= 1),
  unique (organisation_id, framework_urn)
);

create table framework.answer (
  organisation_id uuid not null references territory.organisation (id) on delete cascade,
  assessment_id uuid not null references framework.assessment (id) on delete cascade,
  question_urn text not null check (length(question_urn) <= 500),
  choice_urns text[] not null,
  value text check (length(value) between 1 and 4000),
  is_unknown boolean not null,
  note text check (length(note) between 1 and 2000),
  answered_at timestamptz not null,
  answered_by uuid not null,
  answered_by_name text not null,
  version integer not null check (version >= 1),
  primary key (assessment_id, question_urn),
  check (not is_unknown or (cardinality(choice_urns) = 0 and value is null))
);

-- Every saved answer, the current one included.
create table framework.answer_history (
  id uuid primary key default uuidv7(),
  organisation_id uuid not null references territory.organisation (id) on delete cascade,
  assessment_id uuid not null references framework.assessment (id) on delete cascade,
  question_urn text not null,
  library_id uuid not null references framework.library (id),
  choice_urns text[] not null,
  value text,
  is_unknown boolean not null,
  note text,
  answered_at timestamptz not null,
  answered_by uuid not null,
  answered_by_name text not null,
  version integer not null
);
create index answer_history_assessment on framework.answer_history (assessment_id, question_urn, answered_at desc);

alter table framework.library enable row level security;
create policy readable on framework.library for select to beffroi_app
  using ((select platform.is_system()) or organisation_id in (select territory.offices('agent'))
    or organisation_id in (select territory.visible('diagnostic'))
    or (is_for_all and (select platform.current_person()) is not null));
create policy addable on framework.library for insert to beffroi_app
  with check ((select platform.is_system())
    or (not is_for_all and organisation_id in (select territory.offices('administrator'))));

alter table framework.assessment enable row level security;
create policy visible on framework.assessment for select to beffroi_app
  using ((select platform.is_system()) or organisation_id in (select territory.offices('agent'))
    or organisation_id in (select territory.visible('diagnostic')));
create policy added on framework.assessment for insert to beffroi_app
  with check ((select platform.is_system()) or organisation_id in (select territory.offices('agent'))
    or organisation_id in (select territory.visible('diagnostic:write')));
create policy changed on framework.assessment for update to beffroi_app
  using ((select platform.is_system()) or organisation_id in (select territory.offices('agent'))
    or organisation_id in (select territory.visible('diagnostic:write')));

alter table framework.answer enable row level security;
create policy visible on framework.answer for select to beffroi_app
  using ((select platform.is_system()) or organisation_id in (select territory.offices('agent'))
    or organisation_id in (select territory.visible('diagnostic')));
create policy added on framework.answer for insert to beffroi_app
  with check ((select platform.is_system()) or organisation_id in (select territory.offices('agent'))
    or organisation_id in (select territory.visible('diagnostic:write')));
create policy changed on framework.answer for update to beffroi_app
  using ((select platform.is_system()) or organisation_id in (select territory.offices('agent'))
    or organisation_id in (select territory.visible('diagnostic:write')));
create policy removed on framework.answer for delete to beffroi_app
  using ((select platform.is_system()) or organisation_id in (select territory.offices('agent'))
    or organisation_id in (select territory.visible('diagnostic:write')));

alter table framework.answer_history enable row level security;
create policy readable on framework.answer_history for select to beffroi_app
  using ((select platform.is_system()) or organisation_id in (select territory.offices('agent'))
    or organisation_id in (select territory.visible('diagnostic')));
create policy appendable on framework.answer_history for insert to beffroi_app
  with check ((select platform.is_system()) or organisation_id in (select territory.offices('agent'))
    or organisation_id in (select territory.visible('diagnostic:write')));

grant select, insert on framework.library, framework.answer_history to beffroi_app;
grant select, insert, update on framework.assessment to beffroi_app;
grant select, insert, update, delete on framework.answer to beffroi_app;
