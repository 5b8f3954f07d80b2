-- What the screens of a relay read of communes: the public directory, and its own mandates as they stand today.

-- When the first person of an organisation came in; null: nobody ever did.
alter table territory.organisation add column peopled_at timestamptz;
update territory.organisation o
  set peopled_at = (select min(m.since_at) from territory.member m where m.organisation_id = o.id);

create function territory.keep_first_arrival() returns trigger
  language plpgsql security definer set search_path = ''
  as $$
    begin
      update territory.organisation set peopled_at = new.since_at
      where id = new.organisation_id and peopled_at is null;
      return null;
    end
  $$;
create trigger first_arrival after insert on territory.member
  for each row execute function territory.keep_first_arrival();

create view territory.door_commune with (security_invoker = true) as
  select c.insee, c.name, c.search_key, c.population, c.postal_codes, c.departement_code, d.name as departement_name,
    c.epci_siren, e.name as epci_name
  from territory.directory_commune c
  join territory.directory_departement d on d.code = c.departement_code
  left join territory.directory_epci e on e.siren = c.epci_siren;

create view territory.door_epci with (security_invoker = true) as
  select siren, name, departement_code from territory.directory_epci;

create view territory.door_departement with (security_invoker = true) as
  select code, name from territory.directory_departement;

-- Codes of yesterday: where a commune that merged is found today.
create view territory.door_former_commune with (security_invoker = true) as
  select a.insee, a.name, a.leads_to from territory.directory_alias a
  where a.kind in ('former', 'delegated', 'associated') and a.insee <> a.leads_to;

-- One row a commune, the mandate that counts most: in force, then to come, then proposed, then over. Owner's rights: the
-- organisation of a commune that has not granted yet is hidden from the relay, all but its code.
create function territory.door_mandates(holder uuid)
  returns table (mandate_id uuid, organisation_id uuid, insee text, state text, scopes text[], from_on date,
    until_on date, granted_at timestamptz, is_opened boolean)
  language sql stable security definer set search_path = ''
  as $$
    select distinct on (o.id) m.id, o.id, o.insee, s.state, m.scopes, m.from_on, m.until_on, m.granted_at,
      case when s.state = 'in-force' then o.peopled_at is not null end
    from territory.mandate m
    join territory.organisation o on o.id = m.organisation_id
    cross join lateral (select (platform.current_instant() at time zone 'Europe/Paris')::date as today) t
    cross join lateral (select case
      when m.granted_at is null then 'proposed'
      when t.today > m.until_on then 'over'
      when t.today < m.from_on then 'to-come'
      else 'in-force' end as state) s
    where m.holder_id = holder and m.revoked_at is null
      and holder in (select territory.offices('agent'))
    order by o.id, array_position(array['in-force', 'to-come', 'proposed', 'over'], s.state), m.id desc
  $$;

revoke execute on function territory.door_mandates(uuid), territory.keep_first_arrival() from public;
grant execute on function territory.door_mandates(uuid) to beffroi_app;
grant select on territory.door_commune, territory.door_epci, territory.door_departement, territory.door_former_commune
  to beffroi_app;
