create table known_database (
    database_id uuid    not null,
    project_id  uuid    not null,
    name        text    not null,
    deleted     boolean not null default false,
    constraint known_database_pk primary key (database_id)
);

comment on table known_database is 'Read model: the databases of projects. A dropped one stays, so that what it sent keeps its name and no older event brings it back.';

create index known_database_by_project on known_database (project_id, deleted);
comment on index known_database_by_project is 'Serves the number of a project''s databases.';

create table known_api_key (
    key_id     uuid        not null,
    project_id uuid        not null,
    expires_at timestamptz not null default 'infinity',
    revoked    boolean     not null default false,
    deleted    boolean     not null default false,
    constraint known_api_key_pk primary key (key_id)
);

comment on table known_api_key is 'Read model: the API keys of projects. What has happened to a key only adds up, so the order in which it is told does not matter.';
comment on column known_api_key.expires_at is 'Infinity for a key that does not expire, or whose making has not been told yet.';

create index known_api_key_by_project on known_api_key (project_id) include (expires_at, revoked) where not deleted;
comment on index known_api_key_by_project is 'Serves the numbers of a project''s keys and of those that open something.';
