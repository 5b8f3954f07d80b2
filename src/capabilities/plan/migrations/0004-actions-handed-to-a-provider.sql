-- To whom the commune hands an action, what he says of it, and what both write about it.
create table plan.assignment (
  id uuid primary key default uuidv7(),
  organisation_id uuid not null references territory.organisation (id) on delete cascade,
  action_id uuid not null references plan.action (id) on delete cascade,
  -- A provider of this installation, or a person with that role in the commune.
  provider_id uuid references territory.organisation (id) on delete cascade,
  person_id uuid,
  -- As they are called, for those who may not read each other's row.
  assignee_name text not null,
  commune_insee text not null,
  commune_name text not null,
  assigned_at timestamptz not null,
  assigned_by uuid not null,
  assigned_by_name text not null,
  -- asked: to be done; said-done: he says so, the commune has not confirmed; confirmed: it has.
  state text not null check (state in ('asked', 'said-done', 'confirmed')),
  said_at timestamptz,
  said_by_name text,
  said_note text check (length(said_note) between 1 and 2000),
  file_id uuid,
  file_name text,
  withdrawn_at timestamptz,
  check ((provider_id is null) <> (person_id is null)),
  check (state = 'asked' or said_at is not null)
);
create unique index assignment_current on plan.assignment (organisation_id, action_id) where withdrawn_at is null;
create index assignment_provider on plan.assignment (provider_id) where withdrawn_at is null;
create index assignment_person on plan.assignment (person_id) where withdrawn_at is null;

-- What the commune and its provider write to each other about an action; the commune's own comments stay its own.
create table plan.assignment_message (
  id uuid primary key default uuidv7(),
  organisation_id uuid not null references territory.organisation (id) on delete cascade,
  assignment_id uuid not null references plan.assignment (id) on delete cascade,
  at timestamptz not null,
  person_id uuid not null,
  person_name text not null,
  is_from_provider boolean not null,
  text text not null check (length(text) between 1 and 2000)
);
create index assignment_message_assignment on plan.assignment_message (assignment_id, at);

alter table plan.assignment enable row level security;
create policy readable on plan.assignment for select to beffroi_app
  using ((select platform.is_system()) or organisation_id in (select territory.visible('plan'))
    or (withdrawn_at is null and (organisation_id, provider_id) in
      (select e.organisation_id, e.provider_id from territory.entrusted() e))
    or (withdrawn_at is null and person_id = (select platform.current_person())
      and organisation_id in (select territory.visible('assigned'))));
create policy assignable on plan.assignment for insert to beffroi_app
  with check ((select platform.is_system()) or organisation_id in (select territory.visible('plan:write')));
create policy changeable on plan.assignment for update to beffroi_app
  using ((select platform.is_system()) or organisation_id in (select territory.visible('plan:write')))
  with check ((select platform.is_system()) or organisation_id in (select territory.visible('plan:write')));

alter table plan.assignment_message enable row level security;
create policy readable on plan.assignment_message for select to beffroi_app
  using ((select platform.is_system()) or assignment_id in (select a.id from plan.assignment a));
create policy appendable on plan.assignment_message for insert to beffroi_app
  with check ((select platform.is_system()) or organisation_id in (select territory.visible('plan:write')));

-- Of an action, its provider sees what he needs to do it: neither its cost, nor its comments, nor its history.
create function plan.assigned_actions() returns table (assignment_id uuid, measure_id text, kind text, status text, due_on date)
  language sql stable security definer set search_path = ''
  as $$
    select a.id, c.measure_id, c.kind, c.status, c.due_on
    from plan.assignment a join plan.action c on c.id = a.action_id
    where a.withdrawn_at is null
      and ((a.organisation_id, a.provider_id) in (select e.organisation_id, e.provider_id from territory.entrusted() e)
        or (a.person_id = platform.current_person() and a.organisation_id in (select territory.visible('assigned'))))
  $$;
revoke execute on function plan.assigned_actions() from public;
grant execute on function plan.assigned_actions() to beffroi_app;

grant select, insert, update (state, said_at, said_by_name, said_note, file_id, file_name, withdrawn_at)
  on plan.assignment to beffroi_app;
grant select, insert on plan.assignment_message to beffroi_app;
