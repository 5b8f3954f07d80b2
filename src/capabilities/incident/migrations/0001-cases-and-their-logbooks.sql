-- Cases, and their logbooks: added to, never changed.
create schema incident;
grant usage on schema incident to beffroi_app;

create table incident.incident (
  -- May come from the phone that opened it, so that opening it twice opens it once.
  id uuid primary key default uuidv7(),
  organisation_id uuid not null references territory.organisation (id) on delete cascade,
  kind text not null check (kind ~ '^[a-z][a-z-]{0,39}$'),
  is_exercise boolean not null,
  begun_at timestamptz not null,
  opened_at timestamptz not null,
  opened_by uuid not null,
  closed_at timestamptz,
  closed_by uuid,
  check ((closed_at is null) = (closed_by is null)),
  unique (id, organisation_id)
);
create index incident_organisation on incident.incident (organisation_id, opened_at desc);

-- The Ed25519 key that signs the logbooks of a commune, sealed by the key of the installation. The newest signs.
create table incident.log_key (
  id uuid primary key default uuidv7(),
  organisation_id uuid not null references territory.organisation (id) on delete cascade,
  public_key text not null,
  sealed_key text not null,
  made_at timestamptz not null
);
create index log_key_organisation on incident.log_key (organisation_id, made_at desc);

-- One Merkle tree. Another opens when the installation was restored, or when the key is another.
create table incident.epoch (
  organisation_id uuid not null,
  incident_id uuid not null,
  number integer not null check (number > 0),
  public_key text not null,
  incarnation text not null,
  opened_at timestamptz not null,
  primary key (incident_id, number),
  foreign key (incident_id, organisation_id) references incident.incident (id, organisation_id) on delete cascade
);

create table incident.entry (
  organisation_id uuid not null,
  incident_id uuid not null,
  epoch integer not null,
  sequence integer not null check (sequence >= 0),
  -- RFC 8785: the very bytes that were hashed.
  leaf text not null,
  leaf_hash bytea not null,
  author_id uuid not null,
  device_id uuid not null,
  device_sequence bigint not null,
  primary key (incident_id, epoch, sequence),
  unique (incident_id, author_id, device_id, device_sequence),
  foreign key (incident_id, organisation_id) references incident.incident (id, organisation_id) on delete cascade,
  foreign key (incident_id, epoch) references incident.epoch (incident_id, number) on delete cascade
);

-- The words of an entry, apart from it: they can be taken out, the entry cannot.
create table incident.body (
  organisation_id uuid not null,
  incident_id uuid not null,
  epoch integer not null,
  sequence integer not null,
  salt bytea not null,
  body text not null,
  primary key (incident_id, epoch, sequence),
  foreign key (incident_id, organisation_id) references incident.incident (id, organisation_id) on delete cascade,
  foreign key (incident_id, epoch, sequence) references incident.entry (incident_id, epoch, sequence) on delete cascade
);

create table incident.redaction (
  organisation_id uuid not null,
  incident_id uuid not null,
  epoch integer not null,
  sequence integer not null,
  by_epoch integer not null,
  by_sequence integer not null,
  primary key (incident_id, epoch, sequence),
  foreign key (incident_id, organisation_id) references incident.incident (id, organisation_id) on delete cascade
);

create table incident.checkpoint (
  organisation_id uuid not null,
  incident_id uuid not null,
  epoch integer not null,
  size integer not null check (size > 0),
  -- Roots of the full subtrees, 32 bytes each: what must be known to add to the tree.
  frontier bytea not null,
  note text not null,
  made_at timestamptz not null,
  primary key (incident_id, epoch, size),
  foreign key (incident_id, organisation_id) references incident.incident (id, organisation_id) on delete cascade,
  foreign key (incident_id, epoch) references incident.epoch (incident_id, number) on delete cascade
);

create table incident.attachment (
  organisation_id uuid not null,
  incident_id uuid not null,
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  media_type text not null,
  size_in_bytes integer not null check (size_in_bytes between 1 and 31457280),
  content bytea not null,
  added_at timestamptz not null,
  added_by uuid not null,
  primary key (incident_id, sha256),
  foreign key (incident_id, organisation_id) references incident.incident (id, organisation_id) on delete cascade
);

create table incident.entry_attachment (
  organisation_id uuid not null,
  incident_id uuid not null,
  epoch integer not null,
  sequence integer not null,
  sha256 text not null,
  primary key (incident_id, epoch, sequence, sha256),
  foreign key (incident_id, organisation_id) references incident.incident (id, organisation_id) on delete cascade
);

-- Keys by which a relay countersigns; the key itself stays with the relay.
create table incident.witness (
  id uuid primary key default uuidv7(),
  organisation_id uuid not null references territory.organisation (id) on delete cascade,
  verifier_key text not null,
  added_at timestamptz not null,
  added_by uuid not null,
  unique (organisation_id, verifier_key)
);

create table incident.cosignature (
  organisation_id uuid not null,
  incident_id uuid not null,
  epoch integer not null,
  size integer not null,
  verifier_key text not null,
  line text not null,
  received_at timestamptz not null,
  primary key (incident_id, epoch, size, verifier_key),
  foreign key (incident_id, organisation_id) references incident.incident (id, organisation_id) on delete cascade
);

create table incident.stamp (
  organisation_id uuid not null,
  incident_id uuid not null,
  epoch integer not null,
  size integer not null,
  token text not null,
  stamped_at timestamptz not null,
  received_at timestamptz not null,
  primary key (incident_id, epoch, size, stamped_at),
  foreign key (incident_id, organisation_id) references incident.incident (id, organisation_id) on delete cascade
);

-- Takes out the words of one entry, once another entry of the speaker, already in the logbook, says that it does.
create function incident.redact(incident uuid, epoch integer, sequence integer, by_epoch integer, by_sequence integer)
  returns boolean
  language plpgsql volatile security definer set search_path = ''
  as $$
    declare
      owner_id uuid;
    begin
      select e.organisation_id into owner_id from incident.entry e
      where e.incident_id = $1 and e.epoch = $4 and e.sequence = $5 and e.author_id = platform.current_person()
        and e.leaf::jsonb -> 'redacts' = jsonb_build_object('epoch', $2, 'sequence', $3)
        and e.organisation_id in (select territory.visible('incident:write'));
      if owner_id is null then return false; end if;
      insert into incident.redaction values (owner_id, $1, $2, $3, $4, $5);
      delete from incident.body b where b.incident_id = $1 and b.epoch = $2 and b.sequence = $3;
      delete from incident.attachment a using incident.entry_attachment x
      where x.incident_id = $1 and x.epoch = $2 and x.sequence = $3
        and a.incident_id = $1 and a.sha256 = x.sha256
        and not exists (select from incident.entry_attachment o
          join incident.body b on (b.incident_id, b.epoch, b.sequence) = (o.incident_id, o.epoch, o.sequence)
          where o.incident_id = $1 and o.sha256 = x.sha256);
      return true;
    end $$;
revoke execute on function incident.redact(uuid, integer, integer, integer, integer) from public;
grant execute on function incident.redact(uuid, integer, integer, integer, integer) to beffroi_app;

do $$
  declare
    name text;
  begin
    foreach name in array array['incident', 'epoch', 'entry', 'body', 'checkpoint', 'attachment', 'entry_attachment',
      'cosignature', 'stamp']
    loop
      execute format('alter table incident.%I enable row level security', name);
      execute format($policy$create policy readable on incident.%I for select to beffroi_app
        using ((select platform.is_system()) or organisation_id in (select territory.visible('incident')))$policy$, name);
      execute format($policy$create policy appendable on incident.%I for insert to beffroi_app
        with check ((select platform.is_system()) or organisation_id in (select territory.visible('incident:write')))$policy$, name);
      execute format('grant select, insert on incident.%I to beffroi_app', name);
    end loop;
  end $$;

alter table incident.redaction enable row level security;
create policy readable on incident.redaction for select to beffroi_app
  using ((select platform.is_system()) or organisation_id in (select territory.visible('incident')));
grant select on incident.redaction to beffroi_app;

-- A case ends; nothing else of it changes.
create policy closable on incident.incident for update to beffroi_app
  using ((select platform.is_system()) or organisation_id in (select territory.visible('incident:write')))
  with check ((select platform.is_system()) or organisation_id in (select territory.visible('incident:write')));
grant update (kind, closed_at, closed_by) on incident.incident to beffroi_app;

-- Read by the program itself, to sign.
alter table incident.log_key enable row level security;
create policy signing on incident.log_key to beffroi_app
  using ((select platform.is_system())) with check ((select platform.is_system()));
grant select, insert on incident.log_key to beffroi_app;

alter table incident.witness enable row level security;
create policy readable on incident.witness for select to beffroi_app
  using ((select platform.is_system()) or organisation_id in (select territory.offices('agent')));
create policy appendable on incident.witness for insert to beffroi_app
  with check ((select platform.is_system()) or organisation_id in (select territory.offices('administrator')));
grant select, insert on incident.witness to beffroi_app;
