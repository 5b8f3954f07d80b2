-- Who sees these tables follows the role and the mandate: `diagnostic` of territory/domain/rights.ts.
drop policy visible on diagnostic.answer;
create policy visible on diagnostic.answer for select to beffroi_app
  using ((select platform.is_system()) or organisation_id in (select territory.visible('diagnostic')));
create policy added on diagnostic.answer for insert to beffroi_app
  with check ((select platform.is_system()) or organisation_id in (select territory.visible('diagnostic:write')));
create policy changed on diagnostic.answer for update to beffroi_app
  using ((select platform.is_system()) or organisation_id in (select territory.visible('diagnostic:write')));
drop policy visible on diagnostic.critical_data;
create policy visible on diagnostic.critical_data for select to beffroi_app
  using ((select platform.is_system()) or organisation_id in (select territory.visible('diagnostic')));
create policy added on diagnostic.critical_data for insert to beffroi_app
  with check ((select platform.is_system()) or organisation_id in (select territory.visible('diagnostic:write')));
create policy changed on diagnostic.critical_data for update to beffroi_app
  using ((select platform.is_system()) or organisation_id in (select territory.visible('diagnostic:write')));
drop policy readable on diagnostic.answer_history;
create policy readable on diagnostic.answer_history for select to beffroi_app
  using ((select platform.is_system()) or organisation_id in (select territory.visible('diagnostic')));
drop policy appendable on diagnostic.answer_history;
create policy appendable on diagnostic.answer_history for insert to beffroi_app
  with check ((select platform.is_system()) or organisation_id in (select territory.visible('diagnostic:write')));
drop policy readable on diagnostic.provider_letter;
create policy readable on diagnostic.provider_letter for select to beffroi_app
  using ((select platform.is_system()) or organisation_id in (select territory.visible('diagnostic')));
drop policy appendable on diagnostic.provider_letter;
create policy appendable on diagnostic.provider_letter for insert to beffroi_app
  with check ((select platform.is_system()) or organisation_id in (select territory.visible('diagnostic:write')));
