-- Answers are erased with their past, by whoever may bring frameworks in; a library goes once nothing rests on it.
create policy removed on framework.assessment for delete to beffroi_app
  using ((select platform.is_system()) or organisation_id in (select territory.offices('administrator'))
    or organisation_id in (select territory.visible('diagnostic:write')));

-- One's own; a library for all by the installer, as the program.
create policy removable on framework.library for delete to beffroi_app
  using ((select platform.is_system())
    or (not is_for_all and organisation_id in (select territory.offices('administrator'))));

grant delete on framework.assessment, framework.library to beffroi_app;

-- What rests on a library is asked before it goes.
create index assessment_library on framework.assessment (library_id);
create index answer_history_library on framework.answer_history (library_id);
