-- Who speaks in a transaction: a person, a job for one organisation, or the program itself.
create schema platform;
grant usage on schema platform to beffroi_app;

create function platform.current_person() returns uuid
  language sql stable parallel safe
  as $$ select nullif(current_setting('beffroi.person', true), '')::uuid $$;

create function platform.current_organisation() returns uuid
  language sql stable parallel safe
  as $$ select nullif(current_setting('beffroi.organisation', true), '')::uuid $$;

create function platform.is_system() returns boolean
  language sql stable parallel safe
  as $$ select coalesce(current_setting('beffroi.system', true), '') <> '' $$;
