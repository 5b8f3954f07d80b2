-- Organisations that serve communes, what each role may do, and what a commune opens to whom: read by every policy.
alter table territory.organisation drop constraint organisation_kind_check;
alter table territory.organisation add constraint organisation_kind_check
  check (kind in ('commune', 'epci', 'relay', 'provider', 'dpo'));
alter table territory.organisation add column siren text check (siren ~ '^[0-9]{9}$');
create unique index organisation_siren on territory.organisation (kind, siren) where kind <> 'commune';

alter table territory.member drop constraint member_role_check;
update territory.member set role = 'secretary' where role = 'member';
alter table territory.member add constraint member_role_check check (role in ('administrator', 'secretary', 'elected',
  'dpo', 'provider', 'aidant', 'relay-agent', 'relay-administrator'));
-- An aidant comes for a while; null: until somebody says otherwise.
alter table territory.member add column until_at timestamptz;

-- The matrix of territory/domain/rights.ts, as policies read it; a test keeps both equal.
create table territory.role_right (
  role text not null,
  area text not null,
  act text not null check (act in ('read', 'write')),
  primary key (role, area, act)
);
create table territory.scope_area (
  scope text not null,
  area text not null,
  primary key (scope, area)
);

insert into territory.role_right (role, area, act) values
  ('administrator', 'space', 'read'),
  ('administrator', 'space', 'write'),
  ('administrator', 'presence', 'read'),
  ('administrator', 'presence', 'write'),
  ('administrator', 'diagnostic', 'read'),
  ('administrator', 'diagnostic', 'write'),
  ('administrator', 'plan', 'read'),
  ('administrator', 'plan', 'write'),
  ('administrator', 'evidence', 'read'),
  ('administrator', 'evidence', 'write'),
  ('administrator', 'people', 'read'),
  ('administrator', 'people', 'write'),
  ('administrator', 'mandates', 'read'),
  ('administrator', 'mandates', 'write'),
  ('administrator', 'trail', 'read'),
  ('administrator', 'approvals', 'read'),
  ('administrator', 'approvals', 'write'),
  ('administrator', 'assigned', 'read'),
  ('administrator', 'assigned', 'write'),
  ('administrator', 'alerts', 'read'),
  ('administrator', 'alerts', 'write'),
  ('administrator', 'incident', 'read'),
  ('administrator', 'incident', 'write'),
  ('administrator', 'backups', 'read'),
  ('administrator', 'backups', 'write'),
  ('administrator', 'rgpd', 'read'),
  ('administrator', 'rgpd', 'write'),
  ('administrator', 'training', 'read'),
  ('administrator', 'training', 'write'),
  ('administrator', 'procurement', 'read'),
  ('administrator', 'procurement', 'write'),
  ('secretary', 'space', 'read'),
  ('secretary', 'space', 'write'),
  ('secretary', 'presence', 'read'),
  ('secretary', 'presence', 'write'),
  ('secretary', 'diagnostic', 'read'),
  ('secretary', 'diagnostic', 'write'),
  ('secretary', 'plan', 'read'),
  ('secretary', 'plan', 'write'),
  ('secretary', 'evidence', 'read'),
  ('secretary', 'evidence', 'write'),
  ('secretary', 'people', 'read'),
  ('secretary', 'mandates', 'read'),
  ('secretary', 'trail', 'read'),
  ('secretary', 'approvals', 'read'),
  ('secretary', 'assigned', 'read'),
  ('secretary', 'assigned', 'write'),
  ('secretary', 'alerts', 'read'),
  ('secretary', 'alerts', 'write'),
  ('secretary', 'incident', 'read'),
  ('secretary', 'incident', 'write'),
  ('secretary', 'backups', 'read'),
  ('secretary', 'backups', 'write'),
  ('secretary', 'rgpd', 'read'),
  ('secretary', 'rgpd', 'write'),
  ('secretary', 'training', 'read'),
  ('secretary', 'training', 'write'),
  ('secretary', 'procurement', 'read'),
  ('secretary', 'procurement', 'write'),
  ('elected', 'space', 'read'),
  ('elected', 'presence', 'read'),
  ('elected', 'diagnostic', 'read'),
  ('elected', 'plan', 'read'),
  ('elected', 'evidence', 'read'),
  ('elected', 'people', 'read'),
  ('elected', 'mandates', 'read'),
  ('elected', 'mandates', 'write'),
  ('elected', 'trail', 'read'),
  ('elected', 'approvals', 'read'),
  ('elected', 'approvals', 'write'),
  ('elected', 'alerts', 'read'),
  ('elected', 'incident', 'read'),
  ('elected', 'incident', 'write'),
  ('elected', 'backups', 'read'),
  ('elected', 'rgpd', 'read'),
  ('elected', 'training', 'read'),
  ('elected', 'procurement', 'read'),
  ('dpo', 'space', 'read'),
  ('dpo', 'presence', 'read'),
  ('dpo', 'diagnostic', 'read'),
  ('dpo', 'plan', 'read'),
  ('dpo', 'evidence', 'read'),
  ('dpo', 'people', 'read'),
  ('dpo', 'mandates', 'read'),
  ('dpo', 'trail', 'read'),
  ('dpo', 'alerts', 'read'),
  ('dpo', 'incident', 'read'),
  ('dpo', 'incident', 'write'),
  ('dpo', 'rgpd', 'read'),
  ('dpo', 'rgpd', 'write'),
  ('provider', 'assigned', 'read'),
  ('provider', 'assigned', 'write'),
  ('aidant', 'space', 'read'),
  ('aidant', 'diagnostic', 'read'),
  ('aidant', 'diagnostic', 'write'),
  ('aidant', 'evidence', 'read'),
  ('aidant', 'evidence', 'write'),
  ('relay-agent', 'space', 'read'),
  ('relay-agent', 'space', 'write'),
  ('relay-agent', 'presence', 'read'),
  ('relay-agent', 'presence', 'write'),
  ('relay-agent', 'diagnostic', 'read'),
  ('relay-agent', 'diagnostic', 'write'),
  ('relay-agent', 'plan', 'read'),
  ('relay-agent', 'plan', 'write'),
  ('relay-agent', 'evidence', 'read'),
  ('relay-agent', 'evidence', 'write'),
  ('relay-agent', 'people', 'read'),
  ('relay-agent', 'mandates', 'read'),
  ('relay-agent', 'trail', 'read'),
  ('relay-agent', 'approvals', 'read'),
  ('relay-agent', 'assigned', 'read'),
  ('relay-agent', 'assigned', 'write'),
  ('relay-agent', 'alerts', 'read'),
  ('relay-agent', 'alerts', 'write'),
  ('relay-agent', 'incident', 'read'),
  ('relay-agent', 'incident', 'write'),
  ('relay-agent', 'backups', 'read'),
  ('relay-agent', 'backups', 'write'),
  ('relay-agent', 'rgpd', 'read'),
  ('relay-agent', 'rgpd', 'write'),
  ('relay-agent', 'training', 'read'),
  ('relay-agent', 'training', 'write'),
  ('relay-agent', 'procurement', 'read'),
  ('relay-agent', 'procurement', 'write'),
  ('relay-administrator', 'space', 'read'),
  ('relay-administrator', 'space', 'write'),
  ('relay-administrator', 'presence', 'read'),
  ('relay-administrator', 'presence', 'write'),
  ('relay-administrator', 'diagnostic', 'read'),
  ('relay-administrator', 'diagnostic', 'write'),
  ('relay-administrator', 'plan', 'read'),
  ('relay-administrator', 'plan', 'write'),
  ('relay-administrator', 'evidence', 'read'),
  ('relay-administrator', 'evidence', 'write'),
  ('relay-administrator', 'people', 'read'),
  ('relay-administrator', 'mandates', 'read'),
  ('relay-administrator', 'trail', 'read'),
  ('relay-administrator', 'approvals', 'read'),
  ('relay-administrator', 'assigned', 'read'),
  ('relay-administrator', 'assigned', 'write'),
  ('relay-administrator', 'alerts', 'read'),
  ('relay-administrator', 'alerts', 'write'),
  ('relay-administrator', 'incident', 'read'),
  ('relay-administrator', 'incident', 'write'),
  ('relay-administrator', 'backups', 'read'),
  ('relay-administrator', 'backups', 'write'),
  ('relay-administrator', 'rgpd', 'read'),
  ('relay-administrator', 'rgpd', 'write'),
  ('relay-administrator', 'training', 'read'),
  ('relay-administrator', 'training', 'write'),
  ('relay-administrator', 'procurement', 'read'),
  ('relay-administrator', 'procurement', 'write');

insert into territory.scope_area (scope, area) values
  ('presence', 'space'),
  ('presence', 'presence'),
  ('plan', 'space'),
  ('plan', 'diagnostic'),
  ('plan', 'plan'),
  ('plan', 'evidence'),
  ('alerts', 'space'),
  ('alerts', 'alerts'),
  ('incident', 'space'),
  ('incident', 'incident'),
  ('backups', 'space'),
  ('backups', 'backups'),
  ('backups', 'evidence'),
  ('rgpd', 'space'),
  ('rgpd', 'rgpd'),
  ('training', 'space'),
  ('training', 'training'),
  ('procurement', 'space'),
  ('procurement', 'procurement');

-- What a commune lets another organisation see and do. Proposed by either, valid once granted, over at once when revoked.
create table territory.mandate (
  id uuid primary key default uuidv7(),
  organisation_id uuid not null references territory.organisation (id) on delete cascade,
  holder_id uuid not null references territory.organisation (id) on delete cascade,
  -- As they were called the day it was written: the convention names them so.
  commune_name text not null,
  holder_name text not null,
  scopes text[] not null check (cardinality(scopes) > 0 and scopes <@ array['presence', 'plan', 'alerts', 'incident',
    'backups', 'rgpd', 'training', 'procurement']),
  from_on date not null,
  until_on date not null check (until_on > from_on),
  proposed_at timestamptz not null,
  proposed_by uuid not null,
  granted_at timestamptz,
  granted_by uuid,
  -- Who signed, as printed on the convention.
  signatory text,
  granted_how text check (granted_how in ('on-line', 'on-paper')),
  paper_signed_on date,
  revoked_at timestamptz,
  revoked_by uuid,
  check ((granted_at is null) = (granted_by is null) and (granted_at is null) = (granted_how is null)),
  check ((granted_how = 'on-paper') = (paper_signed_on is not null)),
  check ((revoked_at is null) = (revoked_by is null)),
  check (organisation_id <> holder_id)
);
create index mandate_holder on territory.mandate (holder_id);
create index mandate_commune on territory.mandate (organisation_id);
-- One mandate in force or awaited between the same two.
create unique index mandate_current on territory.mandate (organisation_id, holder_id) where revoked_at is null;

-- Each time somebody of another organisation came in under a mandate. Reading the same thing again within the hour
-- is one line; each change is its own.
create table territory.access (
  id uuid primary key default uuidv7(),
  organisation_id uuid not null references territory.organisation (id) on delete cascade,
  mandate_id uuid not null,
  holder_id uuid not null,
  holder_name text not null,
  person_id uuid not null,
  area text not null,
  act text not null check (act in ('read', 'write')),
  operation text not null,
  at timestamptz not null,
  read_in_hour timestamptz
);
create unique index access_once_an_hour on territory.access (organisation_id, person_id, operation, read_in_hour)
  where read_in_hour is not null;
create index access_newest on territory.access (organisation_id, at desc);

-- The organisations that serve communes in which the speaker of this transaction sits. Owner's rights, as `visible`.
create function territory.offices(seat text) returns setof uuid
  language sql stable security definer set search_path = ''
  as $$
    select m.organisation_id from territory.member m
    where m.person_id = platform.current_person()
      and (m.role = 'relay-administrator' or (seat = 'agent' and m.role = 'relay-agent'))
      and (m.until_at is null or m.until_at > platform.current_instant())
  $$;

-- `scope` is an area, to be read, or `area:write`. Own people by their role; agents of the holder of a mandate by their
-- role within what the mandate opens, the space of the commune to be read only; a job by the organisation it works for.
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
    select platform.current_organisation() where platform.current_organisation() is not null
  $$;

-- How the speaker stands in the commune of a code, today's or one that merged into it.
create function territory.standings(asked text)
  returns table (organisation_id uuid, insee text, role text, mandate_id uuid, holder_id uuid, scopes text[])
  language sql stable security definer set search_path = ''
  as $$
    select o.id, o.insee, m.role, null::uuid, null::uuid, '{}'::text[]
    from territory.organisation o
    join territory.member m on m.organisation_id = o.id
    where m.person_id = platform.current_person()
      and (m.until_at is null or m.until_at > platform.current_instant())
      and o.kind = 'commune'
      and (o.insee = asked or o.insee in (select a.leads_to from territory.directory_alias a where a.insee = asked))
    union all
    select o.id, o.insee, m.role, d.id, d.holder_id, d.scopes
    from territory.organisation o
    join territory.mandate d on d.organisation_id = o.id
    join territory.member m on m.organisation_id = d.holder_id
    where m.person_id = platform.current_person()
      and m.role in ('relay-agent', 'relay-administrator')
      and (m.until_at is null or m.until_at > platform.current_instant())
      and o.kind = 'commune'
      and (o.insee = asked or o.insee in (select a.leads_to from territory.directory_alias a where a.insee = asked))
      and d.granted_at is not null and d.revoked_at is null
      and (platform.current_instant() at time zone 'Europe/Paris')::date between d.from_on and d.until_on
  $$;

-- Written by nobody directly: the mandate must be in force for the speaker, and what is written is what happened.
create function territory.note_access(mandate uuid, area text, act text, operation text) returns void
  language sql volatile security definer set search_path = ''
  as $$
    insert into territory.access (organisation_id, mandate_id, holder_id, holder_name, person_id, area, act, operation, at,
      read_in_hour)
    select d.organisation_id, d.id, d.holder_id, d.holder_name, platform.current_person(), $2, $3, $4,
      platform.current_instant(),
      case when $3 = 'read' then date_trunc('hour', platform.current_instant()) end
    from territory.mandate d
    join territory.member m on m.organisation_id = d.holder_id and m.person_id = platform.current_person()
    where d.id = $1 and d.granted_at is not null and d.revoked_at is null
    on conflict do nothing
  $$;

revoke execute on function territory.offices(text), territory.standings(text), territory.note_access(uuid, text, text, text) from public;
grant execute on function territory.offices(text), territory.standings(text), territory.note_access(uuid, text, text, text) to beffroi_app;

alter table territory.mandate enable row level security;
create policy visible on territory.mandate for select to beffroi_app
  using ((select platform.is_system()) or organisation_id in (select territory.visible('mandates'))
    or holder_id in (select territory.offices('agent')));
-- A relay proposes, and records what was signed on paper; only the commune grants on line.
create policy proposable on territory.mandate for insert to beffroi_app
  with check ((select platform.is_system()) or organisation_id in (select territory.visible('mandates:write'))
    or (holder_id in (select territory.offices('administrator')) and granted_how is distinct from 'on-line'));
create policy changeable on territory.mandate for update to beffroi_app
  using ((select platform.is_system()) or organisation_id in (select territory.visible('mandates:write'))
    or holder_id in (select territory.offices('administrator')))
  with check ((select platform.is_system()) or organisation_id in (select territory.visible('mandates:write'))
    or (holder_id in (select territory.offices('administrator')) and granted_how is distinct from 'on-line')
    or (holder_id in (select territory.offices('administrator')) and revoked_at is not null));

alter table territory.access enable row level security;
create policy visible on territory.access for select to beffroi_app
  using ((select platform.is_system()) or organisation_id in (select territory.visible('trail')));

drop policy visible on territory.organisation;
create policy visible on territory.organisation to beffroi_app
  using ((select platform.is_system()) or id in (select territory.visible('space')) or id in (select territory.visible('assigned'))
    or id in (select territory.offices('agent')))
  with check ((select platform.is_system()) or id in (select territory.visible('space:write'))
    or id in (select territory.offices('administrator')));

drop policy visible on territory.member;
create policy visible on territory.member to beffroi_app
  using ((select platform.is_system()) or organisation_id in (select territory.visible('people'))
    or organisation_id in (select territory.offices('agent')) or person_id = (select platform.current_person()))
  with check ((select platform.is_system()) or organisation_id in (select territory.visible('people:write'))
    or organisation_id in (select territory.offices('administrator')));

drop policy visible on territory.profile;
create policy visible on territory.profile to beffroi_app
  using ((select platform.is_system()) or organisation_id in (select territory.visible('space')))
  with check ((select platform.is_system()) or organisation_id in (select territory.visible('space:write')));
drop policy visible on territory.structure;
create policy visible on territory.structure to beffroi_app
  using ((select platform.is_system()) or organisation_id in (select territory.visible('space')))
  with check ((select platform.is_system()) or organisation_id in (select territory.visible('space:write')));
drop policy visible on territory.contact;
create policy visible on territory.contact to beffroi_app
  using ((select platform.is_system()) or organisation_id in (select territory.visible('space')))
  with check ((select platform.is_system()) or organisation_id in (select territory.visible('space:write')));

grant select on territory.role_right, territory.scope_area, territory.access to beffroi_app;
grant select, insert, update on territory.mandate to beffroi_app;
