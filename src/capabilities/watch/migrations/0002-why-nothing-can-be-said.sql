-- Why nothing can be said, for a machine: `could-not-tell` alone does not tell a dead server from a question not asked.
alter table watch.finding add column reason text;
