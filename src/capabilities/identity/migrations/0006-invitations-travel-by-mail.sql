-- An invitation may travel by mail: to whom, in whose name, how its letters fare, and whether anybody opened it.
alter table identity.invitation
  add column address text check (length(address) between 3 and 320),
  add column invited_name text check (length(invited_name) between 1 and 160),
  -- « la commune de Cortevaix », as the letter says it; null: handed over by oneself.
  add column place_name text check (length(place_name) between 1 and 200),
  add column inviter_name text check (length(inviter_name) between 1 and 160),
  add column message text check (length(message) between 1 and 2000),
  -- Its secret is derived from the key of the installation: the same link can be written again, in a reminder or on paper.
  add column is_derived boolean not null default false,
  add column letters_asked integer not null default 0 check (letters_asked >= 0),
  add column letters_sent integer not null default 0 check (letters_sent between 0 and letters_asked),
  add column letter_attempts integer not null default 0 check (letter_attempts >= 0),
  -- waiting: queued, or the server asked to come back; refused: never for this address; failed: tried too often.
  add column letter_state text check (letter_state in ('waiting', 'sent', 'refused', 'failed')),
  add column letter_reply text check (length(letter_reply) <= 300),
  add column last_letter_at timestamptz,
  add column opened_at timestamptz,
  add column cancelled_at timestamptz;
create index invitation_organisation on identity.invitation (organisation_id, created_at desc);
