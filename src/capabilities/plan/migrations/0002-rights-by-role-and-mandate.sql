-- Who sees these tables follows the role and the mandate: `plan` of territory/domain/rights.ts.
drop policy visible on plan.action;
create policy visible on plan.action for select to beffroi_app
  using ((select platform.is_system()) or organisation_id in (select territory.visible('plan')));
create policy added on plan.action for insert to beffroi_app
  with check ((select platform.is_system()) or organisation_id in (select territory.visible('plan:write')));
create policy changed on plan.action for update to beffroi_app
  using ((select platform.is_system()) or organisation_id in (select territory.visible('plan:write')));
drop policy visible on plan.week_cost;
create policy visible on plan.week_cost for select to beffroi_app
  using ((select platform.is_system()) or organisation_id in (select territory.visible('plan')));
create policy added on plan.week_cost for insert to beffroi_app
  with check ((select platform.is_system()) or organisation_id in (select territory.visible('plan:write')));
create policy changed on plan.week_cost for update to beffroi_app
  using ((select platform.is_system()) or organisation_id in (select territory.visible('plan:write')));
drop policy readable on plan.action_event;
create policy readable on plan.action_event for select to beffroi_app
  using ((select platform.is_system()) or organisation_id in (select territory.visible('plan')));
drop policy appendable on plan.action_event;
create policy appendable on plan.action_event for insert to beffroi_app
  with check ((select platform.is_system()) or organisation_id in (select territory.visible('plan:write')));
drop policy readable on plan.action_comment;
create policy readable on plan.action_comment for select to beffroi_app
  using ((select platform.is_system()) or organisation_id in (select territory.visible('plan')));
drop policy appendable on plan.action_comment;
create policy appendable on plan.action_comment for insert to beffroi_app
  with check ((select platform.is_system()) or organisation_id in (select territory.visible('plan:write')));
