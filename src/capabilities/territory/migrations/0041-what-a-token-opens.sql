-- A token speaks for the organisation that made it: in its own commune, or in those that gave it a mandate.
create function territory.visible_to_token(scope text) returns setof uuid
  language sql stable security definer set search_path = ''
  as $$
    with asked as (
      select split_part(scope, ':', 1) as area, coalesce(nullif(split_part(scope, ':', 2), ''), 'read') as act
    )
    select o.id
    from asked a join territory.organisation o on o.id = platform.token_organisation()
    where o.kind = 'commune' and a.area || ':' || a.act = any (platform.token_rights())
    union
    select d.organisation_id
    from asked a join territory.mandate d on d.holder_id = platform.token_organisation()
    where a.area || ':' || a.act = any (platform.token_rights())
      and not (a.area = 'space' and a.act = 'write')
      and d.granted_at is not null and d.revoked_at is null
      and (platform.current_instant() at time zone 'Europe/Paris')::date between d.from_on and d.until_on
      and d.scopes && (select array_agg(s.scope) from territory.scope_area s where s.area = a.area)
  $$;
revoke execute on function territory.visible_to_token(text) from public;

-- As before, and what a token opens.
create or replace function territory.visible(scope text) returns setof uuid
  language sql stable security definer set search_path = ''
  as $$
    select m.organisation_id
    from territory.member m
    join territory.role_right r on r.role = m.role
    where m.person_id = platform.current_person()
      and r.area = split_part(scope, ':', 1)
      and r.act = coalesce(nullif(split_part(scope, ':', 2), ''), 'read')
      and (m.until_at is null or m.until_at > platform.current_instant())
      and m.role not in ('relay-agent', 'relay-administrator')
    union
    select d.organisation_id
    from territory.member m
    join territory.role_right r on r.role = m.role
    join territory.mandate d on d.holder_id = m.organisation_id
    where m.person_id = platform.current_person()
      and m.role in ('relay-agent', 'relay-administrator')
      and r.area = split_part(scope, ':', 1)
      and r.act = coalesce(nullif(split_part(scope, ':', 2), ''), 'read')
      and not (r.area = 'space' and r.act = 'write')
      and (m.until_at is null or m.until_at > platform.current_instant())
      and d.granted_at is not null and d.revoked_at is null
      and (platform.current_instant() at time zone 'Europe/Paris')::date between d.from_on and d.until_on
      and d.scopes && (select array_agg(a.scope) from territory.scope_area a where a.area = split_part(visible.scope, ':', 1))
    union
    select v.id from territory.visible_to_token(scope) v(id) where platform.token_organisation() is not null
    union
    select platform.current_organisation() where platform.current_organisation() is not null
  $$;

-- A token never administers an organisation, and sits in it only when it was told so.
create or replace function territory.offices(seat text) returns setof uuid
  language sql stable security definer set search_path = ''
  as $$
    select m.organisation_id from territory.member m
    where m.person_id = platform.current_person()
      and (m.role = 'relay-administrator' or (seat = 'agent' and m.role = 'relay-agent'))
      and (m.until_at is null or m.until_at > platform.current_instant())
    union
    select o.id from territory.organisation o
    where seat = 'agent' and o.id = platform.token_organisation() and o.kind <> 'commune'
      and 'organisation:read' = any (platform.token_rights())
  $$;

-- How a token stands in the commune of a code: in its own as its secretary would, elsewhere as an agent of the holder.
create function territory.standings_of_token(asked text)
  returns table (organisation_id uuid, insee text, role text, mandate_id uuid, holder_id uuid, scopes text[])
  language sql stable security definer set search_path = ''
  as $$
    with place as (
      select o.id, o.insee from territory.organisation o
      where o.kind = 'commune'
        and (o.insee = asked or o.insee in (select a.leads_to from territory.directory_alias a where a.insee = asked))
    )
    select p.id, p.insee, 'secretary', null::uuid, null::uuid, '{}'::text[]
    from place p where p.id = platform.token_organisation()
    union all
    select p.id, p.insee, 'relay-agent', d.id, d.holder_id, d.scopes
    from place p join territory.mandate d on d.organisation_id = p.id
    where d.holder_id = platform.token_organisation()
      and d.granted_at is not null and d.revoked_at is null
      and (platform.current_instant() at time zone 'Europe/Paris')::date between d.from_on and d.until_on
  $$;

-- What came in was a program, and how the organisation that gave it its token calls it.
alter table territory.access add column by_program text check (length(by_program) between 1 and 200);

create or replace function territory.note_access(mandate uuid, area text, act text, operation text) returns void
  language sql volatile security definer set search_path = ''
  as $$
    insert into territory.access (organisation_id, mandate_id, holder_id, holder_name, person_id, area, act, operation, at,
      read_in_hour, by_program)
    select d.organisation_id, d.id, d.holder_id, d.holder_name, platform.current_person(), $2, $3, $4,
      platform.current_instant(),
      case when $3 = 'read' then date_trunc('hour', platform.current_instant()) end,
      platform.token_name()
    from territory.mandate d
    where d.id = $1 and d.granted_at is not null and d.revoked_at is null
      and (d.holder_id = platform.token_organisation()
        or exists (select from territory.member m
          where m.organisation_id = d.holder_id and m.person_id = platform.current_person()))
    on conflict do nothing
  $$;

-- Who holds a mandate that opens an area of a commune. Owner's rights and granted to nobody: only functions of the
-- owner call it, such as the one that queues webhooks.
create function territory.holders_with(commune uuid, area text) returns setof uuid
  language sql stable security definer set search_path = ''
  as $$
    select d.holder_id from territory.mandate d
    where d.organisation_id = commune and d.granted_at is not null and d.revoked_at is null
      and (platform.current_instant() at time zone 'Europe/Paris')::date between d.from_on and d.until_on
      and d.scopes && (select array_agg(s.scope) from territory.scope_area s where s.area = holders_with.area)
  $$;

-- A holder is told of something by itself, without anybody asking: the trail says so too.
create function territory.note_telling(commune uuid, area text, operation text, holder uuid) returns void
  language sql volatile security definer set search_path = ''
  as $$
    insert into territory.access (organisation_id, mandate_id, holder_id, holder_name, person_id, area, act, operation,
      at, read_in_hour, by_program)
    select d.organisation_id, d.id, d.holder_id, d.holder_name, d.holder_id, $2, 'read', $3,
      platform.current_instant(), date_trunc('hour', platform.current_instant()), 'Envoi automatique'
    from territory.mandate d
    where d.organisation_id = commune and d.holder_id = holder and d.granted_at is not null and d.revoked_at is null
    on conflict do nothing
  $$;

revoke execute on function territory.standings_of_token(text), territory.holders_with(uuid, text),
  territory.note_telling(uuid, text, text, uuid) from public;
grant execute on function territory.standings_of_token(text) to beffroi_app;
