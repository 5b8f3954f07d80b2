-- As before, but where the speaker sits and what their role may do is settled once, not at each of 5,000 mandates.
create or replace function territory.visible(scope text) returns setof uuid
  language sql stable security definer set search_path = ''
  as $$
    with asked as materialized (
      select split_part(visible.scope, ':', 1) as area, coalesce(nullif(split_part(visible.scope, ':', 2), ''), 'read') as act
    ),
    seat as materialized (
      select m.organisation_id, m.role in ('relay-agent', 'relay-administrator') as is_office
      from territory.member m
      join asked a on true
      join territory.role_right r on r.role = m.role and r.area = a.area and r.act = a.act
      where m.person_id = (select platform.current_person())
        and (m.until_at is null or m.until_at > (select platform.current_instant()))
    )
    select s.organisation_id from seat s
    where not s.is_office
      and ((select platform.within()) is null or s.organisation_id = any ((select platform.within())::uuid[]))
    union all
    select d.organisation_id
    from seat s
    join territory.mandate d on d.holder_id = s.organisation_id
    where (select platform.within()) is null
      and s.is_office
      and (select visible.scope) <> 'space:write'
      and d.granted_at is not null and d.revoked_at is null
      and (select (platform.current_instant() at time zone 'Europe/Paris')::date) between d.from_on and d.until_on
      and d.scopes && (select array_agg(o.scope) from territory.scope_area o join asked a on a.area = o.area)
    union all
    select d.organisation_id
    from territory.mandate d
    join seat s on s.organisation_id = d.holder_id
    where d.organisation_id = any ((select platform.within())::uuid[])
      and s.is_office
      and (select visible.scope) <> 'space:write'
      and d.granted_at is not null and d.revoked_at is null
      and (select (platform.current_instant() at time zone 'Europe/Paris')::date) between d.from_on and d.until_on
      and d.scopes && (select array_agg(o.scope) from territory.scope_area o join asked a on a.area = o.area)
    union all
    select v.id from territory.visible_to_token(scope) v(id)
    where platform.token_organisation() is not null
      and ((select platform.within()) is null or v.id = any ((select platform.within())::uuid[]))
    union all
    select platform.current_organisation() where platform.current_organisation() is not null
  $$;
