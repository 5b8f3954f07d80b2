-- Who sees these tables follows the role and the mandate: `diagnostic` of territory/domain/rights.ts.
drop policy visible on diagnostic.answer;
create policy visible on diagnostic.answer to beffroi_app
  using ((select platform.is_system()) or organisation_id in (select territory.visible('diagnostic')))
  with check ((select platform.is_system()) or organisation_id in (select territory.visible('diagnostic:write')));
drop policy visible on diagnostic.critical_data;
create policy visible on diagnostic.critical_data to beffroi_app
  using ((select platform.is_system()) or organisation_id in (select territory.visible('diagnostic')))
  with check ((select platform.is_system()) or organisation_id in (select territory.visible('diagnostic:write')));
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
