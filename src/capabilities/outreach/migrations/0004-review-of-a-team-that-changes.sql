-- The guided review after an election or a change of team: what was decided, step by step, and how it ended.
create table outreach.team_review (
  id uuid primary key default uuidv7(),
  organisation_id uuid not null references territory.organisation (id) on delete cascade,
  occasion text not null check (occasion in ('election', 'change')),
  started_at timestamptz not null,
  started_by uuid not null,
  started_by_name text not null,
  -- Who stays and who leaves, what is transferred: the shape is that of review/shapes.ts.
  decisions jsonb not null,
  finished_at timestamptz,
  finished_by_name text,
  -- What was true when it ended, for its report.
  outcome jsonb,
  version integer not null default 1 check (version >= 1),
  check ((finished_at is null) = (outcome is null))
);
create unique index team_review_open on outreach.team_review (organisation_id) where finished_at is null;
create index team_review_newest on outreach.team_review (organisation_id, started_at desc);

alter table outreach.team_review enable row level security;
create policy visible on outreach.team_review for select to beffroi_app
  using ((select platform.is_system()) or organisation_id in (select territory.visible('people')));
create policy added on outreach.team_review for insert to beffroi_app
  with check (organisation_id in (select territory.visible('people:write')));
create policy changed on outreach.team_review for update to beffroi_app
  using (organisation_id in (select territory.visible('people:write')));
grant select, insert on outreach.team_review to beffroi_app;
grant update (decisions, finished_at, finished_by_name, outcome, version) on outreach.team_review to beffroi_app;
