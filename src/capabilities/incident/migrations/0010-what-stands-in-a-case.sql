-- What stands in a case today, its lessons, and one cause over many communes.

-- Each part replaces the one before it; how it came to that is in the logbook. Nothing of it changes once the case is
-- closed: the policies say so.
create table incident.part (
  organisation_id uuid not null,
  incident_id uuid not null,
  kind text not null check (kind in ('situation', 'step', 'decision', 'instant', 'start', 'limit', 'service', 'task',
    'handover', 'breach', 'outcome')),
  -- Which step, clock, service…; empty where a case has one only.
  key text not null,
  value jsonb not null,
  set_at timestamptz not null,
  set_by uuid not null,
  set_by_name text not null,
  primary key (incident_id, kind, key),
  foreign key (incident_id, organisation_id) references incident.incident (id, organisation_id) on delete cascade
);

-- What was learnt: it outlives the case, and is carried into the plan by whoever may write there.
create table incident.lesson (
  id uuid primary key default uuidv7(),
  organisation_id uuid not null,
  incident_id uuid not null,
  place integer not null,
  words text not null,
  measure_id text,
  learnt_at timestamptz not null,
  carried_at timestamptz,
  -- Null once it was carried where no action was open.
  action_id uuid,
  foreign key (incident_id, organisation_id) references incident.incident (id, organisation_id) on delete cascade,
  unique (incident_id, place)
);

-- One cause over many communes, as a relay sees it; each commune keeps its own case, logbook and clocks.
create table incident.cause (
  id uuid primary key default uuidv7(),
  organisation_id uuid not null references territory.organisation (id) on delete cascade,
  title text not null,
  kind text not null check (kind ~ '^[a-z][a-z-]{0,39}$'),
  is_exercise boolean not null,
  begun_at timestamptz not null,
  opened_at timestamptz not null,
  opened_by uuid not null,
  closed_at timestamptz
);
create index cause_organisation on incident.cause (organisation_id, opened_at desc);

create table incident.cause_case (
  incident_id uuid primary key,
  organisation_id uuid not null,
  cause_id uuid not null references incident.cause (id) on delete cascade,
  -- As the commune reads it, who may not see the rest of the cause.
  cause_title text not null,
  attached_at timestamptz not null,
  attached_by uuid not null,
  foreign key (incident_id, organisation_id) references incident.incident (id, organisation_id) on delete cascade
);
create index cause_case_cause on incident.cause_case (cause_id);

do $$
  declare
    name text;
  begin
    foreach name in array array['part', 'lesson', 'cause_case']
    loop
      execute format('alter table incident.%I enable row level security', name);
      execute format($policy$create policy readable on incident.%I for select to beffroi_app
        using ((select platform.is_system()) or organisation_id in (select territory.visible('incident')))$policy$, name);
    end loop;
  end $$;

create policy settable on incident.part for insert to beffroi_app
  with check (organisation_id in (select territory.visible('incident:write'))
    and incident_id in (select i.id from incident.incident i where i.id = incident_id and i.closed_at is null));
create policy changeable on incident.part for update to beffroi_app
  using (organisation_id in (select territory.visible('incident:write')))
  with check (organisation_id in (select territory.visible('incident:write'))
    and incident_id in (select i.id from incident.incident i where i.id = incident_id and i.closed_at is null));
create policy removable on incident.part for delete to beffroi_app
  using (organisation_id in (select territory.visible('incident:write'))
    and incident_id in (select i.id from incident.incident i where i.id = incident_id and i.closed_at is null));
grant select, insert, delete on incident.part to beffroi_app;
grant update (value, set_at, set_by, set_by_name) on incident.part to beffroi_app;

create policy learnable on incident.lesson for insert to beffroi_app
  with check (organisation_id in (select territory.visible('incident:write')));
create policy carriable on incident.lesson for update to beffroi_app
  using (organisation_id in (select territory.visible('plan:write')))
  with check (organisation_id in (select territory.visible('plan:write')));
grant select, insert on incident.lesson to beffroi_app;
grant update (carried_at, action_id) on incident.lesson to beffroi_app;

alter table incident.cause enable row level security;
create policy readable on incident.cause for select to beffroi_app
  using (organisation_id in (select territory.offices('agent')));
create policy openable on incident.cause for insert to beffroi_app
  with check (organisation_id in (select territory.offices('agent')));
create policy closable on incident.cause for update to beffroi_app
  using (organisation_id in (select territory.offices('agent')))
  with check (organisation_id in (select territory.offices('agent')));
grant select, insert on incident.cause to beffroi_app;
grant update (closed_at) on incident.cause to beffroi_app;

create policy attachable on incident.cause_case for insert to beffroi_app
  with check (organisation_id in (select territory.visible('incident:write'))
    and cause_id in (select c.id from incident.cause c));
create policy detachable on incident.cause_case for delete to beffroi_app
  using (organisation_id in (select territory.visible('incident:write')));
grant select, insert, delete on incident.cause_case to beffroi_app;
