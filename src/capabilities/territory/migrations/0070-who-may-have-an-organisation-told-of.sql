-- Whoever has other programs told of an organisation stands in it, serves it, or is served by it.
create function territory.may_have_told_of(source uuid) returns boolean
  language sql stable security definer set search_path = ''
  as $$
    select platform.is_system()
      or source in (select territory.visible('space'))
      or source in (select territory.visible('assigned'))
      or source in (select territory.offices('agent'))
      -- What a commune asks, grants or ends is told to the other party, even when nothing stands between them any more.
      or exists (select from territory.mandate d
        where d.holder_id = source and d.organisation_id in (select territory.visible('space')))
      or exists (select from territory.mandate d
        where d.organisation_id = source and d.holder_id in (select territory.offices('agent')))
  $$;

-- The code of a commune; null for any other organisation.
create function territory.code_of(source uuid) returns text
  language sql stable security definer set search_path = ''
  as $$ select o.insee from territory.organisation o where o.id = source $$;

-- Granted to nobody: only functions of the owner call them, such as the one that queues webhooks.
revoke execute on function territory.may_have_told_of(uuid), territory.code_of(uuid) from public;
