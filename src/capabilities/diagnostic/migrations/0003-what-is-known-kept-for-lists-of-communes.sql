-- What the rules said of a commune the last time that something changed, so that a list of communes is one query.
create table diagnostic.tally (
  organisation_id uuid primary key references territory.organisation (id) on delete cascade,
  -- From 0 to 1; null when nothing applies.
  known real,
  proven real,
  essentials_total integer not null,
  -- To do, unknown or expired.
  essentials_missing integer not null,
  -- When somebody last answered a question.
  said_at timestamptz,
  judged_at timestamptz not null
);

-- The last word of each month, for what progressed.
create table diagnostic.month_tally (
  organisation_id uuid not null references territory.organisation (id) on delete cascade,
  month_on date not null,
  known real,
  proven real,
  essentials_missing integer not null,
  primary key (organisation_id, month_on)
);
create index month_tally_month on diagnostic.month_tally (month_on, organisation_id);

-- Written by the program's own job, read by whoever reads the diagnostic.
alter table diagnostic.tally enable row level security;
create policy visible on diagnostic.tally for select to beffroi_app
  using ((select platform.is_system()) or organisation_id in (select territory.visible('diagnostic')));
create policy kept on diagnostic.tally for insert to beffroi_app
  with check ((select platform.is_system()) or organisation_id = (select platform.current_organisation()));
create policy kept_again on diagnostic.tally for update to beffroi_app
  using ((select platform.is_system()) or organisation_id = (select platform.current_organisation()));
alter table diagnostic.month_tally enable row level security;
create policy visible on diagnostic.month_tally for select to beffroi_app
  using ((select platform.is_system()) or organisation_id in (select territory.visible('diagnostic')));
create policy kept on diagnostic.month_tally for insert to beffroi_app
  with check ((select platform.is_system()) or organisation_id = (select platform.current_organisation()));
create policy kept_again on diagnostic.month_tally for update to beffroi_app
  using ((select platform.is_system()) or organisation_id = (select platform.current_organisation()));
grant select, insert, update on diagnostic.tally, diagnostic.month_tally to beffroi_app;

create view diagnostic.door_tally with (security_invoker = true) as
  select organisation_id, known, proven, essentials_total, essentials_missing, said_at, judged_at from diagnostic.tally;
create view diagnostic.door_month_tally with (security_invoker = true) as
  select organisation_id, month_on, known, proven, essentials_missing from diagnostic.month_tally;
grant select on diagnostic.door_tally, diagnostic.door_month_tally to beffroi_app;
