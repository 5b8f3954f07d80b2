-- How many actions ended in the last month in which any did: what « this month » counts of 5,000 communes without reading their actions.
alter table plan.tally add column ended_month_on date, add column ended_in_month integer not null default 0;

create or replace function plan.keep_tally() returns trigger
  language plpgsql security definer set search_path = ''
  as $$
    begin
      insert into plan.tally (organisation_id, open_count, ended_count, ended_month_on, ended_in_month)
      select a.organisation_id, count(*) filter (where a.status = 'open'), count(*) filter (where a.status <> 'open'),
        max(a.month_on), count(*) filter (where a.month_on = a.last_month_on)
      from (
        select b.organisation_id, b.status, b.month_on, max(b.month_on) over (partition by b.organisation_id) as last_month_on
        from (
          select c.organisation_id, c.status,
            case when c.status <> 'open' then date_trunc('month', c.closed_at at time zone 'Europe/Paris')::date end as month_on
          from plan.action c where c.organisation_id in (select d.organisation_id from changed d)
        ) b
      ) a
      group by a.organisation_id order by a.organisation_id
      on conflict (organisation_id) do update set open_count = excluded.open_count, ended_count = excluded.ended_count,
        ended_month_on = excluded.ended_month_on, ended_in_month = excluded.ended_in_month;
      return null;
    end
  $$;

update plan.tally t set ended_month_on = e.month_on, ended_in_month = e.count
from (
  select distinct on (a.organisation_id) a.organisation_id,
    date_trunc('month', a.closed_at at time zone 'Europe/Paris')::date as month_on, count(*) as count
  from plan.action a where a.status <> 'open' and a.closed_at is not null
  group by 1, 2 order by 1, 2 desc
) e
where e.organisation_id = t.organisation_id;

create or replace view plan.door_tally with (security_invoker = true) as
  select organisation_id, open_count, ended_count, ended_month_on, ended_in_month from plan.tally;
