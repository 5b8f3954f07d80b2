-- An account given back by two administrators: who asked, who vouched, when it opens, and each step of it.

-- The secret stays in the browser that asked: no administrator ever has it. What it shows is read to them by the person.
create table identity.recovery (
  id uuid primary key default uuidv7(),
  -- Null: no account has that address, and whoever asked is not told.
  person_id uuid references identity.person (id) on delete cascade,
  secret_hash text not null unique check (secret_hash ~ '^[0-9a-f]{64}$'),
  -- Of the code that the page shows, by the key of the installation: the table alone does not give it.
  code_hash text not null,
  asked_at timestamptz not null,
  expires_at timestamptz not null,
  opens_at timestamptz,
  ended_at timestamptz,
  ending text check (ending in ('done', 'signed-in', 'stopped-by-owner', 'stopped-by-link',
    'stopped-by-administrator')),
  check ((ended_at is null) = (ending is null))
);
create index recovery_person on identity.recovery (person_id) where ended_at is null;

-- Written once, never changed. `organisation_id`: the place of the person in whose name somebody vouched or stopped.
create table identity.recovery_step (
  id uuid primary key default uuidv7(),
  recovery_id uuid not null references identity.recovery (id) on delete cascade,
  kind text not null check (kind in ('vouched', 'opening', 'done', 'signed-in', 'stopped-by-owner', 'stopped-by-link',
    'stopped-by-administrator')),
  person_id uuid,
  organisation_id uuid,
  at timestamptz not null,
  check ((kind = 'vouched') <= (person_id is not null and organisation_id is not null))
);
create unique index recovery_step_voice on identity.recovery_step (recovery_id, person_id, organisation_id)
  where kind = 'vouched';

grant select, insert, update, delete on identity.recovery to beffroi_app;
grant select, insert on identity.recovery_step to beffroi_app;
