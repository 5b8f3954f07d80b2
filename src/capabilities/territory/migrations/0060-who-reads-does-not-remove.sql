-- Reading a row never was a right to remove it, or to take it elsewhere: one policy for each thing that is done.
drop policy visible on territory.member;
create policy visible on territory.member for select to beffroi_app
  using ((select platform.is_system()) or organisation_id in (select territory.visible('people'))
    or organisation_id in (select territory.offices('agent')) or person_id = (select platform.current_person()));
create policy added on territory.member for insert to beffroi_app
  with check ((select platform.is_system()) or organisation_id in (select territory.visible('people:write'))
    or organisation_id in (select territory.offices('administrator')));
create policy changed on territory.member for update to beffroi_app
  using ((select platform.is_system()) or organisation_id in (select territory.visible('people:write'))
    or organisation_id in (select territory.offices('administrator')));
create policy removed on territory.member for delete to beffroi_app
  using ((select platform.is_system()) or organisation_id in (select territory.visible('people:write'))
    or organisation_id in (select territory.offices('administrator')));

do $$
  declare
    owned text;
  begin
    foreach owned in array array['profile', 'structure', 'contact'] loop
      execute format('drop policy visible on territory.%I', owned);
      execute format('create policy visible on territory.%I for select to beffroi_app
        using ((select platform.is_system()) or organisation_id in (select territory.visible(''space'')))', owned);
      execute format('create policy added on territory.%I for insert to beffroi_app
        with check ((select platform.is_system()) or organisation_id in (select territory.visible(''space:write'')))', owned);
      execute format('create policy changed on territory.%I for update to beffroi_app
        using ((select platform.is_system()) or organisation_id in (select territory.visible(''space:write'')))', owned);
      execute format('create policy removed on territory.%I for delete to beffroi_app
        using ((select platform.is_system()) or organisation_id in (select territory.visible(''space:write'')))', owned);
    end loop;
  end
$$;

drop policy visible on territory.organisation;
create policy visible on territory.organisation for select to beffroi_app
  using ((select platform.is_system()) or id in (select territory.visible('space')) or id in (select territory.visible('assigned'))
    or id in (select territory.offices('agent')));
create policy added on territory.organisation for insert to beffroi_app with check ((select platform.is_system()));
create policy changed on territory.organisation for update to beffroi_app
  using ((select platform.is_system()) or id in (select territory.visible('space:write'))
    or id in (select territory.offices('administrator')));
create policy removed on territory.organisation for delete to beffroi_app using ((select platform.is_system()));

-- The roles of a commune are given in communes, those of an agent elsewhere: whatever a link or a route says.
create function territory.keep_role_in_its_place() returns trigger
  language plpgsql security definer set search_path = ''
  as $$
    begin
      if (new.role in ('relay-agent', 'relay-administrator'))
        = exists (select from territory.organisation o where o.id = new.organisation_id and o.kind = 'commune') then
        raise exception 'the role % is not one of that kind of organisation', new.role using errcode = 'check_violation';
      end if;
      return new;
    end
  $$;
revoke execute on function territory.keep_role_in_its_place() from public;
create trigger role_in_its_place before insert or update of role, organisation_id on territory.member
  for each row execute function territory.keep_role_in_its_place();

-- A link between a commune and a provider that has ended is made again by the commune, never by the provider.
create function territory.keep_provider_ended() returns trigger
  language plpgsql set search_path = ''
  as $$
    begin
      raise exception 'a link to a provider that has ended stays so' using errcode = 'check_violation';
    end
  $$;
create trigger ended_stays_ended before update of ended_at on territory.provider
  for each row when (old.ended_at is not null and new.ended_at is distinct from old.ended_at)
  execute function territory.keep_provider_ended();

-- Says whether the mandate still stands: revoked between the gate and here, nothing is shown without a line of the trail.
drop function territory.note_access(uuid, text, text, text);
create function territory.note_access(mandate uuid, area text, act text, operation text) returns boolean
  language sql volatile security definer set search_path = ''
  as $$
    with standing as (
      select d.* from territory.mandate d
      where d.id = $1 and d.granted_at is not null and d.revoked_at is null
        and (d.holder_id = platform.token_organisation()
          or exists (select from territory.member m
            where m.organisation_id = d.holder_id and m.person_id = platform.current_person()
              and (m.until_at is null or m.until_at > platform.current_instant())))
    ), noted as (
      insert into territory.access (organisation_id, mandate_id, holder_id, holder_name, person_id, area, act, operation,
        at, read_in_hour, by_program)
      select d.organisation_id, d.id, d.holder_id, d.holder_name, platform.current_person(), $2, $3, $4,
        platform.current_instant(),
        case when $3 = 'read' then date_trunc('hour', platform.current_instant()) end,
        platform.token_name()
      from standing d
      on conflict do nothing
    )
    select exists (select from standing)
  $$;
revoke execute on function territory.note_access(uuid, text, text, text) from public;
grant execute on function territory.note_access(uuid, text, text, text) to beffroi_app;
revoke execute on function territory.name_mandate_parties() from public;
