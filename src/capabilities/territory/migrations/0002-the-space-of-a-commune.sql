-- What a commune says of itself: size, presence online, structures, and the people to call.
create table territory.profile (
  organisation_id uuid primary key references territory.organisation (id) on delete cascade,
  staff_count integer check (staff_count between 0 and 20000),
  workstations integer check (workstations between 0 and 20000),
  -- null: not said; '' is never stored. has_no_*: the commune says it has none.
  mail_address text,
  has_no_mail boolean not null default false,
  site_url text,
  has_no_site boolean not null default false,
  provider_kind text not null default 'unknown' check (provider_kind in ('unknown', 'none', 'company', 'shared')),
  version integer not null default 1,
  updated_at timestamptz not null,
  updated_by uuid
);

create table territory.structure (
  organisation_id uuid not null references territory.organisation (id) on delete cascade,
  kind text not null,
  label text,
  primary key (organisation_id, kind)
);

create table territory.contact (
  organisation_id uuid not null references territory.organisation (id) on delete cascade,
  role text not null check (role in ('mayor', 'provider', 'relay', 'insurer', 'prefecture', 'dpo', 'police')),
  name text,
  phone text,
  mail text,
  hours text,
  updated_at timestamptz not null,
  primary key (organisation_id, role)
);

alter table territory.profile enable row level security;
create policy visible on territory.profile to beffroi_app
  using ((select platform.is_system()) or organisation_id in (select territory.visible('read')))
  with check ((select platform.is_system()) or organisation_id in (select territory.visible('write')));

alter table territory.structure enable row level security;
create policy visible on territory.structure to beffroi_app
  using ((select platform.is_system()) or organisation_id in (select territory.visible('read')))
  with check ((select platform.is_system()) or organisation_id in (select territory.visible('write')));

alter table territory.contact enable row level security;
create policy visible on territory.contact to beffroi_app
  using ((select platform.is_system()) or organisation_id in (select territory.visible('read')))
  with check ((select platform.is_system()) or organisation_id in (select territory.visible('write')));

grant select, insert, update, delete on territory.profile, territory.structure, territory.contact to beffroi_app;
