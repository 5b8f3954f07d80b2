-- The official directory (public), the organisations of this installation, and who belongs to them.
create schema territory;
grant usage on schema territory to beffroi_app;

create table territory.directory_region (
  code text primary key,
  name text not null
);

create table territory.directory_departement (
  code text primary key,
  name text not null,
  region_code text not null
);

create table territory.directory_epci (
  siren text primary key,
  name text not null,
  type text not null check (type in ('CC', 'CA', 'CU', 'METRO', 'MET69')),
  population integer not null,
  departement_code text not null,
  search_key text not null
);

create table territory.directory_commune (
  insee text primary key check (insee ~ '^[0-9][0-9AB][0-9]{3}$'),
  name text not null,
  kind text not null check (kind in ('commune', 'overseas')),
  siren text,
  postal_codes text[] not null,
  population integer not null,
  epci_siren text,
  departement_code text not null,
  region_code text not null,
  search_key text not null
);
create index directory_commune_search on territory.directory_commune (search_key text_pattern_ops);
create index directory_commune_postal on territory.directory_commune using gin (postal_codes);
create index directory_commune_epci on territory.directory_commune (epci_siren);

-- Former, delegated and associated communes and the arrondissements of the three cities: names and codes
-- that lead to a commune of today, so that a bookmark, a habit or a space survives a merger.
create table territory.directory_alias (
  insee text not null,
  kind text not null check (kind in ('former', 'delegated', 'associated', 'arrondissement')),
  name text,
  leads_to text not null,
  search_key text,
  primary key (insee, kind)
);
create index directory_alias_search on territory.directory_alias (search_key text_pattern_ops);

-- What a yearly reload did to the spaces of this installation. Nothing is deleted.
create table territory.directory_move (
  edition text not null,
  kind text not null check (kind in ('carry-on', 'attach', 'ask')),
  from_insee text not null,
  into_insee text,
  moved_at timestamptz not null,
  primary key (edition, from_insee)
);

-- Which edition of the directory is loaded.
create table territory.directory_edition (
  edition text primary key,
  loaded_at timestamptz not null
);

create table territory.organisation (
  id uuid primary key default uuidv7(),
  kind text not null check (kind in ('commune', 'epci', 'relay', 'provider')),
  insee text,
  name text not null,
  opened_at timestamptz not null,
  check ((kind = 'commune') = (insee is not null))
);
create unique index organisation_insee on territory.organisation (insee) where kind = 'commune';

create table territory.member (
  organisation_id uuid not null references territory.organisation (id) on delete cascade,
  person_id uuid not null,
  role text not null check (role in ('administrator', 'member')),
  since_at timestamptz not null,
  primary key (organisation_id, person_id)
);
create index member_person on territory.member (person_id);

-- The organisations that the speaker of this transaction may see. Owner's rights: it reads `member`,
-- whose own policy calls it. `scope` will tell mandates apart; members see everything of their own.
create function territory.visible(scope text) returns setof uuid
  language sql stable security definer set search_path = ''
  as $$
    select m.organisation_id from territory.member m where m.person_id = platform.current_person()
    union
    select platform.current_organisation() where platform.current_organisation() is not null
  $$;
revoke execute on function territory.visible(text) from public;
grant execute on function territory.visible(text) to beffroi_app;

alter table territory.organisation enable row level security;
create policy visible on territory.organisation to beffroi_app
  using ((select platform.is_system()) or id in (select territory.visible('read')))
  with check ((select platform.is_system()) or id in (select territory.visible('write')));

alter table territory.member enable row level security;
create policy visible on territory.member to beffroi_app
  using ((select platform.is_system()) or organisation_id in (select territory.visible('read')))
  with check ((select platform.is_system()) or organisation_id in (select territory.visible('write')));

grant select, insert, update, delete on
  territory.directory_region, territory.directory_departement, territory.directory_epci, territory.directory_commune,
  territory.directory_alias,
  territory.directory_move, territory.directory_edition, territory.organisation, territory.member
  to beffroi_app;
