-- How a mandate is proposed, granted, replaced and given back; the paper that was signed; the code sent by post.

-- The convention as it was signed, kept by the holder for all the communes it names.
create table territory.mandate_paper (
  id uuid primary key default uuidv7(),
  organisation_id uuid not null references territory.organisation (id) on delete cascade,
  name text not null,
  media_type text not null check (media_type in ('application/pdf', 'image/png', 'image/jpeg')),
  size_in_bytes integer not null,
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  content bytea not null,
  added_at timestamptz not null,
  added_by uuid not null
);
create index mandate_paper_holder on territory.mandate_paper (organisation_id);

alter table territory.mandate add column proposed_side text not null default 'holder'
  check (proposed_side in ('holder', 'commune'));
-- How soon the holder tells the commune of a breach: the law says « without undue delay », the convention says hours.
alter table territory.mandate add column breach_notice_hours integer not null default 24
  check (breach_notice_hours between 1 and 72);
alter table territory.mandate add column paper_id uuid references territory.mandate_paper (id) on delete set null;
alter table territory.mandate add column revoked_side text check (revoked_side in ('commune', 'holder', 'replaced'));
alter table territory.mandate add column revoked_reason text;
alter table territory.mandate add column version integer not null default 1;

-- Nobody signed in answers a code sent by post: the name that was given stands in `signatory`.
do $$
declare
  unnamed text;
begin
  for unnamed in
    select conname from pg_constraint
    where conrelid = 'territory.mandate'::regclass and contype = 'c'
      and (pg_get_constraintdef(oid) like '%granted_%' or pg_get_constraintdef(oid) like '%revoked_by%')
  loop
    execute format('alter table territory.mandate drop constraint %I', unnamed);
  end loop;
end
$$;
alter table territory.mandate
  add constraint mandate_granted_how check (granted_how in ('on-line', 'on-paper', 'by-letter')),
  add constraint mandate_granted_whole check ((granted_at is null) = (granted_how is null)
    and (granted_by is not null) = (granted_how is not null and granted_how <> 'by-letter')),
  add constraint mandate_signed_on_paper check ((granted_how is not distinct from 'on-paper') = (paper_signed_on is not null)),
  add constraint mandate_revoked_whole check (revoked_by is null or revoked_at is not null);

-- A wider mandate may be awaited while the narrower one is in force.
drop index territory.mandate_current;
create unique index mandate_standing on territory.mandate (organisation_id, holder_id)
  where granted_at is not null and revoked_at is null;
create unique index mandate_awaited on territory.mandate (organisation_id, holder_id)
  where granted_at is null and revoked_at is null;
create index mandate_of_paper on territory.mandate (paper_id) where paper_id is not null;

-- What was agreed is never rewritten: other scopes are another mandate.
revoke update on territory.mandate from beffroi_app;
grant update (granted_at, granted_by, granted_how, signatory, revoked_at, revoked_by, revoked_side, revoked_reason, version)
  on territory.mandate to beffroi_app;

create function territory.keep_mandate_forward() returns trigger
  language plpgsql set search_path = ''
  as $$
    begin
      if old.revoked_at is not null then
        raise exception 'a mandate that has ended stays so' using errcode = 'check_violation';
      end if;
      if old.granted_at is not null
        and (new.granted_at, new.granted_by, new.granted_how, new.signatory)
          is distinct from (old.granted_at, old.granted_by, old.granted_how, old.signatory) then
        raise exception 'a mandate is granted once' using errcode = 'check_violation';
      end if;
      new.version := old.version + 1;
      return new;
    end
  $$;
create trigger mandate_moves_forward before update on territory.mandate
  for each row when (current_user = 'beffroi_app') execute function territory.keep_mandate_forward();

-- A holder proposes, records what was signed on paper, gives back; the commune grants and revokes; the program itself
-- takes down the answer to a code.
drop policy proposable on territory.mandate;
create policy proposable on territory.mandate for insert to beffroi_app
  with check ((select platform.is_system()) or organisation_id in (select territory.visible('mandates:write'))
    or (holder_id in (select territory.offices('administrator')) and (granted_how is null or granted_how = 'on-paper')));
drop policy changeable on territory.mandate;
create policy changeable on territory.mandate for update to beffroi_app
  using ((select platform.is_system()) or organisation_id in (select territory.visible('mandates:write'))
    or holder_id in (select territory.offices('administrator')))
  with check ((select platform.is_system()) or organisation_id in (select territory.visible('mandates:write'))
    or (holder_id in (select territory.offices('administrator')) and revoked_at is not null));

alter table territory.mandate_paper enable row level security;
create policy visible on territory.mandate_paper for select to beffroi_app
  using ((select platform.is_system()) or organisation_id in (select territory.offices('agent'))
    or id in (select m.paper_id from territory.mandate m
      where m.organisation_id in (select territory.visible('mandates')) and m.paper_id is not null));
create policy addable on territory.mandate_paper for insert to beffroi_app
  with check ((select platform.is_system()) or organisation_id in (select territory.offices('administrator')));
grant select, insert on territory.mandate_paper to beffroi_app;

-- The code printed on a letter to a commune, hashed: with it, whoever received the letter answers once.
create table territory.mandate_letter (
  mandate_id uuid primary key references territory.mandate (id) on delete cascade,
  organisation_id uuid not null references territory.organisation (id) on delete cascade,
  code_sha256 text not null unique check (code_sha256 ~ '^[0-9a-f]{64}$'),
  printed_at timestamptz not null,
  expires_at timestamptz not null
);
create index mandate_letter_commune on territory.mandate_letter (organisation_id);
alter table territory.mandate_letter enable row level security;
create policy printed on territory.mandate_letter to beffroi_app
  using ((select platform.is_system()) or mandate_id in (select m.id from territory.mandate m
    where m.holder_id in (select territory.offices('administrator'))))
  with check ((select platform.is_system()) or mandate_id in (select m.id from territory.mandate m
    where m.holder_id in (select territory.offices('administrator')) and m.organisation_id = mandate_letter.organisation_id));
grant select, insert, update, delete on territory.mandate_letter to beffroi_app;

-- The trail is kept twelve months: only the program itself takes out what is older.
create policy purged on territory.access for delete to beffroi_app using ((select platform.is_system()));
grant delete on territory.access to beffroi_app;
create index access_oldest on territory.access (at);

-- What each side of a mandate reads of the other beyond its name: neither may see the other's row.
alter table territory.mandate
  add column commune_insee text not null default '',
  add column holder_kind text not null default '',
  add column holder_siren text;
create function territory.name_mandate_parties() returns trigger
  language plpgsql security definer set search_path = ''
  as $$
    begin
      select c.insee into strict new.commune_insee
        from territory.organisation c where c.id = new.organisation_id and c.kind = 'commune';
      select h.kind, h.siren into strict new.holder_kind, new.holder_siren
        from territory.organisation h where h.id = new.holder_id and h.kind <> 'commune';
      return new;
    end
  $$;
create trigger mandate_names_its_parties before insert on territory.mandate
  for each row execute function territory.name_mandate_parties();
update territory.mandate d set commune_insee = c.insee, holder_kind = h.kind, holder_siren = h.siren
  from territory.organisation c, territory.organisation h where c.id = d.organisation_id and h.id = d.holder_id;
create index mandate_holder_by_name on territory.mandate (holder_id, commune_name);
