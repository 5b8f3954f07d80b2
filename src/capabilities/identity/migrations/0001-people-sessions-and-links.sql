-- People, how they prove who they are, their open sessions, and the links that let somebody in once.
create schema identity;
grant usage on schema identity to beffroi_app;

create table identity.person (
  id uuid primary key default uuidv7(),
  name text not null,
  -- Lower case, and unique so.
  email text not null unique check (email = lower(email)),
  email_verified boolean not null default false,
  image text,
  is_installer boolean not null default false,
  has_second_factor boolean not null default false,
  created_at timestamptz not null,
  updated_at timestamptz not null
);

-- What the sign-in library calls an account: today a password, later an identity provider.
create table identity.credential (
  id uuid primary key default uuidv7(),
  person_id uuid not null references identity.person (id) on delete cascade,
  provider_id text not null,
  account_id text not null,
  password text,
  access_token text,
  refresh_token text,
  id_token text,
  access_token_expires_at timestamptz,
  refresh_token_expires_at timestamptz,
  scope text,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  unique (provider_id, account_id)
);
create index credential_person on identity.credential (person_id);

-- `token` opens nothing by itself: the cookie also carries its signature by a key kept outside the database.
create table identity.session (
  id uuid primary key default uuidv7(),
  person_id uuid not null references identity.person (id) on delete cascade,
  token text not null unique,
  user_agent text,
  ip_address text,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  expires_at timestamptz not null
);
create index session_person on identity.session (person_id);

-- Steps under way in the sign-in library; identifiers are stored hashed.
create table identity.verification (
  id uuid primary key default uuidv7(),
  identifier text not null,
  value text not null,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  expires_at timestamptz not null
);
create index verification_identifier on identity.verification (identifier);

-- Secret and recovery codes are encrypted by the sign-in library.
create table identity.second_factor (
  id uuid primary key default uuidv7(),
  person_id uuid not null unique references identity.person (id) on delete cascade,
  secret text not null,
  recovery_codes text not null,
  is_confirmed boolean not null default false,
  failures integer not null default 0,
  locked_until timestamptz
);

-- A code of the second factor serves once (RFC 6238 §5.2).
create table identity.spent_code (
  person_id uuid not null references identity.person (id) on delete cascade,
  code_hash text not null,
  spent_at timestamptz not null,
  primary key (person_id, code_hash)
);

-- Links that work once: the first account, the rescue of an installation, a direct sign-in.
create table identity.one_time_link (
  id uuid primary key default uuidv7(),
  purpose text not null check (purpose in ('first-account', 'rescue', 'sign-in')),
  token_hash text not null unique check (token_hash ~ '^[0-9a-f]{64}$'),
  person_id uuid references identity.person (id) on delete cascade,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  used_at timestamptz,
  check ((purpose = 'sign-in') = (person_id is not null))
);

-- A place offered to somebody in an organisation. No foreign key to it: organisations stand above.
create table identity.invitation (
  id uuid primary key default uuidv7(),
  organisation_id uuid,
  role text not null,
  token_hash text not null unique check (token_hash ~ '^[0-9a-f]{64}$'),
  created_by uuid references identity.person (id) on delete set null,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  used_at timestamptz,
  accepted_by uuid references identity.person (id) on delete set null
);

-- Failures in a row by key: a keyed hash of an account, of an address, of a computer already known.
create table identity.sign_in_attempt (
  key text primary key,
  failures integer not null,
  last_at timestamptz not null,
  retry_at timestamptz not null
);

grant select, insert, update, delete on
  identity.person, identity.credential, identity.session, identity.verification, identity.second_factor,
  identity.spent_code, identity.one_time_link, identity.invitation, identity.sign_in_attempt
  to beffroi_app;
