create table project (
    id                       uuid        not null,
    team_id                  uuid        not null,
    name                     text        not null,
    description              text,
    slug                     text        not null,
    purpose                  text        not null,
    plan                     text        not null,
    statement_timeout        text        not null,
    idle_transaction_timeout text        not null,
    max_connections          integer,
    primary_database_id      uuid,
    state                    text        not null,
    version                  bigint      not null,
    created_at               timestamptz not null,
    updated_at               timestamptz not null,
    constraint project_pk primary key (id),
    constraint project_name_length check (char_length(name) between 1 and 100),
    constraint project_description_length check (char_length(description) <= 2000),
    constraint project_purpose_known check (purpose in ('production', 'non_production')),
    constraint project_state_known check (state in ('active', 'deleting', 'deleted')),
    constraint project_max_connections_positive check (max_connections > 0)
);

comment on table project is 'The one project model under all surfaces. A deleted project stays as a tombstone, so that its jobs remain readable by those who could read them.';
comment on column project.purpose is 'The database surface calls it environment: production or non_production.';
comment on column project.max_connections is 'Absent: what the plan allows.';
comment on column project.version is 'Grows with every change of the project or its databases; the entity tag and the sequence of its events.';

create unique index project_slug_unique_per_team on project (team_id, slug) where state <> 'deleted';
comment on index project_slug_unique_per_team is 'A slug is taken by one living project of a team; also serves the list of a team.';

create index project_by_team on project (team_id, id desc) where state <> 'deleted';
comment on index project_by_team is 'Serves the newest-first list of a team or organization.';

create table environment (
    id         uuid        not null,
    project_id uuid        not null,
    name       text        not null,
    is_default boolean     not null,
    version    bigint      not null,
    created_at timestamptz not null,
    updated_at timestamptz not null,
    constraint environment_pk primary key (id),
    constraint environment_project_fk foreign key (project_id) references project (id),
    constraint environment_name_unique_per_project unique (project_id, name)
);

comment on table environment is 'Where databases of a project live; every project starts with the default environment production.';

create unique index environment_one_default_per_project on environment (project_id) where is_default;

create table project_database (
    id                   uuid        not null,
    project_id           uuid        not null,
    environment_id       uuid        not null,
    name                 text        not null,
    database_name        text        not null,
    owner_role           text        not null,
    login_role           text        not null,
    cluster_id           text        not null,
    region               text        not null,
    state                text        not null,
    last_error           text,
    password_key_id      text        not null,
    password_sealed      bytea       not null,
    next_password_key_id text,
    next_password_sealed bytea,
    latest_job_id        uuid,
    created_at           timestamptz not null,
    constraint project_database_pk primary key (id),
    constraint project_database_project_fk foreign key (project_id) references project (id),
    constraint project_database_environment_fk foreign key (environment_id) references environment (id),
    constraint project_database_name_generated check (database_name ~ '^[a-z][a-z0-9_]{0,62}$'),
    constraint project_database_state_known check (state in ('provisioning', 'ready', 'failed', 'deleting')),
    constraint project_database_next_password_whole check ((next_password_key_id is null) = (next_password_sealed is null))
);

comment on table project_database is 'A logical database as it should be; the provisioning jobs make it so.';
comment on column project_database.password_sealed is 'AES-GCM nonce, cipher text and tag under the key named by password_key_id, bound to the database id.';
comment on column project_database.next_password_sealed is 'The password of a running rotation; takes the place of the current one when the job completes.';

create index project_database_by_project on project_database (project_id);
comment on index project_database_by_project is 'Serves the databases of one project and of a page of projects.';

create table job (
    id                   uuid        not null,
    type                 text        not null,
    project_id           uuid        not null,
    organization_id      uuid        not null,
    cluster_id           text        not null,
    database_id          uuid,
    locked_resource      text        not null,
    state                text        not null,
    attempts             integer     not null,
    max_attempts         integer     not null,
    claimed_by           text,
    claimed_at           timestamptz,
    started_at           timestamptz,
    completed_at         timestamptz,
    last_exit_code       integer,
    last_stdout          text,
    last_stderr          text,
    error                text,
    retry_classification text,
    version              bigint      not null,
    created_at           timestamptz not null,
    updated_at           timestamptz not null,
    constraint job_pk primary key (id),
    constraint job_project_fk foreign key (project_id) references project (id),
    constraint job_state_known check (state in ('pending', 'running', 'completed', 'failed', 'cancelled'))
);

comment on table job is 'Jobs as clients see them; the queue of record is the worker''s, which reports every change.';
comment on column job.version is 'The sequence of the last report applied; an older report changes nothing.';

create unique index job_one_unfinished_per_resource on job (locked_resource) where state in ('pending', 'running');
comment on index job_one_unfinished_per_resource is 'Of the changes of one project only one is under way; a second is refused, never queued.';

create index job_by_project on job (project_id, id desc);
comment on index job_by_project is 'Serves the newest-first job list of a project.';

create table job_change (
    job_id     uuid        not null,
    version    bigint      not null,
    snapshot   text        not null,
    changed_at timestamptz not null,
    constraint job_change_pk primary key (job_id, version),
    constraint job_change_job_fk foreign key (job_id) references job (id)
);

comment on table job_change is 'Every state a job went through, so that an event stream misses none, on whichever replica it is read.';

create table api_key (
    id              uuid        not null,
    organization_id uuid        not null,
    project_id      uuid,
    name            text        not null,
    key_prefix      text        not null,
    secret_hash     bytea       not null,
    scopes          text        not null,
    created_by      uuid        not null,
    created_at      timestamptz not null,
    expires_at      timestamptz,
    last_used_at    timestamptz,
    revoked_at      timestamptz,
    constraint api_key_pk primary key (id),
    constraint api_key_project_fk foreign key (project_id) references project (id),
    constraint api_key_name_length check (char_length(name) between 1 and 100)
);

comment on column api_key.secret_hash is 'SHA-256 of the secret part, which has 256 random bits; the text itself is shown once and kept nowhere.';

create index api_key_by_organization on api_key (organization_id, id desc);
comment on index api_key_by_organization is 'Serves the newest-first key list of an organization.';

create table team (
    id         uuid        not null,
    name       text        not null,
    slug       text        not null,
    created_at timestamptz not null,
    version    bigint      not null,
    constraint team_pk primary key (id)
);

comment on table team is 'Read model of membership-service''s teams.';

create table team_member (
    team_id uuid   not null,
    user_id uuid   not null,
    role    text   not null,
    version bigint not null,
    constraint team_member_pk primary key (team_id, user_id)
);

comment on table team_member is 'Read model: who has which role in a team.';

create index team_member_by_user on team_member (user_id);
comment on index team_member_by_user is 'Serves the projects that a user reaches through teams.';

create table project_member (
    project_id uuid   not null,
    user_id    uuid   not null,
    role       text   not null,
    version    bigint not null,
    constraint project_member_pk primary key (project_id, user_id)
);

comment on table project_member is 'Read model: who has which direct role in a project. The owner''s row is written with the project.';

create unique index project_member_one_owner on project_member (project_id) where role = 'owner';

create index project_member_by_user on project_member (user_id, project_id desc);
comment on index project_member_by_user is 'Serves the projects where a user has a direct role.';

create table cluster (
    id          text        not null,
    snapshot    text        not null,
    observed_at timestamptz not null,
    constraint cluster_pk primary key (id)
);

comment on table cluster is 'The worker''s clusters as last seen, so that projects can be created while the worker is away.';
