-- A link that shows a provider some questions and nothing else, what he says, and what the commune makes of it.
create table diagnostic.provider_request (
  id uuid primary key default uuidv7(),
  organisation_id uuid not null references territory.organisation (id) on delete cascade,
  -- SHA-256 of the secret of the link, which is kept nowhere.
  token_hash text not null unique check (token_hash ~ '^[0-9a-f]{64}$'),
  commune_name text not null,
  question_ids text[] not null check (cardinality(question_ids) between 1 and 200),
  -- To whom, as the commune wrote it.
  addressee text check (length(addressee) between 1 and 160),
  -- An organisation of this installation that answers with its accounts too.
  provider_id uuid references territory.organisation (id) on delete set null,
  created_at timestamptz not null,
  created_by uuid not null,
  created_by_name text not null,
  expires_at timestamptz not null check (expires_at > created_at and expires_at <= created_at + interval '62 days'),
  revoked_at timestamptz,
  revoked_by uuid,
  -- How many files came by this link: what a stolen link can fill has an end.
  file_count integer not null default 0 check (file_count between 0 and 400),
  check ((revoked_at is null) = (revoked_by is null))
);
create index provider_request_newest on diagnostic.provider_request (organisation_id, created_at desc);
create index provider_request_provider on diagnostic.provider_request (provider_id) where provider_id is not null;

-- Each time the link was opened; twice within a quarter of an hour is once.
create table diagnostic.provider_opening (
  id uuid primary key default uuidv7(),
  organisation_id uuid not null references territory.organisation (id) on delete cascade,
  request_id uuid not null references diagnostic.provider_request (id) on delete cascade,
  at timestamptz not null
);
create index provider_opening_newest on diagnostic.provider_opening (request_id, at desc);

-- What the provider says of one question: a draft until he sends it, then never changed; the commune decides of it.
create table diagnostic.provider_reply (
  id uuid primary key default uuidv7(),
  organisation_id uuid not null references territory.organisation (id) on delete cascade,
  request_id uuid not null references diagnostic.provider_request (id) on delete cascade,
  question_id text not null check (length(question_id) between 1 and 80),
  -- null: a file came before the reply.
  reply text check (reply in ('yes', 'partly', 'no', 'not-concerned')),
  note text check (length(note) between 1 and 2000),
  file_id uuid,
  file_name text,
  saved_at timestamptz not null,
  sent_at timestamptz,
  -- Who he says he is; an account of this installation where he has one.
  person_name text check (length(person_name) between 1 and 120),
  company_name text check (length(company_name) between 1 and 160),
  person_id uuid,
  decision text check (decision in ('confirmed', 'contested')),
  decided_at timestamptz,
  decided_by uuid,
  decided_by_name text,
  decision_note text check (length(decision_note) between 1 and 2000),
  unique (request_id, question_id),
  check ((sent_at is null) or (reply is not null and person_name is not null)),
  check ((decision is null) = (decided_at is null) and (decision is null) = (decided_by is null)),
  check (decision is null or sent_at is not null)
);
create index provider_reply_question on diagnostic.provider_reply (organisation_id, question_id);

alter table diagnostic.provider_request enable row level security;
create policy readable on diagnostic.provider_request for select to beffroi_app
  using ((select platform.is_system()) or organisation_id in (select territory.visible('diagnostic'))
    or (organisation_id, provider_id) in (select e.organisation_id, e.provider_id from territory.entrusted() e));
create policy askable on diagnostic.provider_request for insert to beffroi_app
  with check ((select platform.is_system()) or organisation_id in (select territory.visible('diagnostic:write')));
create policy changeable on diagnostic.provider_request for update to beffroi_app
  using ((select platform.is_system()) or organisation_id in (select territory.visible('diagnostic:write')))
  with check ((select platform.is_system()) or organisation_id in (select territory.visible('diagnostic:write')));

alter table diagnostic.provider_opening enable row level security;
create policy readable on diagnostic.provider_opening for select to beffroi_app
  using ((select platform.is_system()) or organisation_id in (select territory.visible('diagnostic')));
create policy appendable on diagnostic.provider_opening for insert to beffroi_app
  with check ((select platform.is_system()) or organisation_id in (select territory.visible('diagnostic:write')));

-- The provider reads his own, through the requests he sees. That a commune is shown no draft is a matter of the store.
create policy readable on diagnostic.provider_reply for select to beffroi_app
  using ((select platform.is_system()) or organisation_id in (select territory.visible('diagnostic'))
    or request_id in (select r.id from diagnostic.provider_request r
      where (r.organisation_id, r.provider_id) in (select e.organisation_id, e.provider_id from territory.entrusted() e)));
create policy writable on diagnostic.provider_reply for insert to beffroi_app
  with check ((select platform.is_system()) or organisation_id in (select territory.visible('diagnostic:write')));
create policy changeable on diagnostic.provider_reply for update to beffroi_app
  using ((select platform.is_system()) or organisation_id in (select territory.visible('diagnostic:write')))
  with check ((select platform.is_system()) or organisation_id in (select territory.visible('diagnostic:write')));
alter table diagnostic.provider_reply enable row level security;

-- What was asked and what was said is not rewritten; a request is taken back, a reply is decided of.
grant select, insert, update (revoked_at, revoked_by, file_count) on diagnostic.provider_request to beffroi_app;
grant select, insert on diagnostic.provider_opening to beffroi_app;
grant select, insert, update (reply, note, file_id, file_name, saved_at, sent_at, person_name, company_name, person_id,
  decision, decided_at, decided_by, decided_by_name, decision_note) on diagnostic.provider_reply to beffroi_app;
