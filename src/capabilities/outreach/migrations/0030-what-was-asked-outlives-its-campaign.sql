-- What a commune was asked comes with it into another installation, where the campaign of its relay does not exist.
alter table outreach.request alter column campaign_id drop not null;
