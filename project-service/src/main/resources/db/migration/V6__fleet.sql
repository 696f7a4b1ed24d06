create table project_token (
    id          uuid        not null,
    project_id  uuid        not null,
    name        text        not null,
    permissions text        not null,
    created_at  timestamptz not null,
    constraint project_token_pk primary key (id),
    constraint project_token_project_fk foreign key (project_id) references project (id),
    constraint project_token_name_length check (char_length(name) between 1 and 100),
    constraint project_token_permissions_known
        check (permissions ~ '^(create|read|update|delete):\*( (create|read|update|delete):\*){0,3}$')
);

comment on table project_token is 'The tokens that are good. Their texts are signed and kept nowhere; a revoked token has no row.';

create index project_token_by_project on project_token (project_id, id desc);
comment on index project_token_by_project is 'Serves the newest-first token list of a project, and their end with it.';

create table registration (
    id         uuid        not null,
    project_id uuid        not null,
    kind       text        not null,
    name       text        not null,
    type       text,
    version    text,
    created_at timestamptz not null,
    constraint registration_pk primary key (id),
    constraint registration_project_fk foreign key (project_id) references project (id),
    constraint registration_kind_known check (kind in ('agent', 'aggregator')),
    constraint registration_name_length check (char_length(name) between 1 and 100),
    constraint registration_type_length check (char_length(type) between 1 and 100),
    constraint registration_version_length check (char_length(version) between 1 and 100)
);

comment on table registration is 'Agents and aggregators that report for a project. Names are no keys: machines of one image have the same.';
comment on column registration.version is 'The version of the program that runs, as it says itself.';

create index registration_by_project on registration (project_id, kind, id desc);
comment on index registration_by_project is 'Serves the newest-first lists of agents and of aggregators of a project, and their numbers.';
