-- The search box finds a commune by the beginning of any word of its name: an index on the words, not a walk through all.
create index directory_commune_words on territory.directory_commune using gin (to_tsvector('simple', search_key));
create index directory_alias_words on territory.directory_alias using gin (to_tsvector('simple', search_key));
