-- One narrow row for each commune that gave or is asked a mandate, beside what the directory says of it: a list of 5,000
-- communes is chosen, counted and sorted without reading the directory, the mandates and the organisations whole.
create table territory.held_commune (
  holder_id uuid not null references territory.organisation (id) on delete cascade,
  organisation_id uuid not null references territory.organisation (id) on delete cascade,
  insee text not null,
  -- Somebody of the commune came in.
  is_peopled boolean not null,
  -- Null when the directory of today does not know the code.
  name text,
  search_key text,
  population integer,
  departement_code text,
  epci_siren text,
  -- Of the mandates between the two that nobody ended: the one that was granted, the one that waits.
  granted_id uuid,
  granted_at timestamptz,
  granted_scopes text[],
  granted_from_on date,
  granted_until_on date,
  awaited_id uuid,
  awaited_scopes text[],
  awaited_from_on date,
  awaited_until_on date,
  primary key (holder_id, organisation_id)
);
create index held_commune_commune on territory.held_commune (organisation_id);
create index held_commune_insee on territory.held_commune (holder_id, insee);

-- The row of each commune is held first: who changes another mandate of it at the same time waits, then counts this one.
create function territory.keep_held(communes uuid[]) returns void
  language plpgsql security definer set search_path = ''
  as $$
    begin
      perform from territory.organisation o where o.id = any (communes) order by o.id for no key update;
      delete from territory.held_commune h
      where h.organisation_id = any (communes)
        and not exists (select from territory.mandate m
          where m.organisation_id = h.organisation_id and m.holder_id = h.holder_id and m.revoked_at is null);
      insert into territory.held_commune as h (holder_id, organisation_id, insee, is_peopled, name, search_key, population,
        departement_code, epci_siren, granted_id, granted_at, granted_scopes, granted_from_on, granted_until_on,
        awaited_id, awaited_scopes, awaited_from_on, awaited_until_on)
      select p.holder_id, o.id, o.insee, o.peopled_at is not null, c.name, c.search_key, c.population, c.departement_code,
        c.epci_siren, g.id, g.granted_at, g.scopes, g.from_on, g.until_on, a.id, a.scopes, a.from_on, a.until_on
      from (select distinct m.organisation_id, m.holder_id from territory.mandate m
        where m.organisation_id = any (communes) and m.revoked_at is null) p
      join territory.organisation o on o.id = p.organisation_id
      left join territory.directory_commune c on c.insee = o.insee
      left join territory.mandate g on g.organisation_id = p.organisation_id and g.holder_id = p.holder_id
        and g.granted_at is not null and g.revoked_at is null
      left join territory.mandate a on a.organisation_id = p.organisation_id and a.holder_id = p.holder_id
        and a.granted_at is null and a.revoked_at is null
      order by p.organisation_id, p.holder_id
      on conflict (holder_id, organisation_id) do update set insee = excluded.insee, is_peopled = excluded.is_peopled,
        name = excluded.name, search_key = excluded.search_key, population = excluded.population,
        departement_code = excluded.departement_code, epci_siren = excluded.epci_siren, granted_id = excluded.granted_id,
        granted_at = excluded.granted_at, granted_scopes = excluded.granted_scopes,
        granted_from_on = excluded.granted_from_on, granted_until_on = excluded.granted_until_on,
        awaited_id = excluded.awaited_id, awaited_scopes = excluded.awaited_scopes,
        awaited_from_on = excluded.awaited_from_on, awaited_until_on = excluded.awaited_until_on;
    end
  $$;

create function territory.keep_held_by_mandate() returns trigger
  language plpgsql security definer set search_path = ''
  as $$
    begin
      perform territory.keep_held(array(select distinct c.organisation_id from changed c));
      return null;
    end
  $$;
create trigger held_when_added after insert on territory.mandate
  referencing new table as changed for each statement execute function territory.keep_held_by_mandate();
create trigger held_when_changed after update on territory.mandate
  referencing new table as changed for each statement execute function territory.keep_held_by_mandate();
create trigger held_when_removed after delete on territory.mandate
  referencing old table as changed for each statement execute function territory.keep_held_by_mandate();

create function territory.keep_held_by_commune() returns trigger
  language plpgsql security definer set search_path = ''
  as $$
    begin
      perform territory.keep_held(array[new.id]);
      return null;
    end
  $$;
create trigger held_when_moved after update of insee, peopled_at on territory.organisation for each row
  when ((old.insee, old.peopled_at is null) is distinct from (new.insee, new.peopled_at is null))
  execute function territory.keep_held_by_commune();

create function territory.keep_held_by_directory() returns trigger
  language plpgsql security definer set search_path = ''
  as $$
    begin
      perform territory.keep_held(array(
        select distinct h.organisation_id from territory.held_commune h
        left join territory.directory_commune c on c.insee = h.insee
        where (h.name, h.search_key, h.population, h.departement_code, h.epci_siren)
          is distinct from (c.name, c.search_key, c.population, c.departement_code, c.epci_siren)));
      return null;
    end
  $$;
create trigger held_when_reloaded after insert or update or delete on territory.directory_commune
  for each statement execute function territory.keep_held_by_directory();

revoke execute on function territory.keep_held(uuid[]), territory.keep_held_by_mandate(), territory.keep_held_by_commune(),
  territory.keep_held_by_directory() from public;

select territory.keep_held(array(select distinct m.organisation_id from territory.mandate m where m.revoked_at is null));
analyze territory.held_commune;

-- Only the triggers write it.
alter table territory.held_commune enable row level security;
create policy visible on territory.held_commune for select to beffroi_app
  using ((select platform.is_system()) or holder_id in (select territory.offices('agent')));
grant select on territory.held_commune to beffroi_app;

-- The mandate that counts most: in force, then to come, then proposed, then over.
create view territory.door_held with (security_invoker = true) as
  select h.holder_id, h.organisation_id, h.insee, h.name, h.search_key, h.population, h.departement_code, h.epci_siren,
    case when s.is_granted then h.granted_id else h.awaited_id end as mandate_id,
    case when not s.is_granted then 'proposed' when t.day > h.granted_until_on then 'over'
      when t.day < h.granted_from_on then 'to-come' else 'in-force' end as state,
    case when s.is_granted then h.granted_scopes else h.awaited_scopes end as scopes,
    case when s.is_granted then h.granted_from_on else h.awaited_from_on end as from_on,
    case when s.is_granted then h.granted_until_on else h.awaited_until_on end as until_on,
    case when s.is_granted then h.granted_at end as granted_at,
    case when s.is_granted and t.day between h.granted_from_on and h.granted_until_on then h.is_peopled end as is_opened
  from territory.held_commune h
  cross join lateral (
    select (select (platform.current_instant() at time zone 'Europe/Paris')::date) as day) t
  cross join lateral (
    select h.granted_id is not null and (h.awaited_id is null or t.day <= h.granted_until_on) as is_granted) s;
grant select on territory.door_held to beffroi_app;

-- As before, from the same rows.
create or replace function territory.door_mandates(holder uuid)
  returns table (mandate_id uuid, organisation_id uuid, insee text, state text, scopes text[], from_on date,
    until_on date, granted_at timestamptz, is_opened boolean)
  language sql stable security definer set search_path = ''
  as $$
    select h.mandate_id, h.organisation_id, h.insee, h.state, h.scopes, h.from_on, h.until_on, h.granted_at, h.is_opened
    from territory.door_held h
    where h.holder_id = holder
      and ((select platform.within()) is null or h.organisation_id = any ((select platform.within())::uuid[]))
      and holder in (select territory.offices('agent'))
  $$;

-- What a mandate opens is found in the index alone.
create index mandate_opening on territory.mandate (holder_id) include (organisation_id, scopes, from_on, until_on)
  where granted_at is not null and revoked_at is null;
