-- Which providers of this installation a commune asks things of: both see that they are linked, nothing else comes of it.
create table territory.provider (
  id uuid primary key default uuidv7(),
  organisation_id uuid not null references territory.organisation (id) on delete cascade,
  provider_id uuid not null references territory.organisation (id) on delete cascade,
  -- As they were called the day they were linked: neither may read the other's own row.
  commune_insee text not null,
  commune_name text not null,
  provider_name text not null,
  linked_at timestamptz not null,
  linked_by uuid not null,
  ended_at timestamptz,
  check (organisation_id <> provider_id)
);
create unique index provider_current on territory.provider (organisation_id, provider_id) where ended_at is null;
create index provider_of on territory.provider (provider_id) where ended_at is null;

alter table territory.provider enable row level security;
create policy visible on territory.provider for select to beffroi_app
  using ((select platform.is_system()) or organisation_id in (select territory.visible('plan'))
    or organisation_id in (select territory.visible('space')) or provider_id in (select territory.offices('agent')));
create policy nameable on territory.provider for insert to beffroi_app
  with check ((select platform.is_system()) or organisation_id in (select territory.visible('space:write')));
create policy endable on territory.provider for update to beffroi_app
  using ((select platform.is_system()) or organisation_id in (select territory.visible('space:write'))
    or provider_id in (select territory.offices('administrator')))
  with check ((select platform.is_system()) or organisation_id in (select territory.visible('space:write'))
    or provider_id in (select territory.offices('administrator')));
grant select, insert, update (ended_at) on territory.provider to beffroi_app;

-- The provider of a SIREN, which stands on its invoices: a commune finds the one it knows, and lists nobody.
create function territory.provider_of_siren(asked text) returns table (id uuid, name text)
  language sql stable security definer set search_path = ''
  as $$ select o.id, o.name from territory.organisation o where o.kind = 'provider' and o.siren = asked $$;

-- The communes that ask things of an organisation in which the speaker sits, with that organisation.
create function territory.entrusted() returns table (organisation_id uuid, provider_id uuid)
  language sql stable security definer set search_path = ''
  as $$
    select p.organisation_id, p.provider_id from territory.provider p
    where p.ended_at is null and p.provider_id in (select territory.offices('agent'))
  $$;

revoke execute on function territory.provider_of_siren(text), territory.entrusted() from public;
grant execute on function territory.provider_of_siren(text), territory.entrusted() to beffroi_app;
