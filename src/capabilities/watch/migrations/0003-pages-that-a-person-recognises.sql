-- What a person of the commune said of the pages that the law asks for: only they can recognise them.
create table watch.notice_answer (
  organisation_id uuid not null references territory.organisation (id) on delete cascade,
  code text not null check (code in ('legal-notice', 'accessibility-statement')),
  answer text not null check (answer in ('yes', 'no', 'no-page')),
  -- The page they confirmed, with `yes` and only then.
  url text check (length(url) <= 4096),
  -- The addresses they had before their eyes: a new one is asked about anew.
  offered text[] not null,
  -- The finding they answered: older ones keep what was said of them then.
  finding_seen_at timestamptz not null,
  answered_by uuid,
  answered_by_name text not null,
  answered_at timestamptz not null,
  primary key (organisation_id, code),
  check ((answer = 'yes') = (url is not null))
);

alter table watch.notice_answer enable row level security;
create policy visible on watch.notice_answer to beffroi_app
  using ((select platform.is_system()) or organisation_id in (select territory.visible('read')))
  with check ((select platform.is_system()) or organisation_id in (select territory.visible('write')));

grant select, insert, update on watch.notice_answer to beffroi_app;
