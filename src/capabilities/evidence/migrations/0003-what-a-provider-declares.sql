-- A provider speaks for himself: a source of its own, which proves nothing by itself.
alter table evidence.record drop constraint record_source_check;
alter table evidence.record add constraint record_source_check
  check (source in ('check', 'answer', 'document', 'person', 'agent', 'provider'));
