-- What the program's clock says in this transaction, so that rights that end at an instant end with it.
create function platform.current_instant() returns timestamptz
  language sql stable parallel safe
  as $$ select coalesce(nullif(current_setting('beffroi.now', true), '')::timestamptz, now()) $$;
