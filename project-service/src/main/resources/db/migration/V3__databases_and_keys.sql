alter table project_database
    add column version bigint not null default 0,
    add constraint project_database_name_length check (char_length(name) between 1 and 100);

comment on column project_database.version is 'Grows with every change of the database; its entity tag.';

create unique index project_database_name_unique_per_environment on project_database (environment_id, name);
comment on index project_database_name_unique_per_environment is 'A name is taken until the database is dropped.';

drop index project_database_by_project;

create index project_database_by_project on project_database (project_id, id desc);
comment on index project_database_by_project is 'Serves the newest-first list of a project''s databases and their number.';

alter table api_key
    add column version bigint not null default 1;

comment on column api_key.version is 'Grows with every change of the key; its entity tag and the sequence of its events.';

update api_key set version = 2 where revoked_at is not null;
