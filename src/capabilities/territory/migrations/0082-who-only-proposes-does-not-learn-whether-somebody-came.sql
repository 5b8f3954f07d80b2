-- Whether a commune has people stands in the narrow row once the commune granted something: who only proposed does not learn it.
alter table territory.held_commune alter column is_peopled drop not null;

create or replace function territory.keep_held(communes uuid[]) returns void
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
      select p.holder_id, o.id, o.insee, case when g.id is not null then o.peopled_at is not null end, c.name, c.search_key, c.population, c.departement_code,
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

select territory.keep_held(array(select distinct h.organisation_id from territory.held_commune h where h.granted_id is null));
