-- The actions of a plan, their append-only history, what people wrote about them, and the cost of a week.
create schema plan;
grant usage on schema plan to beffroi_app;

create table plan.action (
  id uuid primary key default uuidv7(),
  organisation_id uuid not null references territory.organisation (id) on delete cascade,
  measure_id text not null check (length(measure_id) between 1 and 80),
  -- do the measure, ask what nobody knows, renew a proof that ran out, prove what is declared
  kind text not null check (kind in ('do', 'ask', 'renew', 'prove')),
  -- done: a person says so, nothing proves it yet; closed: what is seen or said says so.
  status text not null check (status in ('open', 'done', 'closed')),
  owner text check (length(owner) between 1 and 120),
  due_on date,
  due_set_by_person boolean not null default false,
  -- Euros, all taxes included, as the commune was quoted; null: the range of the measure.
  cost_in_euros integer check (cost_in_euros between 0 and 10000000),
  -- Place in the list chosen by a person, from 1; null: the formula decides.
  manual_position integer check (manual_position between 1 and 1000),
  opened_at timestamptz not null,
  closed_at timestamptz,
  closed_because text,
  version integer not null default 1 check (version >= 1),
  check ((status = 'open') = (closed_at is null)),
  -- A measure has one action, which opens, closes and reopens.
  unique (organisation_id, measure_id)
);

create table plan.action_event (
  id uuid primary key default uuidv7(),
  organisation_id uuid not null references territory.organisation (id) on delete cascade,
  action_id uuid not null references plan.action (id) on delete cascade,
  kind text not null,
  at timestamptz not null,
  -- null: Beffroi itself, after something was seen.
  person_id uuid,
  person_name text,
  sentence text not null check (length(sentence) between 1 and 1000)
);
create index action_event_action on plan.action_event (organisation_id, action_id, at);

create table plan.action_comment (
  id uuid primary key default uuidv7(),
  organisation_id uuid not null references territory.organisation (id) on delete cascade,
  action_id uuid not null references plan.action (id) on delete cascade,
  at timestamptz not null,
  person_id uuid not null,
  person_name text not null,
  text text not null check (length(text) between 1 and 2000)
);
create index action_comment_action on plan.action_comment (organisation_id, action_id, at);

-- What the commune corrected in the estimate of a week without computers; null: the proposed value stands.
create table plan.week_cost (
  organisation_id uuid primary key references territory.organisation (id) on delete cascade,
  inputs jsonb not null,
  saved_at timestamptz not null,
  saved_by uuid not null,
  version integer not null check (version >= 1)
);

alter table plan.action enable row level security;
create policy visible on plan.action to beffroi_app
  using ((select platform.is_system()) or organisation_id in (select territory.visible('read')))
  with check ((select platform.is_system()) or organisation_id in (select territory.visible('write')));

alter table plan.week_cost enable row level security;
create policy visible on plan.week_cost to beffroi_app
  using ((select platform.is_system()) or organisation_id in (select territory.visible('read')))
  with check ((select platform.is_system()) or organisation_id in (select territory.visible('write')));

alter table plan.action_event enable row level security;
create policy readable on plan.action_event for select to beffroi_app
  using ((select platform.is_system()) or organisation_id in (select territory.visible('read')));
create policy appendable on plan.action_event for insert to beffroi_app
  with check ((select platform.is_system()) or organisation_id in (select territory.visible('write')));

alter table plan.action_comment enable row level security;
create policy readable on plan.action_comment for select to beffroi_app
  using ((select platform.is_system()) or organisation_id in (select territory.visible('read')));
create policy appendable on plan.action_comment for insert to beffroi_app
  with check ((select platform.is_system()) or organisation_id in (select territory.visible('write')));

grant select, insert, update on plan.action, plan.week_cost to beffroi_app;
-- No update, no delete: the past of an action is not rewritten.
grant select, insert on plan.action_event, plan.action_comment to beffroi_app;
