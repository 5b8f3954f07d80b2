-- Nothing is told of an organisation by somebody who has nothing to do with it; what is told names the commune.
create or replace function integration.queue_event(source uuid, event_kind text, area text, event_body text)
  returns table (delivery_id uuid)
  language plpgsql volatile security definer set search_path = ''
  as $$
    declare
      wanting record;
      code text := territory.code_of(source);
      told text := event_body;
    begin
      if not territory.may_have_told_of(source) then
        raise exception 'nobody has others told of an organisation that is not theirs' using errcode = 'insufficient_privilege';
      end if;
      if code is not null then
        told := jsonb_set(event_body::jsonb, '{data,insee}', to_jsonb(code));
      end if;
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
        values (wanting.organisation_id, wanting.id, source, event_kind, told, platform.current_instant(),
          'waiting', platform.current_instant())
        returning id into delivery_id;
        return next;
      end loop;
    end
  $$;
revoke execute on function integration.queue_event(uuid, text, text, text) from public;
grant execute on function integration.queue_event(uuid, text, text, text) to beffroi_app;
