-- Since when a member holds its role: the delay given to an administrator to add a second factor runs from there.

-- For those already there it runs from this upgrade.
alter table territory.member add column role_since_at timestamptz not null default platform.current_instant();

create function territory.note_change_of_role() returns trigger
  language plpgsql set search_path = ''
  as $$
  begin
    new.role_since_at := platform.current_instant();
    return new;
  end
  $$;
create trigger role_changes before update on territory.member for each row
  when (old.role is distinct from new.role) execute function territory.note_change_of_role();
