-- One row a check asked for, and what it found. Findings are kept: the past of a domain is its history.
create schema watch;
grant usage on schema watch to beffroi_app;

create table watch.visit (
  id uuid primary key default uuidv7(),
  organisation_id uuid not null references territory.organisation (id) on delete cascade,
  status text not null check (status in ('waiting', 'running', 'done', 'failed')),
  requested_at timestamptz not null,
  requested_by uuid,
  finished_at timestamptz,
  steps_done integer not null default 0,
  steps_total integer not null default 0,
  -- What was visited: the domain, the mail address and the site, and which were assumed.
  target jsonb not null,
  levels jsonb
);
create index visit_newest on watch.visit (organisation_id, requested_at desc);
-- Two people at once start one visit, not two.
create unique index visit_under_way on watch.visit (organisation_id) where status in ('waiting', 'running');

create table watch.finding (
  visit_id uuid not null references watch.visit (id) on delete cascade,
  organisation_id uuid not null references territory.organisation (id) on delete cascade,
  code text not null,
  rank integer not null,
  verdict text not null check (verdict in ('ok', 'to-fix', 'could-not-tell', 'not-applicable')),
  title text not null,
  meaning text not null,
  evidence jsonb not null,
  fix jsonb,
  observed_at timestamptz not null,
  primary key (visit_id, code)
);
create index finding_history on watch.finding (organisation_id, code, observed_at desc);

alter table watch.visit enable row level security;
create policy visible on watch.visit to beffroi_app
  using ((select platform.is_system()) or organisation_id in (select territory.visible('read')))
  with check ((select platform.is_system()) or organisation_id in (select territory.visible('write')));

alter table watch.finding enable row level security;
create policy visible on watch.finding to beffroi_app
  using ((select platform.is_system()) or organisation_id in (select territory.visible('read')))
  with check ((select platform.is_system()) or organisation_id in (select territory.visible('write')));

grant select, insert, update on watch.visit to beffroi_app;
grant select, insert on watch.finding to beffroi_app;
