-- Public numbers: other programs of public bodies name a commune by its SIREN.
create view territory.door_siren with (security_invoker = true) as
  select siren, insee, name from territory.directory_commune where siren is not null;
grant select on territory.door_siren to beffroi_app;
create index directory_commune_siren on territory.directory_commune (siren);
