-- Names close to the commune's own that somebody registered: what was seen of each, and how a person sorted it.
create table watch.look_alike_search (
  id uuid primary key default uuidv7(),
  organisation_id uuid not null references territory.organisation (id) on delete cascade,
  status text not null check (status in ('waiting', 'running', 'done', 'failed')),
  requested_at timestamptz not null,
  requested_by uuid,
  finished_at timestamptz,
  names_done integer not null default 0,
  names_total integer not null default 0,
  -- Names that could not be told, in A-labels: neither registered nor free.
  untold text[] not null default '{}'
);
create index look_alike_search_newest on watch.look_alike_search (organisation_id, requested_at desc);
-- Two people at once start one search, not two.
create unique index look_alike_search_under_way on watch.look_alike_search (organisation_id)
  where status in ('waiting', 'running');

create table watch.look_alike (
  organisation_id uuid not null references territory.organisation (id) on delete cascade,
  -- A registrable domain in lower-case A-labels.
  name text not null check (length(name) between 3 and 253),
  -- As people read it.
  shown text not null,
  kind text not null,
  was text not null,
  is_now text not null,
  first_seen_at timestamptz not null,
  last_seen_at timestamptz not null,
  -- Since when a search no longer finds it; null while it is there.
  gone_at timestamptz,
  seen jsonb not null,
  -- Another commune that may well be called so: insee, name, departement.
  other_commune jsonb,
  sorted_as text check (sorted_as in ('ours', 'unrelated', 'suspect')),
  sorted_by uuid,
  sorted_by_name text,
  sorted_at timestamptz,
  note text check (length(note) between 1 and 500),
  version integer not null default 1,
  primary key (organisation_id, name)
);

alter table watch.look_alike_search enable row level security;
create policy visible on watch.look_alike_search to beffroi_app
  using ((select platform.is_system()) or organisation_id in (select territory.visible('read')))
  with check ((select platform.is_system()) or organisation_id in (select territory.visible('write')));

alter table watch.look_alike enable row level security;
create policy visible on watch.look_alike to beffroi_app
  using ((select platform.is_system()) or organisation_id in (select territory.visible('read')))
  with check ((select platform.is_system()) or organisation_id in (select territory.visible('write')));

grant select, insert, update on watch.look_alike_search, watch.look_alike to beffroi_app;
