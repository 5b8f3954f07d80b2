-- What other programs may do here by a token, and what they are told by signed webhooks.
create schema integration;
grant usage on schema integration to beffroi_app;

-- The token itself is shown once and kept nowhere: 256 random bits, of which only the hash stays.
create table integration.token (
  id uuid primary key default uuidv7(),
  organisation_id uuid not null references territory.organisation (id) on delete cascade,
  name text not null check (length(name) between 1 and 80),
  -- Its first letters, for a person who finds one and wonders which it is.
  begins_with text not null,
  token_sha256 text not null unique check (token_sha256 ~ '^[0-9a-f]{64}$'),
  rights text[] not null check (cardinality(rights) between 1 and 60),
  created_at timestamptz not null,
  created_by uuid not null,
  created_by_name text not null,
  expires_at timestamptz not null check (expires_at > created_at and expires_at <= created_at + interval '366 days'),
  -- To the minute, so that reading does not write each time.
  last_used_at timestamptz,
  revoked_at timestamptz
);
create index token_organisation on integration.token (organisation_id);

create table integration.endpoint (
  id uuid primary key default uuidv7(),
  organisation_id uuid not null references territory.organisation (id) on delete cascade,
  address text not null check (address like 'https://%' and length(address) <= 500),
  kinds text[] not null check (cardinality(kinds) between 1 and 40),
  -- Sealed by the key of the installation, kept outside the database: it must sign, so it cannot be a hash.
  sealed_secret text not null,
  created_at timestamptz not null,
  created_by uuid not null,
  -- Since when nothing gets through; null while it does.
  failing_since timestamptz,
  stopped_at timestamptz,
  stopped_because text check (stopped_because in ('a-person', 'days-of-failure')),
  check ((stopped_at is null) = (stopped_because is null))
);
create index endpoint_organisation on integration.endpoint (organisation_id);

create table integration.delivery (
  -- Also the `webhook-id`: the same at each attempt, so that the receiver knows it has it already.
  id uuid primary key default uuidv7(),
  organisation_id uuid not null references territory.organisation (id) on delete cascade,
  endpoint_id uuid not null references integration.endpoint (id) on delete cascade,
  -- The commune it speaks of; gone with it. Null when it speaks of the organisation itself.
  about_id uuid references territory.organisation (id) on delete cascade,
  kind text not null,
  -- Forgotten after a week: the log keeps when and how, not what.
  body text,
  occurred_at timestamptz not null,
  status text not null check (status in ('waiting', 'delivered', 'given-up')),
  attempts integer not null default 0,
  -- When it is tried next; null when it is not.
  due_at timestamptz
);
create index delivery_endpoint on integration.delivery (endpoint_id, occurred_at desc);
create index delivery_due on integration.delivery (due_at) where status = 'waiting';

create table integration.attempt (
  id uuid primary key default uuidv7(),
  organisation_id uuid not null references territory.organisation (id) on delete cascade,
  delivery_id uuid not null references integration.delivery (id) on delete cascade,
  at timestamptz not null,
  took_ms integer not null,
  -- What the receiver answered; null when it did not.
  status_code integer,
  fault text,
  check ((status_code is null) = (fault is not null))
);
create index attempt_delivery on integration.attempt (delivery_id, at);

alter table integration.token enable row level security;
create policy visible on integration.token to beffroi_app
  using ((select platform.is_system()) or organisation_id in (select territory.visible('people:write'))
    or organisation_id in (select territory.offices('administrator')))
  with check ((select platform.is_system()) or organisation_id in (select territory.visible('people:write'))
    or organisation_id in (select territory.offices('administrator')));
alter table integration.endpoint enable row level security;
create policy visible on integration.endpoint to beffroi_app
  using ((select platform.is_system()) or organisation_id in (select territory.visible('people:write'))
    or organisation_id in (select territory.offices('administrator')))
  with check ((select platform.is_system()) or organisation_id in (select territory.visible('people:write'))
    or organisation_id in (select territory.offices('administrator')));
alter table integration.delivery enable row level security;
create policy visible on integration.delivery to beffroi_app
  using ((select platform.is_system()) or organisation_id in (select territory.visible('people:write'))
    or organisation_id in (select territory.offices('administrator')))
  with check ((select platform.is_system()) or organisation_id in (select territory.visible('people:write'))
    or organisation_id in (select territory.offices('administrator')));
alter table integration.attempt enable row level security;
create policy visible on integration.attempt to beffroi_app
  using ((select platform.is_system()) or organisation_id in (select territory.visible('people:write'))
    or organisation_id in (select territory.offices('administrator')))
  with check ((select platform.is_system()) or organisation_id in (select territory.visible('people:write'))
    or organisation_id in (select territory.offices('administrator')));

grant select, insert, update on integration.token to beffroi_app;
grant select, insert, update, delete on integration.endpoint, integration.delivery to beffroi_app;
grant select, insert on integration.attempt to beffroi_app;

-- Queues what happened for each endpoint that wants it, in the transaction of whoever made it happen, who may see none
-- of these tables. `area` is what a mandate must open for its holder to be told.
create function integration.queue_event(source uuid, event_kind text, area text, event_body text)
  returns table (delivery_id uuid)
  language plpgsql volatile security definer set search_path = ''
  as $$
    declare
      wanting record;
    begin
      for wanting in
        select e.id, e.organisation_id from integration.endpoint e
        where e.stopped_at is null and event_kind = any (e.kinds)
          and (e.organisation_id = source
            or (area <> '' and e.organisation_id in (select territory.holders_with(source, area))))
      loop
        if wanting.organisation_id <> source then
          perform territory.note_telling(source, area, 'webhook:' || event_kind, wanting.organisation_id);
        end if;
        insert into integration.delivery (organisation_id, endpoint_id, about_id, kind, body, occurred_at, status, due_at)
        values (wanting.organisation_id, wanting.id, source, event_kind, event_body, platform.current_instant(),
          'waiting', platform.current_instant())
        returning id into delivery_id;
        return next;
      end loop;
    end
  $$;
revoke execute on function integration.queue_event(uuid, text, text, text) from public;
grant execute on function integration.queue_event(uuid, text, text, text) to beffroi_app;
