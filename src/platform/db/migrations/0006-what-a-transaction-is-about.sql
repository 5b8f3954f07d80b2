-- The organisations that this transaction is about; null: whatever its speaker may see. It narrows a right, never widens one.
create function platform.within() returns uuid[]
  language sql stable parallel safe
  as $$ select string_to_array(nullif(current_setting('beffroi.within', true), ''), ',')::uuid[] $$;
