-- What the last finished visit of each commune found, and what got worse since the one before: a list is one query.
create table watch.latest (
  organisation_id uuid primary key references territory.organisation (id) on delete cascade,
  visit_id uuid not null references watch.visit (id) on delete cascade,
  finished_at timestamptz not null,
  levels jsonb,
  to_fix_count integer not null,
  -- In order at the visit before, to be repaired now.
  worse_count integer not null
);

create function watch.keep_latest() returns trigger
  language plpgsql security definer set search_path = ''
  as $$
    begin
      insert into watch.latest (organisation_id, visit_id, finished_at, levels, to_fix_count, worse_count)
      select v.organisation_id, v.id, coalesce(v.finished_at, v.requested_at), v.levels,
        count(*) filter (where f.verdict = 'to-fix'),
        count(*) filter (where f.verdict = 'to-fix' and b.verdict = 'ok')
      from (
        select distinct on (w.organisation_id) w.*
        from watch.visit w
        where w.status = 'done' and w.organisation_id in (select a.organisation_id from added a)
        order by w.organisation_id, w.requested_at desc, w.id desc
      ) v
      join watch.finding f on f.visit_id = v.id
      left join lateral (
        select p.id from watch.visit p
        where p.organisation_id = v.organisation_id and p.status = 'done' and p.requested_at < v.requested_at
        order by p.requested_at desc limit 1
      ) before on true
      left join watch.finding b on b.visit_id = before.id and b.code = f.code
      group by v.organisation_id, v.id, v.finished_at, v.requested_at, v.levels
      order by v.organisation_id
      on conflict (organisation_id) do update set visit_id = excluded.visit_id, finished_at = excluded.finished_at,
        levels = excluded.levels, to_fix_count = excluded.to_fix_count, worse_count = excluded.worse_count;
      return null;
    end
  $$;
revoke execute on function watch.keep_latest() from public;
create trigger latest_kept after insert on watch.finding
  referencing new table as added for each statement execute function watch.keep_latest();

insert into watch.latest (organisation_id, visit_id, finished_at, levels, to_fix_count, worse_count)
  select v.organisation_id, v.id, coalesce(v.finished_at, v.requested_at), v.levels,
    (select count(*) from watch.finding f where f.visit_id = v.id and f.verdict = 'to-fix'), 0
  from (
    select distinct on (organisation_id) * from watch.visit where status = 'done'
    order by organisation_id, requested_at desc, id desc
  ) v;

-- Only the trigger writes it.
alter table watch.latest enable row level security;
create policy visible on watch.latest for select to beffroi_app
  using ((select platform.is_system()) or organisation_id in (select territory.visible('presence')));
grant select on watch.latest to beffroi_app;

create view watch.door_latest with (security_invoker = true) as
  select organisation_id, finished_at, levels, to_fix_count, worse_count from watch.latest;
grant select on watch.door_latest to beffroi_app;
