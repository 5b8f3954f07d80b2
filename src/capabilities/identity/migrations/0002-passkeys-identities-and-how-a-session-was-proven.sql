-- How a session was proven, passkeys, identities of an OpenID provider, and the steps that link a browser to them.

-- 2: two of knowledge, possession and inherence (CNIL, délibération 2025-019). A link sent by mail is never one of them.
alter table identity.session add column factors smallint not null default 1 check (factors in (1, 2));
update identity.session s set factors = 2 from identity.person p where p.id = s.person_id and p.has_second_factor;

-- A public key; what signs never leaves the device of its owner.
create table identity.passkey (
  id uuid primary key default uuidv7(),
  person_id uuid not null references identity.person (id) on delete cascade,
  credential_id text not null unique,
  public_key bytea not null,
  -- How many times the device says it signed; one that goes back is a copy. Synchronised keys always say 0.
  counter bigint not null check (counter >= 0),
  transports text[] not null,
  may_be_synchronised boolean not null,
  is_synchronised boolean not null,
  name text not null,
  created_at timestamptz not null,
  last_used_at timestamptz
);
create index passkey_person on identity.passkey (person_id);

-- Who a person is at an identity provider. The address it claims grants nothing by itself, nor does the SIRET.
create table identity.provider_account (
  id uuid primary key default uuidv7(),
  person_id uuid not null references identity.person (id) on delete cascade,
  issuer text not null,
  subject text not null,
  email text not null,
  siret text check (siret ~ '^[0-9]{14}$'),
  linked_at timestamptz not null,
  last_used_at timestamptz not null,
  unique (issuer, subject)
);
create index provider_account_person on identity.provider_account (person_id);

-- Shown to the provider when the session it opened is closed (RP-initiated logout); gone with the session.
create table identity.provider_session (
  session_id uuid primary key references identity.session (id) on delete cascade,
  id_token text not null
);

-- What this program asked of a browser and waits for, once: the challenge of a passkey, the state of a provider.
create table identity.sign_in_step (
  key_hash text primary key,
  kind text not null check (kind in ('passkey-registration', 'passkey-sign-in', 'provider')),
  -- Hash of the cookie of the browser that began; null where the answer itself is bound to the origin and the key.
  browser_hash text,
  -- Who began, signed in; null for a sign-in.
  person_id uuid references identity.person (id) on delete cascade,
  invitation_hash text,
  created_at timestamptz not null,
  expires_at timestamptz not null
);
create index sign_in_step_expiry on identity.sign_in_step (expires_at);

grant select, insert, update, delete on identity.passkey, identity.provider_account, identity.provider_session,
  identity.sign_in_step to beffroi_app;
