-- An agent of 5,000 communes who opens one asks for that one: its mandate is found by its index, not among all of them.
create or replace function territory.visible(scope text) returns setof uuid
  language sql stable security definer set search_path = ''
  as $$
    select m.organisation_id
    from territory.member m
    join territory.role_right r on r.role = m.role
    where m.person_id = (select platform.current_person())
      and r.area = split_part(scope, ':', 1)
      and r.act = coalesce(nullif(split_part(scope, ':', 2), ''), 'read')
      and (m.until_at is null or m.until_at > (select platform.current_instant()))
      and m.role not in ('relay-agent', 'relay-administrator')
      and ((select platform.within()) is null or m.organisation_id = any ((select platform.within())::uuid[]))
    union
    select d.organisation_id
    from territory.member m
    join territory.role_right r on r.role = m.role
    join territory.mandate d on d.holder_id = m.organisation_id
    where (select platform.within()) is null
      and m.person_id = (select platform.current_person())
      and m.role in ('relay-agent', 'relay-administrator')
      and r.area = split_part(scope, ':', 1)
      and r.act = coalesce(nullif(split_part(scope, ':', 2), ''), 'read')
      and not (r.area = 'space' and r.act = 'write')
      and (m.until_at is null or m.until_at > (select platform.current_instant()))
      and d.granted_at is not null and d.revoked_at is null
      and (select (platform.current_instant() at time zone 'Europe/Paris')::date) between d.from_on and d.until_on
      and d.scopes && (select array_agg(a.scope) from territory.scope_area a where a.area = split_part(visible.scope, ':', 1))
    union
    select d.organisation_id
    from territory.mandate d
    join territory.member m on m.organisation_id = d.holder_id
    join territory.role_right r on r.role = m.role
    where d.organisation_id = any ((select platform.within())::uuid[])
      and m.person_id = (select platform.current_person())
      and m.role in ('relay-agent', 'relay-administrator')
      and r.area = split_part(scope, ':', 1)
      and r.act = coalesce(nullif(split_part(scope, ':', 2), ''), 'read')
      and not (r.area = 'space' and r.act = 'write')
      and (m.until_at is null or m.until_at > (select platform.current_instant()))
      and d.granted_at is not null and d.revoked_at is null
      and (select (platform.current_instant() at time zone 'Europe/Paris')::date) between d.from_on and d.until_on
      and d.scopes && (select array_agg(a.scope) from territory.scope_area a where a.area = split_part(visible.scope, ':', 1))
    union
    select v.id from territory.visible_to_token(scope) v(id)
    where platform.token_organisation() is not null
      and ((select platform.within()) is null or v.id = any ((select platform.within())::uuid[]))
    union
    select platform.current_organisation() where platform.current_organisation() is not null
  $$;

create or replace function territory.door_mandates(holder uuid)
  returns table (mandate_id uuid, organisation_id uuid, insee text, state text, scopes text[], from_on date,
    until_on date, granted_at timestamptz, is_opened boolean)
  language sql stable security definer set search_path = ''
  as $$
    with today as materialized (
      select (platform.current_instant() at time zone 'Europe/Paris')::date as day
    ),
    judged as (
      select m.id, m.organisation_id, o.insee, m.scopes, m.from_on, m.until_on, m.granted_at, o.peopled_at,
        case when m.granted_at is null then 3 when t.day > m.until_on then 4 when t.day < m.from_on then 2 else 1 end as rank
      from territory.mandate m
      join territory.organisation o on o.id = m.organisation_id
      cross join today t
      where m.holder_id = holder and m.revoked_at is null
        and ((select platform.within()) is null or m.organisation_id = any ((select platform.within())::uuid[]))
        and holder in (select territory.offices('agent'))
    )
    select distinct on (j.organisation_id) j.id, j.organisation_id, j.insee,
      (array['in-force', 'to-come', 'proposed', 'over'])[j.rank], j.scopes, j.from_on, j.until_on, j.granted_at,
      case when j.rank = 1 then j.peopled_at is not null end
    from judged j
    order by j.organisation_id, j.rank, j.id desc
  $$;
