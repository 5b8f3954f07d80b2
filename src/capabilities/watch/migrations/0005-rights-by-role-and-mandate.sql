-- Who sees these tables follows the role and the mandate: `presence` of territory/domain/rights.ts.
drop policy visible on watch.visit;
create policy visible on watch.visit to beffroi_app
  using ((select platform.is_system()) or organisation_id in (select territory.visible('presence')))
  with check ((select platform.is_system()) or organisation_id in (select territory.visible('presence:write')));
drop policy visible on watch.finding;
create policy visible on watch.finding to beffroi_app
  using ((select platform.is_system()) or organisation_id in (select territory.visible('presence')))
  with check ((select platform.is_system()) or organisation_id in (select territory.visible('presence:write')));
drop policy visible on watch.notice_answer;
create policy visible on watch.notice_answer to beffroi_app
  using ((select platform.is_system()) or organisation_id in (select territory.visible('presence')))
  with check ((select platform.is_system()) or organisation_id in (select territory.visible('presence:write')));
drop policy visible on watch.look_alike_search;
create policy visible on watch.look_alike_search to beffroi_app
  using ((select platform.is_system()) or organisation_id in (select territory.visible('presence')))
  with check ((select platform.is_system()) or organisation_id in (select territory.visible('presence:write')));
drop policy visible on watch.look_alike;
create policy visible on watch.look_alike to beffroi_app
  using ((select platform.is_system()) or organisation_id in (select territory.visible('presence')))
  with check ((select platform.is_system()) or organisation_id in (select territory.visible('presence:write')));
