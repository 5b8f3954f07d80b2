-- A program that speaks by a token: which organisation gave it, what it may do, and how the trail calls it.
create function platform.token_organisation() returns uuid
  language sql stable parallel safe
  as $$ select nullif(current_setting('beffroi.token_organisation', true), '')::uuid $$;

create function platform.token_rights() returns text[]
  language sql stable parallel safe
  as $$ select string_to_array(coalesce(current_setting('beffroi.token_rights', true), ''), ',') $$;

create function platform.token_name() returns text
  language sql stable parallel safe
  as $$ select nullif(current_setting('beffroi.token_name', true), '') $$;
