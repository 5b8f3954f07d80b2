-- A space that its administrator asked to delete, and what says afterwards that it was.
create table integration.departure (
  organisation_id uuid primary key references territory.organisation (id) on delete cascade,
  asked_at timestamptz not null,
  asked_by uuid not null,
  asked_by_name text not null,
  -- From this instant on, everything goes.
  due_at timestamptz not null check (due_at > asked_at),
  -- Leads to the attestation, for whoever was given it; kept as it is, for it opens nothing that names anybody.
  attestation_code text not null unique check (length(attestation_code) between 20 and 80)
);
alter table integration.departure enable row level security;
create policy visible on integration.departure to beffroi_app
  using ((select platform.is_system()) or organisation_id in (select territory.visible('people:write')))
  with check ((select platform.is_system()) or organisation_id in (select territory.visible('people:write')));
grant select, insert, update, delete on integration.departure to beffroi_app;

-- What stays: which commune, when, how much, and the fingerprint of the last export. It names nobody.
create table integration.deletion (
  id uuid primary key default uuidv7(),
  insee text not null,
  name text not null,
  asked_on date not null,
  deleted_at timestamptz not null,
  -- Rows deleted, by table.
  counts jsonb not null,
  fingerprint text not null,
  attestation_code text not null unique
);
grant select, insert on integration.deletion to beffroi_app;

-- A commune leaves with every row of it, whatever slice owns the table: what points to it goes with it, and invitations,
-- which point to nothing, go by name. Run by the program itself only.
create function integration.delete_space(organisation uuid) returns void
  language plpgsql volatile security definer set search_path = ''
  as $$
    declare
      loose record;
    begin
      if not platform.is_system() then
        raise exception 'only the program itself deletes a space' using errcode = 'insufficient_privilege';
      end if;
      for loose in
        select n.nspname, c.relname from pg_catalog.pg_class c
        join pg_catalog.pg_namespace n on n.oid = c.relnamespace
        join pg_catalog.pg_attribute a on a.attrelid = c.oid and a.attname = 'organisation_id' and not a.attisdropped
        where c.relkind = 'r' and not exists (select from pg_catalog.pg_constraint k
          where k.conrelid = c.oid and k.contype = 'f' and k.conkey = array[a.attnum] and k.confdeltype = 'c')
      loop
        execute pg_catalog.format('delete from %I.%I where organisation_id = $1', loose.nspname, loose.relname)
          using organisation;
      end loop;
      execute 'delete from territory.organisation where id = $1 and kind = ''commune''' using organisation;
    end
  $$;
revoke execute on function integration.delete_space(uuid) from public;
grant execute on function integration.delete_space(uuid) to beffroi_app;
