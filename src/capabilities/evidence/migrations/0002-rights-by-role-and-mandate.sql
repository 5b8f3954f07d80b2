-- Who sees these tables follows the role and the mandate: `evidence` of territory/domain/rights.ts.
drop policy readable on evidence.record;
create policy readable on evidence.record for select to beffroi_app
  using ((select platform.is_system()) or organisation_id in (select territory.visible('evidence')));
drop policy appendable on evidence.record;
create policy appendable on evidence.record for insert to beffroi_app
  with check ((select platform.is_system()) or organisation_id in (select territory.visible('evidence:write')));
drop policy readable on evidence.file;
create policy readable on evidence.file for select to beffroi_app
  using ((select platform.is_system()) or organisation_id in (select territory.visible('evidence')));
drop policy appendable on evidence.file;
create policy appendable on evidence.file for insert to beffroi_app
  with check ((select platform.is_system()) or organisation_id in (select territory.visible('evidence:write')));
