-- Who sees these tables follows the role and the mandate: `presence` of territory/domain/rights.ts.
drop policy visible on watch.visit;
create policy visible on watch.visit for select to beffroi_app
  using ((select platform.is_system()) or organisation_id in (select territory.visible('presence')));
create policy added on watch.visit for insert to beffroi_app
  with check ((select platform.is_system()) or organisation_id in (select territory.visible('presence:write')));
create policy changed on watch.visit for update to beffroi_app
  using ((select platform.is_system()) or organisation_id in (select territory.visible('presence:write')));
drop policy visible on watch.finding;
create policy visible on watch.finding for select to beffroi_app
  using ((select platform.is_system()) or organisation_id in (select territory.visible('presence')));
create policy added on watch.finding for insert to beffroi_app
  with check ((select platform.is_system()) or organisation_id in (select territory.visible('presence:write')));
create policy changed on watch.finding for update to beffroi_app
  using ((select platform.is_system()) or organisation_id in (select territory.visible('presence:write')));
drop policy visible on watch.notice_answer;
create policy visible on watch.notice_answer for select to beffroi_app
  using ((select platform.is_system()) or organisation_id in (select territory.visible('presence')));
create policy added on watch.notice_answer for insert to beffroi_app
  with check ((select platform.is_system()) or organisation_id in (select territory.visible('presence:write')));
create policy changed on watch.notice_answer for update to beffroi_app
  using ((select platform.is_system()) or organisation_id in (select territory.visible('presence:write')));
drop policy visible on watch.look_alike_search;
create policy visible on watch.look_alike_search for select to beffroi_app
  using ((select platform.is_system()) or organisation_id in (select territory.visible('presence')));
create policy added on watch.look_alike_search for insert to beffroi_app
  with check ((select platform.is_system()) or organisation_id in (select territory.visible('presence:write')));
create policy changed on watch.look_alike_search for update to beffroi_app
  using ((select platform.is_system()) or organisation_id in (select territory.visible('presence:write')));
drop policy visible on watch.look_alike;
create policy visible on watch.look_alike for select to beffroi_app
  using ((select platform.is_system()) or organisation_id in (select territory.visible('presence')));
create policy added on watch.look_alike for insert to beffroi_app
  with check ((select platform.is_system()) or organisation_id in (select territory.visible('presence:write')));
create policy changed on watch.look_alike for update to beffroi_app
  using ((select platform.is_system()) or organisation_id in (select territory.visible('presence:write')));
