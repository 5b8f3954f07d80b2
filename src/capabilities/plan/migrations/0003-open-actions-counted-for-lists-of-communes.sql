-- How many actions are open in each commune, counted at each change, so that a list of communes is one query.
create table plan.tally (
  organisation_id uuid primary key references territory.organisation (id) on delete cascade,
  open_count integer not null,
  ended_count integer not null
);

create function plan.keep_tally() returns trigger
  language plpgsql security definer set search_path = ''
  as $$
    begin
      insert into plan.tally (organisation_id, open_count, ended_count)
      select a.organisation_id, count(*) filter (where a.status = 'open'), count(*) filter (where a.status <> 'open')
      from plan.action a
      where a.organisation_id in (select c.organisation_id from changed c)
      group by a.organisation_id order by a.organisation_id
      on conflict (organisation_id)
        do update set open_count = excluded.open_count, ended_count = excluded.ended_count;
      return null;
    end
  $$;
revoke execute on function plan.keep_tally() from public;
create trigger counted_when_added after insert on plan.action
  referencing new table as changed for each statement execute function plan.keep_tally();
create trigger counted_when_changed after update on plan.action
  referencing new table as changed for each statement execute function plan.keep_tally();

insert into plan.tally (organisation_id, open_count, ended_count)
  select organisation_id, count(*) filter (where status = 'open'), count(*) filter (where status <> 'open')
  from plan.action group by organisation_id;

-- Only the triggers write it.
alter table plan.tally enable row level security;
create policy visible on plan.tally for select to beffroi_app
  using ((select platform.is_system()) or organisation_id in (select territory.visible('plan')));
grant select on plan.tally to beffroi_app;

create index action_ended on plan.action (closed_at) where closed_at is not null;

create view plan.door_tally with (security_invoker = true) as
  select organisation_id, open_count, ended_count from plan.tally;
create view plan.door_ended_action with (security_invoker = true) as
  select organisation_id, measure_id, closed_at from plan.action where status <> 'open';
grant select on plan.door_tally, plan.door_ended_action to beffroi_app;
