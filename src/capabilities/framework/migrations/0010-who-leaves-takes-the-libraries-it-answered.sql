-- A commune that leaves takes the libraries it answered with it, those that stand here for everybody among them.
drop policy readable on framework.library;
create policy readable on framework.library for select to beffroi_app
  using ((select platform.is_system()) or organisation_id in (select territory.offices('agent'))
    or organisation_id in (select territory.visible('diagnostic'))
    or (is_for_all and coalesce((select platform.current_person()), (select platform.current_organisation())) is not null));
